"""On which days something repeats. A rule is asked day by day, so that no rule, however odd, takes long.

RFC 5545 generates from the beginning and may search for ever; here a day is looked at and fits or does not.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import partial

ONE_DAY = timedelta(days=1)


class Frequency(StrEnum):
    """How often something repeats; what repeats within a day is no meeting."""

    DAILY = "DAILY"
    WEEKLY = "WEEKLY"
    MONTHLY = "MONTHLY"
    YEARLY = "YEARLY"


@dataclass(frozen=True, slots=True)
class Rule:
    """How something repeats.

    `weekdays` are (ordinal, weekday) with Monday as 0: (0, 0) is every Monday, (2, 0) the second, (-1, 0) the
    last one of the month, or of the year. `positions` choose among the days that fit in one period.
    """

    frequency: Frequency
    interval: int = 1
    count: int | None = None
    months: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    year_days: tuple[int, ...] = ()
    weekdays: tuple[tuple[int, int], ...] = ()
    positions: tuple[int, ...] = ()
    week_starts_on: int = 0


class TooMuchError(Exception):
    """Rules that would take too long together."""


class Effort:
    """How many days may be looked at before it is too much; a rule that names much weighs more."""

    def __init__(self, days: int) -> None:
        self._left = days

    def spend(self, days: int = 1) -> None:
        """Take note of days that are looked at."""
        self._left -= days
        if self._left < 0:
            raise TooMuchError


def days_of(rule: Rule, start: date, first: date, last: date, effort: Effort) -> Iterator[date]:
    """Yield the days from `first` to `last` on which what began on `start` repeats; `start` is one of them."""
    rule = _completed(rule, start)
    fits = partial(_fits, rule) if not rule.positions else _Chosen(rule, effort)
    met = 0
    each = _weight(rule)
    day = start if rule.count is not None else max(start, first)
    while day <= last and (rule.count is None or met < rule.count):
        effort.spend(each)
        if day == start or (_in_turn(rule, start, day) and fits(day)):
            met += 1
            if day >= first:
                yield day
        day += ONE_DAY


def _weight(rule: Rule) -> int:
    """Return what it takes to look whether a day fits: few rules name more than seven weekdays."""
    parts = (rule.months, rule.month_days, rule.year_days, rule.weekdays, rule.positions)
    return 1 + sum(map(len, parts)) // 8


def _completed(rule: Rule, start: date) -> Rule:
    """Return the rule with what it takes from its first day."""
    if rule.weekdays or rule.month_days or rule.year_days:
        return rule
    months, month_days, weekdays = rule.months, rule.month_days, rule.weekdays
    match rule.frequency:
        case Frequency.YEARLY:
            months, month_days = months or (start.month,), (start.day,)
        case Frequency.MONTHLY:
            month_days = (start.day,)
        case Frequency.WEEKLY:
            weekdays = ((0, start.weekday()),)
        case Frequency.DAILY:
            return rule
    return Rule(
        rule.frequency, rule.interval, rule.count, months, month_days, (), weekdays,
        rule.positions, rule.week_starts_on,
    )  # fmt: skip


def _in_turn(rule: Rule, start: date, day: date) -> bool:
    """Say whether the period of `day` is one of every `interval`."""
    match rule.frequency:
        case Frequency.DAILY:
            passed = (day - start).days
        case Frequency.WEEKLY:
            passed = (_week(rule, day) - _week(rule, start)).days // 7
        case Frequency.MONTHLY:
            passed = (day.year - start.year) * 12 + day.month - start.month
        case Frequency.YEARLY:
            passed = day.year - start.year
    return passed % rule.interval == 0


def _week(rule: Rule, day: date) -> date:
    """Return the first day of a day's week."""
    return day - timedelta(days=(day.weekday() - rule.week_starts_on) % 7)


def _fits(rule: Rule, day: date) -> bool:
    """Say whether a day is one that the rule names."""
    if rule.months and day.month not in rule.months:
        return False
    if rule.month_days and not _counted(day.day, monthrange(day.year, day.month)[1], rule.month_days):
        return False
    if rule.year_days and not _counted(day.timetuple().tm_yday, _year_length(day.year), rule.year_days):
        return False
    return not rule.weekdays or any(_is_weekday(rule, day, *wanted) for wanted in rule.weekdays)


def _counted(place: int, length: int, wanted: tuple[int, ...]) -> bool:
    """Say whether a place, from 1, is wanted, counted from the front or (negative) from the end."""
    return place in wanted or place - length - 1 in wanted


def _year_length(year: int) -> int:
    return date(year, 12, 31).timetuple().tm_yday


def _is_weekday(rule: Rule, day: date, ordinal: int, weekday: int) -> bool:
    if day.weekday() != weekday:
        return False
    if not ordinal or rule.frequency in (Frequency.DAILY, Frequency.WEEKLY):
        return True
    if rule.frequency is Frequency.YEARLY and not rule.months:
        place, length = day.timetuple().tm_yday, _year_length(day.year)
    else:
        place, length = day.day, monthrange(day.year, day.month)[1]
    return (place - 1) // 7 + 1 == ordinal or -((length - place) // 7) - 1 == ordinal


class _Chosen:
    """The days of a rule that chooses among those of each period, such as the last working day of a month."""

    def __init__(self, rule: Rule, effort: Effort) -> None:
        self._rule, self._effort, self._each = rule, effort, _weight(rule)
        self._bounds: tuple[date, date] | None = None
        self._days: frozenset[date] = frozenset()

    def __call__(self, day: date) -> bool:
        bounds = _period(self._rule, day)
        if bounds != self._bounds:
            self._bounds, self._days = bounds, self._choose(*bounds)
        return day in self._days

    def _choose(self, first: date, last: date) -> frozenset[date]:
        length = (last - first).days + 1
        self._effort.spend(length * self._each)
        every = (first + timedelta(days=passed) for passed in range(length))
        days = [day for day in every if _fits(self._rule, day)]
        return frozenset(
            day for place, day in enumerate(days, 1) if _counted(place, len(days), self._rule.positions)
        )


def _period(rule: Rule, day: date) -> tuple[date, date]:
    """Return the first and the last day of the period that a day is in."""
    match rule.frequency:
        case Frequency.DAILY:
            return day, day
        case Frequency.WEEKLY:
            first = _week(rule, day)
            return first, first + timedelta(days=6)
        case Frequency.MONTHLY:
            return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
        case Frequency.YEARLY:
            return date(day.year, 1, 1), date(day.year, 12, 31)
