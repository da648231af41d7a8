"""The names that the filters of a search know, as rows."""

from __future__ import annotations

from desktop.store.journal import Journal

_TAGS = """
WITH RECURSIVE known (name) AS (
    SELECT min(folded) FROM tags
    UNION SELECT (SELECT min(folded) FROM tags WHERE folded > known.name) FROM known WHERE known.name IS NOT NULL
)
SELECT name AS id, name AS folded, name FROM known WHERE name IS NOT NULL
"""
"""Every tag once: from one to the next in the index, however many entries have it."""

_TABLES = {
    "client": "SELECT id, folded, name FROM clients",
    "with": "SELECT id, folded, name FROM people",
    "engagement": "SELECT id, folded, name FROM engagements",
    "tag": _TAGS,
}


def folded_names(journal: Journal, name: str) -> list[tuple[str, str]]:
    """Return (id, folded name) of everything that a filter of that name can mean; a tag is its own id."""
    return [(row["id"], row["folded"]) for row in journal.rows(_TABLES[name])]


def names(journal: Journal, name: str) -> list[str]:
    """Return the names of everything that a filter of that name can mean."""
    return [row["name"] for row in journal.rows(_TABLES[name])]
