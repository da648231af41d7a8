"""Checking what was handed out: a brief's JSON, its signed form, or its page; with a journal or without one."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.briefs import Brief, verify
from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.exchange import signature
from desktop.exchange.brief import json as brief_json
from desktop.exchange.brief.seal import carried, page_digest
from desktop.services.desk import Desk
from desktop.store import handoffs


@dataclass(frozen=True, slots=True)
class Verification:
    """What a brief's file is: unchanged or not, and issued by this journal or not.

    `thumbprint` is the key's that signed it, empty where nothing is signed.
    """

    brief: Brief
    unchanged: bool
    issued_here: bool
    thumbprint: str = ""

    @property
    def fingerprint(self) -> str:
        """Return the start of the thumbprint, to be compared with what the steward reads out."""
        return signature.fingerprint(self.thumbprint) if self.thumbprint else ""


def verify_brief(desk: Desk | None, data: bytes) -> Verification:
    """Check a brief's file by its signature, its hash and, with a journal, against what was issued."""
    page = _is_page(data)
    value = brief_json.read(_carried(data) if page else data)
    thumbprint, whole = "", True
    if signature.is_signed(value):
        signed = signature.read(value, signature.BRIEF)
        value, thumbprint = signed.payload, signed.thumbprint
        whole = not page or signed.header.get("page") == page_digest(data)
    elif page:
        raise _unsigned_page()
    brief, unchanged = verify(value)
    stored = handoffs.brief_by_hash(desk.journal, brief.hash) if desk else None
    sound = unchanged and whole
    return Verification(brief, sound, sound and stored is not None, thumbprint)


def changed_since_issued(found: Verification) -> UserError:
    """Return the error that says that a brief is not what was issued."""
    return UserError(
        QT_TRANSLATE_NOOP("UserError", "{number} was changed after it was issued."),
        QT_TRANSLATE_NOOP("UserError", "Ask for the file as it was sent, and do not act on this one."),
        number=found.brief.label,
    )


def _is_page(data: bytes) -> bool:
    return data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"<"


def _carried(data: bytes) -> bytes:
    try:
        found = carried(data) if len(data) <= signature.SIZE_LIMIT else ""
    except UnicodeDecodeError:
        found = ""
    if not found:
        raise _unsigned_page()
    return found.encode()


def _unsigned_page() -> UserError:
    return UserError(
        QT_TRANSLATE_NOOP("UserError", "This page carries no signature of a brief."),
        QT_TRANSLATE_NOOP("UserError", "Take the .json or .html file that was issued with the brief."),
    )
