"""How a journal's shape came to be, step by step; each step runs in a transaction of its own."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.store import (
    schema,
    schema_of_choices,
    schema_of_clocks,
    schema_of_confidence,
    schema_of_consents,
    schema_of_earning,
    schema_of_goodwill,
    schema_of_lessons,
    schema_of_need_notes,
    schema_of_opportunities,
    schema_of_opportunity_views,
    schema_of_playbooks,
    schema_of_releases,
    schema_of_signing,
    schema_of_writing,
)
from desktop.store.driver import Database, Migrations

migrations = Migrations("engagement-journal")


@migrations()
def first_shape(db: Database) -> None:
    """Make the tables of version 0.1."""
    for statement in (*schema.TABLES, *schema.INDEXES, *schema.TRIGGERS):
        db.execute(statement)
    _index_words(db, schema.FULL_TEXT)


@migrations()
def writing(db: Database) -> None:
    """Add what writing needs: versions, tags, follow-ups, attachments, calendars, searches."""
    added = schema_of_writing
    for statement in (*added.COLUMNS, *added.TABLES, *added.INDEXES):
        db.execute(statement)
    _index_words(db, added.FULL_TEXT)


@migrations()
def bookmarks(db: Database) -> None:
    """Keep where one left off in a list."""
    for statement in schema_of_writing.BOOKMARKS:
        db.execute(statement)


@migrations()
def playbooks(db: Database) -> None:
    """Keep the firm's playbooks, when each was in force, and what its criteria were called."""
    for statement in schema_of_playbooks.TABLES:
        db.execute(statement)


@migrations()
def opportunity_states(db: Database) -> None:
    """Keep the states that each opportunity went through; older ones are read from the record."""
    for statement in (*schema_of_opportunities.STATES, schema_of_opportunities.FROM_THE_RECORD):
        db.execute(statement)


@migrations()
def opportunity_worth(db: Database) -> None:
    """Keep what an opportunity may be worth, and when it should start."""
    for statement in schema_of_opportunities.WORTH:
        db.execute(statement)


@migrations()
def consents(db: Database) -> None:
    """Keep what people agreed to, use by use."""
    for statement in schema_of_consents.TABLES:
        db.execute(statement)


@migrations()
def need_notes(db: Database) -> None:
    """Keep what was read back to customers, and what they said to it."""
    for statement in schema_of_need_notes.TABLES:
        db.execute(statement)


@migrations()
def clocks(db: Database) -> None:
    """Keep an extension, the last reminder, and why a hand-off ended."""
    for statement in schema_of_clocks.COLUMNS:
        db.execute(statement)


@migrations()
def goodwill(db: Database) -> None:
    """Keep what was given to people and asked of them, and their own limits."""
    for statement in schema_of_goodwill.GOODWILL:
        db.execute(statement)


@migrations()
def referral_life(db: Database) -> None:
    """Keep how strong a referral is, who heard it, its other side, its states, and that its loop is closed."""
    for statement in schema_of_goodwill.REFERRALS:
        db.execute(statement)


@migrations()
def signing(db: Database) -> None:
    """Keep the journal's own key, and the signature of each frozen brief."""
    for statement in schema_of_signing.TABLES:
        db.execute(statement)


@migrations()
def released_contacts(db: Database) -> None:
    """Keep whose contacts went to whom."""
    for statement in schema_of_releases.TABLES:
        db.execute(statement)


@migrations()
def goodwill_answers(db: Database) -> None:
    """Keep the day on which an ask was answered."""
    for statement in schema_of_goodwill.ANSWERS:
        db.execute(statement)


@migrations()
def opportunity_views(db: Database) -> None:
    """Keep filters of the opportunities under names."""
    for statement in schema_of_opportunity_views.TABLES:
        db.execute(statement)


@migrations()
def earned_first(db: Database) -> None:
    """Keep what customers know of our promises, merges, and what a version of a brief rested on."""
    for statement in schema_of_earning.TABLES:
        db.execute(statement)


@migrations()
def confidence_of_handoffs(db: Database) -> None:
    """Keep how sure one was at each hand-off."""
    for statement in schema_of_confidence.COLUMNS:
        db.execute(statement)


@migrations()
def sources_of_need_notes(db: Database) -> None:
    """Keep from which entries a need note quotes, so that erasing them reaches its page."""
    for statement in schema_of_need_notes.SOURCES:
        db.execute(statement)


@migrations()
def lessons_of_replies(db: Database) -> None:
    """Keep what delivery should have known."""
    for statement in schema_of_lessons.COLUMNS:
        db.execute(statement)


@migrations()
def choices_of_briefs(db: Database) -> None:
    """Keep what was chosen for each version of a brief."""
    for statement in schema_of_choices.TABLES:
        db.execute(statement)


@migrations()
def merged_need_notes(db: Database) -> None:
    """Let a need note follow the opportunity that its own was merged into."""
    for statement in schema_of_need_notes.MERGED:
        db.execute(statement)


def known_names() -> frozenset[str]:
    """Return the names of all migrations that this version knows."""
    return frozenset(migration.name for migration in migrations._migrations)


def _index_words(db: Database, tables: Mapping[str, tuple[str, ...]]) -> None:
    """Search these columns of these tables."""
    for table, columns in tables.items():
        db.table(table).enable_fts(
            list(columns), fts_version="FTS5", tokenize="unicode61 remove_diacritics 2", create_triggers=True
        )
