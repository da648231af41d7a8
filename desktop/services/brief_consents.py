"""Whom a brief names, and whether they agreed to it: without consent it goes with roles or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from desktop.domain.briefs import Brief
from desktop.domain.clients import Person
from desktop.domain.consents import ConsentUse, Lack, MissingConsent, lack_of
from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.known_names import KnownName, NameIndex, is_name, names_known
from desktop.domain.names import fold
from desktop.domain.overviews import Lead
from desktop.domain.playbook import LeadKind
from desktop.domain.referrals import Referral
from desktop.services.composing import Choice, compose
from desktop.services.desk import Desk
from desktop.services.lead_views import show_lead
from desktop.services.leads import gate_of
from desktop.store import clients, consents

_OURS = ""
"""Stands for whoever is on our side: their names may leave."""


def missing_for(desk: Desk, choice: Choice) -> tuple[MissingConsent, ...]:
    """Return the consents that a brief of this choice would need and that are not in force; none with roles.

    The brief is composed as it would leave; whatever refuses that refuses this. Nobody's name need be chosen yet.
    """
    if choice.roles:
        return ()
    lead = show_lead(desk, choice.lead)
    named = replace(choice, to_name=choice.to_name.strip() or "?")
    gate = gate_of(desk, lead.subject, choice.involvement)
    return missing_in(desk, lead, compose(desk, lead, named, gate, number="", version=1))


def refuse_missing(desk: Desk, lead: Lead, brief: Brief) -> None:
    """Refuse a brief that names somebody who has not agreed to it; only roles lead past this."""
    missing = missing_in(desk, lead, brief)
    if not missing:
        return
    hidden = [item.person for item in missing if item.lack is Lack.ANONYMOUS]
    if hidden:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "This brief names {person}, who wishes to stay anonymous."),
            QT_TRANSLATE_NOOP("UserError", "Send it with roles."),
            person=", ".join(dict.fromkeys(hidden)),
        )
    raise UserError(
        QT_TRANSLATE_NOOP("UserError", "This brief names people who have not agreed to it: {people}."),
        QT_TRANSLATE_NOOP(
            "UserError",
            "Ask them and record it with “consent give”, or send with roles.",
        ),
        people=in_words(desk, missing),
    )


def in_words(desk: Desk, missing: Iterable[MissingConsent]) -> str:
    """Say who has not agreed to what: `Anna Meyer (Being named, Quote with the name); …`."""
    uses: dict[str, list[str]] = {}
    for item in missing:
        uses.setdefault(item.person, []).append(desk.playbook.use_label(item.use))
    return "; ".join(f"{person} ({', '.join(labels)})" for person, labels in uses.items())


def missing_in(desk: Desk, lead: Lead, brief: Brief) -> tuple[MissingConsent, ...]:
    """Return the consents that a composed brief lacks, person by person."""
    if brief.names == "roles":
        return ()
    people = {person.id: person for person in clients.all_people(desk.journal)}
    index = _index(desk, brief, people.values())
    at_client = frozenset(person.id for person in people.values() if person.client_id == lead.client_id)
    places = _places(index, _texts(brief), at_client)
    certain = {person for place in places if len(place) == 1 for person in place}
    named = _meant(places, certain)
    quoted = _meant(_places(index, (quote.speaker for quote in brief.quotes), at_client), certain)
    through = lead.subject.through_id if isinstance(lead.subject, Referral) else None
    needs = [(person, ConsentUse.NAME) for person in named]
    needs += [(person, ConsentUse.QUOTE) for person in quoted]
    needs += [(person, ConsentUse.INTRODUCTION) for person in named if person == through]
    known, today = consents.of_people(desk.journal, named), desk.today()
    lacking = [
        MissingConsent(person, people[person].name, use, lack)
        for person, use in sorted(needs, key=lambda need: named.index(need[0]))
        if (lack := lack_of(known[person], use, today))
    ]
    strangers = _strangers(index, brief, (person.role for person in people.values()))
    return (*lacking, *strangers)


def _index(desk: Desk, brief: Brief, people: Iterable[Person]) -> NameIndex:
    """Return everybody's names, with ids for roles; companies' names count as nobody's."""
    own_names = (brief.relationship_owner.name, brief.to.name)
    ours = [KnownName(name, _OURS) for name in own_names]
    own = clients.ids_named(desk.journal, own_names)
    named = [
        KnownName(person.name, _OURS if person.is_colleague else person.id)
        for person in people
        if person.id not in own
    ]
    companies = [KnownName(name, "…", whole=True) for name in clients.client_names(desk.journal)]
    return names_known((*ours, *named, *companies))


def _texts(brief: Brief) -> Iterator[str]:
    """Yield every text of a brief in which somebody's name may stand."""
    yield brief.title
    if brief.kind is LeadKind.REFERRAL:
        yield brief.client
    yield brief.ask
    yield from (fact.text for fact in brief.facts if fact.text)
    for quote in brief.quotes:
        yield quote.text
        yield quote.speaker
    for detail in brief.terms.details:
        yield detail.text
    if brief.override:
        yield brief.override


def _places(index: NameIndex, texts: Iterable[str], at_client: frozenset[str]) -> list[frozenset[str]]:
    """Return who may be meant wherever a person is named.

    People at the client count before us, and we before other clients' people.
    """
    return [
        people & at_client or people & {_OURS} or people for text in texts for people in index.meant(text)
    ]


def _meant(places: Iterable[frozenset[str]], certain: set[str]) -> list[str]:
    """Return the ids of those who are named, each once.

    Where several may be meant, those are who are named beyond doubt elsewhere, or else all of them.
    """
    meant = (person for place in places for person in sorted(place & certain or place))
    return [person for person in dict.fromkeys(meant) if person != _OURS]


def _strangers(index: NameIndex, brief: Brief, roles: Iterable[str]) -> list[MissingConsent]:
    """Return the speakers whom the journal knows by name only: nobody could have agreed for them."""
    known = {fold(role) for role in set(roles)}
    speakers = [quote.speaker for quote in brief.quotes if fold(quote.speaker) not in known]
    unknown = [name for name in speakers if is_name(name) and not index.meant(name)]
    return [MissingConsent("", name, ConsentUse.QUOTE, Lack.NEVER_GIVEN) for name in dict.fromkeys(unknown)]
