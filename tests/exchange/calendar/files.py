"""Calendar files for tests: written line by line, and read as one who works in Berlin reads them."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from desktop.domain.calendar import CalendarRead, Days, PlannedSession
from desktop.domain.clients import Profile
from desktop.exchange.calendar import read_calendar

BERLIN = ZoneInfo("Europe/Berlin")
DAYS = Days.around(date(2026, 11, 23))
ME = Profile("Tom Berger", "tom@northlight.example")
REAL_FILES = Path(__file__).resolve().parents[2] / "data" / "calendar"


def event(*lines: str, uid: str = "one@nordwind.example", start: str = "DTSTART:20261124T090000Z") -> str:
    """Return an event; without other lines it is one of 24 November, ten o'clock in Berlin."""
    return "\n".join(("BEGIN:VEVENT", f"UID:{uid}", *filter(None, (start,)), *lines, "END:VEVENT", ""))


def calendar(*parts: str) -> bytes:
    """Return a calendar file with these events."""
    text = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Calendar//EN\n" + "".join(parts) + "END:VCALENDAR\n"
    return text.replace("\n", "\r\n").encode()


def read(data: bytes, *, with_private: bool = False) -> CalendarRead:
    """Read a calendar as it is on 23 November 2026."""
    return read_calendar(data, DAYS, BERLIN, ME, name="work.ics", with_private=with_private)


def read_real(name: str, *, with_private: bool = False) -> CalendarRead:
    """Read one of the files that calendar programs write."""
    return read((REAL_FILES / name).read_bytes(), with_private=with_private)


def at(session: PlannedSession) -> str:
    """Return when a session begins in Berlin, such as `11-24 10:00`."""
    return datetime.fromisoformat(session.starts_at).astimezone(BERLIN).strftime("%m-%d %H:%M")


def times(data: bytes) -> list[str]:
    """Return when the sessions of a calendar begin in Berlin."""
    return [at(session) for session in read(data).sessions]
