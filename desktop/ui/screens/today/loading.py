"""What the Today screen reads from the journal, on the store's thread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import tzinfo

from desktop.domain.calendar import CalendarFile
from desktop.domain.overviews import TodayView
from desktop.services import calendar, interactions
from desktop.services.desk import Desk
from desktop.services.today import show_today


@dataclass(frozen=True, slots=True)
class TodayShown:
    """The day, the zone its times are said in, the remembered calendars, and whether there is any entry yet."""

    view: TodayView
    zone: tzinfo
    calendars: tuple[CalendarFile, ...]
    is_new: bool


def load_today(desk: Desk) -> TodayShown:
    """Read the day."""
    return TodayShown(
        view=show_today(desk),
        zone=desk.zone,
        calendars=tuple(calendar.list_calendars(desk)),
        is_new=not interactions.list_entries(desk, limit=1),
    )
