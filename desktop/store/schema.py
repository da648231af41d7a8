"""The journal's tables as they were first made; later shapes come from migrations."""

from __future__ import annotations

APPLICATION_ID = 0x454A4A31
"""`EJJ1`: what tells a journal from any other SQLite file."""

TABLES = (
    """CREATE TABLE profile (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        name TEXT NOT NULL, email TEXT NOT NULL, phone TEXT NOT NULL, practice TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE clients (
        seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL, folded TEXT NOT NULL UNIQUE, steward TEXT NOT NULL,
        sector TEXT NOT NULL DEFAULT '', place TEXT NOT NULL DEFAULT '', created_at TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE people (
        seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
        client_id TEXT REFERENCES clients (id),
        name TEXT NOT NULL, folded TEXT NOT NULL,
        role TEXT NOT NULL DEFAULT '', email TEXT NOT NULL DEFAULT '', phone TEXT NOT NULL DEFAULT '',
        protocol TEXT NOT NULL, batch_id TEXT, created_at TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE engagements (
        seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
        client_id TEXT NOT NULL REFERENCES clients (id),
        name TEXT NOT NULL, folded TEXT NOT NULL, starts_on TEXT, ends_on TEXT,
        UNIQUE (client_id, folded)
    ) STRICT""",
    """CREATE TABLE promises (
        seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
        client_id TEXT NOT NULL REFERENCES clients (id),
        text TEXT NOT NULL, due_on TEXT, state TEXT NOT NULL, ours INTEGER NOT NULL CHECK (ours IN (0, 1))
    ) STRICT""",
    """CREATE TABLE interactions (
        seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
        client_id TEXT REFERENCES clients (id), engagement_id TEXT REFERENCES engagements (id),
        kind TEXT NOT NULL, title TEXT NOT NULL, text TEXT NOT NULL,
        at TEXT NOT NULL, zone TEXT NOT NULL,
        temperature INTEGER CHECK (temperature BETWEEN -2 AND 2),
        sharing TEXT NOT NULL CHECK (sharing IN ('shareable', 'private')),
        source TEXT UNIQUE, batch_id TEXT,
        created_at TEXT NOT NULL, updated_at TEXT NOT NULL, trashed_at TEXT
    ) STRICT""",
    """CREATE TABLE participants (
        interaction_id TEXT NOT NULL REFERENCES interactions (id) ON DELETE CASCADE,
        person_id TEXT NOT NULL REFERENCES people (id),
        place INTEGER NOT NULL,
        PRIMARY KEY (interaction_id, person_id)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE opportunities (
        seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
        client_id TEXT NOT NULL REFERENCES clients (id),
        title TEXT NOT NULL, state TEXT NOT NULL, involvement TEXT NOT NULL, scope TEXT NOT NULL,
        resume_state TEXT, resume_on TEXT, created_at TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE referrals (
        seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
        client_id TEXT NOT NULL REFERENCES clients (id), through_id TEXT REFERENCES people (id),
        title TEXT NOT NULL, company TEXT NOT NULL, kind TEXT NOT NULL, state TEXT NOT NULL,
        involvement TEXT NOT NULL, created_at TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE evidence (
        seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
        interaction_id TEXT NOT NULL REFERENCES interactions (id),
        quote TEXT NOT NULL, start INTEGER, stop INTEGER,
        speaker TEXT NOT NULL, speaker_id TEXT REFERENCES people (id),
        opportunity_id TEXT REFERENCES opportunities (id), referral_id TEXT REFERENCES referrals (id),
        created_at TEXT NOT NULL,
        CHECK ((opportunity_id IS NULL) <> (referral_id IS NULL)), CHECK (start <= stop)
    ) STRICT""",
    """CREATE TABLE answers (
        seq INTEGER PRIMARY KEY,
        opportunity_id TEXT REFERENCES opportunities (id), referral_id TEXT REFERENCES referrals (id),
        criterion TEXT NOT NULL, text TEXT NOT NULL, how TEXT NOT NULL,
        interaction_id TEXT REFERENCES interactions (id),
        answered_at TEXT NOT NULL, playbook TEXT NOT NULL,
        UNIQUE (opportunity_id, criterion), UNIQUE (referral_id, criterion),
        CHECK ((opportunity_id IS NULL) <> (referral_id IS NULL))
    ) STRICT""",
    """CREATE TABLE handoffs (
        seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
        number TEXT NOT NULL UNIQUE, version INTEGER NOT NULL,
        client_id TEXT NOT NULL REFERENCES clients (id),
        opportunity_id TEXT REFERENCES opportunities (id), referral_id TEXT REFERENCES referrals (id),
        title TEXT NOT NULL, state TEXT NOT NULL, involvement TEXT NOT NULL,
        to_name TEXT NOT NULL, to_email TEXT NOT NULL, scope TEXT NOT NULL,
        issued_at TEXT NOT NULL, sent_on TEXT, protected_until TEXT NOT NULL,
        seen_at TEXT, said_yes_at TEXT, accepted_by TEXT NOT NULL DEFAULT '',
        next_action TEXT NOT NULL DEFAULT '', next_action_on TEXT,
        hash TEXT NOT NULL, last_news_at TEXT NOT NULL,
        CHECK ((opportunity_id IS NULL) <> (referral_id IS NULL))
    ) STRICT""",
    """CREATE TABLE briefs (
        handoff_id TEXT NOT NULL REFERENCES handoffs (id), version INTEGER NOT NULL,
        issued_at TEXT NOT NULL, hash TEXT NOT NULL UNIQUE, content TEXT NOT NULL, playbook TEXT NOT NULL,
        files TEXT NOT NULL,
        PRIMARY KEY (handoff_id, version)
    ) STRICT""",
    """CREATE TABLE replies (
        seq INTEGER PRIMARY KEY, handoff_id TEXT NOT NULL REFERENCES handoffs (id),
        digest TEXT NOT NULL UNIQUE, decision TEXT NOT NULL,
        by_name TEXT NOT NULL, by_email TEXT NOT NULL, at TEXT NOT NULL, taken_in_at TEXT NOT NULL,
        next_action TEXT NOT NULL, next_action_on TEXT, terms_acknowledged INTEGER NOT NULL,
        code TEXT NOT NULL, gaps TEXT NOT NULL, text TEXT NOT NULL,
        hearsay TEXT NOT NULL, complete INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE drafts (
        key TEXT PRIMARY KEY, form TEXT NOT NULL, updated_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE import_batches (
        id TEXT PRIMARY KEY, progressed_at TEXT NOT NULL, finished_at TEXT
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE ownership_record (
        client_id TEXT NOT NULL, sequence INTEGER NOT NULL,
        at TEXT NOT NULL, kind TEXT NOT NULL, previous TEXT NOT NULL, digest TEXT NOT NULL, hash TEXT NOT NULL,
        PRIMARY KEY (client_id, sequence)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE record_payloads (
        client_id TEXT NOT NULL, sequence INTEGER NOT NULL, salt TEXT, payload TEXT,
        PRIMARY KEY (client_id, sequence),
        FOREIGN KEY (client_id, sequence) REFERENCES ownership_record (client_id, sequence)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE record_heads (
        client_id TEXT PRIMARY KEY, sequence INTEGER NOT NULL, hash TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
)

INDEXES = (
    "CREATE INDEX interactions_by_time ON interactions (trashed_at, at DESC, seq DESC, id)",
    "CREATE INDEX interactions_by_client ON interactions (client_id, trashed_at, at DESC, seq DESC, id)",
    "CREATE INDEX interactions_by_batch ON interactions (batch_id) WHERE batch_id IS NOT NULL",
    "CREATE INDEX interactions_by_engagement ON interactions (engagement_id)",
    "CREATE INDEX people_by_client ON people (client_id, folded)",
    "CREATE INDEX promises_by_client ON promises (client_id)",
    "CREATE INDEX participants_by_person ON participants (person_id)",
    "CREATE INDEX opportunities_by_client ON opportunities (client_id, state)",
    "CREATE INDEX referrals_by_client ON referrals (client_id, state)",
    "CREATE INDEX referrals_by_person ON referrals (through_id)",
    "CREATE INDEX evidence_by_interaction ON evidence (interaction_id)",
    "CREATE INDEX evidence_by_opportunity ON evidence (opportunity_id)",
    "CREATE INDEX evidence_by_referral ON evidence (referral_id)",
    "CREATE INDEX evidence_by_speaker ON evidence (speaker_id)",
    "CREATE INDEX answers_by_interaction ON answers (interaction_id)",
    "CREATE INDEX handoffs_by_client ON handoffs (client_id, state)",
    "CREATE INDEX handoffs_by_opportunity ON handoffs (opportunity_id)",
    "CREATE INDEX handoffs_by_referral ON handoffs (referral_id)",
    "CREATE INDEX replies_by_handoff ON replies (handoff_id)",
)

_REFUSE = "BEGIN SELECT RAISE (ABORT, 'the ownership record is append-only'); END"

TRIGGERS = (
    f"CREATE TRIGGER ownership_record_no_update BEFORE UPDATE ON ownership_record {_REFUSE}",
    f"CREATE TRIGGER ownership_record_no_delete BEFORE DELETE ON ownership_record {_REFUSE}",
    f"CREATE TRIGGER record_payloads_no_delete BEFORE DELETE ON record_payloads {_REFUSE}",
    "CREATE TRIGGER record_payloads_only_emptied BEFORE UPDATE ON record_payloads "
    "WHEN NEW.salt IS NOT NULL OR NEW.payload IS NOT NULL "
    f"OR NEW.client_id <> OLD.client_id OR NEW.sequence <> OLD.sequence {_REFUSE}",
    "CREATE TRIGGER briefs_are_frozen BEFORE UPDATE ON briefs "
    "BEGIN SELECT RAISE (ABORT, 'an issued brief never changes'); END",
)

FULL_TEXT = {
    "interactions": ("title", "text"),
    "evidence": ("quote", "speaker"),
    "opportunities": ("title",),
    "referrals": ("title", "company"),
    "people": ("name", "role"),
    "clients": ("name", "sector", "place"),
}
"""The columns of each table that are searched; `rowid` is the table's `seq`."""
