"""How the day is said."""

from __future__ import annotations

from datetime import UTC, date
from zoneinfo import ZoneInfo

import pytest

from desktop.domain.calendar import (
    Attendee,
    CalendarFile,
    CalendarImport,
    CalendarRead,
    LeftOut,
    PlannedSession,
)
from desktop.domain.changes import Kind
from desktop.domain.errors import UserError
from desktop.domain.overviews import TodayView, Waiting
from desktop.ui.screens.today import words as today_words
from desktop.ui.screens.today.loading import TodayShown

DAY = date(2026, 11, 23)
ANNA = Attendee("Anna Meyer", "anna@nordwind.example")
SESSION = PlannedSession(
    "s1",
    "source",
    "2026-11-23T13:00:00Z",
    "2026-11-23T13:45:00Z",
    "Europe/Berlin",
    "Sprint review",
    "",
    (ANNA,),
)
THING = Waiting(
    Kind.FOLLOW_UP, "f1", "come back to Anna", "Sprint review", "", "", "neutral", "Nordwind", "e1"
)


@pytest.mark.parametrize(
    ("sessions", "waiting", "new", "said"),
    [
        (2, 4, False, "Two sessions today are not in the journal yet."),
        (1, 0, False, "One session today is not in the journal yet."),
        (12, 0, False, "12 sessions today are not in the journal yet."),
        (0, 3, False, "Three things wait for you."),
        (0, 1, False, "One thing waits for you."),
        (0, 0, False, "Nothing waits for you."),
        (0, 0, True, "Write down what happened in your last session; one sentence is enough."),
    ],
)
def test_the_day_is_said_in_one_sentence(sessions: int, waiting: int, new: bool, said: str) -> None:
    view = TodayView(DAY, (SESSION,) * sessions, (), (THING,) * waiting)
    assert today_words.sentence(TodayShown(view, UTC, (), new)) == said


def test_a_session_is_said_in_local_time_with_its_people() -> None:
    item = today_words.session_item(SESSION, ZoneInfo("Europe/Berlin"))
    assert (item.title, item.detail) == ("14:00 Sprint review", "14:00–14:45 · Anna Meyer")
    crowd = tuple(Attendee("", f"p{number}@x.example") for number in range(6))
    many = PlannedSession("s", "x", SESSION.starts_at, SESSION.starts_at, "UTC", "All hands", "Hall", crowd)
    detail = today_words.session_item(many, UTC).detail
    assert detail == "Hall · p0@x.example, p1@x.example, p2@x.example and 3 more"


def test_what_waits_begins_with_a_capital_and_says_where_it_comes_from() -> None:
    item = today_words.waiting_item(THING, DAY)
    assert (item.title, item.detail, item.action) == ("Come back to Anna", "Nordwind · Sprint review", "Done")


def test_an_import_says_what_came_and_what_was_left_out() -> None:
    left_out = {LeftOut.ALL_DAY: 1, LeftOut.CANCELLED: 4, LeftOut.BROKEN: 0}
    read = CalendarRead((SESSION,) * 3, left_out, ("Mars/Olympus",))
    said = today_words.imported("work.ics", CalendarImport(read, new=2, gone=1))
    assert said.splitlines() == [
        "“work.ics”: 3 sessions of these weeks, 2 of them new, 1 gone.",
        "Left out: 4 cancelled, 1 all day.",
        "Unknown time zones, taken as yours: Mars/Olympus.",
    ]


def test_a_calendar_that_cannot_be_read_says_why() -> None:
    file = CalendarFile("c1", "/home/tom/work.ics", False, "2026-11-23T08:02:00Z", 12)
    item = today_words.calendar_item(file, DAY, UTC)
    assert (item.title, item.detail, item.chip) == ("work.ics", "12 sessions, read today, 08:02", "")
    fault = UserError("It is gone.", "Put it back.")
    broken = CalendarFile("c1", "/home/tom/work.ics", False, "2026-11-23T08:02:00Z", 12, fault)
    item = today_words.calendar_item(broken, DAY, UTC)
    assert (item.detail, item.chip) == ("It is gone. Put it back.", "Not read")
