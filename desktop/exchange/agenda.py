"""A day's agenda as people write or paste it: a line for each session, with its time, what it is, and who comes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from desktop.domain.calendar import AgendaRead, Attendee, PlannedSession
from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.handoffs import utc_text
from desktop.domain.names import fold
from desktop.exchange.calendar import source_of
from desktop.exchange.calendar.events import clean

LONGEST_LINE = 2_000
MOST_LINES = 500
MOST_PEOPLE = 30

_TIME = r"(?P<{0}h>\d{{1,2}})(?:[:.h](?P<{0}m>[0-5]\d))?\s?(?P<{0}half>[ap]\.?m\b\.?)?"
_LINE = re.compile(
    r"\s*(?:(?:[-*•–|·>]|\d{1,2}\)|\[[ x]?\])\s*)*"
    + _TIME.format("from_")
    + r"(?:\s?(?:-|–|—|\bto\b|\bbis\b|\buntil\b)\s?" + _TIME.format("to_") + r")?"
    + r"(?P<clock>\s?(?:uhr|o'clock|h)\b)?[\s:|,;–—-]+(?P<title>\S.*)",
    re.IGNORECASE,
)  # fmt: skip
_PEOPLE = re.compile(r"\((?:(?:with|mit|w/)\s+)?([^()]+)\)\s*$", re.IGNORECASE)
_AND = re.compile(r"\s*(?:[,;&+]|\band\b|\bund\b)\s*")
_NAME = re.compile(r"[^\W\d_][\w.'’ -]{0,79}")


def read_agenda(text: str, day: date, zone: tzinfo, zone_name: str) -> AgendaRead:
    """Return the sessions in a text, on that day of `zone`, without ids yet; lines that are none are counted.

    `14:00 Sprint review, Nordwind (Anna, Karsten)`, `14:00-15:30 …` and `2pm …` are read; one that names no
    end takes no time. A text in which nothing is one is refused.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    found = [_session(line, day, zone, zone_name) for line in lines[:MOST_LINES]]
    sessions = {session.source: session for session in found if session}
    if not sessions:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "No line of the agenda begins with a time."),
            QT_TRANSLATE_NOOP(
                "UserError", "Write a line for each session, such as: 14:00 Sprint review, Nordwind"
            ),
        )
    return AgendaRead(tuple(sessions.values()), len(lines) - sum(session is not None for session in found))


def _session(line: str, day: date, zone: tzinfo, zone_name: str) -> PlannedSession | None:
    match = _LINE.match(" ".join(line.split())) if len(line) <= LONGEST_LINE else None
    if match is None:
        return None
    begins, ends = _clocks(match)
    people = _PEOPLE.search(match["title"])
    title = clean(match["title"][: people.start()] if people else match["title"]).strip(" ,;–—-|")
    if begins is None or not title:
        return None
    start = datetime.combine(day, begins, zone)
    end = datetime.combine(day, ends, zone) if ends else start
    end += timedelta(days=1) if end < start else timedelta()
    return PlannedSession(
        id="",
        source=source_of("agenda", utc_text(start), fold(title)),
        starts_at=utc_text(start.astimezone(UTC)),
        ends_at=utc_text(end.astimezone(UTC)),
        zone=zone_name,
        title=title,
        place="",
        people=tuple(_people(people[1]))[:MOST_PEOPLE] if people else (),
    )


def _clocks(match: re.Match[str]) -> tuple[time | None, time | None]:
    """Return from when to when. A bare number is no time, but `2-3pm` and `14-15 Uhr` say it of both."""
    said = "00" if match["clock"] else None
    begins = _clock(match["from_h"], match["from_m"] or said, match["from_half"] or match["to_half"])
    if match["to_h"] is None:
        return begins, None
    ends = _clock(
        match["to_h"], match["to_m"] or said or ("00" if match["from_m"] else None), match["to_half"]
    )
    if begins and ends and begins > ends and match["to_half"] and not match["from_half"]:
        begins = _clock(match["from_h"], match["from_m"], "am")
    return (begins, ends) if ends else (None, None)


def _clock(hour: str, minute: str | None, half: str | None) -> time | None:
    if minute is None and half is None:
        return None
    number = int(hour)
    if half:
        if not 1 <= number <= 12:
            return None
        number = number % 12 + (12 if half[0] in "pP" else 0)
    return time(number, int(minute or 0)) if number < 24 else None


def _people(said: str) -> Iterator[Attendee]:
    """Yield the names between the brackets, each once; what is no name is passed over."""
    seen: set[str] = set()
    for name in map(clean, _AND.split(said)):
        if _NAME.fullmatch(name) and fold(name) not in seen:
            seen.add(fold(name))
            yield Attendee(name, "")
