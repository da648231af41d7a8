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

_LEFT = (
    "(SELECT json_group_array(json(said)) FROM (SELECT quote.value AS said FROM json_each(content, '$.quotes') AS quote "
    "JOIN (SELECT interaction_id, row_number() OVER (ORDER BY place) - 1 AS at FROM need_note_sources "
    "WHERE note_id = need_notes.id) AS source ON source.at = quote.key "
    "WHERE source.interaction_id <> OLD.id ORDER BY quote.key))"
)
_OF_ENTRY = "(SELECT note_id FROM need_note_sources WHERE interaction_id = OLD.id)"

SOURCES = (
    """CREATE TABLE need_note_sources (
        note_id TEXT NOT NULL REFERENCES need_notes (id) ON DELETE CASCADE, place INTEGER NOT NULL,
        interaction_id TEXT NOT NULL, PRIMARY KEY (note_id, place)
    ) STRICT""",
    "CREATE INDEX need_note_sources_by_interaction ON need_note_sources (interaction_id)",
    "DROP TRIGGER sent_need_notes_are_frozen",
    "CREATE TRIGGER sent_need_notes_are_frozen BEFORE UPDATE ON need_notes "
    "WHEN OLD.state <> 'draft' AND (NEW.hash <> OLD.hash OR NEW.files <> OLD.files "
    "OR NEW.version <> OLD.version OR NEW.opportunity_id <> OLD.opportunity_id OR NEW.content <> OLD.content "
    "AND (json_remove(NEW.content, '$.quotes') <> json_remove(OLD.content, '$.quotes') "
    "OR json_array_length(NEW.content, '$.quotes') >= json_array_length(OLD.content, '$.quotes'))) "
    "BEGIN SELECT RAISE (ABORT, 'a need note that was sent never changes'); END",
    "DROP TRIGGER need_notes_forget_words",
    "CREATE TRIGGER need_notes_forget_words BEFORE DELETE ON interactions BEGIN "
    "UPDATE need_notes SET words = '' WHERE interaction_id = OLD.id; "
    f"DELETE FROM need_notes WHERE state = 'draft' AND id IN {_OF_ENTRY}; "
    f"UPDATE need_notes SET content = json_set(content, '$.quotes', {_LEFT}) WHERE id IN {_OF_ENTRY}; "
    "DELETE FROM need_note_sources WHERE interaction_id = OLD.id; END",
)
"""From which entry each quote of a page is, in their order: erasing the entry takes them out
of the page, whose hash stays; a draft goes as a whole."""

MERGED = (
    """CREATE TABLE merged_need_notes (
        merge_id TEXT NOT NULL REFERENCES merges (id),
        note_id TEXT NOT NULL REFERENCES need_notes (id) ON DELETE CASCADE,
        PRIMARY KEY (merge_id, note_id)
    ) STRICT""",
    "CREATE INDEX merged_need_notes_by_note ON merged_need_notes (note_id)",
    "DROP TRIGGER sent_need_notes_are_frozen",
    "CREATE TRIGGER sent_need_notes_are_frozen BEFORE UPDATE ON need_notes "
    "WHEN OLD.state <> 'draft' AND (NEW.hash <> OLD.hash OR NEW.files <> OLD.files "
    "OR NEW.version <> OLD.version OR NEW.content <> OLD.content "
    "AND (json_remove(NEW.content, '$.quotes') <> json_remove(OLD.content, '$.quotes') "
    "OR json_array_length(NEW.content, '$.quotes') >= json_array_length(OLD.content, '$.quotes'))) "
    "BEGIN SELECT RAISE (ABORT, 'a need note that was sent never changes'); END",
)
"""Which notes went with an opportunity that was merged: the page stays as it is, whose it is may change."""
