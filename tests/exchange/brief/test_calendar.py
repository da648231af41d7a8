"""The day of the answer as a calendar entry: read back by a calendar's own reader, whatever the brief says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from icalendar import Calendar

from desktop.domain.briefs import Brief
from desktop.exchange.brief.calendar import render
from tests.exchange.brief.test_crm_targets import breaking
from tests.exchange.samples import brief, mischievous, overlong


def test_the_day_of_the_answer_with_a_reminder_on_the_working_day_before() -> None:
    (event,) = Calendar.from_ical(render(brief())).walk("VEVENT")
    assert event["summary"] == "Answer due: EJ-7F3K-92Q7, Second plant in Lyon"
    assert event.decoded("dtstart") == date(2026, 11, 30)
    assert "Priya Nair answers Tom Berger on Helix Pharma by Monday 30 November 2026." in str(
        event["description"]
    )
    (alarm,) = event.walk("VALARM")
    assert alarm.decoded("trigger") == timedelta(hours=9) - timedelta(days=3)
    (alarm,) = Calendar.from_ical(render(brief(), [date(2026, 11, 27)])).walk("VALARM")
    assert alarm.decoded("trigger") == timedelta(hours=9) - timedelta(days=4)


def test_a_later_version_moves_the_same_entry() -> None:
    first, second = (
        Calendar.from_ical(render(sample)).walk("VEVENT")[0]
        for sample in (brief(), replace(brief(), version=2))
    )
    assert first["uid"] == second["uid"]
    assert (first["sequence"], second["sequence"]) == (0, 1)


@pytest.mark.parametrize("sample", [brief(), mischievous(), overlong(), breaking(brief())])
def test_nothing_that_a_brief_says_ends_the_entry(sample: Brief) -> None:
    data = render(sample)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    calendar = Calendar.from_ical(data)
    assert [part.name for part in calendar.walk()] == ["VCALENDAR", "VEVENT", "VALARM"]
    assert all(not part.errors for part in calendar.walk())
    assert " ".join(sample.title.split())[:20] in str(calendar.walk("VEVENT")[0]["summary"])
