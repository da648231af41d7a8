"""Looking at opportunities and referrals: one with its gate, or lists with where each stands."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.domain.opportunities import OpportunityState
from desktop.domain.overviews import Lead, LeadRow, Passage
from desktop.domain.referrals import Referral
from desktop.services.corrections import outdated
from desktop.services.desk import Desk
from desktop.services.gaps import came_back
from desktop.services.leads import Subject, gate_of, kind_of
from desktop.services.naming import find_lead
from desktop.services.promises import earned_first, standing_line
from desktop.store import clients, evidence, handoffs, leads, merges, opportunity_states, overviews, trash


def show_lead(desk: Desk, reference: str) -> Lead:
    """Return one opportunity or referral with its gate, answers, evidence and hand-off."""
    subject = find_lead(desk, reference)
    client = clients.client_by_id(desk.journal, subject.client_id)
    handoff = handoffs.latest_of_lead(desk.journal, subject.id)
    trashed, erased = trash.lost_evidence(desk.journal, subject.id)
    return Lead(
        id=subject.id,
        client_id=subject.client_id,
        client=client.name if client else "",
        steward=client.steward if client else "",
        subject=subject,
        gate=gate_of(desk, subject),
        answers=tuple(leads.answers(desk.journal, subject)),
        evidence=tuple(evidence.of_lead(desk.journal, subject.id)),
        handoff=handoff,
        trashed_evidence=trashed,
        erased_evidence=erased,
        states=tuple(opportunity_states.of_opportunity(desk.journal, subject.id)),
        earned=earned_first(desk, [subject.client_id])[subject.client_id],
        told=standing_line(desk, subject.client_id),
        outdated=outdated(desk, handoff),
        merged=tuple(merges.merged_into(desk.journal, subject.id)),
        came_back=came_back(desk, handoff),
    )


def list_opportunities(
    desk: Desk, *, state: OpportunityState | None = None, client_id: str | None = None
) -> list[LeadRow]:
    """Return the opportunities (in that state, of that client), the newest first."""
    return _rows(desk, leads.opportunities(desk.journal, state), client_id)


def list_referrals(desk: Desk, *, client_id: str | None = None) -> list[LeadRow]:
    """Return the referrals (of that client), the newest first."""
    return _rows(desk, leads.referrals(desk.journal, client_id), client_id)


def referral_rows(desk: Desk, ids: Sequence[str]) -> list[LeadRow]:
    """Return the rows of these referrals, in this order; those that are gone are left out."""
    found = (leads.referral_by_id(desk.journal, each) for each in ids)
    return _rows(desk, [referral for referral in found if referral is not None], None)


def _rows(desk: Desk, subjects: Sequence[Subject], client_id: str | None) -> list[LeadRow]:
    names = {client.id: client.name for client in clients.all_clients(desk.journal)}
    quotes, answered = overviews.lead_notes(desk.journal), overviews.answered(desk.journal)
    first = earned_first(desk, {subject.client_id for subject in subjects})
    rows = []
    for subject in subjects:
        if client_id is None or subject.client_id == client_id:
            required = [c.id for c in desk.playbook.criteria if subject.involvement in c.required_for]
            rows.append(
                LeadRow(
                    id=subject.id,
                    client=names.get(subject.client_id, ""),
                    title=subject.title,
                    state=subject.state.value,
                    quotes=quotes.get(subject.id, 0),
                    answered=len(answered.get(subject.id, set()) & set(required)),
                    required=len(required),
                    note=_note(desk, subject),
                    created_at=subject.created_at,
                    earned=first[subject.client_id],
                )
            )
    return rows


def _note(desk: Desk, subject: Subject) -> str:
    """Return the one line that says where a lead stands beyond its state."""
    if isinstance(subject, Referral):
        return desk.playbook.referral_kinds.get(subject.kind, subject.kind)
    if subject.state is OpportunityState.HANDED_OFF:
        handoff = handoffs.latest_of_lead(desk.journal, subject.id)
        return f"{handoff.to_name} · {handoff.state.value}" if handoff else ""
    return subject.resume_on or ""


def passages_of(desk: Desk, entry_id: str) -> list[Passage]:
    """Return an entry's passages with what each became."""
    found = []
    for item in evidence.of_interaction(desk.journal, entry_id):
        subject = (
            leads.opportunity_by_id(desk.journal, item.opportunity_id)
            if item.opportunity_id
            else leads.referral_by_id(desk.journal, item.referral_id or "")
        )
        if subject:
            gate = gate_of(desk, subject)
            found.append(
                Passage(
                    evidence=item,
                    kind=kind_of(subject),
                    target_id=subject.id,
                    title=subject.title,
                    state=subject.state.value,
                    answered=len(gate.answered),
                    required=gate.required,
                    next_question=gate.next_question,
                )
            )
    return found
