"""What was chosen for each version of a brief, so that the next version begins there."""

from __future__ import annotations

TABLES = (
    """
    CREATE TABLE brief_choices (
        handoff_id TEXT NOT NULL REFERENCES handoffs (id) ON DELETE CASCADE,
        version INTEGER NOT NULL,
        choice TEXT NOT NULL,
        PRIMARY KEY (handoff_id, version)
    ) STRICT, WITHOUT ROWID
    """,
)
"""`choice` is JSON: quotes by their ids, roles or names, what is left out, and the further terms as they were typed."""
