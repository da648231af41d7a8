"""Taking the words of removed rows out of the file itself: the word index, free pages and the log beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from desktop.domain.errors import UserError
from desktop.store.journal import Journal

_MERGED_PAGES = 500
"""Pages of the word index that one step merges, so that nobody who writes waits for long."""


def note(journal: Journal, at: str) -> None:
    """Note, in the transaction that removes rows, that their words are in the file still."""
    journal.execute("INSERT OR IGNORE INTO unwiped (id, noted_at) VALUES (1, ?)", (at,))


def is_due(journal: Journal) -> bool:
    """Say whether words of removed rows may be in the file still."""
    return journal.row("SELECT 1 FROM unwiped") is not None


def wipe(journal: Journal, go_on: Callable[[], bool]) -> bool:
    """Wipe what was removed, and say whether that is done; call it outside a transaction.

    `go_on` is asked between steps. Stopped there, or kept from it by another program that reads or writes
    or by a full disk or memory, it stays due and is simply done again.
    """
    try:
        if not all(_merge_index(journal, table, go_on) for table in _indexes(journal)):
            return False
        journal.execute("VACUUM")
        if not go_on():
            return False
        if journal.value("PRAGMA wal_checkpoint(TRUNCATE)"):
            return False
    except (UserError, MemoryError):
        return False
    with journal.transaction():
        journal.execute("DELETE FROM unwiped")
    return True


def _indexes(journal: Journal) -> list[str]:
    rows = journal.rows("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%USING FTS5%'")
    return [row["name"] for row in rows]


def _merge_index(journal: Journal, table: str, go_on: Callable[[], bool]) -> bool:
    """Merge an index of words into one piece, which leaves out what was removed; False if stopped."""
    pages = -_MERGED_PAGES
    while True:
        before = _changed(journal)
        with journal.transaction():
            journal.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('merge', {pages})")
        if not go_on():
            return False
        if _changed(journal) - before < 2:
            return True
        pages = _MERGED_PAGES


def _changed(journal: Journal) -> int:
    return int(journal.value("SELECT total_changes()") or 0)


def copies_beside(journal: Journal) -> list[Path]:
    """Return the copies of the journal that were made before its shape was changed; they keep what they had."""
    path = journal.path
    return sorted(path.parent.glob(f"{path.name}.before-migration-*")) if path else []
