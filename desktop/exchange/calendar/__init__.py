"""Calendar files read without trust: what takes place on the days that are kept, and what is left out of them.

The work is bounded whatever a file says: its size, the events that are read, and the days that rules are asked
about. One broken event never costs the others.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from math import ceil
from pathlib import Path

from desktop.domain.calendar import CalendarRead, Days, LeftOut, PlannedSession
from desktop.domain.clients import Profile
from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.handoffs import utc_text
from desktop.domain.recurrence import Effort
from desktop.exchange.calendar.events import Event, EventReader, Start, TooOftenError, clean
from desktop.exchange.calendar.lines import Block, blocks, is_calendar, plain
from desktop.exchange.calendar.occurrences import Occurrence, day_in, occurrences
from desktop.exchange.calendar.zones import Zones
from desktop.system.clock import zone_name

SIZE_LIMIT = 20_000_000
"""Bytes that a calendar file may have."""

MOST_EVENTS = 3_000
"""Events that may fall on the days that are kept, and are read."""

MOST_LETTERS = 8_000_000
"""Letters of those events that are read."""

MOST_SESSIONS = 2_000
MOST_DAYS_ASKED = 1_000_000
STEP = 100
"""Events that are read between two reports of how far it is."""

_DIGITS = re.compile(r"[^:]*:\s*(\d{8})")
_FROM_THEN_ON = re.compile(r"RANGE=\"?THISANDFUTURE", re.IGNORECASE)
_UNTIL = re.compile(r"UNTIL=(\d{8})", re.IGNORECASE)

Progress = Callable[[int, int], bool]


def read_file(path: Path) -> bytes:
    """Return a calendar file's bytes; one that is too large is refused before it is read."""
    try:
        size = path.stat().st_size
        if size <= SIZE_LIMIT and path.is_file():
            with path.open("rb") as file:
                data = file.read(SIZE_LIMIT + 1)
            size = len(data)
        elif not path.is_file():
            raise _unreadable(path, "it is not a file")
    except (OSError, ValueError) as error:
        raise _unreadable(path, getattr(error, "strerror", None) or "the name cannot be one") from error
    if size > SIZE_LIMIT:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "The calendar “{name}” has {size} MB, more than {limit}."),
            QT_TRANSLATE_NOOP("UserError", "Export the last and the next months only, then try again."),
            name=path.name,
            size=ceil(size / 1_000_000),
            limit=SIZE_LIMIT // 1_000_000,
        )
    return data


def digest_of(data: bytes) -> str:
    """Return what tells these bytes from others."""
    return hashlib.sha256(data).hexdigest()


def read_calendar(
    data: bytes,
    days: Days,
    zone: tzinfo,
    me: Profile,
    *,
    name: str,
    with_private: bool = False,
    progress: Progress = lambda *_: True,
) -> CalendarRead:
    """Return the sessions on these days of `zone`, without ids yet; `name` is the file's.

    `progress` is told how many of how many events are read, and returns False to stop.
    """
    data = plain(data)
    if not is_calendar(data):
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "“{name}” is not a calendar."),
            QT_TRANSLATE_NOOP("UserError", "Choose a file in the iCalendar format, which ends in .ics."),
            name=name,
        )
    zones, counts = Zones(zone, days.first.year), Counter[LeftOut]()
    found = _few_enough(_events_on(data, days, zones), counts)
    events = _read(found, EventReader(zones, me), counts, progress)
    if events is None:
        return CalendarRead((), cancelled=True)
    found_on = sorted(
        _sessions(events, days, zone, counts, with_private), key=lambda each: _moment(each.start)
    )
    counts[LeftOut.TOO_MANY] += len(found_on[MOST_SESSIONS:])
    sessions = tuple(_session(each) for each in found_on[:MOST_SESSIONS])
    left_out = {why: counts[why] for why in LeftOut if counts[why]}
    return CalendarRead(sessions, left_out, tuple(map(clean, zones.unknown())))


def _unreadable(path: Path, reason: str) -> UserError:
    return UserError(
        QT_TRANSLATE_NOOP("UserError", "The calendar “{name}” cannot be read: {reason}."),
        QT_TRANSLATE_NOOP("UserError", "Check where the file is, then try again."),
        name=path.name,
        reason=reason,
    )


def _events_on(data: bytes, days: Days, zones: Zones) -> Iterator[Block]:
    """Yield the events that may take place on these days; time zones are taken in by the way."""
    first = (days.first - timedelta(days=1)).strftime("%Y%m%d")
    last = (days.last + timedelta(days=1)).strftime("%Y%m%d")
    for block in blocks(data):
        if block.kind == "VTIMEZONE":
            zones.define(block)
        elif _may_be_on(block, first, last):
            yield block


def _few_enough(found: Iterable[Block], counts: Counter[LeftOut]) -> list[Block]:
    """Return as many events as are read, and count the others."""
    kept: list[Block] = []
    letters = 0
    for block in found:
        length = sum(map(len, block.lines))
        if len(kept) < MOST_EVENTS and letters + length <= MOST_LETTERS:
            letters += length
            kept.append(block)
        else:
            counts[LeftOut.TOO_MANY] += 1
    return kept


def _may_be_on(block: Block, first: str, last: str) -> bool:
    """Say whether an event may take place between two days, without reading it."""
    if not block.lines:
        return True
    begins = _digits(block.first("DTSTART"))
    if not begins or block.has("RDATE"):
        return True
    if block.has("RRULE"):
        until = _UNTIL.search(block.first("RRULE"))
        return begins <= last and (until is None or until[1] >= first)
    if _FROM_THEN_ON.search(block.first("RECURRENCE-ID")):
        return _digits(block.first("RECURRENCE-ID")) <= last
    return any(day and first <= day <= last for day in (begins, _digits(block.first("RECURRENCE-ID"))))


def _digits(value: str) -> str:
    match = _DIGITS.match(value)
    return match[1] if match else ""


def _read(
    found: Sequence[Block], reader: EventReader, counts: Counter[LeftOut], progress: Progress
) -> list[Event] | None:
    """Read events and count those that cannot be; None where it was stopped."""
    events: list[Event] = []
    for place, block in enumerate(found):
        if place % STEP == 0 and not progress(place, len(found)):
            return None
        try:
            events.append(reader.read(block))
        except TooOftenError:
            counts[LeftOut.TOO_OFTEN] += 1
        except ValueError:
            counts[LeftOut.BROKEN] += 1
    return events if progress(len(found), len(found)) else None


def _sessions(
    events: Sequence[Event], days: Days, zone: tzinfo, counts: Counter[LeftOut], with_private: bool
) -> Iterator[Occurrence]:
    """Yield what are sessions, and count the events that are none: a series once, however often it takes place."""
    effort, too_often = Effort(MOST_DAYS_ASKED), list[Event]()
    counted: set[int] = set()
    for same in _by_uid(events, counts):
        for each in occurrences(same, days, effort, too_often):
            if day_in(each.start, zone) not in days:
                continue
            why = each.event.left_out or (
                LeftOut.PRIVATE if each.event.private and not with_private else None
            )
            if why is None:
                yield each
            elif id(each.event) not in counted:
                counted.add(id(each.event))
                counts[why] += 1
    counts[LeftOut.TOO_OFTEN] += len(too_often)


def _by_uid(events: Iterable[Event], counts: Counter[LeftOut]) -> Iterator[list[Event]]:
    """Yield the events of each UID; of two with the same start the later version counts."""
    grouped: dict[str, dict[object, Event]] = {}
    for event in events:
        same = grouped.setdefault(event.uid, {})
        key = (event.replaces is None, event.start if event.replaces is None else event.replaces)
        if key in same:
            counts[LeftOut.DUPLICATE] += 1
        if key not in same or same[key].sequence <= event.sequence:
            same[key] = event
    for same in grouped.values():
        yield list(same.values())


def _session(each: Occurrence) -> PlannedSession:
    event, start = each.event, _moment(each.start)
    return PlannedSession(
        id="",
        source=source_of("calendar", event.uid, each.key),
        starts_at=utc_text(start),
        ends_at=utc_text(start.astimezone(UTC) + event.lasts),
        zone=zone_name(start.tzinfo or UTC),
        title=event.title,
        place=event.place,
        people=event.people,
        private=event.private,
    )


def _moment(start: Start) -> datetime:
    """Return the start of what is a session: whole days are left out before."""
    assert isinstance(start, datetime)
    return start


def source_of(*parts: str) -> str:
    """Return what tells a session from every other, and says nothing else."""
    return "session:" + hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:32]
