"""Things as people name them, found: by id, beginning of an id, name, or part of a name."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.domain.clients import Client, Person
from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.handoffs import HandOff
from desktop.domain.interactions import Interaction
from desktop.domain.names import Candidate, fold, pick
from desktop.domain.numbers import parse
from desktop.domain.opportunities import Opportunity
from desktop.domain.referrals import Referral
from desktop.services.desk import Desk
from desktop.store import clients, handoffs, interactions, leads, opportunity_views

ID_BEGINS = 8
"""So many letters of an id name what it is the id of."""
NAMED = 6
"""How many are named where none is meant."""


def find_client(desk: Desk, reference: str) -> Client:
    """Return the client that `reference` names."""
    known = clients.all_clients(desk.journal)
    found = pick(reference, [Candidate(client.id, client.name) for client in known], "client")
    return next(client for client in known if client.id == found)


def find_person(desk: Desk, reference: str, client_id: str | None = None) -> Person:
    """Return the person that `reference` names, at that client where one is given."""
    known = clients.people_of(desk.journal, client_id) if client_id else clients.all_people(desk.journal)
    found = pick(reference, [Candidate(person.id, person.name) for person in known], "person")
    return next(person for person in known if person.id == found)


def find_person_among(desk: Desk, reference: str, known: Sequence[Person]) -> Person:
    """Return the person that `reference` names, who must be one of those that a brief is about."""
    person = find_person(desk, reference)
    if person not in known:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "{person} has nothing to do with this brief."),
            QT_TRANSLATE_NOOP("UserError", "Choose from: {people}."),
            person=person.name,
            people=", ".join(item.name for item in known) or "nobody",
        )
    return person


def find_entry(desk: Desk, reference: str) -> Interaction:
    """Return the entry that `reference` names by id, beginning of an id, or title."""
    reference = reference.strip()
    entry = interactions.by_id(desk.journal, reference)
    if entry:
        return entry
    ids = interactions.ids_beginning(desk.journal, reference) if len(reference) >= 8 else []
    found = [interactions.by_id(desk.journal, entry_id) for entry_id in ids]
    entries = [item for item in found if item] or interactions.titled(desk.journal, reference)
    picked = pick(reference, [Candidate(item.id, item.title) for item in entries], "entry")
    return next(item for item in entries if item.id == picked)


def find_opportunity(desk: Desk, reference: str) -> Opportunity:
    """Return the opportunity that `reference` names."""
    found = leads.opportunity_by_id(desk.journal, reference.strip())
    if found is None:
        known = _opportunities_like(desk, reference)
        known = known or [Candidate(*each) for each in opportunity_views.some_titles(desk.journal, NAMED)]
        found = leads.opportunity_by_id(desk.journal, pick(reference, known, "opportunity"))
    assert found is not None
    return found


def _opportunities_like(desk: Desk, reference: str) -> list[Candidate]:
    """Return which opportunities `reference` may mean: those whose id begins so, or else those titled like it."""
    start = reference.strip()
    found = opportunity_views.ids_beginning(desk.journal, start) if len(start) >= ID_BEGINS else []
    if not found:
        titled = opportunity_views.titled(desk.journal, start)
        found = [each for each in titled if start and fold(start) in fold(each[1])]
    return [Candidate(*each) for each in found]


def find_referral(desk: Desk, reference: str) -> Referral:
    """Return the referral that `reference` names; the titles are read only where it is no id."""
    named = leads.referral_by_id(desk.journal, reference.strip())
    if named is not None:
        return named
    known = leads.referrals(desk.journal)
    found = pick(reference, [Candidate(item.id, item.title) for item in known], "referral")
    return next(item for item in known if item.id == found)


def find_lead(desk: Desk, reference: str) -> Opportunity | Referral:
    """Return the opportunity or referral that `reference` names."""
    found = _lead_by_id(desk, reference.strip())
    if found is None:
        known = _opportunities_like(desk, reference)
        known += [Candidate(item.id, item.title) for item in leads.referrals(desk.journal)]
        known = known or [Candidate(*each) for each in opportunity_views.some_titles(desk.journal, NAMED)]
        found = _lead_by_id(desk, pick(reference, known, "opportunity"))
    assert found is not None
    return found


def _lead_by_id(desk: Desk, lead: str) -> Opportunity | Referral | None:
    return leads.opportunity_by_id(desk.journal, lead) or leads.referral_by_id(desk.journal, lead)


def find_handoff(desk: Desk, reference: str) -> HandOff:
    """Return the hand-off with that id or brief number, with or without a version."""
    found = handoffs.by_id(desk.journal, reference) or handoffs.by_number(desk.journal, parse(reference)[0])
    if found is None:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "This journal has no brief {number}."),
            QT_TRANSLATE_NOOP("UserError", "See “brief list” for the numbers it issued."),
            number=reference,
        )
    return found
