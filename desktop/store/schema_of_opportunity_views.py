"""The table of saved views of the opportunities, and the index that the board's columns are read by."""

from __future__ import annotations

TABLES = (
    """CREATE TABLE opportunity_views (
        folded TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, content TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX opportunities_by_state ON opportunities (state, seq)",
)
"""`content` is the filter as JSON."""
