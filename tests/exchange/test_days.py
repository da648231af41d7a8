"""A day is read where it can mean one day only."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.exchange.days import find_day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("on 2026-12-01", date(2026, 12, 1)),
        ("2026/12/1", date(2026, 12, 1)),
        ("20261201-call", date(2026, 12, 1)),
        ("Di, 1.12.2026", date(2026, 12, 1)),
        ("Tuesday, 1st of December 2026", date(2026, 12, 1)),
        ("DECEMBER 1, 2026", date(2026, 12, 1)),
        ("1. Dezember 2026", date(2026, 12, 1)),
        ("1/12/2026", None),
        ("12/1/26", None),
        ("30 February 2026", None),
        ("2026-13-01 or 2026-12-01", date(2026, 12, 1)),
        ("120261201", None),
        ("next week", None),
    ],
)
def test_days_as_people_write_them(text: str, day: date | None) -> None:
    assert find_day(text) == day


@given(st.dates(min_value=date(1900, 1, 1)))
def test_every_day_is_found_as_it_is_printed(day: date) -> None:
    assert find_day(f"on {day.isoformat()}") == find_day(f"{day.day}.{day.month}.{day.year}") == day
    assert find_day(f"{day:%d %B %Y}") == find_day(f"{day:%b %d, %Y}") == day


@given(st.text(max_size=200))
def test_no_text_breaks_it(text: str) -> None:
    assert find_day(text) is None or isinstance(find_day(text), date)
