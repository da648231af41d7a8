"""The mail of a brief for the clipboard, or as a link that a mail program opens."""

from __future__ import annotations

import json

from desktop.domain.briefs import Brief, verify
from desktop.exchange.brief import mail
from desktop.services.desk import Desk
from desktop.services.handoffs import show_handoff


def mail_text(brief: Brief) -> tuple[str, str]:
    """Return subject and text of the mail: the whole brief, to be pasted into any mail program."""
    return mail.mail_text(brief)


def mail_link(brief: Brief) -> str:
    """Return a `mailto:` of less than 2,000 characters; a brief too long for it is cut to what is asked."""
    return mail.mail_link(brief)


def issued_brief(desk: Desk, reference: str) -> Brief:
    """Return the newest version of an issued brief, as it was frozen."""
    return verify(json.loads(show_handoff(desk, reference).briefs[-1][2]))[0]
