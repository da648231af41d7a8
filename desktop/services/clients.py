"""Clients and what belongs to them: people, engagements, promises, and who "I" am."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from desktop.domain.changes import Changes, Kind
from desktop.domain.clients import (
    Client,
    ContactProtocol,
    Engagement,
    Person,
    Promise,
)
from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.handoffs import utc_text
from desktop.domain.names import fold
from desktop.domain.overviews import ClientRow, ClientView, HandOffRow, TimelineItem
from desktop.domain.text import required_line, single_line
from desktop.services import handoffs as handoff_services
from desktop.services import lead_views
from desktop.services.desk import Desk
from desktop.services.naming import find_client, find_person
from desktop.services.profile import read_profile
from desktop.services.promises import make_promise as make_promise  # noqa: PLC0414 (found here too)
from desktop.store import clients, overviews, record
from desktop.store.identifiers import new_id

TIMELINE_LENGTH = 200
"""Entries that a client's timeline shows."""


def add_client(desk: Desk, name: str, *, sector: str = "", place: str = "") -> Changes:
    """Add a client; I become its steward, on record."""
    client = Client(
        id=new_id(),
        name=required_line(name, "client's name"),
        steward=read_profile(desk).name,
        created_at=desk.now(),
        sector=single_line(sector),
        place=single_line(place),
    )
    with desk.journal.transaction():
        if clients.client_named(desk.journal, client.name):
            raise UserError(
                QT_TRANSLATE_NOOP("UserError", "There is a client “{name}” already."),
                QT_TRANSLATE_NOOP("UserError", "Use it, or give this one a name that tells them apart."),
                name=client.name,
            )
        clients.add_client(desk.journal, client)
        record.append(
            desk.journal,
            client.id,
            "client added",
            desk.now(),
            {"client": client.name, "steward": client.steward},
        )
    return Changes.of((Kind.CLIENT, client.id), made=client.id)


def client_for(desk: Desk, name: str) -> tuple[Client, Changes]:
    """Return the client of exactly that name, adding it where it is new. Call inside a transaction."""
    known = clients.client_named(desk.journal, single_line(name))
    if known:
        return known, Changes()
    changes = add_client(desk, name)
    return find_client(desk, changes.made), changes


def add_person(
    desk: Desk,
    name: str,
    *,
    client: str = "",
    role: str = "",
    email: str = "",
    phone: str = "",
    protocol: ContactProtocol = ContactProtocol.THROUGH_STEWARD,
    batch: str | None = None,
) -> Changes:
    """Add somebody at a client, or a colleague where no client is named."""
    with desk.journal.transaction():
        client_id = find_client(desk, client).id if client else None
        name = required_line(name, "person's name")
        if any(fold(person.name) == fold(name) for person in clients.people_of(desk.journal, client_id)):
            raise UserError(
                QT_TRANSLATE_NOOP("UserError", "“{name}” is known there already."),
                QT_TRANSLATE_NOOP("UserError", "Use that person, or add a middle name to tell them apart."),
                name=name,
            )
        person = Person(
            new_id(), client_id, name, single_line(role), single_line(email), single_line(phone), protocol
        )
        clients.add_person(desk.journal, person, desk.now(), batch)
    return Changes.of((Kind.PERSON, person.id), (Kind.CLIENT, client_id or ""), made=person.id)


def correct_person(
    desk: Desk,
    reference: str,
    *,
    client: str = "",
    role: str | None = None,
    email: str | None = None,
    phone: str | None = None,
    protocol: ContactProtocol | None = None,
) -> Changes:
    """Correct what is known of somebody, named by name or id; what is None stays.

    The name stays too: texts say it, and under roles it has to be known to become a role.
    """
    with desk.journal.transaction():
        before = find_person(desk, reference, find_client(desk, client).id if client else None)
        person = replace(
            before,
            role=before.role if role is None else single_line(role),
            email=before.email if email is None else single_line(email),
            phone=before.phone if phone is None else single_line(phone),
            protocol=protocol or before.protocol,
        )
        clients.write_person(desk.journal, person)
    return Changes.of((Kind.PERSON, person.id), (Kind.CLIENT, person.client_id or ""), made=person.id)


def add_engagement(
    desk: Desk, client: str, name: str, *, starts_on: date | None = None, ends_on: date | None = None
) -> Changes:
    """Add a piece of contracted work."""
    with desk.journal.transaction():
        owner = find_client(desk, client)
        engagement = Engagement(
            new_id(), owner.id, required_line(name, "engagement's name"), starts_on, ends_on
        )
        clients.add_engagement(desk.journal, engagement)
    return Changes.of((Kind.ENGAGEMENT, engagement.id), (Kind.CLIENT, owner.id), made=engagement.id)


def promises_in(desk: Desk, entry: str) -> list[Promise]:
    """Return the promises that were noted in an entry, named by its id, in the order they were noted."""
    return clients.promises_in(desk.journal, entry)


def list_clients(desk: Desk) -> list[ClientRow]:
    """Return every client with its counts, by name."""
    return overviews.client_rows(desk.journal)


def show_client(desk: Desk, reference: str) -> ClientView:
    """Return one client with its people, work, promises, timeline and ownership record."""
    client = find_client(desk, reference)
    journal = desk.journal
    entries = overviews.entries_of_client(journal, client.id, TIMELINE_LENGTH)
    handed_off = handoff_services.list_handoffs(desk, client_id=client.id)
    timeline = entries + [_handed_off(row.handoff.id, row.handoff.issued_at, row) for row in handed_off]
    half_a_year_ago = utc_text(desk.clock() - timedelta(days=183))
    return ClientView(
        client=client,
        people=tuple(clients.people_of(journal, client.id)),
        engagements=tuple(clients.engagements_of(journal, client.id)),
        promises=tuple(clients.promises_of(journal, client.id)),
        opportunities=tuple(lead_views.list_opportunities(desk, client_id=client.id)),
        referrals=tuple(lead_views.list_referrals(desk, client_id=client.id)),
        timeline=tuple(sorted(timeline, key=lambda item: item.at, reverse=True)),
        temperatures=tuple(overviews.temperatures(journal, client.id, half_a_year_ago)),
        record=tuple(record.rows_of(journal, client.id)),
        last_contact_at=entries[0].at if entries else "",
        last_contact=entries[0].title if entries else "",
        live_handoffs=tuple(row for row in handed_off if row.handoff.state.live),
    )


def _handed_off(identifier: str, at: str, row: HandOffRow) -> TimelineItem:
    handoff = row.handoff
    return TimelineItem(
        Kind.HANDOFF,
        identifier,
        at,
        f"{handoff.title} → {handoff.to_name}",
        handoff.number,
        ((handoff.state.value, row.standing.value),),
    )
