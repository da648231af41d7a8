"""On which days something repeats: as people know it, as another program has it, and never for long."""

from __future__ import annotations

import time
from datetime import date, datetime, timedelta

import pytest
from dateutil import rrule
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from desktop.domain.recurrence import Effort, Frequency, Rule, TooMuchError, days_of

FIRST, LAST = date(2026, 11, 9), date(2027, 1, 22)
OTHERS = {
    Frequency.DAILY: rrule.DAILY,
    Frequency.WEEKLY: rrule.WEEKLY,
    Frequency.MONTHLY: rrule.MONTHLY,
    Frequency.YEARLY: rrule.YEARLY,
}


def on(rule: Rule, start: date, first: date = FIRST, last: date = LAST) -> list[str]:
    return [day.isoformat() for day in days_of(rule, start, first, last, Effort(100_000))]


def test_every_second_monday_keeps_its_rhythm() -> None:
    found = on(Rule(Frequency.WEEKLY, interval=2, weekdays=((0, 0),)), date(2026, 1, 5))
    assert found[:3] == ["2026-11-09", "2026-11-23", "2026-12-07"]


def test_the_last_friday_and_the_second_tuesday_of_a_month() -> None:
    assert on(Rule(Frequency.MONTHLY, weekdays=((-1, 4),)), date(2026, 1, 30)) == ["2026-11-27", "2026-12-25"]
    assert on(Rule(Frequency.MONTHLY, weekdays=((2, 1),)), date(2026, 1, 13)) == [
        "2026-11-10",
        "2026-12-08",
        "2027-01-12",
    ]


def test_the_last_working_day_of_a_month() -> None:
    working = tuple((0, day) for day in range(5))
    found = on(Rule(Frequency.MONTHLY, weekdays=working, positions=(-1,)), date(2026, 1, 30))
    assert found == ["2026-11-30", "2026-12-31"]


def test_the_thirty_first_is_left_out_where_there_is_none() -> None:
    assert on(Rule(Frequency.MONTHLY), date(2026, 10, 31)) == ["2026-12-31"]


def test_a_series_ends_when_it_was_counted_to_its_end() -> None:
    assert on(Rule(Frequency.DAILY, count=3), date(2026, 11, 8)) == ["2026-11-09", "2026-11-10"]
    assert on(Rule(Frequency.WEEKLY, count=10), date(2015, 1, 5)) == []


def test_the_first_day_is_one_even_where_the_rule_names_another() -> None:
    found = on(Rule(Frequency.WEEKLY, weekdays=((0, 0),)), date(2026, 11, 11))
    assert found[:2] == ["2026-11-11", "2026-11-16"]


def test_the_thirtieth_of_february_is_looked_for_no_longer_than_the_days_that_are_kept() -> None:
    began = time.perf_counter()
    for _ in range(100):
        assert on(Rule(Frequency.DAILY, months=(2,), month_days=(30,)), date(2006, 1, 1)) == []
    assert time.perf_counter() - began < 2


def test_what_would_take_too_long_is_given_up() -> None:
    endless = Rule(Frequency.DAILY, count=10**9, months=(2,), month_days=(30,))
    with pytest.raises(TooMuchError):
        list(days_of(endless, date(1970, 1, 1), FIRST, LAST, Effort(1_000)))


def numbers(least: int, most: int) -> st.SearchStrategy[tuple[int, ...]]:
    each = st.integers(-most, most).filter(lambda number: abs(number) >= least)
    return st.lists(each, max_size=3, unique=True).map(tuple)


@st.composite
def rules(draw: st.DrawFn) -> Rule:
    frequency = draw(st.sampled_from(list(Frequency)))
    ordinals = [0] if frequency in (Frequency.DAILY, Frequency.WEEKLY) else [0, 1, 2, -1]
    ordinal = draw(st.sampled_from(ordinals))
    weekdays = draw(st.lists(st.integers(0, 6), max_size=3, unique=True))
    with_days = frequency is not Frequency.WEEKLY and draw(st.booleans())
    rule = Rule(
        frequency,
        interval=draw(st.integers(1, 4)),
        count=draw(st.none() | st.integers(1, 60)),
        months=draw(st.lists(st.integers(1, 12), max_size=3, unique=True).map(tuple)),
        month_days=draw(numbers(1, 31)) if with_days else (),
        year_days=draw(numbers(1, 366)) if with_days and frequency is Frequency.YEARLY else (),
        weekdays=tuple((ordinal, day) for day in weekdays),
        week_starts_on=draw(st.sampled_from([0, 6])),
    )
    chooses = rule.weekdays or rule.month_days or rule.year_days
    positions = draw(numbers(1, 5)) if chooses and frequency is not Frequency.DAILY else ()
    return Rule(
        rule.frequency, rule.interval, rule.count, rule.months, rule.month_days, rule.year_days,
        rule.weekdays, positions, rule.week_starts_on,
    )  # fmt: skip


def as_another_has_it(rule: Rule, start: date, last: date) -> list[date]:
    weekday = [rrule.weekday(day, ordinal or None) for ordinal, day in rule.weekdays]
    found = rrule.rrule(
        OTHERS[rule.frequency],
        dtstart=datetime(start.year, start.month, start.day),
        interval=rule.interval,
        until=datetime(last.year, last.month, last.day) if rule.count is None else None,
        count=rule.count,
        bymonth=rule.months or None,
        bymonthday=rule.month_days or None,
        byyearday=rule.year_days or None,
        byweekday=weekday or None,
        bysetpos=rule.positions or None,
        wkst=rule.week_starts_on,
    )
    return [moment.date() for moment in found if moment.date() <= last]


@settings(max_examples=60, deadline=None)
@given(rules(), st.dates(date(2023, 1, 1), date(2026, 12, 31)))
def test_rules_mean_what_they_mean_elsewhere(rule: Rule, start: date) -> None:
    in_midweek = start.weekday() != rule.week_starts_on
    # Elsewhere the first of a week is looked for from the start on only, not in the whole of its week.
    assume(not (rule.frequency is Frequency.WEEKLY and rule.positions and in_midweek))
    last = start + timedelta(days=900)
    mine = list(days_of(rule, start, start, last, Effort(10_000_000)))
    if rule.count is not None:
        # Elsewhere a rule that never comes true is looked for until the year 9999.
        endless = Rule(
            rule.frequency, rule.interval, None, rule.months, rule.month_days, rule.year_days,
            rule.weekdays, rule.positions, rule.week_starts_on,
        )  # fmt: skip
        enough = start + timedelta(days=12_000)
        found = list(days_of(endless, start, start, enough, Effort(10_000_000)))
        assume(len(found) > rule.count)
    theirs = as_another_has_it(rule, start, last)
    if rule.count is not None:
        assume(start in theirs)
    assert mine == sorted({start, *theirs})
