"""Sessions to come: calendar files and pasted agendas, offered until they are in the journal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from desktop.domain.calendar import (
    AgendaTaken,
    CalendarFile,
    CalendarImport,
    CalendarRead,
    PlannedSession,
)
from desktop.domain.changes import Changes
from desktop.domain.interactions import EntryForm
from desktop.services.desk import Desk

__all__ = ["AgendaTaken", "CalendarFile", "CalendarImport", "Progress"]

Progress = Callable[[int, int], bool]
"""Told how many of how many events are read; returns False to stop."""


def import_calendar(
    desk: Desk, path: Path, *, with_private: bool = False, progress: Progress = lambda *_: True
) -> CalendarImport:
    """Read a calendar file and remember its place; reading it again brings its sessions up to date."""
    return CalendarImport(CalendarRead(()))


def read_again(desk: Desk) -> Changes:
    """Read the calendar files that changed, and all of them on a new day."""
    return Changes()


def sessions_of(desk: Desk, day: date) -> list[PlannedSession]:
    """Return the sessions that begin on a day and are neither hidden nor in the journal, the next first."""
    return []


def form_for(desk: Desk, session_id: str) -> EntryForm:
    """Return the form of a session's entry: client, people, time, minutes and title filled."""
    return EntryForm("", session=session_id)


def hide_session(desk: Desk, session_id: str, hidden: bool = True) -> Changes:
    """Stop offering a session, or offer it again."""
    return Changes()


def take_agenda(desk: Desk, text: str, day: date) -> AgendaTaken:
    """Offer the sessions of a day's agenda that was pasted as text."""
    return AgendaTaken()


def list_calendars(desk: Desk) -> list[CalendarFile]:
    """Return the calendar files that are remembered, the first one first."""
    return []


def forget_calendar(desk: Desk, reference: str) -> Changes:
    """Forget a calendar file, by id or path, and the sessions that are only in it."""
    return Changes()
