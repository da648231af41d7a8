"""What sales sends back, and what makes an acceptance valid."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum

from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.handoffs import HandOffState
from desktop.domain.playbook import Playbook, ReasonCode


class Decision(StrEnum):
    """What a reply says; *seen* moves nothing."""

    SEEN = "seen"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    DECLINED = "declined"
    WON = "won"
    LOST = "lost"
    DISQUALIFIED = "disqualified"


LEADS_TO: dict[Decision, HandOffState | None] = {
    Decision.SEEN: None,
    Decision.ACCEPTED: HandOffState.ACCEPTED,
    Decision.RETURNED: HandOffState.RETURNED,
    Decision.DECLINED: HandOffState.DECLINED,
    Decision.WON: HandOffState.WON,
    Decision.LOST: HandOffState.LOST,
    Decision.DISQUALIFIED: HandOffState.DISQUALIFIED,
}


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer, as it was said. `in_reply_to` is the brief's hash, empty in hand-filled lines.

    `lesson` is what delivery should have known, said when the lead ended.
    """

    brief: str
    in_reply_to: str
    decision: Decision
    by_name: str
    by_email: str
    at: str
    next_action: str = ""
    next_action_on: str | None = None
    terms_acknowledged: bool = False
    code: str = ""
    gaps: tuple[str, ...] = ()
    text: str = ""
    lesson: str = ""

    @property
    def digest(self) -> str:
        """Return SHA-256 (hex) of what it says, so that the same reply twice is known."""
        said = asdict(self)
        if not self.lesson:  # answers that are older than lessons keep their digest
            del said["lesson"]
        return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


class ReplyForm(StrEnum):
    """What a reply was read from."""

    FILE = "reply file"
    ARMOUR = "text with a checksum"
    LINES = "lines"


@dataclass(frozen=True, slots=True)
class ReadReply:
    """A reply with what it was read from; `ignored` names what else it says, which is not taken in."""

    reply: Reply
    form: ReplyForm
    in_mail: bool = False
    ignored: tuple[str, ...] = ()


def code_of(text: str) -> str:
    """Return a reason as a code is written: `too-early` of “Too early.”."""
    return re.sub(r"[^\w]+", "-", text.casefold().replace("'", "").replace("’", "")).strip("-_")


def reason_code(decision: Decision, said: str, playbook: Playbook) -> ReasonCode | None:
    """Return the playbook's reason that was said by id, label or group; None where it is none of them."""
    codes = {
        Decision.DECLINED: playbook.decline_codes,
        Decision.DISQUALIFIED: playbook.disqualify_codes,
    }.get(decision, ())
    wanted = code_of(said)
    for code in codes:
        if wanted and wanted in (code_of(code.id), code_of(code.label)):
            return code
    return next((code for code in codes if wanted and code_of(code.group) == wanted), None)


DETAILS = {
    QT_TRANSLATE_NOOP("Reply", "who takes it on"): "missing_who",
    QT_TRANSLATE_NOOP("Reply", "the next action"): "missing_action",
    QT_TRANSLATE_NOOP("Reply", "its date"): "missing_day",
    QT_TRANSLATE_NOOP("Reply", "the terms acknowledged"): "missing_terms",
}
"""What an acceptance needs, with the playbook's word for it in a text to sales."""


def missing_details(reply: Reply) -> tuple[str, ...]:
    """Return what an acceptance lacks to be valid, in words, empty when it is complete."""
    given = (reply.by_name, reply.next_action, reply.next_action_on, reply.terms_acknowledged)
    return tuple(what for what, there in zip(DETAILS, given, strict=True) if not there)


def checked_date(text: str) -> str:
    """Return an ISO date, refusing anything else."""
    try:
        return date.fromisoformat(text.strip()).isoformat()
    except ValueError:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "“{text}” is not a date."),
            QT_TRANSLATE_NOOP("UserError", "Write it as 2026-12-01."),
            text=text[:40],
        ) from None
