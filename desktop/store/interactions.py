"""Journal entries, their participants, drafts and import batches, as rows."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict

from desktop.domain.changes import Kind
from desktop.domain.interactions import EntryForm, Interaction, InteractionKind, Sharing, Spot
from desktop.store.journal import Journal, Row

_MOMENT = "'%Y-%m-%dT%H:%M:%SZ'"


def add(
    journal: Journal, entry: Interaction, created_at: str, source: str | None = None, batch: str | None = None
) -> None:
    """Insert an entry with its participants."""
    journal.insert(
        "interactions",
        {
            **_columns(entry),
            "id": entry.id,
            "source": source,
            "batch_id": batch,
            "created_at": created_at,
            "updated_at": created_at,
        },
    )
    _set_participants(journal, entry)


def revise(journal: Journal, entry: Interaction, updated_at: str) -> None:
    """Write an entry's new content over the old."""
    journal.update("interactions", entry.id, {**_columns(entry), "updated_at": updated_at})
    journal.execute("DELETE FROM participants WHERE interaction_id = ?", (entry.id,))
    _set_participants(journal, entry)


def write_text(journal: Journal, entry_id: str, text: str) -> None:
    """Write an entry's text over the old where it says the same, as when a box is ticked."""
    journal.update("interactions", entry_id, {"text": text})


def agendas(journal: Journal, since: str) -> list[str]:
    """Return the ids of the entries after that moment that were written before their session, the next first."""
    rows = journal.rows(
        "SELECT id FROM interactions WHERE trashed_at IS NULL AND at > ? AND updated_at < at ORDER BY at, seq",
        (since,),
    )
    return [row["id"] for row in rows]


def unwritten(journal: Journal, since: str, until: str) -> list[str]:
    """Return the ids of the entries between those moments that were not written on since their session, the last first.

    One is left out whose client has notes of the same half hour.
    """
    rows = journal.rows(
        "SELECT id FROM interactions AS i WHERE trashed_at IS NULL AND at >= ? AND at <= ? AND updated_at < at "
        "AND NOT EXISTS (SELECT 1 FROM interactions AS notes WHERE notes.client_id = i.client_id "
        "AND notes.trashed_at IS NULL AND notes.updated_at >= i.at AND notes.at BETWEEN "
        f"strftime({_MOMENT}, i.at, '-30 minutes') AND strftime({_MOMENT}, i.at, '+30 minutes')) "
        "ORDER BY at DESC, seq DESC",
        (since, until),
    )
    return [row["id"] for row in rows]


def take_as_written(journal: Journal, entry_id: str, at: str | None) -> None:
    """Say that an entry was last written at that moment; None is when it was made."""
    journal.execute(
        "UPDATE interactions SET updated_at = coalesce(?, created_at) WHERE id = ?", (at, entry_id)
    )


def trash(journal: Journal, entry_id: str, at: str | None) -> None:
    """Put an entry into the trash at that moment, or take it out again (None)."""
    journal.update("interactions", entry_id, {"trashed_at": at})


def _columns(entry: Interaction) -> Row:
    return {
        "client_id": entry.client_id,
        "engagement_id": entry.engagement_id,
        "kind": entry.kind.value,
        "title": entry.title,
        "text": entry.text,
        "at": entry.at,
        "zone": entry.zone,
        "temperature": entry.temperature,
        "sharing": entry.sharing.value,
        "minutes": entry.minutes,
    }


def _set_participants(journal: Journal, entry: Interaction) -> None:
    for place, person_id in enumerate(entry.person_ids):
        journal.insert("participants", {"interaction_id": entry.id, "person_id": person_id, "place": place})


def by_id(journal: Journal, entry_id: str) -> Interaction | None:
    """Return one entry, in the trash or not."""
    row = journal.row("SELECT * FROM interactions WHERE id = ?", (entry_id,))
    return _interaction(journal, row) if row else None


def ids_beginning(journal: Journal, prefix: str) -> list[str]:
    """Return the ids that begin with `prefix`, six at most."""
    rows = journal.rows(
        "SELECT id FROM interactions WHERE id >= ? AND id < ? ORDER BY id LIMIT 6", (prefix, prefix + "~")
    )
    return [row["id"] for row in rows]


def titled(journal: Journal, title: str) -> list[Interaction]:
    """Return the entries of that very title, six at most."""
    rows = journal.rows(
        "SELECT * FROM interactions WHERE title = ? COLLATE NOCASE AND trashed_at IS NULL LIMIT 6", (title,)
    )
    return [_interaction(journal, row) for row in rows]


def source_known(journal: Journal, source: str) -> bool:
    """Say whether an entry was already imported from that source."""
    return journal.row("SELECT 1 FROM interactions WHERE source = ?", (source,)) is not None


def participants(journal: Journal, entry_ids: Sequence[str]) -> dict[str, list[tuple[str, str]]]:
    """Return (id, name) of the people of each entry."""
    marks = ", ".join("?" * len(entry_ids))
    rows = journal.rows(
        "SELECT interaction_id, person_id, name FROM participants JOIN people ON people.id = person_id "
        f"WHERE interaction_id IN ({marks}) ORDER BY interaction_id, place",
        entry_ids,
    )
    found: dict[str, list[tuple[str, str]]] = {entry_id: [] for entry_id in entry_ids}
    for row in rows:
        found[row["interaction_id"]].append((row["person_id"], row["name"]))
    return found


def _interaction(journal: Journal, row: Row) -> Interaction:
    people = tuple(person_id for person_id, _ in participants(journal, [row["id"]])[row["id"]])
    return Interaction(
        row["id"],
        row["client_id"],
        row["engagement_id"],
        InteractionKind(row["kind"]),
        row["title"],
        row["text"],
        row["at"],
        row["zone"],
        row["temperature"],
        Sharing(row["sharing"]),
        people,
        row["minutes"],
    )


# Drafts --------------------------------------------------------------------------------------------


def keep_draft(journal: Journal, key: str, form: EntryForm, at: str) -> None:
    """Keep what is being typed; `key` is an entry's id or `new`."""
    journal.execute(
        "INSERT OR REPLACE INTO drafts (key, form, updated_at) VALUES (?, ?, ?)",
        (key, json.dumps(asdict(form), ensure_ascii=False), at),
    )


def drafts(journal: Journal) -> dict[str, EntryForm]:
    """Return every draft by its key."""
    return {row["key"]: _form(row["form"]) for row in journal.rows("SELECT key, form FROM drafts")}


def drop_draft(journal: Journal, key: str) -> None:
    """Forget a draft."""
    journal.execute("DELETE FROM drafts WHERE key = ?", (key,))


def _form(text: str) -> EntryForm:
    data = json.loads(text)
    return EntryForm(
        **{
            **data,
            "kind": InteractionKind(data["kind"]),
            "sharing": Sharing(data["sharing"]),
            "people": tuple(data["people"]),
            "spots": tuple(Spot(**{**spot, "kind": Kind(spot["kind"])}) for spot in data.get("spots", ())),
        }
    )


# Import batches ------------------------------------------------------------------------------------


def begin_batch(journal: Journal, batch: str, at: str) -> None:
    """Note that an import has begun."""
    journal.insert("import_batches", {"id": batch, "progressed_at": at, "finished_at": None})


def progress_batch(journal: Journal, batch: str, at: str) -> None:
    """Note that an import is still under way."""
    journal.update("import_batches", batch, {"progressed_at": at})


def finish_batch(journal: Journal, batch: str, at: str) -> None:
    """Note that an import is whole."""
    journal.update("import_batches", batch, {"progressed_at": at, "finished_at": at})


def abandoned_batches(journal: Journal, before: str) -> list[str]:
    """Return the imports that did not finish and made no progress since `before`."""
    rows = journal.rows(
        "SELECT id FROM import_batches WHERE finished_at IS NULL AND progressed_at < ?", (before,)
    )
    return [row["id"] for row in rows]


def remove_batch(journal: Journal, batch: str) -> None:
    """Remove everything that a cut-off import brought in, but for people who were used since."""
    journal.execute(
        "DELETE FROM participants WHERE interaction_id IN (SELECT id FROM interactions WHERE batch_id = ?)",
        (batch,),
    )
    journal.execute("DELETE FROM interactions WHERE batch_id = ?", (batch,))
    journal.execute(
        "DELETE FROM people WHERE batch_id = ? AND id NOT IN (SELECT person_id FROM participants) "
        "AND id NOT IN (SELECT speaker_id FROM evidence WHERE speaker_id IS NOT NULL) "
        "AND id NOT IN (SELECT person_id FROM consents) "
        "AND id NOT IN (SELECT through_id FROM referrals WHERE through_id IS NOT NULL)",
        (batch,),
    )
    journal.execute("DELETE FROM import_batches WHERE id = ?", (batch,))
