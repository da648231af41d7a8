"""A correction of a brief that is with sales: it is version n+1, and says what differs from the version before."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from desktop.domain.brief_differences import Difference, differences
from desktop.domain.briefs import Brief, verify
from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.handoffs import HandOff, HandOffState
from desktop.domain.numbers import parse
from desktop.services.desk import Desk
from desktop.services.naming import find_handoff
from desktop.store import evidence, handoffs, issued_knowledge, leads

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
    """Compare two versions of a brief as they were frozen: the newest (or the one named) with the one before it."""
    handoff = find_handoff(desk, reference)
    named = None if reference == handoff.id else parse(reference)[1]
    last = later or named or handoff.version
    if earlier is None and last == 1:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "{number} has no version before its first."),
            QT_TRANSLATE_NOOP("UserError", "A correction, or an answer to what came back, makes version 2."),
            number=handoff.number,
        )
    before, after = (_version(desk, handoff, number) for number in (earlier or last - 1, last))
    return Comparison(before, after, differences(before, after))


def _version(desk: Desk, handoff: HandOff, number: int) -> Brief:
    stored = {item.version: item for item in handoffs.briefs_of(desk.journal, handoff.id)}
    if number not in stored:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "{number} has no version {version} to compare."),
            QT_TRANSLATE_NOOP("UserError", "Its versions are: {versions}."),
            number=handoff.number,
            version=number,
            versions=", ".join(str(each) for each in stored),
        )
    return verify(json.loads(stored[number].content))[0]


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
