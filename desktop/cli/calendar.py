"""`calendar`, `import calendar` and `import agenda`: sessions to come, and the entries about them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, tzinfo
from pathlib import Path

import click

from desktop.cli.notes import import_
from desktop.cli.terminal import (
    Terminal,
    json_option,
    pass_terminal,
    piped_text,
    read_argument,
    read_file,
    say,
    say_json,
    say_rows,
)
from desktop.domain.calendar import CalendarFile, CalendarImport, Days, LeftOut, PlannedSession
from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.moments import parse_moment
from desktop.domain.spoken_days import day_at
from desktop.services import calendar as services
from desktop.services.desk import Desk
from desktop.services.writing import write_entry

AGENDA_LIMIT = 1_000_000
"""Bytes that a file with an agenda may have."""


@click.group()
def calendar() -> None:
    """Sessions to come, as calendar files and agendas name them."""


@import_.command(name="calendar")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE.ics")
@click.option("--with-private", is_flag=True, help="Take in what the calendar marks as private.")
@pass_terminal
def import_calendar(terminal: Terminal, file: Path, *, with_private: bool) -> None:
    """Offer the sessions of a calendar file, and remember its place: it is read again when it changes."""
    with terminal.desk(writing=True) as desk:
        result = services.import_calendar(desk, file, with_private=with_private)
        days = Days.around(desk.today())
    for line in _about(result, days):
        say(line)


@import_.command(name="agenda")
@click.argument("file", metavar="FILE|-")
@click.option("--day", default="", metavar="DAY", help="The day it is for; today if not given.")
@pass_terminal
def import_agenda(terminal: Terminal, file: str, day: str) -> None:
    """Offer the sessions of an agenda, a line for each: 14:00 Sprint review, Nordwind (Anna, Karsten)."""
    text = read_argument("-") if file == "-" else _text(read_file(Path(file), AGENDA_LIMIT))
    with terminal.desk(writing=True) as desk:
        taken = services.take_agenda(desk, text, _day(desk, day))
    parts = [f"{taken.new} new", f"{taken.known} known already" if taken.known else ""]
    lines = "line" if taken.skipped == 1 else "lines"
    parts.append(f"{taken.skipped} {lines} passed over" if taken.skipped else "")
    say(", ".join(part for part in parts if part) + ".")


@calendar.command(name="list")
@json_option
@pass_terminal
def list_(terminal: Terminal, *, as_json: bool) -> None:
    """List the calendar files that are remembered."""
    with terminal.desk() as desk:
        files = services.list_calendars(desk)
    if as_json:
        say_json([_file_as_json(file) for file in files])
        return
    say_rows(
        ((file.id, file.path, f"{file.sessions} sessions", str(file.fault or "")) for file in files),
        "No calendar yet. Take one in with: import calendar FILE.ics",
    )


@calendar.command()
@click.option("--day", default="", metavar="DAY", help="2026-11-23, tomorrow, Friday; today if not given.")
@json_option
@pass_terminal
def sessions(terminal: Terminal, day: str, *, as_json: bool) -> None:
    """List the sessions of a day that are not in the journal yet."""
    with terminal.desk() as desk:
        rows, zone = services.sessions_of(desk, _day(desk, day)), desk.zone
    if as_json:
        say_json([_session_as_json(session) for session in rows])
        return
    say_rows(
        ((session.id, _clocks(session, zone), session.title, _people(session)) for session in rows),
        "No session on that day that is not in the journal yet.",
    )


@calendar.command()
@click.argument("session")
@click.argument("text", default="")
@pass_terminal
def start(terminal: Terminal, session: str, text: str) -> None:
    """Write the entry about SESSION: client, people, time and title come from it.

    TEXT is read as for `quick`; of - it is standard input, and without it the session's title.
    """
    said = read_argument(text) if text else piped_text()
    with terminal.desk(writing=True) as desk:
        form = services.form_for(desk, session)
        made = write_entry(desk, replace(form, text=said if said.strip() else form.title)).made
    say(made)


@calendar.command()
@click.argument("session")
@click.option("--again", is_flag=True, help="Offer it again.")
@pass_terminal
def hide(terminal: Terminal, session: str, *, again: bool) -> None:
    """Stop offering a session."""
    with terminal.desk(writing=True) as desk:
        services.hide_session(desk, session, hidden=not again)
    say("Offered again." if again else "Hidden. Offer it again with: calendar hide SESSION --again")


@calendar.command()
@click.argument("file", metavar="CALENDAR")
@pass_terminal
def forget(terminal: Terminal, file: str) -> None:
    """Forget a calendar file and its sessions; the file and the entries stay."""
    with terminal.desk(writing=True) as desk:
        services.forget_calendar(desk, file)
    say("Forgotten.")


@calendar.command()
@pass_terminal
def read(terminal: Terminal) -> None:
    """Read the files that changed, as the window does on its own."""
    with terminal.desk(writing=True) as desk:
        changes = services.read_again(desk)
        files = services.list_calendars(desk)
    for file in files:
        if file.fault:
            say(str(file.fault))
    say("Read again." if changes else "Nothing has changed.")


_LEFT_OUT = {
    LeftOut.ALL_DAY: "all day",
    LeftOut.PRIVATE: "private (--with-private takes them in)",
    LeftOut.CANCELLED: "cancelled",
    LeftOut.DECLINED: "declined",
    LeftOut.FREE: "shown as free",
    LeftOut.DUPLICATE: "there twice",
    LeftOut.TOO_OFTEN: "repeated too often for meetings",
    LeftOut.BROKEN: "broken",
    LeftOut.TOO_MANY: "more than can be kept",
}


def _about(result: CalendarImport, days: Days) -> list[str]:
    """Return what an import came to, line by line."""
    between = f"from {days.first.isoformat()} to {days.last.isoformat()}"
    sessions = len(result.read.sessions)
    said = f"{sessions} session{'s' if sessions > 1 else ''} {between}, {result.new} new"
    lines = [
        (said if sessions else f"No session {between}") + (f", {result.gone} gone." if result.gone else ".")
    ]
    if result.read.left_out:
        counts = (f"{count} {_LEFT_OUT[why]}" for why, count in result.read.left_out.items())
        lines.append(f"Left out: {', '.join(counts)}.")
    if result.read.unknown_zones:
        zones = ", ".join(f"“{zone}”" for zone in result.read.unknown_zones)
        lines.append(f"No such time zone, taken as local: {zones}.")
    return lines


def _day(desk: Desk, text: str) -> date:
    """Return the day that is meant: the next to come of several that fit."""
    if not text.strip():
        return desk.today()
    found = day_at(text.strip(), 0, desk.today(), ahead=True)
    if found and found.end == len(text.strip()):
        return found.day
    at = parse_moment(text, desk.clock(), desk.zone, desk.zone_name).at
    return datetime.fromisoformat(at).astimezone(desk.zone).date()


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "The agenda is not UTF-8 text."),
            QT_TRANSLATE_NOOP("UserError", "Convert it, then try again."),
        ) from None


def _clocks(session: PlannedSession, zone: tzinfo) -> str:
    begins, ends = (
        datetime.fromisoformat(at).astimezone(zone).strftime("%H:%M")
        for at in (session.starts_at, session.ends_at)
    )
    return begins if begins == ends else f"{begins}–{ends}"


def _people(session: PlannedSession) -> str:
    return ", ".join(person.name or person.email for person in session.people)


def _file_as_json(file: CalendarFile) -> dict[str, object]:
    return {
        "id": file.id,
        "path": file.path,
        "withPrivate": file.with_private,
        "sessions": file.sessions,
        "readAt": file.read_at,
        "fault": str(file.fault) if file.fault else None,
    }


def _session_as_json(session: PlannedSession) -> dict[str, object]:
    return {
        "id": session.id,
        "title": session.title,
        "startsAt": session.starts_at,
        "endsAt": session.ends_at,
        "zone": session.zone,
        "place": session.place,
        "people": [{"name": person.name, "email": person.email} for person in session.people],
        "private": session.private,
    }
