"""Refusals, days and times are said in words."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from desktop.domain.errors import UserError
from desktop.ui import words

TODAY = date(2026, 11, 23)


def test_a_refusal_says_what_and_what_to_do() -> None:
    error = UserError("There is no client {name}.", "Choose one of the list.", name="Nordwind")
    assert words.of_error(error) == "There is no client Nordwind. Choose one of the list."


def test_a_refusal_without_a_remedy_ends_there() -> None:
    assert words.of_error(UserError("It is late.")) == "It is late."


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 11, 23), "Today"),
        (date(2026, 11, 22), "Yesterday"),
        (date(2026, 11, 20), "Friday 20 November"),
        (date(2025, 11, 20), "Thursday 20 November 2025"),
    ],
)
def test_a_group_of_entries_is_headed_by_its_day(day: date, said: str) -> None:
    assert words.heading_day(day, TODAY) == said


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "today"),
        (1, "tomorrow"),
        (-1, "yesterday"),
        (4, "in 4 days"),
        (-4, "4 days ago"),
        (14, "Monday 7 December"),
        (-14, "Monday 9 November"),
    ],
)
def test_a_near_day_is_told_by_its_distance(days: int, said: str) -> None:
    assert words.relative_day(TODAY + timedelta(days=days), TODAY) == said


def test_a_stored_moment_is_shown_in_the_zone_of_the_place() -> None:
    zone = timezone(timedelta(hours=1))
    moment = words.from_iso("2026-11-23T13:10:00+00:00", zone)
    assert words.clock(moment) == "14:10"
    assert words.short_moment(moment, TODAY) == "Mon 23 Nov, 14:10"


def test_a_moment_is_local_unless_a_zone_is_given() -> None:
    assert words.local(datetime(2026, 11, 23, tzinfo=UTC)).utcoffset() is not None


def test_a_whole_number_is_written_for_the_place() -> None:
    assert words.number(412) == "412"
