"""Meetings that repeat: moved, left out, cancelled once, changed from a day on, and for twenty years."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from desktop.domain.calendar import LeftOut
from tests.exchange.calendar.files import at, calendar, event, read, times

WEEKLY = "RRULE:FREQ=WEEKLY;COUNT=3"


def again(when: str, *lines: str, start: str) -> str:
    """Return one time of the series, written anew."""
    return event(f"RECURRENCE-ID{when}", *lines, start=start)


def test_a_cancelled_time_of_a_series_does_not_take_place_and_is_counted() -> None:
    one = again(":20261201T090000Z", "STATUS:CANCELLED", start="DTSTART:20261201T090000Z")
    found = read(calendar(event(WEEKLY), one))
    assert [at(each) for each in found.sessions] == ["11-24 10:00", "12-08 10:00"]
    assert found.left_out == {LeftOut.CANCELLED: 1}


def test_a_time_moved_out_of_the_days_that_are_kept_is_gone_and_one_moved_into_them_comes() -> None:
    away = again(":20261201T090000Z", start="DTSTART:20270601T090000Z")
    assert times(calendar(event(WEEKLY), away)) == ["11-24 10:00", "12-08 10:00"]
    into = again(":20270601T090000Z", start="DTSTART:20261202T120000Z")
    assert times(calendar(event(), into)) == ["11-24 10:00", "12-02 13:00"]


def test_a_moved_time_keeps_its_source_so_that_its_entry_stays_the_same() -> None:
    before = {at(each): each.source for each in read(calendar(event(WEEKLY))).sessions}
    moved = again(":20261201T090000Z", start="DTSTART:20261203T150000Z")
    after = {at(each): each.source for each in read(calendar(event(WEEKLY), moved)).sessions}
    assert after["12-03 16:00"] == before["12-01 10:00"]


def test_a_moved_time_without_its_series_is_a_session() -> None:
    assert times(calendar(again(":20261201T090000Z", start="DTSTART:20261202T090000Z"))) == ["12-02 10:00"]


@pytest.mark.parametrize("since", ["20261006", "20261201"])
def test_from_a_day_on_the_series_is_an_hour_later_also_where_that_day_is_long_past(since: str) -> None:
    series = event("RRULE:FREQ=WEEKLY", start="DTSTART:20260901T090000Z")
    later = again(f";RANGE=THISANDFUTURE:{since}T090000Z", "SUMMARY:Later", start=f"DTSTART:{since}T110000Z")
    found = {at(each): each.title for each in read(calendar(series, later)).sessions}
    assert found["12-08 12:00"] == "Later"
    assert ("11-17 10:00" in found) == (since == "20261201")


def test_days_named_beside_the_rule_and_days_taken_out() -> None:
    series = event(WEEKLY, "RDATE:20261126T100000Z,20261127T100000Z", "EXDATE:20261201T090000Z", "EXDATE:")
    assert times(calendar(series)) == ["11-24 10:00", "11-26 11:00", "11-27 11:00", "12-08 10:00"]


def test_a_day_that_is_taken_out_may_name_the_day_only() -> None:
    assert times(calendar(event(WEEKLY, "EXDATE;VALUE=DATE:20261201"))) == ["11-24 10:00", "12-08 10:00"]


def test_the_hour_on_the_wall_stays_when_the_clocks_change() -> None:
    series = event("RRULE:FREQ=DAILY", start="DTSTART;TZID=Europe/Berlin:20260701T090000")
    assert {time[6:] for time in times(calendar(series))} == {"09:00"}


def test_a_series_may_end_on_a_day_which_is_the_last_one_where_it_takes_place() -> None:
    series = event("RRULE:FREQ=DAILY;UNTIL=20261126", start="DTSTART;TZID=America/New_York:20261124T190000")
    assert times(calendar(series)) == ["11-25 01:00", "11-26 01:00", "11-27 01:00"]


def test_the_same_event_twice_is_there_once_in_its_latest_version() -> None:
    found = read(calendar(event("SUMMARY:New", "SEQUENCE:2"), event("SUMMARY:Old", "SEQUENCE:1")))
    assert [each.title for each in found.sessions] == ["New"]
    assert found.left_out == {LeftOut.DUPLICATE: 1}


def test_twenty_years_of_daily_meetings_written_as_a_rule_or_one_by_one() -> None:
    rule = times(calendar(event("RRULE:FREQ=DAILY;COUNT=8000", start="DTSTART:20060101T090000Z")))
    first = date(2006, 1, 1)
    days = (first + timedelta(days=passed) for passed in range(8000))
    single = [event(uid=str(day), start=f"DTSTART:{day:%Y%m%d}T090000Z") for day in days]
    assert len(rule) == 75
    assert times(calendar(*single)) == rule


def test_thousands_of_series_of_twenty_years_do_not_take_long_and_are_said() -> None:
    every_day = "RRULE:FREQ=DAILY;COUNT=999999999"
    found = read(
        calendar(*(event(every_day, uid=str(each), start="DTSTART:19700101T090000Z") for each in range(100)))
    )
    assert len(found.sessions) == 2_000
    assert found.left_out[LeftOut.TOO_OFTEN] > 0
    assert found.left_out[LeftOut.TOO_MANY] > 0


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=MINUTELY;COUNT=999999999",
        "FREQ=HOURLY;INTERVAL=1",
        "FREQ=DAILY;BYHOUR=9,10,11",
        "FREQ=DAILY;BYSECOND=" + ",".join(map(str, range(60))),
    ],
)
def test_what_repeats_within_a_day_is_no_meeting(rule: str) -> None:
    found = read(calendar(event(f"RRULE:{rule}"), event(uid="two")))
    assert len(found.sessions) == 1
    assert found.left_out == {LeftOut.TOO_OFTEN: 1}


@pytest.mark.parametrize(
    "rule",
    [
        "",
        "FREQ=",
        "FREQ=FORTNIGHTLY",
        "COUNT=3",
        "FREQ=DAILY;COUNT=" + "9" * 5000,
        "FREQ=DAILY;UNTIL=the end",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=YEARLY;BYWEEKNO=20",
        "FREQ=DAILY;BYMONTHDAY=" + ",".join(str(-each) for each in range(1000, 14_000)),
        "FREQ=YEARLY;BYDAY=" + ",".join(f"{each % 99}MO" for each in range(10_000)),
    ],
)
def test_a_rule_that_is_none_costs_its_own_event_only(rule: str) -> None:
    found = read(calendar(event(f"RRULE:{rule}", start="DTSTART:19700101T090000Z"), event(uid="two")))
    assert [at(each) for each in found.sessions] == ["11-24 10:00"]
    assert found.left_out == {LeftOut.BROKEN: 1}
