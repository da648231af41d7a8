"""What came to the journal's tables with writing: versions, tags, follow-ups, attachments, calendars, searches."""

from __future__ import annotations

COLUMNS = (
    "ALTER TABLE interactions ADD COLUMN minutes INTEGER CHECK (minutes BETWEEN 1 AND 1440)",
    "ALTER TABLE answers ADD COLUMN private INTEGER NOT NULL DEFAULT 0 CHECK (private IN (0, 1))",
    "ALTER TABLE promises ADD COLUMN interaction_id TEXT REFERENCES interactions (id) ON DELETE SET NULL",
)

TABLES = (
    """CREATE TABLE entry_versions (
        interaction_id TEXT NOT NULL REFERENCES interactions (id) ON DELETE CASCADE,
        version INTEGER NOT NULL, content TEXT NOT NULL, saved_at TEXT NOT NULL,
        PRIMARY KEY (interaction_id, version)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE tags (
        interaction_id TEXT NOT NULL REFERENCES interactions (id) ON DELETE CASCADE,
        folded TEXT NOT NULL, tag TEXT NOT NULL,
        PRIMARY KEY (interaction_id, folded)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE follow_ups (
        seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
        interaction_id TEXT NOT NULL REFERENCES interactions (id) ON DELETE CASCADE,
        place INTEGER NOT NULL, text TEXT NOT NULL, due_on TEXT, done_at TEXT, created_at TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE blobs (
        seq INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, size INTEGER NOT NULL, content BLOB NOT NULL
    ) STRICT""",
    """CREATE TABLE attachments (
        seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
        interaction_id TEXT REFERENCES interactions (id) ON DELETE CASCADE, draft TEXT,
        name TEXT NOT NULL, media_type TEXT NOT NULL,
        hash TEXT NOT NULL REFERENCES blobs (hash), added_at TEXT NOT NULL, detached_at TEXT,
        CHECK ((interaction_id IS NULL) <> (draft IS NULL))
    ) STRICT""",
    """CREATE TABLE erased_evidence (
        seq INTEGER PRIMARY KEY,
        opportunity_id TEXT REFERENCES opportunities (id), referral_id TEXT REFERENCES referrals (id),
        erased_at TEXT NOT NULL,
        CHECK ((opportunity_id IS NULL) <> (referral_id IS NULL))
    ) STRICT""",
    """CREATE TABLE unwiped (
        id INTEGER PRIMARY KEY CHECK (id = 1), noted_at TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE dismissed_signals (
        rule TEXT NOT NULL, sentence TEXT NOT NULL, dismissed_at TEXT NOT NULL,
        PRIMARY KEY (rule, sentence)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE put_off_prompts (
        prompt TEXT NOT NULL PRIMARY KEY, put_off_on TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE calendars (
        seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
        path TEXT NOT NULL UNIQUE, digest TEXT NOT NULL, with_private INTEGER NOT NULL CHECK (with_private IN (0, 1)),
        covers_on TEXT NOT NULL, read_at TEXT NOT NULL, fault TEXT NOT NULL DEFAULT ''
    ) STRICT""",
    """CREATE TABLE planned_sessions (
        seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
        calendar_id TEXT REFERENCES calendars (id) ON DELETE CASCADE,
        source TEXT NOT NULL UNIQUE, starts_at TEXT NOT NULL, ends_at TEXT NOT NULL, zone TEXT NOT NULL,
        title TEXT NOT NULL, place TEXT NOT NULL, people TEXT NOT NULL,
        private INTEGER NOT NULL CHECK (private IN (0, 1)), hidden_at TEXT
    ) STRICT""",
    """CREATE TABLE searches (
        query TEXT NOT NULL PRIMARY KEY, name TEXT, used_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
)

INDEXES = (
    "CREATE INDEX tags_by_name ON tags (folded, interaction_id)",
    "CREATE INDEX follow_ups_by_interaction ON follow_ups (interaction_id, place)",
    "CREATE INDEX follow_ups_open ON follow_ups (due_on) WHERE done_at IS NULL",
    "CREATE INDEX follow_ups_done ON follow_ups (done_at DESC, seq DESC) WHERE done_at IS NOT NULL",
    "CREATE INDEX attachments_by_interaction ON attachments (interaction_id)",
    "CREATE INDEX attachments_by_hash ON attachments (hash)",
    "CREATE INDEX attachments_detached ON attachments (detached_at) WHERE detached_at IS NOT NULL",
    "CREATE INDEX attachments_by_draft ON attachments (draft) WHERE draft IS NOT NULL",
    "CREATE INDEX erased_evidence_by_opportunity ON erased_evidence (opportunity_id)",
    "CREATE INDEX erased_evidence_by_referral ON erased_evidence (referral_id)",
    "CREATE INDEX planned_sessions_by_time ON planned_sessions (starts_at)",
    "CREATE INDEX planned_sessions_by_calendar ON planned_sessions (calendar_id)",
    "CREATE INDEX interactions_by_kind ON interactions (kind, trashed_at, at DESC, seq DESC, id)",
    "CREATE INDEX interactions_by_temperature ON interactions (temperature) WHERE temperature IS NOT NULL",
    "CREATE INDEX interactions_by_sharing ON interactions (sharing)",
    "CREATE INDEX interactions_by_saving ON interactions (at, updated_at)",
    "CREATE INDEX promises_by_interaction ON promises (interaction_id) WHERE interaction_id IS NOT NULL",
    "CREATE INDEX searches_by_use ON searches (used_at DESC)",
    "CREATE INDEX interactions_in_trash ON interactions (trashed_at) WHERE trashed_at IS NOT NULL",
)

FULL_TEXT = {
    "attachments": ("name",),
    "engagements": ("name",),
    "promises": ("text",),
    "answers": ("text",),
    "handoffs": ("number", "title", "to_name", "accepted_by", "next_action"),
    "replies": ("by_name", "text", "next_action"),
}

BOOKMARKS = (
    """CREATE TABLE bookmarks (
        name TEXT NOT NULL PRIMARY KEY, "query" TEXT NOT NULL, entry TEXT NOT NULL,
        top TEXT NOT NULL, above INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID""",
)
"""What came after journals with the tables above were written already."""
