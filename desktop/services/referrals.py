"""The life of a referral: asked with care, opened from both sides, and closed with the one who gave it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from desktop.domain.changes import Changes, Kind
from desktop.domain.clients import Client, Person
from desktop.domain.consents import Consent, ConsentUse, in_force
from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.gate import refuse_unmet
from desktop.domain.goodwill import Ask, Deed, Gift, Outcome
from desktop.domain.names import Candidate, fold, pick
from desktop.domain.referrals import Referral, ReferralState, Strength, advanced
from desktop.domain.text import required_line, single_line
from desktop.services import goodwill as asking
from desktop.services.consents import give_consent
from desktop.services.desk import Desk
from desktop.services.leads import gate_of, note_state
from desktop.services.naming import find_person, find_referral
from desktop.store import clients, consents, goodwill, leads, record
from desktop.store.identifiers import new_id


def edit_referral(
    desk: Desk,
    reference: str,
    *,
    company: str | None = None,
    kind: str | None = None,
    through: str | None = None,
    strength: Strength | None = None,
    heard_by: str | None = None,
) -> Changes:
    """Say more of a referral: where it leads, through whom, how strong it is and who heard it; None leaves as it is."""
    with desk.journal.transaction():
        before = find_referral(desk, reference)
        changed = before
        if company is not None:
            changed = replace(changed, company=single_line(company))
        if kind is not None and kind != before.kind:
            known = [Candidate(key, label) for key, label in desk.playbook.referral_kinds.items()]
            changed = replace(changed, kind=pick(kind, known, "kind of referral signal"))
        if through is not None:
            changed = replace(changed, through_id=_referrer(desk, before, through))
        if strength is not None:
            changed = replace(changed, strength=strength)
        if heard_by is not None:
            changed = replace(changed, heard_by=single_line(heard_by))
        if changed != before:
            leads.write_referral(desk.journal, changed)
            note_state(desk, changed, "edited", company=changed.company, kind=changed.kind)
    return _changes(before)


def _referrer(desk: Desk, referral: Referral, through: str) -> str | None:
    """Return the id of the person through whom it comes, None for nobody; it cannot change once they were asked."""
    found = find_person(desk, through, referral.client_id).id if through.strip() else None
    if referral.state is not ReferralState.NOTED and found != referral.through_id:
        raise UserError(
            QT_TRANSLATE_NOOP(
                "UserError", "“{title}” is {state}, so it stays with the person who was asked."
            ),
            QT_TRANSLATE_NOOP("UserError", "Note a new referral for what somebody else offers."),
            title=referral.title,
            state=referral.state.value,
        )
    return found


# Permission ------------------------------------------------------------------------------------------


def ask_permission(
    desk: Desk, reference: str, text: str = "", *, on: date | None = None, by: str = "", standing: str = ""
) -> Changes:
    """Put on record that the referrer was asked whether they would introduce us.

    It counts as one ask of them, but for an offer of their own that is only taken up.
    """
    with desk.journal.transaction():
        referral = find_referral(desk, reference)
        state = advanced(referral.state, ReferralState.PERMISSION_ASKED)
        somebody = _referrer_of(desk, referral)
        deed = Deed(
            id=new_id(),
            person_id=somebody.id,
            kind=Ask.INTRODUCTION.value,
            text=single_line(text) or referral.title,
            on=asking.day_until_today(desk, on),
            outcome=Outcome.OPEN,
            by=single_line(by),
            referral_id=referral.id,
            counts=referral.kind not in desk.playbook.referral_offers,
        )
        asking.put_ask(desk, somebody, client_of(desk, referral), deed, standing)
        _move(desk, referral, state)
    return _changes(referral)


def answer_permission(
    desk: Desk, reference: str, agreed: bool, *, how: str = "", on: date | None = None
) -> Changes:
    """Put the referrer's answer on record: a yes is their consent to introduce us, a no ends it and gives a rest."""
    with desk.journal.transaction():
        referral = find_referral(desk, reference)
        to = ReferralState.PERMISSION_GIVEN if agreed else ReferralState.REFUSED
        state = advanced(referral.state, to)
        somebody, day = _referrer_of(desk, referral), asking.day_until_today(desk, on)
        for deed in goodwill.of_referral(desk.journal, referral.id):
            if deed.outcome is Outcome.OPEN:
                outcome = Outcome.AGREED if agreed else Outcome.REFUSED
                goodwill.set_outcome(desk.journal, deed.id, outcome, max(day, deed.on))
        if agreed:
            said = required_line(how, "way in which it was given")
            give_consent(desk, somebody.id, ConsentUse.INTRODUCTION, how=said, on=on, scope=_scope(referral))
        _move(desk, referral, state)
    return _changes(referral)


def other_side_agrees(
    desk: Desk,
    reference: str,
    name: str,
    *,
    how: str,
    role: str = "",
    email: str = "",
    phone: str = "",
    on: date | None = None,
) -> Changes:
    """Put on record that the person on the other side wants to be introduced: the second of the two consents."""
    with desk.journal.transaction():
        referral = find_referral(desk, reference)
        if referral.state is not ReferralState.PERMISSION_GIVEN:
            advanced(referral.state, ReferralState.INTRODUCED)
        day = asking.day_until_today(desk, on)
        contact = _contact(desk, referral, name, role, email, phone)
        said = required_line(how, "way in which it was given")
        consent = Consent(new_id(), contact.id, ConsentUse.INTRODUCTION, said, day, scope=_scope(referral))
        consents.add(desk.journal, consent, desk.now())
        leads.write_referral(desk.journal, replace(referral, contact_id=contact.id))
        facts = {
            "person": contact.name,
            "person_id": contact.id,
            "use": ConsentUse.INTRODUCTION.value,
            "on": day.isoformat(),
            "referral": referral.id,
        }
        record.append(desk.journal, referral.client_id, "consent given", desk.now(), facts)
    return _changes(referral)


def _contact(desk: Desk, referral: Referral, name: str, role: str, email: str, phone: str) -> Person:
    """Return the person on the other side, added where they are new."""
    said = required_line(name, "person's name")
    known = person_of(desk, referral.contact_id)
    if known is not None and fold(known.name) == fold(said):
        return known
    company = single_line(referral.company) or referral.title
    person = Person(
        new_id(), None, said, single_line(role), single_line(email), single_line(phone), company=company
    )
    clients.add_person(desk.journal, person, desk.now())
    return person


# Onwards ---------------------------------------------------------------------------------------------


def introduce(desk: Desk, reference: str) -> Changes:
    """Put on record that the two sides were introduced; both must have agreed."""
    with desk.journal.transaction():
        referral = find_referral(desk, reference)
        state = advanced(referral.state, ReferralState.INTRODUCED)
        _refuse_one_sided(desk, referral)
        _move(desk, referral, state)
    return _changes(referral)


def _refuse_one_sided(desk: Desk, referral: Referral) -> None:
    sides = (
        (referral.through_id, QT_TRANSLATE_NOOP("UserError", "The referrer has not agreed to introduce us.")),
        (
            referral.contact_id,
            QT_TRANSLATE_NOOP("UserError", "The other side has not agreed to be introduced."),
        ),
    )
    for person_id, sentence in sides:
        if not agreed_to_introduce(desk, person_id):
            raise UserError(
                sentence,
                QT_TRANSLATE_NOOP(
                    "UserError", "Ask first, and put their yes on record; an introduction needs both."
                ),
            )


def meet(desk: Desk, reference: str) -> Changes:
    """Put on record that we met them."""
    return _step(desk, reference, ReferralState.MET)


def qualify(desk: Desk, reference: str) -> Changes:
    """Say that a referral is real; the gate decides, with the next natural question where it is not yet."""
    with desk.journal.transaction():
        referral = find_referral(desk, reference)
        state = advanced(referral.state, ReferralState.QUALIFIED)
        refuse_unmet(gate_of(desk, referral), referral.title)
        _move(desk, referral, state)
    return _changes(referral)


def end(desk: Desk, reference: str, won: bool) -> Changes:
    """Say how a referral ended; telling the one who gave it is what is left to do."""
    return _step(desk, reference, ReferralState.WON if won else ReferralState.LOST)


def close_loop(
    desk: Desk, reference: str, told: str, *, thanked: bool = True, on: date | None = None
) -> Changes:
    """Put on record that the referrer was told how it ended, and thanked; the thanks are on their line."""
    with desk.journal.transaction():
        referral = find_referral(desk, reference)
        if referral.state not in (ReferralState.WON, ReferralState.LOST):
            raise UserError(
                QT_TRANSLATE_NOOP("UserError", "“{title}” has not ended yet, so there is nothing to tell."),
                QT_TRANSLATE_NOOP("UserError", "Say how it ended first: won, or lost."),
                title=referral.title,
            )
        day = asking.day_until_today(desk, on)
        somebody = _referrer_of(desk, referral)
        said = required_line(told, "line on how they were told")
        leads.write_referral(desk.journal, replace(referral, told_on=day.isoformat(), told_how=said))
        if thanked:
            thanks = Deed(new_id(), somebody.id, Gift.THANKS.value, said, day, referral_id=referral.id)
            goodwill.add(desk.journal, thanks, desk.now())
        facts = {"id": referral.id, "title": referral.title, "on": day.isoformat(), "thanked": thanked}
        record.append(desk.journal, referral.client_id, "referrer told", desk.now(), facts)
    return _changes(referral)


def advance_referral(
    desk: Desk, reference: str, to: ReferralState, *, how: str = "", standing: str = ""
) -> Changes:
    """Take a referral one step further by the name of the state; `how` says in which way it was said."""
    steps: dict[ReferralState, Callable[[], Changes]] = {
        ReferralState.PERMISSION_ASKED: lambda: ask_permission(desk, reference, how, standing=standing),
        ReferralState.PERMISSION_GIVEN: lambda: answer_permission(desk, reference, agreed=True, how=how),
        ReferralState.REFUSED: lambda: answer_permission(desk, reference, agreed=False, how=how),
        ReferralState.INTRODUCED: lambda: introduce(desk, reference),
        ReferralState.MET: lambda: meet(desk, reference),
        ReferralState.QUALIFIED: lambda: qualify(desk, reference),
        ReferralState.WON: lambda: end(desk, reference, won=True),
        ReferralState.LOST: lambda: end(desk, reference, won=False),
    }
    if to not in steps:
        advanced(find_referral(desk, reference).state, to)
    return steps[to]()


def _step(desk: Desk, reference: str, to: ReferralState) -> Changes:
    with desk.journal.transaction():
        referral = find_referral(desk, reference)
        _move(desk, referral, advanced(referral.state, to))
    return _changes(referral)


def _move(desk: Desk, referral: Referral, state: ReferralState) -> None:
    current = leads.referral_by_id(desk.journal, referral.id) or referral
    changed = replace(current, state=state)
    leads.write_referral(desk.journal, changed)
    note_state(desk, changed, state.value)


# What is known ---------------------------------------------------------------------------------------


def _referrer_of(desk: Desk, referral: Referral) -> Person:
    somebody = person_of(desk, referral.through_id)
    if somebody is None:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "“{title}” does not say through whom it comes."),
            QT_TRANSLATE_NOOP("UserError", "Name the person first: referral edit {id} --through NAME"),
            title=referral.title,
            id=referral.id,
        )
    return somebody


def person_of(desk: Desk, person_id: str | None) -> Person | None:
    """Return somebody by id, None where there is nobody."""
    return clients.person_by_id(desk.journal, person_id) if person_id else None


def client_of(desk: Desk, referral: Referral) -> Client:
    """Return the client through whom a referral is reached."""
    found = clients.client_by_id(desk.journal, referral.client_id)
    if found is None:
        raise LookupError(referral.client_id)
    return found


def agreed_to_introduce(desk: Desk, person_id: str | None) -> bool:
    """Say whether a side of a referral has agreed to the introduction, and that still holds."""
    if person_id is None:
        return False
    known = consents.of_person(desk.journal, person_id)
    return in_force(known, ConsentUse.INTRODUCTION, desk.today()) is not None


def _scope(referral: Referral) -> str:
    return referral.company or referral.title


def _changes(referral: Referral) -> Changes:
    return Changes.of(
        (Kind.REFERRAL, referral.id),
        (Kind.GOODWILL, referral.through_id or ""),
        (Kind.CONSENT, ""),
        (Kind.PERSON, referral.through_id or ""),
        (Kind.CLIENT, referral.client_id),
        made=referral.id,
    )
