"""Times as English says them: what is read, and what is refused because it could be two."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.spoken_english import ENGLISH

BERLIN = ZoneInfo("Europe/Berlin")
TUESDAY = datetime(2026, 11, 24, 15, 10, tzinfo=BERLIN)


def read(text: str, now: datetime = TUESDAY) -> tuple[str, str] | None:
    """Return what was read as a time, and that time in the local zone."""
    found = ENGLISH.time_at(text, 0, now)
    return (text[: found.end], found.at.strftime("%Y-%m-%d %H:%M")) if found else None


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("yesterday 3pm", "2026-11-23 15:00"),
        ("Yesterday at 3 p.m.", "2026-11-23 15:00"),
        ("3pm yesterday", "2026-11-23 15:00"),
        ("Mon 14:00", "2026-11-23 14:00"),
        ("Tue 9:30", "2026-11-24 09:30"),
        ("last Tuesday", "2026-11-17 00:00"),
        ("last Thursday", "2026-11-19 00:00"),
        ("this morning", "2026-11-24 09:00"),
        ("yesterday evening at 8", "2026-11-23 20:00"),
        ("this afternoon at 3", "2026-11-24 15:00"),
        ("last night", "2026-11-23 21:00"),
        ("today at 2:30 pm", "2026-11-24 14:30"),
        ("2 hours ago", "2026-11-24 13:10"),
        ("half an hour ago", "2026-11-24 14:40"),
        ("two weeks ago", "2026-11-10 00:00"),
        ("the day before yesterday", "2026-11-22 00:00"),
        ("23 Nov 14:00", "2026-11-23 14:00"),
        ("Nov 23rd, 2026 at 2pm", "2026-11-23 14:00"),
        ("Mon 23 Nov 14:00", "2026-11-23 14:00"),
        ("2026-11-23 14:00", "2026-11-23 14:00"),
        ("23.11.2026 14:00", "2026-11-23 14:00"),
        ("Friday at 9", "2026-11-20 09:00"),
        ("14:00", "2026-11-24 14:00"),
        ("12am today", "2026-11-24 00:00"),
        ("noon yesterday", "2026-11-23 12:00"),
        ("tomorrow 10:00", "2026-11-25 10:00"),
        ("this Friday at 9", "2026-11-27 09:00"),
        ("next Friday at 9", "2026-12-04 09:00"),
        ("in two weeks", "2026-12-08 00:00"),
        ("in 20 minutes", "2026-11-24 15:30"),
        ("5 May", "2026-05-05 00:00"),
        ("5 Jan", "2027-01-05 00:00"),
    ],
)
def test_what_people_say_is_read(text: str, moment: str) -> None:
    assert read(text) == (text, moment)


@pytest.mark.parametrize(
    "text",
    [
        "03/04", "03/04/2026", "3.4.", "23 Nov 26", "Nov 23 '26", "3 Dec 5 people came", "31 Feb", "Tue 23 Nov",
        "Friday at 3", "25:00", "13pm", "Monday's talk", "Monday-Friday", "yesterdays", "noon", "may", "1", "",
        "14:00-13:00", "2026-13-01", "99999 days ago",
    ],
)  # fmt: skip
def test_what_could_be_two_or_none_is_not_read(text: str) -> None:
    assert read(text) is None


def test_only_as_much_as_is_a_time_is_read() -> None:
    assert read("yesterday 3pm Anna called") == ("yesterday 3pm", "2026-11-23 15:00")
    assert read("14:00 - 2 people") == ("14:00", "2026-11-24 14:00")


def test_two_clock_times_say_how_long_it_took() -> None:
    found = ENGLISH.time_at("Mon 14:00-15:30", 0, TUESDAY)
    assert found is not None
    assert (found.minutes, found.first_end) == (90, len("Mon 14:00"))


def test_an_hour_that_the_clocks_jump_over_is_an_hour_later() -> None:
    spring = datetime(2026, 3, 29, 12, tzinfo=BERLIN)
    assert read("today 2:30", spring) == ("today 2:30", "2026-03-29 03:30")
    found = ENGLISH.time_at("10 hours ago", 0, spring)
    assert found is not None
    assert found.at.astimezone(UTC) == datetime(2026, 3, 29, 0, tzinfo=UTC)


def test_a_morning_that_has_not_come_to_nine_is_now() -> None:
    assert read("this morning", datetime(2026, 11, 24, 8, 5, tzinfo=BERLIN)) == (
        "this morning",
        "2026-11-24 08:05",
    )


@pytest.mark.parametrize(
    ("text", "said", "day"),
    [
        ("come back to Anna by Friday", "by Friday", date(2026, 11, 27)),
        ("by Tuesday ring", "by Tuesday", date(2026, 12, 1)),
        ("send it until 3 Dec", "until 3 Dec", date(2026, 12, 3)),
        ("call tomorrow.", "tomorrow", date(2026, 11, 25)),
        ("Tomorrow call Anna", "Tomorrow", date(2026, 11, 25)),
        ("by Friday 3pm the offer", "by Friday 3pm", date(2026, 11, 27)),
        ("before Friday", "before Friday", date(2026, 11, 26)),
        ("ring on Friday", "on Friday", date(2026, 11, 27)),
        ("the offer by end of next week", "by end of next week", date(2026, 12, 4)),
        ("by the end of the month", "by the end of the month", date(2026, 11, 30)),
        ("offer due 2026-12-01", "due 2026-12-01", date(2026, 12, 1)),
        ("numbers EOW", "EOW", date(2026, 11, 27)),
        ("ring !tomorrow", "!tomorrow", date(2026, 11, 25)),
    ],
)
def test_due_days_are_found(text: str, said: str, day: date) -> None:
    found = ENGLISH.find_due(text, TUESDAY.date())
    assert found is not None
    assert (text[found.start : found.end], found.day) == (said, day)


@pytest.mark.parametrize(
    "text", ["prepare Monday meeting", "by 03/04", "by 3 Dec 26", "stand by now", "by Friday's meeting", "what he said yesterday"]
)  # fmt: skip
def test_what_is_no_due_day_is_not_found(text: str) -> None:
    assert ENGLISH.find_due(text, TUESDAY.date()) is None


WORDS = st.lists(
    st.sampled_from(
        "yesterday today at 3pm 14:00 Mon Friday last next in 2 two weeks hours ago 23 Nov 2026 - , by until end of "
        "the month 99 31 Feb noon morning a 12:61".split()
    ),
    max_size=7,
).map(" ".join)
MOMENTS = st.datetimes(datetime(1901, 1, 1), datetime(2199, 1, 1), timezones=st.just(BERLIN))


@settings(deadline=None)
@given(st.one_of(st.text(max_size=40), WORDS), MOMENTS)
def test_any_text_is_read_or_not_but_never_breaks(text: str, now: datetime) -> None:
    found = ENGLISH.time_at(text, 0, now)
    if found:
        assert 0 < found.end <= len(text)
        assert 1890 < found.at.astimezone(UTC).year < 2210
    due = ENGLISH.find_due(text, now.date())
    assert due is None or 0 <= due.start < due.end <= len(text)
