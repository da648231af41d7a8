"""Sessions to come: calendar files and pasted agendas, offered until they are in the journal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from desktop.domain.calendar import (
    KEPT_BACK,
    AgendaTaken,
    CalendarFile,
    CalendarImport,
    CalendarRead,
    Days,
    PlannedSession,
    is_me,
)
from desktop.domain.changes import Changes, Kind
from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.handoffs import utc_text
from desktop.domain.interactions import EntryForm, Sharing
from desktop.domain.names import Candidate, pick
from desktop.domain.planning import Acquaintance
from desktop.exchange.agenda import read_agenda
from desktop.exchange.calendar import digest_of, read_calendar, read_file
from desktop.services.desk import Desk
from desktop.services.profile import read_profile
from desktop.store import calendar, clients
from desktop.store.identifiers import new_id

__all__ = ["AgendaTaken", "CalendarFile", "CalendarImport", "Progress"]

Progress = Callable[[int, int], bool]
"""Told how many of how many events are read; returns False to stop."""

UNREAD = CalendarFile(id="", path="", with_private=False, read_at="", sessions=0)


# Files -------------------------------------------------------------------------------------------------


def import_calendar(
    desk: Desk, path: Path, *, with_private: bool = False, progress: Progress = lambda *_: True
) -> CalendarImport:
    """Read a calendar file and remember its place; reading it again brings its sessions up to date.

    Private events stay out unless they are asked for; the last import decides. The file is read before the
    journal is written to, in one transaction: stopped or refused, nothing has changed, and an import by another
    program waits its turn.
    """
    place = _place(path)
    data = read_file(place)
    read = _read(desk, data, place, with_private, progress)
    if read.cancelled:
        return CalendarImport(read)
    file = replace(UNREAD, path=str(place), with_private=with_private)
    return _keep(desk, file, digest_of(data), read)


def read_again(desk: Desk) -> Changes:
    """Read the calendar files that changed, and all of them on a new day.

    One that is gone or broken keeps the sessions that were known; its fault is kept beside it.
    """
    parts = [_read_again(desk, file) for file in list_calendars(desk)]
    before = utc_text(_midnight(desk, desk.today() - KEPT_BACK))
    with desk.journal.transaction():
        if calendar.drop_old(desk.journal, before):
            parts.append(Changes.of((Kind.CALENDAR, "")))
    return Changes.merged(parts)


def list_calendars(desk: Desk) -> list[CalendarFile]:
    """Return the calendar files that are remembered, the first one first."""
    return calendar.all_calendars(desk.journal)


def forget_calendar(desk: Desk, reference: str) -> Changes:
    """Forget a calendar file, by id, path or name, and the sessions that are only in it. The file stays."""
    with desk.journal.transaction():
        known = list_calendars(desk)
        labels = [Candidate(file.id, file.path) for file in known]
        by_path = [file.id for file in known if file.path == str(_place(Path(reference)))]
        found = by_path[0] if by_path else pick(reference, labels, "calendar")
        calendar.forget_calendar(desk.journal, found)
    return Changes.merged([Changes.of((Kind.CALENDAR, found)), read_again(desk)])


def _place(path: Path) -> Path:
    """Return the whole path of a file; refuse one that cannot be written down."""
    try:
        place = path.absolute()
        str(place).encode("utf-8")
    except (OSError, ValueError):
        raise UserError(
            QT_TRANSLATE_NOOP(
                "UserError", "The place of the calendar cannot be remembered: its name is no text."
            ),
            QT_TRANSLATE_NOOP("UserError", "Give the file or its folder another name."),
        ) from None
    return place


def _read(desk: Desk, data: bytes, place: Path, with_private: bool, progress: Progress) -> CalendarRead:
    return read_calendar(
        data,
        Days.around(desk.today()),
        desk.zone,
        read_profile(desk),
        name=place.name,
        with_private=with_private,
        progress=progress,
    )


def _keep(desk: Desk, file: CalendarFile, digest: str, read: CalendarRead) -> CalendarImport:
    """Write down what a file says; `file` has no id where it may be new."""
    with desk.journal.transaction():
        known = list_calendars(desk)
        same = next((each for each in known if file.path == each.path), None)
        if same is None and file.id:
            return CalendarImport(read)
        kept = replace(
            file,
            id=same.id if same else new_id(),
            digest=digest,
            covers_on=desk.today().isoformat(),
            read_at=desk.now(),
            fault=None,
        )
        calendar.keep_calendar(desk.journal, kept)
        new, changed, gone = calendar.replace_sessions(desk.journal, kept.id, read.sessions)
    news = (
        bool(new | changed | gone)
        or same is None
        or same.fault is not None
        or same.with_private != kept.with_private
    )
    changes = Changes.of((Kind.CALENDAR, kept.id), made=kept.id) if news else Changes(made=kept.id)
    return CalendarImport(read, len(new), len(gone), changes)


def _read_again(desk: Desk, file: CalendarFile) -> Changes:
    try:
        data = read_file(Path(file.path))
        digest = digest_of(data)
        if digest == file.digest and file.covers_on == desk.today().isoformat() and file.fault is None:
            return Changes()
        read = _read(desk, data, Path(file.path), file.with_private, lambda *_: True)
    except UserError as fault:
        return _note(desk, file, fault)
    return replace(_keep(desk, file, digest, read).changes, made="")


def _note(desk: Desk, file: CalendarFile, fault: UserError) -> Changes:
    """Keep why a file could not be read, if that is new."""
    if str(file.fault) == str(fault):
        return Changes()
    with desk.journal.transaction():
        if all(file.id != each.id for each in list_calendars(desk)):
            return Changes()
        calendar.keep_calendar(desk.journal, replace(file, fault=fault))
    return Changes.of((Kind.CALENDAR, file.id))


# Sessions ----------------------------------------------------------------------------------------------


def sessions_of(desk: Desk, day: date) -> list[PlannedSession]:
    """Return the sessions that begin on a day and are neither hidden nor in the journal, the next first."""
    since, until = _midnight(desk, day), _midnight(desk, day + timedelta(days=1))
    me = read_profile(desk)
    return [
        replace(session, people=tuple(person for person in session.people if not is_me(person, me)))
        for session in calendar.sessions_between(desk.journal, utc_text(since), utc_text(until))
    ]


def form_for(desk: Desk, session_id: str) -> EntryForm:
    """Return the form of a session's entry: client, people, time, minutes and title filled.

    What the calendar marks as private becomes an entry of which nothing leaves.
    """
    session = find_session(desk, session_id)
    known = Acquaintance(
        clients.all_clients(desk.journal), clients.all_people(desk.journal), read_profile(desk)
    )
    planned = known.planned(session)
    return EntryForm(
        text="",
        title=session.title,
        client=planned.client.name if planned.client else "",
        people=planned.people,
        at=session.starts_at,
        minutes=_minutes(session),
        sharing=Sharing.PRIVATE if session.private else Sharing.SHAREABLE,
        session=session.id,
    )


def find_session(desk: Desk, reference: str) -> PlannedSession:
    """Return the session that `reference` names by id, beginning of an id, or title."""
    found = calendar.by_id(desk.journal, reference)
    if found:
        return found
    known = calendar.all_sessions(desk.journal)
    picked = pick(reference, [Candidate(session.id, session.title) for session in known], "session")
    return next(session for session in known if session.id == picked)


def hide_session(desk: Desk, session_id: str, hidden: bool = True) -> Changes:
    """Stop offering a session, or offer it again."""
    with desk.journal.transaction():
        session = find_session(desk, session_id)
        calendar.hide_session(desk.journal, session.id, desk.now() if hidden else None)
    return Changes.of((Kind.CALENDAR, session.id))


def take_agenda(desk: Desk, text: str, day: date) -> AgendaTaken:
    """Offer the sessions of a day's agenda that was pasted as text; those that are known are not there twice."""
    if day not in Days.around(desk.today()):
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "{day} is too far away for an agenda."),
            QT_TRANSLATE_NOOP("UserError", "Use a day of the last two weeks or the next two months."),
            day=day.isoformat(),
        )
    read = read_agenda(text, day, desk.zone, desk.zone_name)
    with desk.journal.transaction():
        made = calendar.add_sessions(desk.journal, read.sessions)
    touched = frozenset((Kind.CALENDAR, session_id) for session_id in made)
    return AgendaTaken(touched, "", len(made), len(read.sessions) - len(made), read.skipped)


def _midnight(desk: Desk, day: date) -> datetime:
    return datetime.combine(day, time(), desk.zone).astimezone(UTC)


def _minutes(session: PlannedSession) -> int | None:
    """Return how long a session takes, None where that is not said or no session."""
    lasts = datetime.fromisoformat(session.ends_at) - datetime.fromisoformat(session.starts_at)
    minutes = round(lasts.total_seconds() / 60)
    return minutes if 1 <= minutes <= 1440 else None
