"""Whose contacts went to whom, as rows: whom to ask to delete them, when that is asked of us."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.store.journal import Journal


def add(journal: Journal, handoff_id: str, person_ids: Sequence[str], to_name: str, at: str) -> None:
    """Note that the contacts of these people were released."""
    for person_id in person_ids:
        journal.insert(
            "released_contacts",
            {"handoff_id": handoff_id, "person_id": person_id, "to_name": to_name, "released_at": at},
        )


def released(journal: Journal, handoff_id: str) -> dict[str, str]:
    """Return when the contacts of each person were last released with a hand-off, as UTC moments by person id."""
    rows = journal.rows(
        "SELECT person_id, max(released_at) AS at FROM released_contacts WHERE handoff_id = ? GROUP BY person_id",
        (handoff_id,),
    )
    return {row["person_id"]: row["at"] for row in rows}
