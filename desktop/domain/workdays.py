"""Working days, for clocks that a person keeps."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta


def add_working_days(start: date, days: int, holidays: Collection[date] = ()) -> date:
    """Return the date `days` working days (Monday to Friday, no holiday) after `start`."""
    day = start
    while days > 0:
        day += timedelta(days=1)
        if is_working_day(day, holidays):
            days -= 1
    return day


def working_days_before(day: date, days: int, holidays: Collection[date] = ()) -> date:
    """Return the latest date after which `days` working days have passed by `day`."""
    start = day
    while add_working_days(start, days, holidays) > day:
        start -= timedelta(days=1)
    return start


def is_working_day(day: date, holidays: Collection[date] = ()) -> bool:
    """Say whether people work on `day`."""
    return day.weekday() < 5 and day not in holidays
