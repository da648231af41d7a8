"""What was chosen for each version of a brief, and what is being chosen for one that is not yet issued."""

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
    """
    CREATE TABLE begun_briefs (
        lead_id TEXT PRIMARY KEY,
        choice TEXT NOT NULL,
        at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
)
"""`choice` is JSON of a choice: to whom, quotes by their ids, what is left out, and the terms as they were typed.

`lead_id` is an opportunity or a referral.
"""
