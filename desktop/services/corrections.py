"""A correction of a brief that is with sales: it is version n+1, and says what differs from the version before."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace

from desktop.domain.brief_differences import Difference, changes_since, differences
from desktop.domain.briefs import Brief
from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.handoffs import HandOff, HandOffState
from desktop.domain.numbers import parse
from desktop.services.desk import Desk
from desktop.services.frozen_briefs import frozen_brief, stored_version
from desktop.services.naming import find_handoff
from desktop.store import evidence, issued_knowledge, leads, record

CORRECTABLE = (HandOffState.READY_TO_SEND, HandOffState.ISSUED, HandOffState.ACCEPTED)
"""Where the next version supersedes the former; an acceptance stays as sales gave it."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions of a brief, and what differs."""

    before: Brief
    after: Brief
    differences: tuple[Difference, ...]


def compare_versions(
    desk: Desk, reference: str, earlier: int | None = None, later: int | None = None
) -> Comparison:
    """Compare two versions of a brief as they were frozen: the newest (or the one named) with that before it.

    Where no earlier one is named, it is the one of which the later says what changed since.
    """
    handoff = find_handoff(desk, reference)
    named = None if reference == handoff.id else parse(reference)[1]
    last = later or named or handoff.version
    if earlier is None and last == 1:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "{number} has no version before its first."),
            QT_TRANSLATE_NOOP("UserError", "A correction, or an answer to what came back, makes version 2."),
            number=handoff.number,
        )
    after = _version(desk, handoff, last)
    since = after.changes.since if after.changes else last - 1
    before = _version(desk, handoff, earlier or since)
    return Comparison(before, after, differences(before, after))


def with_changes(desk: Desk, brief: Brief, handoff: HandOff) -> Brief:
    """Return the next version of a hand-off's brief with what it says that the one before did not."""
    before = _version(desk, handoff, _last_sent(desk, handoff))
    return replace(brief, changes=changes_since(before, brief))


def compare_with_sent(desk: Desk, brief: Brief, handoff: HandOff | None) -> Comparison | None:
    """Compare a next version that is only prepared with the one that sales has; None for a first version."""
    if handoff is None:
        return None
    before = _version(desk, handoff, _last_sent(desk, handoff))
    return Comparison(before, brief, differences(before, brief))


def _last_sent(desk: Desk, handoff: HandOff) -> int:
    """Return the version that sales has: the newest, but for one that was superseded before it was sent."""
    if handoff.state is not HandOffState.READY_TO_SEND:
        return handoff.version
    told = (
        row.payload for row in record.rows_of(desk.journal, handoff.client_id) if row.kind == "brief sent"
    )
    facts = [json.loads(payload) for payload in told if payload]
    sent = [int(fact["version"]) for fact in facts if fact["number"] == handoff.number]
    return max(sent, default=handoff.version)


def _version(desk: Desk, handoff: HandOff, number: int) -> Brief:
    return frozen_brief(stored_version(desk, handoff, number))


def outdated(desk: Desk, handoff: HandOff | None) -> bool:
    """Say whether answers or passages changed since the newest version of a live hand-off was issued."""
    if handoff is None or handoff.state not in CORRECTABLE:
        return False
    rested_on = issued_knowledge.of_version(desk.journal, handoff.id, handoff.version)
    return rested_on is not None and rested_on != _digest(desk, handoff)


def keep_knowledge(desk: Desk, handoff: HandOff) -> None:
    """Keep what the newest version rests on. Call inside the transaction that issues it."""
    issued_knowledge.keep(desk.journal, handoff.id, handoff.version, _digest(desk, handoff))


def _digest(desk: Desk, handoff: HandOff) -> str:
    lead_id = handoff.opportunity_id or handoff.referral_id or ""
    subject = leads.opportunity_by_id(desk.journal, lead_id) or leads.referral_by_id(desk.journal, lead_id)
    answers = leads.answers(desk.journal, subject) if subject else []
    known = sorted((item.criterion, item.text, item.how.value) for item in answers)
    quotes = sorted(item.id for item in evidence.of_lead(desk.journal, lead_id))
    return hashlib.sha256(json.dumps([known, quotes]).encode()).hexdigest()
