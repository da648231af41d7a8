"""The tables of need notes: each version as it was drafted, which stays as it is once it was sent."""

from __future__ import annotations

TABLES = (
    """CREATE TABLE need_notes (
        seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
        opportunity_id TEXT NOT NULL REFERENCES opportunities (id), version INTEGER NOT NULL,
        to_id TEXT NOT NULL REFERENCES people (id),
        state TEXT NOT NULL CHECK (state IN ('draft', 'sent', 'confirmed', 'corrected')),
        drafted_at TEXT NOT NULL, content TEXT NOT NULL, hash TEXT NOT NULL, files TEXT NOT NULL,
        playbook TEXT NOT NULL, sent_on TEXT,
        answered_on TEXT, answered_how TEXT NOT NULL DEFAULT '', words TEXT NOT NULL DEFAULT '',
        may_pass_on INTEGER NOT NULL DEFAULT 0 CHECK (may_pass_on IN (0, 1)),
        interaction_id TEXT REFERENCES interactions (id) ON DELETE SET NULL,
        evidence_id TEXT REFERENCES evidence (id) ON DELETE SET NULL,
        made_entry INTEGER NOT NULL DEFAULT 0 CHECK (made_entry IN (0, 1)),
        answer_before TEXT NOT NULL DEFAULT '',
        UNIQUE (opportunity_id, version)
    ) STRICT""",
    "CREATE INDEX need_notes_by_evidence ON need_notes (evidence_id) WHERE evidence_id IS NOT NULL",
    "CREATE INDEX need_notes_by_interaction ON need_notes (interaction_id) WHERE interaction_id IS NOT NULL",
    "CREATE INDEX need_notes_by_person ON need_notes (to_id)",
    "CREATE INDEX need_notes_waiting ON need_notes (sent_on) WHERE state = 'sent'",
    "CREATE TRIGGER sent_need_notes_are_frozen BEFORE UPDATE ON need_notes "
    "WHEN OLD.state <> 'draft' AND NEW.content <> '' AND (NEW.content <> OLD.content OR NEW.hash <> OLD.hash "
    "OR NEW.files <> OLD.files OR NEW.version <> OLD.version OR NEW.opportunity_id <> OLD.opportunity_id) "
    "BEGIN SELECT RAISE (ABORT, 'a need note that was sent never changes'); END",
    "CREATE TRIGGER need_notes_forget_words BEFORE DELETE ON interactions "
    "BEGIN UPDATE need_notes SET words = '' WHERE interaction_id = OLD.id; END",
)
"""`words` is what they answered, `answer_before` the answer that a permission took the place of, as JSON."""
