"""A correction of a brief that is with sales: it is version n+1, where what is known has changed since."""

from __future__ import annotations

import hashlib
import json

from desktop.domain.handoffs import HandOff, HandOffState
from desktop.services.desk import Desk
from desktop.store import evidence, issued_knowledge, leads

CORRECTABLE = (HandOffState.READY_TO_SEND, HandOffState.ISSUED, HandOffState.ACCEPTED)
"""Where the next version supersedes the former; an acceptance stays as sales gave it."""


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
