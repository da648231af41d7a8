"""A brief that sales gave back: what it asked for is to be answered, the rest stays as it was issued."""

from __future__ import annotations

import json

from desktop.domain.briefs import Brief
from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.gaps import AskedFor, CameBack, criteria_behind, part_named, part_of
from desktop.domain.handoffs import HandOff, HandOffState
from desktop.domain.opportunities import Answer, Opportunity
from desktop.domain.playbook import Criterion
from desktop.domain.referrals import Referral
from desktop.domain.replies import Decision
from desktop.services.desk import Desk
from desktop.services.frozen_briefs import frozen_brief, stored_version
from desktop.store import handoffs, leads


def came_back(desk: Desk, handoff: HandOff | None) -> CameBack | None:
    """Return what sales asked for when it gave the newest version of a hand-off back; None unless it did."""
    if handoff is None or handoff.state is not HandOffState.RETURNED:
        return None
    subject = _subject(desk, handoff)
    answers = leads.answers(desk.journal, subject) if subject else []
    brief = _issued(desk, handoff)
    asked = tuple(_asked(desk, gap, brief, answers) for gap in _gaps(desk, handoff))
    return CameBack(handoff.number, handoff.version, asked)


def refuse_locked(desk: Desk, subject: Opportunity | Referral, criterion: Criterion) -> None:
    """Refuse another answer where sales asked for others only.

    What was taken back since, or what the gate still asks for, may be written down.
    """
    handoff = handoffs.latest_of_lead(desk.journal, subject.id)
    back = came_back(desk, handoff)
    if handoff is None or back is None or not back.locks(criterion):
        return
    if all(item.criterion != criterion.id for item in leads.answers(desk.journal, subject)):
        said = {fact.section.value for fact in _issued(desk, handoff).facts if fact.text}
        if part_of(criterion) in said or subject.involvement in criterion.required_for:
            return
    raise UserError(
        QT_TRANSLATE_NOOP("UserError", "Sales asked for {gaps}; “{label}” stays as it was issued."),
        QT_TRANSLATE_NOOP("UserError", "Answer that first. If this no longer holds, take the answer back."),
        gaps="; ".join(each.text for each in back.asked),
        label=criterion.label,
    )


def _gaps(desk: Desk, handoff: HandOff) -> tuple[str, ...]:
    """Return what the last reply misses that gave it back."""
    rows = handoffs.reply_rows(desk.journal, handoff.id)
    returned = [row for row in rows if row["decision"] == Decision.RETURNED.value]
    return tuple(json.loads(returned[-1]["gaps"])) if returned else ()


def _asked(desk: Desk, gap: str, brief: Brief, answers: list[Answer]) -> AskedFor:
    part = part_named(gap, brief, desk.playbook)
    criteria = criteria_behind(part, desk.playbook)
    wanted = {criterion.id for criterion in criteria}
    since = any(item.criterion in wanted and item.answered_at > brief.issued_at for item in answers)
    return AskedFor(_said(desk, gap, brief, part), part, criteria, since)


def _said(desk: Desk, gap: str, brief: Brief, part: str) -> str:
    """Return a gap in words; an id that a program put in becomes the heading of its part."""
    words = brief.words
    bare = desk.playbook.criterion(gap) is not None or gap == part
    return words.get(f"fact_{part}") or words.get(part, gap) if bare else gap


def _issued(desk: Desk, handoff: HandOff) -> Brief:
    return frozen_brief(stored_version(desk, handoff))


def _subject(desk: Desk, handoff: HandOff) -> Opportunity | Referral | None:
    if handoff.opportunity_id is not None:
        return leads.opportunity_by_id(desk.journal, handoff.opportunity_id)
    return leads.referral_by_id(desk.journal, handoff.referral_id or "")
