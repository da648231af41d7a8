"""Gifts and asks as rows."""

from __future__ import annotations

from datetime import date

from desktop.domain.goodwill import Deed, Outcome
from desktop.store.journal import Journal, Row


def add(journal: Journal, deed: Deed, created_at: str) -> None:
    """Insert a gift or an ask."""
    journal.insert(
        "goodwill",
        {
            "id": deed.id,
            "person_id": deed.person_id,
            "kind": deed.kind,
            "text": deed.text,
            "given_on": deed.on.isoformat(),
            "outcome": deed.outcome.value if deed.outcome else None,
            "by_name": deed.by,
            "counts": int(deed.counts),
            "referral_id": deed.referral_id,
            "interaction_id": deed.entry_id,
            "created_at": created_at,
        },
    )


def set_outcome(journal: Journal, deed_id: str, outcome: Outcome, answered_on: date) -> None:
    """Note what came of an ask, and when."""
    journal.update("goodwill", deed_id, {"outcome": outcome.value, "answered_on": answered_on.isoformat()})


def remove(journal: Journal, deed_id: str) -> None:
    """Remove what was written down by mistake."""
    journal.execute("DELETE FROM goodwill WHERE id = ?", (deed_id,))


def by_id(journal: Journal, deed_id: str) -> Deed | None:
    """Return one gift or ask."""
    row = journal.row("SELECT * FROM goodwill WHERE id = ?", (deed_id,))
    return _deed(row) if row else None


def the_one_beginning(journal: Journal, prefix: str) -> Deed | None:
    """Return the one gift or ask whose id begins so (eight characters or more), None for none or several."""
    if len(prefix) < 8:
        return None
    rows = journal.rows("SELECT * FROM goodwill WHERE id >= ? AND id < ? LIMIT 2", (prefix, prefix + "~"))
    return _deed(rows[0]) if len(rows) == 1 else None


def of_person(journal: Journal, person_id: str) -> list[Deed]:
    """Return a person's line, the oldest first."""
    rows = journal.rows("SELECT * FROM goodwill WHERE person_id = ? ORDER BY given_on, seq", (person_id,))
    return [_deed(row) for row in rows]


def of_referral(journal: Journal, referral_id: str) -> list[Deed]:
    """Return the gifts and asks that belong to a referral, the oldest first."""
    rows = journal.rows("SELECT * FROM goodwill WHERE referral_id = ? ORDER BY given_on, seq", (referral_id,))
    return [_deed(row) for row in rows]


def own_limit(journal: Journal, person_id: str) -> int | None:
    """Return how often a year a person wants to be asked at the most, None where they said nothing."""
    found = journal.value("SELECT asks_a_year FROM people WHERE id = ?", (person_id,))
    return None if found is None else int(found)


def set_own_limit(journal: Journal, person_id: str, asks_a_year: int | None) -> None:
    """Keep a person's own limit."""
    journal.update("people", person_id, {"asks_a_year": asks_a_year})


def _deed(row: Row) -> Deed:
    return Deed(
        id=row["id"],
        person_id=row["person_id"],
        kind=row["kind"],
        text=row["text"],
        on=date.fromisoformat(row["given_on"]),
        outcome=Outcome(row["outcome"]) if row["outcome"] else None,
        by=row["by_name"],
        referral_id=row["referral_id"],
        entry_id=row["interaction_id"],
        counts=bool(row["counts"]),
        answered_on=date.fromisoformat(row["answered_on"]) if row["answered_on"] else None,
    )
