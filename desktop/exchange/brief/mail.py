"""The brief as a mail that waits to be sent: the whole brief in its body, the page attached."""

from __future__ import annotations

import re
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formataddr
from pathlib import Path
from urllib.parse import quote

from desktop.domain.briefs import Brief, Contact
from desktop.domain.playbook import Branding
from desktop.domain.text import single_line
from desktop.exchange.brief import text
from desktop.exchange.brief.answer import mail_address
from desktop.exchange.brief.lead import ownership_line
from desktop.exchange.brief.page import Page
from desktop.exchange.brief.words import date_in_words, filled, word
from desktop.exchange.templates import template_of

LONGEST_LINK = 1_999
"""Characters that a link may have: some mail programs take no more."""

_LONGEST_SUBJECT = 200
_ADDRESS = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9.-]+", re.ASCII)


def render(brief: Brief, resources: Path, brand: Branding, *, said: Page, body: str, pdf: bytes) -> bytes:
    """Return an unsent mail whose parts are `body`, the page `said` and, attached as it is, `pdf`.

    Nothing in it depends on the clock or on this computer.
    """
    mail = EmailMessage(policy=SMTP)
    mail["X-Unsent"] = "1"
    mail.set_content(body, cte="quoted-printable")
    mail.add_alternative(_page(said, brief, resources, brand), subtype="html", cte="quoted-printable")
    mail.add_attachment(pdf, maintype="application", subtype="pdf", filename=f"{brief.label}.pdf")
    for index, part in enumerate(part for part in mail.walk() if part.is_multipart()):
        part.set_boundary(f"=_{brief.hash[:32]}_{index}")
    return _head(brief) + mail.as_bytes()


def mail_text(brief: Brief, fingerprint: str = "") -> tuple[str, str]:
    """Return subject and text of the mail, to be pasted into any mail program; `fingerprint` is the key's."""
    return subject(brief), text.render(brief, fingerprint).decode()


def mail_link(brief: Brief) -> str:
    """Return a `mailto:` that opens the mail, the text cut to the ask where the whole brief is too long for one."""
    to = mail_address(brief.to.email) or "mailto:"
    head = f"{to}?subject={quote(subject(brief), safe='')}&body="
    whole = _quoted(mail_text(brief)[1])
    if len(head) + len(whole) <= LONGEST_LINK:
        return head + whole
    left, said = _short(brief), ""
    while left and len(head) + len(_quoted(said + left[0])) <= LONGEST_LINK:
        said += left.pop(0)
    return head + _quoted(said)


def subject(brief: Brief) -> str:
    """Return the subject of the mail, on one line."""
    line = single_line(filled(brief, "mail_subject"))
    return line if len(line) <= _LONGEST_SUBJECT else line[: _LONGEST_SUBJECT - 1].rstrip() + "…"


def _short(brief: Brief) -> list[str]:
    """Return the lines that a link can carry, the most needed first."""
    due = date_in_words(brief.terms.answer_due, brief.words)
    lines = (
        brief.label,
        ownership_line(brief),
        word(brief.words, "mail_attached"),
        f"{word(brief.words, 'answer_by')} {due}",
        f"{word(brief.words, 'ask')}: {brief.ask}",
    )
    return [f"{single_line(line)}\n\n" for line in lines]


def _quoted(said: str) -> str:
    return quote(said.replace("\n", "\r\n"), safe="")


def _head(brief: Brief) -> bytes:
    """Return the lines that say from whom, to whom and about what.

    The standard library's own folding loses blanks between words beyond ASCII, so these are set here.
    """
    lines = [f"Subject: {_words('Subject', subject(brief))}"]
    for header, contact in (("From", brief.relationship_owner), ("To", brief.to)):
        if _ADDRESS.fullmatch(contact.email):
            lines.append(f"{header}: {_named(header, contact)}")
    return "".join(f"{line}\r\n" for line in lines).encode("ascii")


def _named(header: str, contact: Contact) -> str:
    name = single_line(contact.name)
    if name.isascii() and len(name) <= 60:
        return formataddr((name, contact.email))
    return f"{_coded(header, name)}\r\n <{contact.email}>"


def _words(header: str, line: str) -> str:
    if line.isascii() and "=?" not in line:
        return Header(line, "us-ascii", header_name=header).encode(linesep="\r\n")
    return _coded(header, line)


def _coded(header: str, line: str) -> str:
    return Header(line, "utf-8", header_name=header).encode(linesep="\r\n")


def _page(said: Page, brief: Brief, resources: Path, brand: Branding) -> str:
    template = template_of(resources, "mail.html.j2", lstrip=True)
    attached = word(brief.words, "mail_attached")
    return template.render(page=said, colour=brand.colour or "#0F6B5C", firm=brand.name, attached=attached)
