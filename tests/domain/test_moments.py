"""Moments as they are typed into a field."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import UserError
from desktop.domain.moments import parse_moment

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 24, 14, 10, tzinfo=UTC)


def at(text: str, *, end: bool = False) -> str:
    return parse_moment(text, NOW, BERLIN, "Europe/Berlin", end=end).at


def test_nothing_is_now() -> None:
    assert at("  ") == "2026-11-24T14:10:00Z"


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-11-23", "2026-11-22T23:00:00Z"),
        ("2026-11-23 14:10", "2026-11-23T13:10:00Z"),
        ("2026-11-23T14:10:00Z", "2026-11-23T14:10:00Z"),
        ("yesterday 14:10", "2026-11-23T13:10:00Z"),
        ("yesterday 3pm", "2026-11-23T14:00:00Z"),
        ("14:10", "2026-11-24T13:10:00Z"),
        ("Mon 14:00", "2026-11-23T13:00:00Z"),
        ("2 hours ago", "2026-11-24T12:10:00Z"),
    ],
)
def test_a_moment_is_read_in_the_local_zone(text: str, moment: str) -> None:
    assert at(text) == moment


def test_a_day_that_ends_a_list_is_in_it() -> None:
    assert at("2026-11-23", end=True) == "2026-11-23T23:00:00Z"
    assert at("yesterday", end=True) == "2026-11-23T23:00:00Z"
    assert at("yesterday 14:00", end=True) == "2026-11-23T13:00:00Z"


@pytest.mark.parametrize(
    "text", ["soon", "yesterday 25:00", "03/04/2026", "yesterday 3pm with Anna", "0001-01-01"]
)
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(UserError, match="is not a time"):
        at(text)


@given(st.text(max_size=30))
def test_any_text_is_a_moment_or_refused(text: str) -> None:
    with suppress(UserError):
        assert at(text).endswith("Z")
