"""Agendas: entries that were written before their session, closed where no notes are to be added."""

from __future__ import annotations

from desktop.domain.changes import Changes, Kind
from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.services.desk import Desk
from desktop.services.naming import find_entry
from desktop.store import interactions


def close_agenda(desk: Desk, entry: str) -> Changes:
    """Take an agenda whose session has been as the notes, as it stands; no version is made."""
    with desk.journal.transaction():
        found = find_entry(desk, entry)
        if found.at > desk.now():
            raise UserError(
                QT_TRANSLATE_NOOP("UserError", "The session of “{title}” is still to come."),
                QT_TRANSLATE_NOOP("UserError", "Put the entry into the trash if it will not be."),
                title=found.title,
            )
        interactions.take_as_written(desk.journal, found.id, desk.now())
    return Changes.of((Kind.INTERACTION, found.id))


def reopen_agenda(desk: Desk, entry: str) -> Changes:
    """Let an agenda that was closed wait for its notes again."""
    with desk.journal.transaction():
        found = find_entry(desk, entry)
        interactions.take_as_written(desk.journal, found.id, None)
    return Changes.of((Kind.INTERACTION, found.id))


def next_session(desk: Desk) -> str:
    """Return the moment of the next agenda's session (UTC ISO 8601), empty where none is to come."""
    ids = interactions.agendas(desk.journal, desk.now())
    return find_entry(desk, ids[0]).at if ids else ""
