"""The day by which a brief is to be answered, as a calendar entry with a reminder."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, timedelta

from desktop.domain.briefs import Brief
from desktop.domain.text import single_line
from desktop.domain.workdays import is_working_day
from desktop.exchange.brief.lead import ownership_line
from desktop.exchange.brief.words import filled, word

PRODUCT = "-//Engagement Journal//Lead brief//EN"
REMINDED_AT = 9
"""The hour of the working day before, local time, at which the entry reminds."""


def render(brief: Brief, holidays: Collection[date] = ()) -> bytes:
    """Return an all-day entry on the day of the answer, reminded of on the working day before it.

    Versions of one brief share the entry: a later one moves it.
    """
    from icalendar import Alarm, Calendar, Event  # noqa: PLC0415  heavy, and seldom needed

    due = date.fromisoformat(brief.terms.answer_due[:10])
    summary = single_line(filled(brief, "calendar_summary"))
    event = Event()
    event.add("uid", brief.number)
    event.add("sequence", brief.version - 1)
    event.add("dtstamp", datetime.fromisoformat(brief.issued_at))
    event.add("dtstart", due)
    event.add("dtend", due + timedelta(days=1))
    event.add("summary", summary)
    event.add("description", _description(brief))
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", timedelta(hours=REMINDED_AT) - (due - _working_day_before(due, holidays)))
    event.add_component(alarm)
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def _description(brief: Brief) -> str:
    ask = f"{word(brief.words, 'ask')}: {single_line(brief.ask)}"
    return "\n".join((single_line(filled(brief, "calendar_text")), ask, single_line(ownership_line(brief))))


def _working_day_before(day: date, holidays: Collection[date]) -> date:
    before = day - timedelta(days=1)
    while not is_working_day(before, holidays):
        before -= timedelta(days=1)
    return before
