"""The mail of a brief for the clipboard, or as a link that a mail program opens."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.briefs import Brief
from desktop.exchange.brief import mail
from desktop.exchange.brief.seal import kept
from desktop.services.briefs import Prepared
from desktop.services.desk import Desk
from desktop.services.frozen_briefs import frozen_brief, stored_version
from desktop.services.naming import find_handoff


@dataclass(frozen=True, slots=True)
class BriefMail:
    """The mail of one brief: `text` is the whole brief, to be pasted into any mail program.

    `link` is a `mailto:` of less than 2,000 characters; a brief too long for it is cut to what is asked.
    """

    subject: str
    text: str
    link: str


def mail_of(prepared: Prepared) -> BriefMail:
    """Return the mail of a brief as its preview shows it."""
    return _mail(prepared.brief, prepared.seal.fingerprint)


def issued_mail(desk: Desk, reference: str) -> BriefMail:
    """Return the mail of the newest version of an issued brief, as it was frozen."""
    stored = stored_version(desk, find_handoff(desk, reference))
    brief = frozen_brief(stored)
    seal = kept(brief, stored.signature)
    return _mail(brief, seal.fingerprint if seal else "")


def _mail(brief: Brief, fingerprint: str) -> BriefMail:
    subject, text = mail.mail_text(brief, fingerprint)
    return BriefMail(subject, text, mail.mail_link(brief))
