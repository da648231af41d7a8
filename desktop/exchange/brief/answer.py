"""How a reader answers a brief without any program: lines to type, and mails in which they are typed."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from desktop.domain.briefs import Brief, Contact
from desktop.domain.playbook import Involvement
from desktop.domain.replies import Decision
from desktop.exchange.brief.words import word

_REFUSING = (("Missing", "missing"), ("Reason", "reason"))
"""Lines for a brief that goes back or is not taken on, which briefs with older words do not print."""


@dataclass(frozen=True, slots=True)
class Link:
    """A mail that opens with its lines written."""

    label: str
    address: str


def lines(brief: Brief) -> tuple[str, ...]:
    """Return the lines to type; what stands in round brackets counts as not filled in."""
    seen = asks_to_be_seen(brief)
    return (
        f"Brief: {answered(brief)}",
        f"Decision: {_hint(brief, 'decision_seen' if seen else 'decision')}",
        f"By: {_hint(brief, 'name')}",
        *(() if seen else _accepting(brief)),
        *(f"{field}: {_hint(brief, key)}" for field, key in _REFUSING if f"answer_{key}" in brief.words),
    )


def answered(brief: Brief) -> str:
    """Return the number by which an answer names the brief: with its version, the first one too.

    A brief whose words are older keeps its label, since its page is signed as it was.
    """
    return f"{brief.number}-v{brief.version}" if "answer_missing" in brief.words else brief.label


def asks_to_be_seen(brief: Brief) -> bool:
    """Say whether nothing is asked but to know of it; a brief whose words are older asks for an answer."""
    return brief.involvement is Involvement.INFORMATION and "seen" in brief.words


def links(brief: Brief) -> tuple[Link, ...]:
    """Return the three mails to the steward; none when the steward has no mail."""
    if not _is_mail(brief.relationship_owner.email):
        return ()
    start = (f"Brief: {answered(brief)}",)
    by = f"By: {_signed(brief.to)}"
    accepted = ("Next action: ", "On: ", "Terms acknowledged: yes")
    if asks_to_be_seen(brief):
        first = _link(brief, "seen", (*start, f"Decision: {Decision.SEEN}", by, "Comment: "))
    else:
        first = _link(brief, "accept", (*start, f"Decision: {Decision.ACCEPTED}", by, *accepted))
    return (
        first,
        _link(brief, "return", (*start, f"Decision: {Decision.RETURNED}", by, "Missing: ", "Comment: ")),
        _link(brief, "decline", (*start, f"Decision: {Decision.DECLINED}", by, "Reason: ", "Comment: ")),
    )


def mail_address(mail: str) -> str:
    """Return a plain `mailto:` address, empty where `mail` is none."""
    return f"mailto:{quote(mail, safe='@')}" if _is_mail(mail) else ""


def phone_address(phone: str) -> str:
    """Return a `tel:` address, empty where `phone` holds no number."""
    digits = "".join(char for char in phone if char in "+0123456789")
    return f"tel:{digits}" if len(digits) > 4 else ""


def _accepting(brief: Brief) -> tuple[str, ...]:
    return ("Next action:", f"On: {_hint(brief, 'day')}", f"Terms acknowledged: {_hint(brief, 'yes')}")


def _hint(brief: Brief, key: str) -> str:
    return f"({word(brief.words, f'answer_{key}')})"


def _link(brief: Brief, key: str, body: tuple[str, ...]) -> Link:
    label = word(brief.words, key)
    subject = quote(f"{brief.label}: {label}", safe="")
    text = quote("\r\n".join(body) + "\r\n", safe="")
    return Link(label, f"{mail_address(brief.relationship_owner.email)}?subject={subject}&body={text}")


def _signed(contact: Contact) -> str:
    return f"{contact.name} <{contact.email}>" if contact.email else contact.name


def _is_mail(mail: str) -> bool:
    name, at, host = mail.rpartition("@")
    return bool(name and at and host) and not any(char.isspace() or not char.isprintable() for char in mail)
