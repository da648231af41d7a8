"""A release of contacts as a mail draft with a vCard attached, and nothing else in it."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP

from desktop.domain.releases import Release
from desktop.exchange import vcard
from desktop.exchange.brief import BriefFile
from desktop.exchange.mail_headers import address_lines


def render(release: Release, notes: dict[str, str]) -> tuple[BriefFile, ...]:
    """Return the mail draft (`.eml`, opens as a draft where a program knows how) and the vCard beside it."""
    card = vcard.render(release.contacts, notes)
    name = f"{release.number}-contacts"
    mail = EmailMessage(policy=SMTP)
    mail["X-Unsent"] = "1"
    mail["Subject"] = release.subject
    mail.set_content(release.body, cte="quoted-printable")
    mail.add_attachment(card, maintype="text", subtype="vcard", filename=f"{name}.vcf", cte="base64")
    _name_the_charset(mail)
    people = (
        ("From", release.from_name, release.from_email),
        ("To", release.to_name, release.to_email),
    )
    return BriefFile(f"{name}.eml", address_lines(people) + mail.as_bytes()), BriefFile(f"{name}.vcf", card)


def _name_the_charset(mail: EmailMessage) -> None:
    """Say that the attached card is UTF-8."""
    for part in mail.iter_attachments():
        part.set_param("charset", "utf-8")
