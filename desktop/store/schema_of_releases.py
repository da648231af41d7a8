"""The table of contacts that were released to sales."""

from __future__ import annotations

TABLES = (
    """CREATE TABLE released_contacts (
        seq INTEGER PRIMARY KEY, handoff_id TEXT NOT NULL REFERENCES handoffs (id),
        person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
        to_name TEXT NOT NULL, released_at TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX released_contacts_by_handoff ON released_contacts (handoff_id)",
    "CREATE INDEX released_contacts_by_person ON released_contacts (person_id)",
)
