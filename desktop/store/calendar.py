"""Calendar files whose place is remembered, and the sessions to come, as rows."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import asdict

from desktop.domain.calendar import Attendee, CalendarFile, PlannedSession
from desktop.domain.errors import UserError
from desktop.domain.names import fold
from desktop.store.identifiers import new_id
from desktop.store.journal import Journal, Row

_OFFERED = (
    "hidden_at IS NULL AND NOT EXISTS "
    "(SELECT 1 FROM interactions AS i WHERE i.source = planned_sessions.source AND i.trashed_at IS NULL)"
)


# Files -------------------------------------------------------------------------------------------------


def all_calendars(journal: Journal) -> list[CalendarFile]:
    """Return every remembered file, the first one first."""
    rows = journal.rows(
        "SELECT c.*, (SELECT count(*) FROM planned_sessions WHERE calendar_id = c.id) AS sessions "
        "FROM calendars AS c ORDER BY seq"
    )
    return [_file(row) for row in rows]


def keep_calendar(journal: Journal, file: CalendarFile) -> None:
    """Remember a file, or what is new about it."""
    columns = {
        "path": file.path,
        "digest": file.digest,
        "with_private": int(file.with_private),
        "covers_on": file.covers_on,
        "read_at": file.read_at,
        "fault": _fault_text(file.fault),
    }
    if journal.row("SELECT 1 FROM calendars WHERE id = ?", (file.id,)):
        journal.update("calendars", file.id, columns)
    else:
        journal.insert("calendars", {"id": file.id, **columns})


def forget_calendar(journal: Journal, calendar_id: str) -> None:
    """Forget a file and its sessions; the others are read again, since one of them may have the same."""
    journal.execute("DELETE FROM calendars WHERE id = ?", (calendar_id,))
    journal.execute("UPDATE calendars SET digest = ''")


def _file(row: Row) -> CalendarFile:
    return CalendarFile(
        id=row["id"],
        path=row["path"],
        with_private=bool(row["with_private"]),
        read_at=row["read_at"],
        sessions=row["sessions"],
        fault=_fault(row["fault"]),
        digest=row["digest"],
        covers_on=row["covers_on"],
    )


def _fault_text(fault: UserError | None) -> str:
    """Return a fault as it is kept: the templates, so that it can be said in the language of the day."""
    if fault is None:
        return ""
    arguments = {name: str(value) for name, value in fault.arguments.items()}
    return json.dumps([fault.template, fault.remedy, arguments], ensure_ascii=False)


def _fault(text: str) -> UserError | None:
    if not text:
        return None
    template, remedy, arguments = json.loads(text)
    return UserError(template, remedy, **arguments)


# Sessions ----------------------------------------------------------------------------------------------


def replace_sessions(
    journal: Journal, calendar_id: str, sessions: Sequence[PlannedSession]
) -> tuple[set[str], set[str], set[str]]:
    """Give a calendar these sessions; return the ids of those that are new, that changed, and that are gone.

    One that it had keeps its id and stays hidden. One that another calendar has stays that one's.
    """
    known = {row["source"]: row for row in _rows(journal, "calendar_id = ?", (calendar_id,))}
    wanted = {session.source: session for session in sessions}
    gone = {row["id"] for source, row in known.items() if source not in wanted}
    for session_id in gone:
        journal.execute("DELETE FROM planned_sessions WHERE id = ?", (session_id,))
    new, changed = set[str](), set[str]()
    for source, session in wanted.items():
        columns = _columns(session)
        if source not in known:
            if made := _insert(journal, calendar_id, columns):
                new.add(made)
        elif any(known[source][name] != value for name, value in columns.items()):
            journal.update("planned_sessions", known[source]["id"], columns)
            changed.add(known[source]["id"])
    return new, changed, gone


def add_sessions(journal: Journal, sessions: Sequence[PlannedSession]) -> list[str]:
    """Add the sessions of an agenda that are not there yet; return the ids of those that are new."""
    there = {(row["starts_at"], fold(row["title"])) for row in _rows(journal, "1 = 1", ())}
    new = [session for session in sessions if (session.starts_at, fold(session.title)) not in there]
    made = [_insert(journal, None, _columns(session)) for session in new]
    return [session_id for session_id in made if session_id]


def sessions_between(journal: Journal, since: str, until: str) -> list[PlannedSession]:
    """Return the sessions that begin in [since, until) and are neither hidden nor in the journal."""
    rows = _rows(journal, f"starts_at >= ? AND starts_at < ? AND {_OFFERED}", (since, until))
    return [_session(row) for row in rows]


def all_sessions(journal: Journal) -> list[PlannedSession]:
    """Return every session, hidden or in the journal as well."""
    return [_session(row) for row in _rows(journal, "1 = 1", ())]


def by_id(journal: Journal, session_id: str) -> PlannedSession | None:
    """Return one session."""
    return next((_session(row) for row in _rows(journal, "id = ?", (session_id,))), None)


def mails_of(journal: Journal, session_id: str) -> dict[str, str]:
    """Return the mails of those invited by their folded names."""
    session = by_id(journal, session_id) if session_id else None
    return {fold(person.name): person.email for person in session.people if person.email} if session else {}


def hide_session(journal: Journal, session_id: str, hidden_at: str | None) -> None:
    """Stop offering a session from that moment on; None offers it again."""
    journal.update("planned_sessions", session_id, {"hidden_at": hidden_at})


def drop_old(journal: Journal, before: str) -> int:
    """Drop the sessions of agendas that began before a moment; return how many."""
    return journal.execute(
        "DELETE FROM planned_sessions WHERE calendar_id IS NULL AND starts_at < ?", (before,)
    )


def take_source(journal: Journal, session_id: str) -> str | None:
    """Return the source for the entry about a session, None where another entry is about it already.

    An entry in the trash gives it up.
    """
    session = by_id(journal, session_id)
    if session is None:
        return None
    journal.execute(
        "UPDATE interactions SET source = NULL WHERE source = ? AND trashed_at IS NOT NULL", (session.source,)
    )
    taken = journal.row("SELECT 1 FROM interactions WHERE source = ?", (session.source,))
    return None if taken else session.source


def _rows(journal: Journal, condition: str, values: Collection[str]) -> list[Row]:
    return journal.rows(
        f"SELECT * FROM planned_sessions WHERE {condition} ORDER BY starts_at, seq", tuple(values)
    )


def _insert(journal: Journal, calendar_id: str | None, columns: Row) -> str:
    """Insert a session and return its id, empty where one with its source is there."""
    if journal.row("SELECT 1 FROM planned_sessions WHERE source = ?", (columns["source"],)):
        return ""
    made = new_id()
    journal.insert("planned_sessions", {"id": made, "calendar_id": calendar_id, **columns})
    return made


def _columns(session: PlannedSession) -> Row:
    return {
        "source": session.source,
        "starts_at": session.starts_at,
        "ends_at": session.ends_at,
        "zone": session.zone,
        "title": session.title,
        "place": session.place,
        "people": json.dumps([asdict(person) for person in session.people], ensure_ascii=False),
        "private": int(session.private),
    }


def _session(row: Row) -> PlannedSession:
    return PlannedSession(
        id=row["id"],
        source=row["source"],
        starts_at=row["starts_at"],
        ends_at=row["ends_at"],
        zone=row["zone"],
        title=row["title"],
        place=row["place"],
        people=tuple(Attendee(**person) for person in json.loads(row["people"])),
        private=bool(row["private"]),
    )
