"""Bookmarks as rows; they are kept in the journal, because a filter names clients and people."""

from __future__ import annotations

from dataclasses import asdict

from desktop.domain.bookmarks import Bookmark
from desktop.store.journal import Journal


def write(journal: Journal, name: str, bookmark: Bookmark) -> None:
    """Keep a bookmark under a name, over the one that was there."""
    journal.execute(
        'INSERT OR REPLACE INTO bookmarks (name, "query", entry, top, above) '
        "VALUES (:name, :query, :entry, :top, :above)",
        {"name": name, **asdict(bookmark)},
    )


def read(journal: Journal, name: str) -> Bookmark | None:
    """Return the bookmark of that name."""
    row = journal.row('SELECT "query", entry, top, above FROM bookmarks WHERE name = ?', (name,))
    return Bookmark(**row) if row else None
