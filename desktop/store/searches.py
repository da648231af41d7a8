"""Searches that were used and saved, as rows."""

from __future__ import annotations

from desktop.domain.searches import SavedSearch
from desktop.store.journal import Journal


def remember(journal: Journal, query: str, at: str) -> None:
    """Note that a search was used; its name stays."""
    journal.execute(
        "INSERT INTO searches (query, name, used_at) VALUES (?, NULL, ?) "
        "ON CONFLICT (query) DO UPDATE SET used_at = excluded.used_at",
        (query, at),
    )


def forget_beginnings(journal: Journal, query: str) -> None:
    """Forget the searches without a name that end inside a word of this one: they were not finished."""
    journal.execute(
        "DELETE FROM searches WHERE name IS NULL AND query <> :query "
        "AND substr(:query, 1, length(query)) = query AND substr(:query, length(query) + 1, 1) <> ' '",
        {"query": query},
    )


def save(journal: Journal, query: str, name: str | None, at: str) -> None:
    """Give a search a name, or take it away (None)."""
    remember(journal, query, at)
    journal.execute("UPDATE searches SET name = ? WHERE query = ?", (name, query))


def forget(journal: Journal, query: str) -> None:
    """Forget a search."""
    journal.execute("DELETE FROM searches WHERE query = ?", (query,))


def forget_oldest(journal: Journal, kept: int) -> None:
    """Forget the searches without a name but for those that were used last."""
    journal.execute(
        "DELETE FROM searches WHERE name IS NULL AND query NOT IN "
        "(SELECT query FROM searches WHERE name IS NULL ORDER BY used_at DESC, query LIMIT ?)",
        (kept,),
    )


def rows(journal: Journal) -> list[SavedSearch]:
    """Return every search: those with a name by their names, then the others, the last used first."""
    found = journal.rows(
        "SELECT query, COALESCE(name, '') AS name, used_at FROM searches "
        "ORDER BY name IS NULL, name COLLATE NOCASE, used_at DESC, query"
    )
    return [SavedSearch(row["query"], row["name"], row["used_at"]) for row in found]
