"""How a reader answers a brief without any program: lines to type, and mails in which they are typed."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from desktop.domain.briefs import Brief, Contact
from desktop.domain.replies import Decision
from desktop.exchange.brief.words import word


@dataclass(frozen=True, slots=True)
class Link:
    """A mail that opens with its lines written."""

    label: str
    address: str


def lines(brief: Brief) -> tuple[str, ...]:
    """Return the lines to type; what stands in round brackets counts as not filled in."""
    hints = {key: f"({word(brief.words, f'answer_{key}')})" for key in ("decision", "name", "day", "yes")}
    return (
        f"Brief: {brief.label}",
        f"Decision: {hints['decision']}",
        f"By: {hints['name']}",
        "Next action:",
        f"On: {hints['day']}",
        f"Terms acknowledged: {hints['yes']}",
    )


def links(brief: Brief) -> tuple[Link, ...]:
    """Return the three mails to the steward; none when the steward has no mail."""
    if not _is_mail(brief.relationship_owner.email):
        return ()
    start = (f"Brief: {brief.label}",)
    by = f"By: {_signed(brief.to)}"
    accepted = ("Next action: ", "On: ", "Terms acknowledged: yes")
    return (
        _link(brief, "accept", (*start, f"Decision: {Decision.ACCEPTED}", by, *accepted)),
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
