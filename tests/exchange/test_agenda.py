"""A day's agenda as people write it."""

from __future__ import annotations

import time
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.calendar import PlannedSession
from desktop.domain.errors import UserError
from desktop.exchange.agenda import MOST_LINES, read_agenda

BERLIN = ZoneInfo("Europe/Berlin")
DAY = date(2026, 11, 24)


def sessions(text: str, day: date = DAY) -> tuple[PlannedSession, ...]:
    return read_agenda(text, day, BERLIN, "Europe/Berlin").sessions


def clocks(line: str) -> str:
    """Return from when to when the one session of a line is."""
    [session] = sessions(line)
    begins, ends = (
        datetime.fromisoformat(at).astimezone(BERLIN).strftime("%H:%M")
        for at in (session.starts_at, session.ends_at)
    )
    return f"{begins}-{ends}"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("14:00 Sprint review", "14:00-14:00"),
        ("9.30 Daily", "09:30-09:30"),
        ("14:00-15:30 Steering", "14:00-15:30"),
        ("14:00 – 15:30: Steering", "14:00-15:30"),
        ("14:00 bis 15:30 Uhr Lenkungskreis", "14:00-15:30"),
        ("14-15 Uhr Lenkungskreis", "14:00-15:00"),
        ("14h30 Atelier", "14:30-14:30"),
        ("2pm Call", "14:00-14:00"),
        ("2:30 p.m. Call", "14:30-14:30"),
        ("12am Night shift", "00:00-00:00"),
        ("2-3pm Call", "14:00-15:00"),
        ("11-1pm Lunch", "11:00-13:00"),
        ("23:30-0:30 Cut-over", "23:30-00:30"),
        ("- [ ] 14:00 Review", "14:00-14:00"),
        ("* [x] 14:00 Review", "14:00-14:00"),
        ("1) 14:00 | Review", "14:00-14:00"),
        ("\t•\u00a014:00\u2003Review", "14:00-14:00"),
    ],
)
def test_times_are_read_as_people_write_them(line: str, said: str) -> None:
    assert clocks(line) == said


@pytest.mark.parametrize(
    "line",
    ["25:00 Review", "14:60 Review", "13pm Review", "9 apples", "14 Review", "1400 Review", "14:00", "14:00 ,", "Review at 14:00"],
)  # fmt: skip
def test_what_has_no_time_is_no_session(line: str) -> None:
    with pytest.raises(UserError, match="No line of the agenda begins with a time"):
        sessions(line)


def test_who_comes_stands_in_brackets_at_the_end() -> None:
    [session] = sessions("14:00 Sprint review, Nordwind (with Anna, Karsten und Mira Costa & anna, 2 more)")
    assert session.title == "Sprint review, Nordwind"
    assert [person.name for person in session.people] == ["Anna", "Karsten", "Mira Costa"]
    assert sessions("14:00 Review (pilot), Nordwind")[0].title == "Review (pilot), Nordwind"


def test_lines_that_are_none_are_counted_and_the_same_line_is_one_session() -> None:
    read = read_agenda("Tuesday\n\n14:00 Review\n14:00 REVIEW\nLunch\n", DAY, BERLIN, "Europe/Berlin")
    assert (len(read.sessions), read.skipped) == (1, 2)


def test_an_hour_that_the_clocks_skip_is_a_session_all_the_same() -> None:
    [session] = sessions("02:30-03:30 Cut-over", date(2027, 3, 28))
    assert session.starts_at == "2027-03-28T01:30:00Z"
    assert session.ends_at >= session.starts_at


@pytest.mark.parametrize(
    "text",
    [
        "(" * 1_000_000,
        "14:00 " + "(" * 1_900,
        "14:00 " + "(a" * 900,
        "\n".join(["14:00 x" + "(a, " * 400] * 500),
        "- " * 1_000_000,
        "-" * 1_900 + "\n" + "- [ ]" * 380,
        "14:00" + " " * 1_000_000 + "x",
        "\n" * 1_000_000,
        "1" * 1_000_000,
        "14:00 Review\n" * 80_000,
    ],
)
def test_a_megabyte_of_anything_does_not_take_long(text: str) -> None:
    began = time.perf_counter()
    try:
        read = read_agenda(text, DAY, BERLIN, "Europe/Berlin")
    except UserError:
        pass
    else:
        assert len(read.sessions) <= MOST_LINES
    assert time.perf_counter() - began < 5


@settings(max_examples=300, deadline=None)
@given(st.text(), st.text(alphabet="0123456789:.-–()[]apmh Uhrbis,;|\n", max_size=60))
def test_any_text_is_read_or_refused(anything: str, likely: str) -> None:
    for text in (anything, likely, f"14:00 {anything}", f"14:00 x ({anything})"):
        try:
            read = read_agenda(text, DAY, BERLIN, "Europe/Berlin")
        except UserError:
            continue
        for session in read.sessions:
            assert session.starts_at <= session.ends_at
            assert session.title.strip()
            session.title.encode()
