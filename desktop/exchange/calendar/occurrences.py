"""When the events of a calendar take place: repeated, moved, left out once, written anew from a day on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, tzinfo

from desktop.domain.calendar import Days
from desktop.domain.recurrence import Effort, TooMuchError, days_of
from desktop.exchange.calendar.events import Event, Start

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """An event at one of its times; `key` tells it from the others of the same UID, however it is moved."""

    event: Event
    key: str
    start: Start


class _Starts:
    """Starts that are looked up by moment, or by day where only the day is given."""

    def __init__(self, starts: Iterable[Start]) -> None:
        starts = list(starts)
        self._moments = {start.astimezone(UTC) for start in starts if isinstance(start, datetime)}
        self._days = {start for start in starts if not isinstance(start, datetime)}

    def __contains__(self, start: Start) -> bool:
        if not isinstance(start, datetime):
            return start in self._days
        return start.astimezone(UTC) in self._moments or start.date() in self._days


def occurrences(
    events: Sequence[Event], days: Days, effort: Effort, too_often: list[Event]
) -> Iterator[Occurrence]:
    """Yield when the events of one UID take place, series on these days and a day around them.

    A series that would take too long is put into `too_often`.
    """
    first_ones = [event for event in events if event.replaces is None]
    anew = [_whole(event, first_ones) for event in events if event.replaces is not None]
    replaced = _Starts(event.replaces for event in anew if event.replaces is not None)
    changes = _Changes(anew)
    for event in first_ones:
        alone = len(first_ones) == 1 and event.rule is None and not event.also
        try:
            for start in _starts(event, days, effort):
                if start not in replaced:
                    now, moved = changes.at(event, start)
                    yield Occurrence(now, "" if alone else _key(start), moved)
        except TooMuchError:
            too_often.append(event)
    for event in anew:
        if event.replaces is not None:
            yield Occurrence(event, _key(event.replaces), event.start)


def _whole(event: Event, series: Sequence[Event]) -> Event:
    """Return an occurrence that was written anew with the people of its series, where it names none."""
    return event if event.people or not series else replace(event, people=series[0].people)


def day_in(start: Start, zone: tzinfo) -> date:
    """Return the day of a start in a zone."""
    return start.astimezone(zone).date() if isinstance(start, datetime) else start


def _key(start: Start) -> str:
    return start.astimezone(UTC).isoformat() if isinstance(start, datetime) else start.isoformat()


def _starts(event: Event, days: Days, effort: Effort) -> Iterator[Start]:
    """Yield each start once: those of the rule, and those that are named beside it."""
    seen: set[Start] = set()
    but_not = _Starts(event.but_not)
    for start in (*_repeated(event, days, effort), *event.also):
        if start not in seen and start not in but_not:
            seen.add(start)
            yield start


def _repeated(event: Event, days: Days, effort: Effort) -> Iterator[Start]:
    if event.rule is None:
        yield event.start
        return
    begins = event.start.date() if isinstance(event.start, datetime) else event.start
    for day in days_of(event.rule, begins, days.first - ONE_DAY, days.last + ONE_DAY, effort):
        start: Start = day
        if isinstance(event.start, datetime):
            start = datetime.combine(day, event.start.time(), event.start.tzinfo)
        if event.until is not None and _is_after(start, event.until):
            return
        yield start


def _is_after(start: Start, until: Start) -> bool:
    """Say whether a start is past the end of a series; the end may be a day, which is the last one."""
    if isinstance(start, datetime) and isinstance(until, datetime):
        return start > until
    return _own_day(start) > _own_day(until)


def _own_day(start: Start) -> date:
    return start.date() if isinstance(start, datetime) else start


class _Changes:
    """How a series was written anew, for one time and all later ones."""

    def __init__(self, anew: Iterable[Event]) -> None:
        found = [
            (each.replaces.astimezone(UTC), each)
            for each in anew
            if each.from_then_on and isinstance(each.replaces, datetime)
        ]
        self._changes = sorted(found, key=lambda pair: pair[0])
        self._since = [since for since, _ in self._changes]

    def at(self, event: Event, start: Start) -> tuple[Event, Start]:
        """Return what takes place at a start of `event`, and when."""
        if not isinstance(start, datetime):
            return event, start
        place = bisect_right(self._since, start.astimezone(UTC))
        if not place:
            return event, start
        now = self._changes[place - 1][1]
        if isinstance(now.start, datetime) and isinstance(now.replaces, datetime):
            start += now.start - now.replaces
        return now, start
