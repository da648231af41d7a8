"""The one door out: a brief is prepared from chosen facts, previewed, and issued as it was previewed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from desktop.domain import numbers
from desktop.domain.briefs import Brief
from desktop.domain.changes import Changes, Kind
from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.gate import Gate, refuse_unmet
from desktop.domain.handoffs import HandOff, HandOffState, scopes_overlap
from desktop.domain.names import fold
from desktop.domain.opportunities import Opportunity, OpportunityState
from desktop.domain.overviews import Lead
from desktop.domain.playbook import Playbook
from desktop.domain.referrals import Referral, ReferralState
from desktop.exchange import brief as formats
from desktop.exchange.brief import BriefFile
from desktop.exchange.brief.seal import Seal
from desktop.exchange.files import write_files
from desktop.exchange.signature import detached
from desktop.services.brief_choices import keep_choice
from desktop.services.brief_consents import refuse_missing
from desktop.services.calibration import checked_confidence, keep_confidence
from desktop.services.composing import Choice, compose
from desktop.services.corrections import keep_knowledge, with_changes
from desktop.services.desk import Desk
from desktop.services.earning import earned_line, refuse_unearned
from desktop.services.handoffs import note_handoff
from desktop.services.lead_views import show_lead
from desktop.services.leads import gate_of, note_state
from desktop.services.signing import private_key
from desktop.store import handoffs, leads
from desktop.store.identifiers import new_id


@dataclass(frozen=True, slots=True)
class Prepared:
    """A brief as it will leave: its facts, its files byte for byte, and what the record keeps beside it.

    `playbook` and `seal` are what the pages are drawn with, now and whenever the files are rendered.
    """

    choice: Choice
    lead: Lead
    gate: Gate
    brief: Brief
    files: tuple[BriefFile, ...]
    handoff: HandOff | None
    playbook: Playbook
    seal: Seal


@dataclass(frozen=True, slots=True)
class Issued(Changes):
    """What issuing a brief changed, and the files that were written."""

    files: tuple[Path, ...] = ()


def check(desk: Desk, choice: Choice) -> Lead:
    """Refuse a hand-off that may not happen, with the next question or the reason; return its lead."""
    lead = show_lead(desk, choice.lead)
    checked_confidence(choice.confidence)
    _refuse_ended(lead)
    _refuse_conflict(desk, lead)
    if not choice.override:
        refuse_unmet(gate_of(desk, lead.subject, choice.involvement), lead.title)
    refuse_unearned(desk, lead.client_id, lead.client, choice.standing)
    return lead


def prepare(desk: Desk, choice: Choice, *, reserved: str = "") -> Prepared:
    """Reserve number and time, compose the brief from what is chosen and render the formats of the choice.

    `reserved` is the number of an earlier preview, kept while nobody else has it.
    """
    lead = check(desk, choice)
    gate = gate_of(desk, lead.subject, choice.involvement)
    again = _returned(desk, lead)
    number = again.number if again else _free_number(desk, reserved)
    brief = _composed(desk, lead, choice, gate, number, again)
    refuse_missing(desk, lead, brief)
    seal = formats.sealed(brief, private_key(desk), desk.resources)
    prepared = Prepared(choice, lead, gate, brief, (), again, desk.playbook, seal)
    return render(desk, prepared, choice.formats)


def render(desk: Desk, prepared: Prepared, wanted: Sequence[str]) -> Prepared:
    """Render a previewed brief in the formats `wanted`, from what its pages were drawn from and nothing else."""
    files = formats.render(prepared.brief, wanted, prepared.playbook, desk.resources, prepared.seal)
    return replace(prepared, files=files)


def _composed(
    desk: Desk, lead: Lead, choice: Choice, gate: Gate, number: str, again: HandOff | None
) -> Brief:
    """Compose the first version, or the next one with what it says anew and under the protection that runs."""
    if again is None:
        return compose(desk, lead, choice, gate, number=number, version=1)
    following = again.version + 1
    brief = compose(desk, lead, choice, gate, number=number, version=following, until=again.protected_until)
    return with_changes(desk, brief, again)


def preview(desk: Desk, prepared: Prepared) -> tuple[bytes, ...]:
    """Return the pages of the brief as PNG pictures, as the PDF shows them."""
    brand = prepared.playbook.branding
    return formats.preview(prepared.brief, desk.resources, brand=brand, seal=prepared.seal)


def issue(desk: Desk, prepared: Prepared, out: Path) -> Issued:
    """Write the previewed bytes to `out`, freeze the brief and put it on record, all or nothing."""
    written: tuple[Path, ...] = ()
    try:
        with desk.journal.transaction():
            check(desk, prepared.choice)
            _refuse_outdated(desk, prepared)
            refuse_missing(desk, prepared.lead, prepared.brief)
            handoff = _hand_off(desk, prepared)
            _freeze(desk, prepared, handoff)
            keep_confidence(desk, handoff.id, prepared.choice.confidence)
            written = write_files(out, prepared.files)
    except BaseException:
        for path in written:
            path.unlink(missing_ok=True)
        raise
    touched = (
        (Kind.HANDOFF, handoff.id),
        (prepared.lead.kind, prepared.lead.id),
        (Kind.CLIENT, prepared.lead.client_id),
    )
    return Issued(frozenset(touched), prepared.brief.label, written)


def _free_number(desk: Desk, reserved: str) -> str:
    """Return the reserved number, or another one where there is none or somebody has it."""

    def taken(number: str) -> bool:
        return handoffs.by_number(desk.journal, number) is not None

    return reserved if reserved and not taken(reserved) else numbers.draw(taken)


def _refuse_outdated(desk: Desk, prepared: Prepared) -> None:
    """Refuse a preview that the journal has left behind, as when a chosen entry became private since."""
    brief, issued_at = prepared.brief, datetime.fromisoformat(prepared.brief.issued_at)
    then = replace(desk, clock=lambda: issued_at)
    lead = show_lead(desk, prepared.lead.id)
    gate = gate_of(desk, lead.subject, prepared.choice.involvement)
    again = _composed(then, lead, prepared.choice, gate, brief.number, prepared.handoff)
    if again != brief:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "The journal has changed since the preview of {number}."),
            QT_TRANSLATE_NOOP("UserError", "Look at the preview again, then issue it."),
            number=brief.label,
        )


def _refuse_ended(lead: Lead) -> None:
    """Refuse a lead that is with sales, over, or (a referral) not there yet."""
    subject = lead.subject
    if isinstance(subject, Referral):
        ready = subject.state is ReferralState.QUALIFIED
        hint = QT_TRANSLATE_NOOP("UserError", "A referral can be handed off once it is qualified.")
    else:
        handed = subject.state is OpportunityState.HANDED_OFF
        ready = subject.state.open or handed
        hint = QT_TRANSLATE_NOOP("UserError", "Resume it first, or spot what the customer says now.")
    if not ready:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "“{title}” is {state}, so it cannot go to sales."),
            hint,
            title=subject.title,
            state=subject.state.value,
        )


def rival_of(desk: Desk, lead: Lead) -> HandOff | None:
    """Return the live hand-off of the same client and scope that keeps this lead from sales."""
    for other in handoffs.of_client(desk.journal, lead.client_id):
        own = lead.id in (other.opportunity_id, other.referral_id)
        if own and (other.state is HandOffState.RETURNED or lead.outdated):
            continue
        if other.state.live and _competes(desk, lead, other):
            return other
    return None


def _refuse_conflict(desk: Desk, lead: Lead) -> None:
    """Refuse a second live hand-off of one client and scope, naming the first."""
    other = rival_of(desk, lead)
    if other is not None:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "{number} “{title}” is with {to} already ({state})."),
            QT_TRANSLATE_NOOP(
                "UserError",
                "One live hand-off per client and scope: wait for its answer, or withdraw it first.",
            ),
            number=other.number,
            title=other.title,
            to=other.to_name,
            state=other.state.value,
        )


def _competes(desk: Desk, lead: Lead, other: HandOff) -> bool:
    subject = lead.subject
    if isinstance(subject, Opportunity):
        return other.opportunity_id is not None and scopes_overlap(subject.scope, other.scope)
    rival = leads.referral_by_id(desk.journal, other.referral_id or "")
    return rival is not None and fold(rival.company or rival.title) == fold(subject.company or subject.title)


def _returned(desk: Desk, lead: Lead) -> HandOff | None:
    """Return the hand-off that this brief answers or corrects, refusing one answer too many."""
    handoff = lead.handoff
    if lead.outdated:  # a correction of what sales has, which is no resubmission
        return handoff
    if handoff is None or handoff.state is not HandOffState.RETURNED:
        return None
    limit = desk.playbook.windows.resubmissions
    if handoffs.times_returned(desk.journal, handoff.id) > limit:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "{number} was sent again {limit} times, which is the limit."),
            QT_TRANSLATE_NOOP(
                "UserError", "Speak with {to}, then withdraw it or spot what the customer says now."
            ),
            number=handoff.number,
            limit=limit,
            to=handoff.to_name,
        )
    return handoff


def _hand_off(desk: Desk, prepared: Prepared) -> HandOff:
    """Write the hand-off that the brief begins, or takes up again as its next version."""
    brief, subject = prepared.brief, prepared.lead.subject
    again = prepared.handoff
    handoff = HandOff(
        id=again.id if again else new_id(),
        number=brief.number,
        version=brief.version,
        client_id=prepared.lead.client_id,
        opportunity_id=subject.id if isinstance(subject, Opportunity) else None,
        referral_id=subject.id if isinstance(subject, Referral) else None,
        title=brief.title,
        state=HandOffState.READY_TO_SEND,
        involvement=brief.involvement,
        to_name=brief.to.name,
        to_email=brief.to.email,
        scope=subject.scope if isinstance(subject, Opportunity) else (),
        issued_at=brief.issued_at,
        sent_on=None,
        protected_until=brief.terms.protected_until,
        seen_at=None,
        said_yes_at=None,
        accepted_by="",
        next_action="",
        next_action_on=None,
        hash=brief.hash,
        last_news_at=desk.now(),
        extended_on=again.extended_on if again else None,
        extension_reason=again.extension_reason if again else "",
    )
    if again and again.state is HandOffState.ACCEPTED:  # what sales said stays; only the content is newer
        handoff = replace(again, version=brief.version, issued_at=brief.issued_at, hash=brief.hash)
    if again and again.state is not HandOffState.RETURNED:
        note_handoff(desk, again, "brief superseded", by=brief.label)
    (handoffs.write if again else handoffs.add)(desk.journal, handoff)
    keep_knowledge(desk, handoff)
    keep_choice(desk, handoff, prepared.choice)
    if isinstance(subject, Opportunity) and subject.state is not OpportunityState.HANDED_OFF:
        handed = replace(subject, state=OpportunityState.HANDED_OFF, involvement=brief.involvement)
        leads.write_opportunity(desk.journal, handed)
        note_state(desk, subject, OpportunityState.HANDED_OFF.value, number=brief.number)
    return handoff


def _freeze(desk: Desk, prepared: Prepared, handoff: HandOff) -> None:
    """Keep the brief as it was issued, and what left under which terms on record."""
    brief = prepared.brief
    files = {file.name: hashlib.sha256(file.data).hexdigest() for file in prepared.files}
    content = json.dumps(brief.payload(), ensure_ascii=False)
    handoffs.freeze(
        desk.journal,
        handoffs.StoredBrief(
            handoff.id,
            brief.version,
            brief.issued_at,
            brief.hash,
            content,
            files,
            detached(prepared.seal.signed),
        ),
        brief.playbook,
    )
    note_handoff(
        desk,
        handoff,
        "brief issued",
        title=brief.title,
        hash=brief.hash,
        to=brief.to.name,
        involvement=brief.involvement.value,
        terms=brief.terms.text,
        protected_until=brief.terms.protected_until,
        quotes=len(brief.quotes),
        files=files,
        override=brief.override,
        standing=earned_line(desk, handoff.client_id, prepared.choice.standing),
        playbook=brief.playbook,
    )
