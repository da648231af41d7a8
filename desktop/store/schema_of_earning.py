"""Earned first, merges, and what a version of a brief rested on."""

from __future__ import annotations

TABLES = (
    """CREATE TABLE earned_lines (
        client_id TEXT PRIMARY KEY REFERENCES clients (id) ON DELETE CASCADE,
        text TEXT NOT NULL, told_at TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE merges (
        seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
        from_id TEXT NOT NULL REFERENCES opportunities (id),
        into_id TEXT NOT NULL REFERENCES opportunities (id),
        at TEXT NOT NULL, undone_at TEXT,
        from_state TEXT NOT NULL, resume_state TEXT, resume_on TEXT,
        scope TEXT NOT NULL, scope_after TEXT NOT NULL,
        value_filled INTEGER NOT NULL CHECK (value_filled IN (0, 1)),
        start_filled INTEGER NOT NULL CHECK (start_filled IN (0, 1))
    ) STRICT""",
    "CREATE INDEX merges_by_from ON merges (from_id)",
    "CREATE INDEX merges_by_into ON merges (into_id)",
    """CREATE TABLE merged_evidence (
        merge_id TEXT NOT NULL REFERENCES merges (id),
        evidence_id TEXT NOT NULL REFERENCES evidence (id) ON DELETE CASCADE,
        PRIMARY KEY (merge_id, evidence_id)
    ) STRICT""",
    "CREATE INDEX merged_evidence_by_evidence ON merged_evidence (evidence_id)",
    """CREATE TABLE merged_answers (
        merge_id TEXT NOT NULL REFERENCES merges (id), criterion TEXT NOT NULL,
        PRIMARY KEY (merge_id, criterion)
    ) STRICT""",
    """CREATE TABLE issued_knowledge (
        handoff_id TEXT NOT NULL REFERENCES handoffs (id), version INTEGER NOT NULL, hash TEXT NOT NULL,
        PRIMARY KEY (handoff_id, version)
    ) STRICT""",
)
"""`scope` is the kept opportunity's before a merge, as JSON. `hash` stands for the answers and passages that a brief rested on."""
