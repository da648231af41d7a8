"""Spans of days are read as people say them when they look back."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import UserError
from desktop.domain.spoken_spans import read_days

TODAY = date(2026, 11, 23)  # a Monday


@pytest.mark.parametrize(
    ("said", "first", "after"),
    [
        ("2026-11-23", "2026-11-23", "2026-11-24"),
        ("2026-03", "2026-03-01", "2026-04-01"),
        ("2026", "2026-01-01", "2027-01-01"),
        ("23.11.2026", "2026-11-23", "2026-11-24"),
        ("23/11/2026", "2026-11-23", "2026-11-24"),
        ("11/23/2026", "2026-11-23", "2026-11-24"),
        ("4/4/2026", "2026-04-04", "2026-04-05"),
        ("march", "2026-03-01", "2026-04-01"),
        ("November", "2026-11-01", "2026-12-01"),
        ("dec", "2025-12-01", "2026-01-01"),
        ("last november", "2025-11-01", "2025-12-01"),
        ("March 2024", "2024-03-01", "2024-04-01"),
        ("week", "2026-11-23", "2026-11-30"),
        ("this week", "2026-11-23", "2026-11-30"),
        ("last week", "2026-11-16", "2026-11-23"),
        ("last-week", "2026-11-16", "2026-11-23"),
        ("next month", "2026-12-01", "2027-01-01"),
        ("last quarter", "2026-07-01", "2026-10-01"),
        ("last year", "2025-01-01", "2026-01-01"),
        ("Q3", "2026-07-01", "2026-10-01"),
        ("2025-Q4", "2025-10-01", "2026-01-01"),
        ("q1 2025", "2025-01-01", "2025-04-01"),
        ("w47", "2026-11-16", "2026-11-23"),
        ("week 50", "2025-12-08", "2025-12-15"),
        ("2026-W01", "2025-12-29", "2026-01-05"),
        ("today", "2026-11-23", "2026-11-24"),
        ("yesterday", "2026-11-22", "2026-11-23"),
        ("friday", "2026-11-20", "2026-11-21"),
        ("3 days ago", "2026-11-20", "2026-11-21"),
        ("two months ago", "2026-09-23", "2026-09-24"),
        ("the last 7 days", "2026-11-16", "2026-11-24"),
        ("30d", "2026-10-24", "2026-11-24"),
        ("last 3 months", "2026-08-23", "2026-11-24"),
        ("23 Nov", "2026-11-23", "2026-11-24"),
    ],
)
def test_days_and_spans(said: str, first: str, after: str) -> None:
    days = read_days(said, TODAY)
    assert (days.first.isoformat(), days.after.isoformat()) == (first, after)


@pytest.mark.parametrize(
    ("said", "saying"),
    [
        ("2026-02-30", "The calendar has no day “2026-02-30”."),
        ("30.2.2026", "The calendar has no day"),
        ("3/4/2026", "can be two days"),
        ("last", "is no day, week, month or year. Write it as"),
        ("w99", "is no day"),
        ("999y", "is no day"),
        ("0001-01-01", "The calendar has no day"),
        ("", "is no day"),
        ("x" * 10_000, "is no day"),
    ],
)
def test_what_is_no_day_is_refused(said: str, saying: str) -> None:
    with pytest.raises(UserError, match=saying):
        read_days(said, TODAY)


def test_months_end_where_they_end() -> None:
    assert read_days("a month ago", date(2026, 3, 31)).first == date(2026, 2, 28)
    assert read_days("last month", date(2026, 1, 31)).first == date(2025, 12, 1)


@given(st.text(max_size=40), st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_whatever_is_said_is_days_or_refused(said: str, today: date) -> None:
    try:
        days = read_days(said, today)
    except UserError:
        return
    assert days.first < days.after
