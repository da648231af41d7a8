"""Clients, people, engagements, promises and the profile, as rows."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date

from desktop.domain.clients import Client, ContactProtocol, Engagement, Person, Profile, Promise, PromiseState
from desktop.domain.names import fold
from desktop.store.journal import Journal, Row

_PROTOCOLS = {protocol.value: protocol for protocol in ContactProtocol}


def read_profile(journal: Journal) -> Profile | None:
    """Return who "I" am, None until it was set."""
    row = journal.row("SELECT name, email, phone, practice FROM profile")
    return Profile(**row) if row else None


def write_profile(journal: Journal, profile: Profile) -> None:
    """Keep who "I" am."""
    journal.execute(
        "INSERT OR REPLACE INTO profile (id, name, email, phone, practice) VALUES (1, ?, ?, ?, ?)",
        (profile.name, profile.email, profile.phone, profile.practice),
    )


def add_client(journal: Journal, client: Client) -> None:
    """Insert a client."""
    journal.insert(
        "clients",
        {
            "id": client.id,
            "name": client.name,
            "folded": fold(client.name),
            "steward": client.steward,
            "sector": client.sector,
            "place": client.place,
            "created_at": client.created_at,
        },
    )


def client_named(journal: Journal, name: str) -> Client | None:
    """Return the client of that name, however it is typed."""
    row = journal.row("SELECT * FROM clients WHERE folded = ?", (fold(name),))
    return _client(row) if row else None


def all_clients(journal: Journal) -> list[Client]:
    """Return every client by name."""
    return [_client(row) for row in journal.rows("SELECT * FROM clients ORDER BY folded")]


def client_names(journal: Journal) -> list[str]:
    """Return the names of all clients alone, in no order."""
    return [name for (name,) in journal.tuples("SELECT name FROM clients")]


def client_by_id(journal: Journal, client_id: str) -> Client | None:
    """Return one client."""
    row = journal.row("SELECT * FROM clients WHERE id = ?", (client_id,))
    return _client(row) if row else None


def _client(row: Row) -> Client:
    return Client(row["id"], row["name"], row["steward"], row["created_at"], row["sector"], row["place"])


def write_person(journal: Journal, person: Person) -> None:
    """Write role, contacts and contact protocol of a person over the old; the name stays."""
    known = {"role": person.role, "email": person.email, "phone": person.phone}
    journal.update("people", person.id, {**known, "protocol": person.protocol.value})


def add_person(journal: Journal, person: Person, created_at: str, batch: str | None = None) -> None:
    """Insert a person."""
    journal.insert(
        "people",
        {
            "id": person.id,
            "client_id": person.client_id,
            "name": person.name,
            "folded": fold(person.name),
            "role": person.role,
            "email": person.email,
            "phone": person.phone,
            "protocol": person.protocol.value,
            "company": person.company,
            "batch_id": batch,
            "created_at": created_at,
        },
    )


def people_of(journal: Journal, client_id: str | None) -> list[Person]:
    """Return the people of a client (of none: colleagues) by name."""
    rows = journal.rows(
        "SELECT * FROM people WHERE client_id IS ? AND (client_id IS NOT NULL OR company = '') ORDER BY folded",
        (client_id,),
    )
    return [_person(row) for row in rows]


def all_people(journal: Journal) -> list[Person]:
    """Return everybody."""
    found = journal.tuples(
        "SELECT id, client_id, name, role, email, phone, protocol, company FROM people ORDER BY folded"
    )
    return [
        Person(person_id, client_id, name, role, email, phone, _PROTOCOLS[protocol], company)
        for person_id, client_id, name, role, email, phone, protocol, company in found
    ]


def ids_named(journal: Journal, names: Iterable[str]) -> frozenset[str]:
    """Return the ids of those who bear one of these names, however it is written."""
    folded = json.dumps([fold(name) for name in names])
    found = journal.tuples(
        "SELECT id FROM people WHERE folded IN (SELECT value FROM json_each(?))", (folded,)
    )
    return frozenset(person_id for (person_id,) in found)


def person_by_id(journal: Journal, person_id: str) -> Person | None:
    """Return one person."""
    row = journal.row("SELECT * FROM people WHERE id = ?", (person_id,))
    return _person(row) if row else None


def _person(row: Row) -> Person:
    return Person(
        row["id"],
        row["client_id"],
        row["name"],
        row["role"],
        row["email"],
        row["phone"],
        ContactProtocol(row["protocol"]),
        row["company"],
    )


def add_engagement(journal: Journal, engagement: Engagement) -> None:
    """Insert an engagement."""
    journal.insert(
        "engagements",
        {
            "id": engagement.id,
            "client_id": engagement.client_id,
            "name": engagement.name,
            "folded": fold(engagement.name),
            "starts_on": _text(engagement.starts_on),
            "ends_on": _text(engagement.ends_on),
        },
    )


def engagements_of(journal: Journal, client_id: str) -> list[Engagement]:
    """Return a client's engagements by name."""
    rows = journal.rows("SELECT * FROM engagements WHERE client_id = ? ORDER BY folded", (client_id,))
    return [
        Engagement(row["id"], row["client_id"], row["name"], _date(row["starts_on"]), _date(row["ends_on"]))
        for row in rows
    ]


def add_promise(journal: Journal, promise: Promise) -> None:
    """Insert a promise."""
    journal.insert(
        "promises",
        {
            "id": promise.id,
            "client_id": promise.client_id,
            "text": promise.text,
            "due_on": _text(promise.due_on),
            "state": promise.state.value,
            "ours": int(promise.ours),
            "interaction_id": promise.entry_id,
        },
    )


def promises_of(journal: Journal, client_id: str) -> list[Promise]:
    """Return a client's promises, the next due first."""
    rows = journal.rows(
        "SELECT * FROM promises WHERE client_id = ? ORDER BY due_on IS NULL, due_on, seq", (client_id,)
    )
    return [promise_of(row) for row in rows]


def promises(journal: Journal) -> list[Promise]:
    """Return every promise, the next due first."""
    rows = journal.rows("SELECT * FROM promises ORDER BY due_on IS NULL, due_on, seq")
    return [promise_of(row) for row in rows]


def promise_by_id(journal: Journal, promise_id: str) -> Promise | None:
    """Return one promise."""
    row = journal.row("SELECT * FROM promises WHERE id = ?", (promise_id,))
    return promise_of(row) if row else None


def write_promise(journal: Journal, promise: Promise) -> None:
    """Write a promise over the old."""
    due_on = _text(promise.due_on)
    columns: Row = {"text": promise.text, "due_on": due_on, "state": promise.state.value}
    journal.update("promises", promise.id, columns)


def remove_promise(journal: Journal, promise_id: str) -> None:
    """Delete a promise."""
    journal.execute("DELETE FROM promises WHERE id = ?", (promise_id,))


def promises_in(journal: Journal, entry_id: str) -> list[Promise]:
    """Return the promises whose passage is in an entry, in the order they were noted."""
    rows = journal.rows("SELECT * FROM promises WHERE interaction_id = ? ORDER BY seq", (entry_id,))
    return [promise_of(row) for row in rows]


def promise_of(row: Row) -> Promise:
    """Return the promise of a row."""
    return Promise(
        row["id"],
        row["client_id"],
        row["text"],
        _date(row["due_on"]),
        PromiseState(row["state"]),
        bool(row["ours"]),
        row["interaction_id"],
    )


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
