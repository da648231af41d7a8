"""Follow-ups, as rows; those of entries in the trash do not show."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.domain.follow_ups import FollowUp
from desktop.domain.overviews import FollowUpRow
from desktop.store.journal import Journal, Row

_SHOWN = (
    "SELECT f.id, f.interaction_id, f.text, f.due_on, f.done_at, i.title, i.at, coalesce(c.name, '') AS client "
    "FROM follow_ups AS f JOIN interactions AS i ON i.id = f.interaction_id "
    "LEFT JOIN clients AS c ON c.id = i.client_id WHERE i.trashed_at IS NULL"
)


def of_interaction(journal: Journal, entry_id: str) -> list[FollowUp]:
    """Return the follow-ups of an entry in the order of its boxes."""
    rows = journal.rows("SELECT * FROM follow_ups WHERE interaction_id = ? ORDER BY place", (entry_id,))
    return [_follow_up(row) for row in rows]


def by_id(journal: Journal, follow_up_id: str) -> FollowUp | None:
    """Return one follow-up."""
    row = journal.row("SELECT * FROM follow_ups WHERE id = ?", (follow_up_id,))
    return _follow_up(row) if row else None


def replace(journal: Journal, entry_id: str, items: Sequence[FollowUp], now: str) -> None:
    """Give an entry these follow-ups; one that it had under the same id is written over."""
    known = {item.id: item for item in of_interaction(journal, entry_id)}
    for gone in known.keys() - {item.id for item in items}:
        journal.execute("DELETE FROM follow_ups WHERE id = ?", (gone,))
    for item in items:
        if item.id not in known:
            journal.insert("follow_ups", {**_columns(item), "id": item.id, "created_at": now})
        elif known[item.id] != item:
            journal.update("follow_ups", item.id, _columns(item))


def set_done(journal: Journal, follow_up_id: str, done_at: str | None) -> None:
    """Note when a follow-up was done, None for not yet."""
    journal.update("follow_ups", follow_up_id, {"done_at": done_at})


def open_rows(journal: Journal, *, client_id: str | None = None) -> list[FollowUpRow]:
    """Return what is open, the next due first; what has no date comes last, the newest first."""
    return _rows(
        journal,
        "f.done_at IS NULL AND (:client IS NULL OR i.client_id = :client)",
        "f.due_on IS NULL, f.due_on, f.seq * (CASE WHEN f.due_on IS NULL THEN -1 ELSE 1 END)",
        {"client": client_id},
    )


def done_rows(journal: Journal, limit: int, *, client_id: str | None = None) -> list[FollowUpRow]:
    """Return what was done, the latest first."""
    return _rows(
        journal,
        "f.done_at IS NOT NULL AND (:client IS NULL OR i.client_id = :client)",
        "f.done_at DESC, f.seq DESC LIMIT :limit",
        {"client": client_id, "limit": limit},
    )


def due_rows(journal: Journal, until: str, limit: int) -> list[FollowUpRow]:
    """Return what is open and due by that day, the most overdue first."""
    return _rows(
        journal,
        "f.done_at IS NULL AND f.due_on <= :until",
        "f.due_on, f.seq LIMIT :limit",
        {"until": until, "limit": limit},
    )


def undated_rows(journal: Journal, limit: int) -> list[FollowUpRow]:
    """Return what is open and has no date, the newest first."""
    return _rows(
        journal, "f.done_at IS NULL AND f.due_on IS NULL", "f.seq DESC LIMIT :limit", {"limit": limit}
    )


def _rows(journal: Journal, condition: str, order: str, values: Row) -> list[FollowUpRow]:
    rows = journal.rows(f"{_SHOWN} AND {condition} ORDER BY {order}", values)
    return [
        FollowUpRow(
            id=row["id"],
            entry_id=row["interaction_id"],
            entry=row["title"],
            client=row["client"],
            text=row["text"],
            due_on=row["due_on"],
            done_at=row["done_at"],
            at=row["at"],
        )
        for row in rows
    ]


def _columns(item: FollowUp) -> Row:
    return {
        "interaction_id": item.interaction_id,
        "place": item.place,
        "text": item.text,
        "due_on": item.due_on,
        "done_at": item.done_at,
    }


def _follow_up(row: Row) -> FollowUp:
    return FollowUp(
        row["id"], row["interaction_id"], row["place"], row["text"], row["due_on"], row["done_at"]
    )
