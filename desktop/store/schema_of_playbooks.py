"""The tables of the firm's playbooks: the files that were taken in, when each was in force, and their old labels."""

from __future__ import annotations

TABLES = (
    """CREATE TABLE playbooks (
        seq INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, label TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL, version TEXT NOT NULL, file TEXT NOT NULL, content BLOB NOT NULL,
        logo BLOB, logo_type TEXT, taken_in_at TEXT NOT NULL,
        CHECK ((logo IS NULL) = (logo_type IS NULL))
    ) STRICT""",
    """CREATE TABLE playbook_uses (
        seq INTEGER PRIMARY KEY,
        hash TEXT REFERENCES playbooks (hash), label TEXT NOT NULL, since TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE playbook_criteria (
        playbook TEXT NOT NULL, criterion TEXT NOT NULL, label TEXT NOT NULL,
        PRIMARY KEY (playbook, criterion)
    ) STRICT, WITHOUT ROWID""",
)
"""A use without a hash is one of the default playbook; the last use is the one in force."""
