"""How a journal's shape came to be, step by step; each step runs in a transaction of its own."""

from __future__ import annotations

from desktop.store.driver import Database, Migrations
from desktop.store.schema import FULL_TEXT, INDEXES, TABLES, TRIGGERS

migrations = Migrations("engagement-journal")


@migrations()
def first_shape(db: Database) -> None:
    """Make the tables of version 0.1."""
    for statement in (*TABLES, *INDEXES, *TRIGGERS):
        db.execute(statement)
    for table, columns in FULL_TEXT.items():
        db.table(table).enable_fts(
            list(columns), fts_version="FTS5", tokenize="unicode61 remove_diacritics 2", create_triggers=True
        )


def known_names() -> frozenset[str]:
    """Return the names of all migrations that this version knows."""
    return frozenset(migration.name for migration in migrations._migrations)
