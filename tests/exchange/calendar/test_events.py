"""One event: when, who, what it is called, and why it may be no session."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from desktop.domain.calendar import LeftOut
from tests.exchange.calendar.files import at, calendar, event, read

ME = "ATTENDEE;PARTSTAT={}:mailto:tom@northlight.example"


def lasts(*lines: str, start: str = "DTSTART:20261124T090000Z") -> timedelta:
    """Return how long the one session of a calendar takes."""
    [session] = read(calendar(event(*lines, start=start))).sessions
    return datetime.fromisoformat(session.ends_at) - datetime.fromisoformat(session.starts_at)


@pytest.mark.parametrize(
    ("lines", "minutes"),
    [
        (["DTEND:20261124T103000Z"], 90),
        (["DURATION:PT45M"], 45),
        (["DTEND;TZID=Europe/London:20261124T093000"], 30),
        (["DTEND:20261124T080000Z"], 0),
        (["DTEND:20251124T080000Z"], 0),
        (["DURATION:-PT1H"], 0),
        (["DTEND:later"], 0),
        (["DTEND:20261124T100000Z", "DTEND:20261124T110000Z"], 0),
        ([], 0),
        (["DTEND:99991231T235959Z"], 0),
        (["DURATION:P9999999D"], 366 * 24 * 60),
    ],
)
def test_how_long_it_takes_is_nothing_where_it_cannot_be_told(lines: list[str], minutes: int) -> None:
    assert lasts(*lines) == timedelta(minutes=minutes)


def test_what_crosses_midnight_belongs_to_the_day_on_which_it_begins() -> None:
    late = event("DTEND:20261125T003000Z", start="DTSTART:20261124T220000Z")
    [session] = read(calendar(late)).sessions
    assert (at(session), session.ends_at) == ("11-24 23:00", "2026-11-25T00:30:00Z")


@pytest.mark.parametrize(
    ("lines", "start", "why"),
    [
        ([], "DTSTART;VALUE=DATE:20261124", LeftOut.ALL_DAY),
        ([], "DTSTART:20261124", LeftOut.ALL_DAY),
        (["DTEND:20261125T000000"], "DTSTART:20261124T000000", LeftOut.ALL_DAY),
        (["X-MICROSOFT-CDO-ALLDAYEVENT:TRUE"], "DTSTART:20261124T090000Z", LeftOut.ALL_DAY),
        (["CLASS:PRIVATE"], "DTSTART:20261124T090000Z", LeftOut.PRIVATE),
        (["CLASS:confidential"], "DTSTART:20261124T090000Z", LeftOut.PRIVATE),
        (["STATUS:CANCELLED"], "DTSTART:20261124T090000Z", LeftOut.CANCELLED),
        (["SUMMARY:Canceled: Review"], "DTSTART:20261124T090000Z", LeftOut.CANCELLED),
        (["TRANSP:TRANSPARENT"], "DTSTART:20261124T090000Z", LeftOut.FREE),
        (["X-MICROSOFT-CDO-BUSYSTATUS:FREE"], "DTSTART:20261124T090000Z", LeftOut.FREE),
        ([ME.format("DECLINED")], "DTSTART:20261124T090000Z", LeftOut.DECLINED),
    ],
)
def test_what_is_no_session_is_left_out_and_counted(lines: list[str], start: str, why: LeftOut) -> None:
    found = read(calendar(event(*lines, start=start)))
    assert (found.sessions, found.left_out) == ((), {why: 1})


def test_what_is_left_out_of_a_series_is_counted_once() -> None:
    assert read(calendar(event("CLASS:PRIVATE", "RRULE:FREQ=DAILY"))).left_out == {LeftOut.PRIVATE: 1}


def test_private_events_come_only_when_they_are_asked_for_and_say_so() -> None:
    data = calendar(event("CLASS:PRIVATE", "SUMMARY:Dentist"))
    [session] = read(data, with_private=True).sessions
    assert (session.title, session.private) == ("Dentist", True)


def test_rooms_lists_and_who_declined_do_not_come_and_nobody_comes_twice() -> None:
    found = read(
        calendar(
            event(
                "ORGANIZER;CN=Anna Meyer:mailto:anna@nordwind.example",
                "ATTENDEE;CN=Anna Meyer:MAILTO:Anna@Nordwind.example",
                "ATTENDEE;CN=Room 4;CUTYPE=ROOM:mailto:room4@nordwind.example",
                "ATTENDEE;CN=Everybody;CUTYPE=GROUP:mailto:all@nordwind.example",
                "ATTENDEE;CN=Jonas Kern;PARTSTAT=DECLINED:mailto:jonas@nordwind.example",
                "ATTENDEE:mailto:karsten.holt@nordwind.example",
                'ATTENDEE;CN="Costa, Mira (Helix)":mailto:mira@helix.example',
                'ATTENDEE;CN="Meyer & Co, Ltd":mailto:office@meyer.example',
                "ATTENDEE;CN=No Mail:urn:uuid:1234",
                "ATTENDEE:nobody",
            )
        )
    )
    assert [(person.name, person.email) for person in found.sessions[0].people] == [
        ("Anna Meyer", "anna@nordwind.example"),
        ("Karsten Holt", "karsten.holt@nordwind.example"),
        ("Mira Costa", "mira@helix.example"),
        ("Meyer & Co, Ltd", "office@meyer.example"),
        ("No Mail", ""),
    ]


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["SUMMARY:One\\nline\\, please"], "One line, please"),
        (["SUMMARY:\u202egnp.exe\u202c \x1b[31mred"], "gnp.exe [31mred"),
        (["SUMMARY:a" + "\u0301" * 3000], "á" + "\u0301" * 9),
        (["SUMMARY:" + "x" * 5000], "x" * 199 + "…"),
        (["LOCATION:Room 4"], "Room 4"),
        (["ATTENDEE;CN=Anna Meyer:mailto:anna@nordwind.example"], "Anna Meyer"),
        ([], "Session"),
        (["SUMMARY:First", "SUMMARY:Second"], "First"),
    ],
)
def test_what_it_is_called_fits_on_a_line(lines: list[str], title: str) -> None:
    assert read(calendar(event(*lines))).sessions[0].title == title


@pytest.mark.parametrize(
    "start",
    [
        "",
        "DTSTART:",
        "DTSTART:tomorrow",
        "DTSTART:20261324T090000Z",
        "DTSTART:20261124T250000Z",
        "DTSTART:20261124T090000Z\nDTSTART:20261125T090000Z",
        "RECURRENCE-ID:never\nDTSTART:20261124T090000Z",
    ],
)
def test_an_event_without_a_time_costs_itself_only(start: str) -> None:
    found = read(calendar(event(start=start), event(uid="two")))
    assert [at(each) for each in found.sessions] == ["11-24 10:00"]
    assert found.left_out == {LeftOut.BROKEN: 1}


def test_events_without_a_uid_are_told_apart_by_title_and_time() -> None:
    found = read(calendar(event("SUMMARY:One", uid=""), event("SUMMARY:Two", uid="")))
    assert [each.title for each in found.sessions] == ["One", "Two"]
    assert len({each.source for each in found.sessions}) == 2
