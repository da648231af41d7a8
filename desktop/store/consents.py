"""Consents as rows; what was given again or taken back stays readable."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

from desktop.domain.consents import Consent, ConsentUse, Proof
from desktop.store.journal import Journal, Row

_SHOWN = (
    "SELECT c.*, p.name AS person, p.role, coalesce(k.id, '') AS client_id, coalesce(k.name, '') AS client "
    "FROM consents AS c JOIN people AS p ON p.id = c.person_id LEFT JOIN clients AS k ON k.id = p.client_id"
)

NamedConsent = tuple[Consent, str, str, str, str]
"""A consent with its person's name and role, and their client's id and name."""


def add(journal: Journal, consent: Consent, created_at: str) -> None:
    """Insert a consent."""
    journal.insert(
        "consents",
        {
            "id": consent.id,
            "person_id": consent.person_id,
            "use": consent.use.value,
            "way": consent.how,
            "given_on": consent.given_on.isoformat(),
            "interaction_id": consent.entry_id,
            "attachment_id": consent.attachment_id,
            "scope": consent.scope,
            "excluded": consent.excluded,
            "valid_until": consent.valid_until.isoformat() if consent.valid_until else None,
            "withdrawn_on": None,
            "withdrawal": "",
            "created_at": created_at,
        },
    )


def set_withdrawn(journal: Journal, consent_id: str, on: date | None, how: str) -> None:
    """Note the day on which a consent was taken back, None for not at all."""
    journal.update(
        "consents", consent_id, {"withdrawn_on": on.isoformat() if on else None, "withdrawal": how}
    )


def remove(journal: Journal, consent_id: str) -> None:
    """Remove a consent that was written down by mistake."""
    journal.execute("DELETE FROM consents WHERE id = ?", (consent_id,))


def by_id(journal: Journal, consent_id: str) -> NamedConsent | None:
    """Return one consent with whose it is."""
    row = journal.row(f"{_SHOWN} WHERE c.id = ?", (consent_id,))
    return _named(row) if row else None


def ids_beginning(journal: Journal, prefix: str) -> list[str]:
    """Return the ids that begin with `prefix`, six at most."""
    rows = journal.rows(
        "SELECT id FROM consents WHERE id >= ? AND id < ? ORDER BY id LIMIT 6", (prefix, prefix + "~")
    )
    return [row["id"] for row in rows]


def of_person(journal: Journal, person_id: str) -> list[Consent]:
    """Return a person's consents in the order in which they were given."""
    rows = journal.rows("SELECT * FROM consents WHERE person_id = ? ORDER BY given_on, seq", (person_id,))
    return [_consent(row) for row in rows]


def of_people(journal: Journal, person_ids: Sequence[str]) -> dict[str, list[Consent]]:
    """Return the consents of each of these people in the order in which they were given."""
    rows = journal.rows(
        "SELECT * FROM consents WHERE person_id IN (SELECT value FROM json_each(?)) ORDER BY given_on, seq",
        (json.dumps(list(person_ids)),),
    )
    found: dict[str, list[Consent]] = {person_id: [] for person_id in person_ids}
    for row in rows:
        found[row["person_id"]].append(_consent(row))
    return found


def named(
    journal: Journal, *, person_id: str | None = None, client_id: str | None = None
) -> list[NamedConsent]:
    """Return the consents (of that person, at that client) by client and person, in the order they were given."""
    rows = journal.rows(
        f"{_SHOWN} WHERE (:person IS NULL OR c.person_id = :person) AND (:client IS NULL OR p.client_id = :client) "
        "ORDER BY k.folded, p.folded, p.id, c.given_on, c.seq",
        {"person": person_id, "client": client_id},
    )
    return [_named(row) for row in rows]


def ending(journal: Journal, first: date, last: date, most: int) -> list[NamedConsent]:
    """Return the consents that end between those days, the next to end first, but for renewed ones."""
    rows = journal.rows(
        f"{_SHOWN} WHERE c.withdrawn_on IS NULL AND c.valid_until BETWEEN :first AND :last AND NOT EXISTS ("
        "SELECT 1 FROM consents AS n WHERE n.person_id = c.person_id AND n.use = c.use AND n.withdrawn_on IS NULL "
        "AND (n.given_on, n.seq) > (c.given_on, c.seq)) ORDER BY c.valid_until, c.seq LIMIT :most",
        {"first": first.isoformat(), "last": last.isoformat(), "most": most},
    )
    return [_named(row) for row in rows]


def proofs(journal: Journal, client_id: str, most: int) -> list[Proof]:
    """Return a client's latest sessions, each followed by its attachments."""
    rows = journal.rows(
        "WITH latest AS (SELECT id, title, at, seq FROM interactions WHERE client_id = ? AND trashed_at IS NULL "
        "ORDER BY at DESC, seq DESC LIMIT ?) "
        "SELECT e.id, e.title, e.at, a.id AS attachment_id, a.name FROM latest AS e "
        "LEFT JOIN attachments AS a ON a.interaction_id = e.id AND a.detached_at IS NULL "
        "ORDER BY e.at DESC, e.seq DESC, a.seq",
        (client_id, most),
    )
    found: list[Proof] = []
    for row in rows:
        if not found or found[-1].entry_id != row["id"]:
            found.append(Proof(row["id"], row["title"], row["at"]))
        if row["attachment_id"]:
            found.append(Proof(row["id"], row["title"], row["at"], row["attachment_id"], row["name"]))
    return found


def first_entry_at(journal: Journal, client_id: str) -> str | None:
    """Return when the first session with a client was, None where there is none."""
    found = journal.value(
        "SELECT min(at) FROM interactions WHERE client_id = ? AND trashed_at IS NULL", (client_id,)
    )
    return str(found) if found else None


def _named(row: Row) -> NamedConsent:
    return _consent(row), row["person"], row["role"], row["client_id"], row["client"]


def _consent(row: Row) -> Consent:
    return Consent(
        id=row["id"],
        person_id=row["person_id"],
        use=ConsentUse(row["use"]),
        how=row["way"],
        given_on=date.fromisoformat(row["given_on"]),
        entry_id=row["interaction_id"],
        attachment_id=row["attachment_id"],
        scope=row["scope"],
        excluded=row["excluded"],
        valid_until=_day(row["valid_until"]),
        withdrawn_on=_day(row["withdrawn_on"]),
        withdrawn_how=row["withdrawal"],
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
