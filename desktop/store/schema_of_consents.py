"""The table of consents: one row per person and use, each time it was given."""

from __future__ import annotations

TABLES = (
    """CREATE TABLE consents (
        seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
        person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
        use TEXT NOT NULL, way TEXT NOT NULL, given_on TEXT NOT NULL,
        interaction_id TEXT REFERENCES interactions (id) ON DELETE SET NULL,
        attachment_id TEXT REFERENCES attachments (id) ON DELETE SET NULL,
        scope TEXT NOT NULL, excluded TEXT NOT NULL, valid_until TEXT,
        withdrawn_on TEXT, withdrawal TEXT NOT NULL, created_at TEXT NOT NULL,
        CHECK (valid_until >= given_on), CHECK (withdrawn_on >= given_on)
    ) STRICT""",
    "CREATE INDEX consents_by_person ON consents (person_id, use, given_on, seq)",
    "CREATE INDEX consents_by_end ON consents (valid_until) WHERE withdrawn_on IS NULL AND valid_until IS NOT NULL",
    "CREATE INDEX consents_by_entry ON consents (interaction_id) WHERE interaction_id IS NOT NULL",
    "CREATE INDEX consents_by_attachment ON consents (attachment_id) WHERE attachment_id IS NOT NULL",
)
"""A proof that is erased leaves the row without it; a person who is erased takes the rows along."""
