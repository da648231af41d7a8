"""Opportunities and referrals: spotted in the customer's words, qualified by listening."""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.changes import Changes, Kind
from desktop.domain.clients import Client, Person
from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.gate import Gate, evaluate
from desktop.domain.interactions import Evidence, Interaction
from desktop.domain.names import Candidate, pick
from desktop.domain.opportunities import (
    Answer,
    HowWeKnow,
    Opportunity,
    OpportunityState,
    involvement_in,
    moved_by_hand,
    state_by_gate,
)
from desktop.domain.playbook import Criterion, Involvement
from desktop.domain.referrals import Referral, ReferralState, Strength
from desktop.domain.replies import checked_date
from desktop.domain.text import Span, canonical, find_passage, first_words, required_line, single_line
from desktop.services.desk import Desk
from desktop.services.gaps import refuse_locked
from desktop.services.naming import find_entry, find_lead, find_opportunity, find_person
from desktop.store import clients, evidence, leads, opportunity_states, record, referrals
from desktop.store.identifiers import new_id

Subject = Opportunity | Referral


def spot_opportunity(
    desk: Desk,
    entry: str,
    quote: str,
    title: str = "",
    *,
    speaker: str = "",
    scope: tuple[str, ...] = (),
    near: int = 0,
) -> Changes:
    """Mark a passage of an entry as an opportunity. The passage is found near that offset."""
    with desk.journal.transaction():
        source, client, span = _passage(desk, entry, quote, near)
        opportunity = Opportunity(
            id=new_id(),
            client_id=client.id,
            title=required_line(title or first_words(quote), "title"),
            state=OpportunityState.SPOTTED,
            involvement=desk.playbook.default_involvement,
            scope=known_scope(desk, scope),
            created_at=desk.now(),
        )
        leads.add_opportunity(desk.journal, opportunity)
        found = _add_evidence(desk, source, span, speaker, opportunity)
        _record_spotted(desk, opportunity, source, found)
    return _spotted(opportunity, source, Kind.OPPORTUNITY)


def spot_referral(
    desk: Desk,
    entry: str,
    quote: str,
    title: str = "",
    *,
    kind: str = "",
    through: str = "",
    company: str = "",
    strength: Strength = Strength.FAIR,
    heard_by: str = "",
    near: int = 0,
) -> Changes:
    """Mark a passage of an entry as a referral signal, through the person who gave it."""
    with desk.journal.transaction():
        source, client, span = _passage(desk, entry, quote, near)
        person = find_person(desk, through, client.id) if through.strip() else None
        referral = Referral(
            id=new_id(),
            client_id=client.id,
            title=required_line(title or first_words(quote), "title"),
            company=single_line(company),
            kind=_referralkind_of(desk, kind),
            state=ReferralState.NOTED,
            through_id=person.id if person else None,
            involvement=Involvement.TAKE,
            created_at=desk.now(),
            strength=strength,
            heard_by=single_line(heard_by),
        )
        leads.add_referral(desk.journal, referral)
        found = _add_evidence(desk, source, span, person.name if person else "", referral)
        _record_spotted(desk, referral, source, found)
    return _spotted(referral, source, Kind.REFERRAL)


def add_evidence(
    desk: Desk, lead: str, entry: str, quote: str, *, speaker: str = "", near: int = 0
) -> Changes:
    """Add one more passage as evidence for a lead; it must be of the same client."""
    with desk.journal.transaction():
        subject = find_lead(desk, lead)
        source, client, span = _passage(desk, entry, quote, near)
        if client.id != subject.client_id:
            raise UserError(
                QT_TRANSLATE_NOOP("UserError", "That entry is about {client}, and “{title}” is not."),
                QT_TRANSLATE_NOOP("UserError", "Take a passage of an entry about the same client."),
                client=client.name,
                title=subject.title,
            )
        found = _add_evidence(desk, source, span, speaker, subject)
        _regate(desk, subject)
    return Changes.of(
        (Kind.EVIDENCE, found.id),
        (kind_of(subject), subject.id),
        (Kind.INTERACTION, source.id),
        made=found.id,
    )


def _referralkind_of(desk: Desk, kind: str) -> str:
    kinds, offers = desk.playbook.referral_kinds, desk.playbook.referral_offers
    if not kind:  # an offer of their own is never taken for granted: it would count as no ask
        return next((key for key in kinds if key not in offers), next(iter(kinds)))
    return pick(kind, [Candidate(key, label) for key, label in kinds.items()], "kind of referral signal")


def _passage(desk: Desk, reference: str, quote: str, near: int) -> tuple[Interaction, Client, Span]:
    """Find entry, client and place of a quote; refuse what is not there."""
    entry = find_entry(desk, reference)
    client = clients.client_by_id(desk.journal, entry.client_id) if entry.client_id else None
    if client is None:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "“{title}” has no client, so nothing can be spotted in it."),
            QT_TRANSLATE_NOOP("UserError", "Name the client of the entry first."),
            title=entry.title,
        )
    span = find_passage(entry.text, canonical(quote), near)
    if span is None:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "“{title}” does not say “{quote}”."),
            QT_TRANSLATE_NOOP("UserError", "Quote the passage exactly as it stands in the entry."),
            title=entry.title,
            quote=first_words(quote) or quote[:60],
        )
    return entry, client, span


def _add_evidence(desk: Desk, entry: Interaction, span: Span, speaker: str, subject: Subject) -> Evidence:
    person = _speaker(desk, entry, speaker)
    found = Evidence(
        id=new_id(),
        interaction_id=entry.id,
        quote=span.cut(entry.text),
        start=span.start,
        end=span.end,
        speaker=person.name if person else single_line(speaker),
        speaker_id=person.id if person else None,
        opportunity_id=subject.id if isinstance(subject, Opportunity) else None,
        referral_id=subject.id if isinstance(subject, Referral) else None,
        at=entry.at,
        private=entry.private,
    )
    evidence.add(desk.journal, found, desk.now())
    return found


def _speaker(desk: Desk, entry: Interaction, name: str) -> Person | None:
    """Return the person of that name at the entry's client, None where the name is only a name."""
    if not name.strip():
        return None
    try:
        return find_person(desk, name, entry.client_id)
    except UserError:
        return None


def _record_spotted(desk: Desk, subject: Subject, entry: Interaction, found: Evidence) -> None:
    facts = {
        "id": subject.id,
        "title": subject.title,
        "entry": entry.id,
        "said_at": entry.at,
        "quote": found.quote,
        "speaker": found.speaker,
        "spotted_by": desk_steward(desk, subject.client_id),
    }
    record.append(desk.journal, subject.client_id, f"{kind_of(subject).value} spotted", desk.now(), facts)
    if isinstance(subject, Opportunity):
        opportunity_states.add(desk.journal, subject.id, subject.state, desk.now(), "")
    else:
        referrals.add_state(desk.journal, subject.id, subject.state, desk.now())


def desk_steward(desk: Desk, client_id: str) -> str:
    """Return the name of the steward of a client."""
    client = clients.client_by_id(desk.journal, client_id)
    return client.steward if client else desk.user


def _spotted(subject: Subject, entry: Interaction, kind: Kind) -> Changes:
    return Changes.of(
        (kind, subject.id), (Kind.EVIDENCE, ""), (Kind.INTERACTION, entry.id), (Kind.CLIENT, subject.client_id),
        made=subject.id,
    )  # fmt: skip


def kind_of(subject: Subject) -> Kind:
    """Say whether a lead is an opportunity or a referral."""
    return Kind.OPPORTUNITY if isinstance(subject, Opportunity) else Kind.REFERRAL


def known_scope(desk: Desk, scope: tuple[str, ...]) -> tuple[str, ...]:
    """Return the scope as ids of the playbook's services, by id or label; any scope where it lists none."""
    known = [Candidate(item.id, item.label) for item in desk.playbook.services]
    return tuple(dict.fromkeys(pick(each, known, "service") for each in scope)) if known else scope


# Answers and the gate --------------------------------------------------------------------------------


def answer(
    desk: Desk, lead: str, criterion: str, text: str, *, how: HowWeKnow = HowWeKnow.HEARD, entry: str = ""
) -> Changes:
    """Write down what is known for one criterion; an empty text takes the answer back.

    While sales waits for answers that it named, the others stay as they were issued.
    """
    with desk.journal.transaction():
        subject = find_lead(desk, lead)
        asked = _criterion(desk, criterion)
        text = canonical(text).strip()
        source = find_entry(desk, entry).id if entry else None
        if text:
            refuse_locked(desk, subject, asked)
            known = Answer(asked.id, text, how, source, desk.now(), desk.playbook.label)
            leads.write_answer(desk.journal, subject, known)
        else:
            leads.take_answer_back(desk.journal, subject, asked.id)
        if asked.is_involvement:
            subject = _with_involvement(desk, subject, involvement_in(text))
        _regate(desk, subject)
    return Changes.of((kind_of(subject), subject.id), made=asked.id)


def _criterion(desk: Desk, reference: str) -> Criterion:
    known = desk.playbook.criteria
    found = pick(reference, [Candidate(item.id, item.label) for item in known], "criterion")
    return next(item for item in known if item.id == found)


def _with_involvement(desk: Desk, subject: Subject, involvement: Involvement | None) -> Subject:
    """Return the lead with the involvement it asks for; a referral's lead stays with sales."""
    if involvement is None or isinstance(subject, Referral):
        return subject
    changed = replace(subject, involvement=involvement)
    leads.write_opportunity(desk.journal, changed)
    return changed


def choose_involvement(desk: Desk, lead: str, involvement: Involvement) -> Changes:
    """Say what is asked of sales; the gate counts the criteria that it requires."""
    with desk.journal.transaction():
        subject = _with_involvement(desk, find_lead(desk, lead), involvement)
        _regate(desk, subject)
    return Changes.of((kind_of(subject), subject.id))


def gate_of(desk: Desk, subject: Subject, involvement: Involvement | None = None) -> Gate:
    """Evaluate the gate of a lead. An involvement that is given answers what we want from sales."""
    known = {item.criterion: item for item in leads.answers(desk.journal, subject)}
    quoted = bool(evidence.of_lead(desk.journal, subject.id))
    return evaluate(
        desk.playbook,
        involvement or subject.involvement,
        known,
        has_quote=quoted,
        involvement_chosen=involvement is not None,
    )


def _regate(desk: Desk, subject: Subject) -> None:
    """Let the gate decide the state of an opportunity that is still open."""
    if isinstance(subject, Referral):
        return
    answered = len(leads.answers(desk.journal, subject))
    state = state_by_gate(subject.state, answered, gate_of(desk, subject).met)
    if state is not subject.state:
        leads.write_opportunity(desk.journal, replace(subject, state=state))
        note_state(desk, subject, state.value)


def regate(desk: Desk, reference: str) -> None:
    """Let the gate decide about a lead whose evidence came or went. Call inside a transaction."""
    _regate(desk, find_lead(desk, reference))


def note_state(desk: Desk, subject: Subject, state: str, **facts: object) -> None:
    """Put a change of a lead's state into the ownership record, and into the history of an opportunity."""
    record.append(
        desk.journal,
        subject.client_id,
        f"{kind_of(subject).value} {state}",
        desk.now(),
        {"id": subject.id, "title": subject.title, "state": state, **facts},
    )
    if isinstance(subject, Opportunity) and state in set(OpportunityState):
        said = next((str(facts[name]) for name in ("reason", "after", "number") if facts.get(name)), "")
        opportunity_states.add(desk.journal, subject.id, OpportunityState(state), desk.now(), said)
    elif isinstance(subject, Referral) and state in set(ReferralState):
        referrals.add_state(desk.journal, subject.id, ReferralState(state), desk.now())


def retitle(desk: Desk, reference: str, title: str) -> Changes:
    """Give a lead another title. Briefs that were issued keep theirs."""
    with desk.journal.transaction():
        subject = find_lead(desk, reference)
        changed = replace(subject, title=required_line(title, "title"))
        if isinstance(changed, Opportunity):
            leads.write_opportunity(desk.journal, changed)
        else:
            leads.write_referral(desk.journal, changed)
        note_state(desk, changed, "retitled", before=subject.title)
    return Changes.of((kind_of(subject), subject.id), (Kind.INTERACTION, ""))


# Moving along ----------------------------------------------------------------------------------------


def park_opportunity(desk: Desk, reference: str, until: str) -> Changes:
    """Park an opportunity with a day to come back."""
    return _move(desk, reference, OpportunityState.PARKED, resume_on=_day_to_come(desk, until))


def _day_to_come(desk: Desk, text: str) -> str:
    """Return an ISO date from today on; refuse any other."""
    day = checked_date(text)
    if day < desk.today().isoformat():
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "{day} is over, so nothing can come back then."),
            QT_TRANSLATE_NOOP("UserError", "Name today or a later day."),
            day=day,
        )
    return day


def resume_opportunity(desk: Desk, reference: str) -> Changes:
    """Take a parked opportunity back to where it was."""
    subject = find_opportunity(desk, reference)
    return _move(desk, reference, subject.resume_state or OpportunityState.EXPLORING)


def drop_opportunity(desk: Desk, reference: str, reason: str) -> Changes:
    """End an opportunity that delivery will not follow, with a reason."""
    return _move(desk, reference, OpportunityState.DROPPED, reason=required_line(reason, "reason"))


def _move(
    desk: Desk, reference: str, to: OpportunityState, *, resume_on: str | None = None, reason: str = ""
) -> Changes:
    with desk.journal.transaction():
        subject = find_opportunity(desk, reference)
        state = moved_by_hand(subject.state, to)
        parked = state is OpportunityState.PARKED
        changed = replace(
            subject, state=state, resume_state=subject.state if parked else None, resume_on=resume_on
        )
        leads.write_opportunity(desk.journal, changed)
        note_state(desk, changed, state.value, reason=reason, resume_on=resume_on)
        _regate(desk, changed)
    return Changes.of((Kind.OPPORTUNITY, subject.id))
