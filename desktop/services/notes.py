"""Bringing a folder of notes into the journal, in slices that can be cancelled and leave nothing half done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path

from desktop.domain.changes import Changes, Kind
from desktop.domain.errors import UserError
from desktop.domain.handoffs import utc_text
from desktop.domain.interactions import EntryForm
from desktop.exchange.notes import Note, find_notes, read_note
from desktop.services.desk import Desk
from desktop.services.interactions import add_entry
from desktop.services.naming import find_client
from desktop.store import interactions
from desktop.store.identifiers import new_id

SLICE = 10
"""Notes written in one transaction."""

ABANDONED_AFTER = timedelta(seconds=60)
"""How long an import that made no progress counts as being under way."""

Progress = Callable[[int, int], bool]
"""Told how many of how many files are done; returns False to cancel."""


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did: entries made, files known already, and (file, why) of each that was not read."""

    made: tuple[str, ...]
    known: int
    unread: tuple[tuple[str, str], ...]
    cancelled: bool


def import_notes(
    desk: Desk, folder: Path, client: str = "", progress: Progress = lambda *_: True
) -> ImportResult:
    """Make an entry of each Markdown or text file in `folder`; one imported before is left alone.

    A cancelled import removes what it had brought in.
    """
    remove_abandoned(desk)
    files = find_notes(folder)
    owner = find_client(desk, client).id if _is_known(desk, client) else client
    batch, made, known = new_id(), list[str](), 0
    unread: list[tuple[str, str]] = []
    _begin(desk, batch)
    for begin in range(0, len(files), SLICE):
        notes = list(_read(files[begin : begin + SLICE], folder, unread))
        new = [note for note in notes if not interactions.source_known(desk.journal, note.key)]
        known += len(notes) - len(new)
        made += _write(desk, new, owner, batch)
        if not progress(min(begin + SLICE, len(files)), len(files)):
            _remove(desk, batch)
            return ImportResult((), known, tuple(unread), cancelled=True)
    with desk.journal.transaction():
        interactions.finish_batch(desk.journal, batch, desk.now())
    return ImportResult(tuple(made), known, tuple(unread), cancelled=False)


def changes_of(result: ImportResult) -> Changes:
    """Return what an import changed."""
    if not result.made:
        return Changes()
    return Changes.of((Kind.INTERACTION, ""), (Kind.PERSON, ""), (Kind.CLIENT, ""), made=result.made[-1])


def remove_abandoned(desk: Desk) -> Changes:
    """Remove what imports that were cut off have left; one that another process is at is left alone."""
    before = utc_text(desk.clock() - ABANDONED_AFTER)
    batches = interactions.abandoned_batches(desk.journal, before)
    for batch in batches:
        _remove(desk, batch)
    return Changes.of((Kind.INTERACTION, "")) if batches else Changes()


def _is_known(desk: Desk, client: str) -> bool:
    if not client:
        return False
    try:
        find_client(desk, client)
    except UserError:
        return False
    return True


def _begin(desk: Desk, batch: str) -> None:
    with desk.journal.transaction():
        interactions.begin_batch(desk.journal, batch, desk.now())


def _remove(desk: Desk, batch: str) -> None:
    with desk.journal.transaction():
        interactions.remove_batch(desk.journal, batch)


def _read(files: Sequence[Path], folder: Path, unread: list[tuple[str, str]]) -> Iterable[Note]:
    for path in files:
        try:
            yield read_note(path, folder)
        except UserError as error:
            unread.append((path.relative_to(folder).as_posix(), str(error)))


def _write(desk: Desk, notes: Sequence[Note], client: str, batch: str) -> list[str]:
    """Write a slice of notes in one transaction."""
    with desk.journal.transaction():
        interactions.progress_batch(desk.journal, batch, desk.now())
        return [
            add_entry(desk, _form(desk, note, client), source=note.key, batch=batch).made
            for note in notes
            if not interactions.source_known(desk.journal, note.key)
        ]


def _form(desk: Desk, note: Note, client: str) -> EntryForm:
    at = ""
    if note.on:
        moment = datetime.combine(note.on, note.time or time(12), tzinfo=desk.zone)
        at = utc_text(moment)
    return EntryForm(text=note.text, title=note.title, client=client, people=note.people, at=at)
