"""Tags of entries, as rows."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.store.journal import Journal


def replace(journal: Journal, entry_id: str, tags: Sequence[tuple[str, str]]) -> None:
    """Give an entry these tags, folded and as they are written, instead of those it had."""
    journal.execute("DELETE FROM tags WHERE interaction_id = ?", (entry_id,))
    for folded, tag in tags:
        journal.insert("tags", {"interaction_id": entry_id, "folded": folded, "tag": tag})


def of_interaction(journal: Journal, entry_id: str) -> list[str]:
    """Return the tags of an entry by name, as they are written."""
    rows = journal.rows("SELECT tag FROM tags WHERE interaction_id = ? ORDER BY folded", (entry_id,))
    return [row["tag"] for row in rows]


def all_tags(journal: Journal) -> list[str]:
    """Return every tag once, that of the newest entry first. Ids of entries sort by when they were made."""
    rows = journal.rows(
        "SELECT tag, max(interaction_id) AS used FROM tags GROUP BY folded ORDER BY used DESC, folded"
    )
    return [row["tag"] for row in rows]
