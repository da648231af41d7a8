"""Moments as people type them, and as the store keeps them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.handoffs import utc_text

_DAY_WORDS = {"today": 0, "yesterday": -1, "tomorrow": 1}
_CLOCK = re.compile(r"^(\d{1,2}):(\d{2})(?::(\d{2}))?$")


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment as UTC ISO 8601, and the zone it is about."""

    at: str
    zone: str


def parse_moment(text: str, now: datetime, zone: tzinfo, zone_name: str, *, end: bool = False) -> Moment:
    """Read `2026-11-23`, `2026-11-23 14:10`, `yesterday 14:10`, `14:10`, an ISO moment, or nothing for now.

    A day without a time is its beginning in the local zone where it bounds a list (`end`: the day after),
    and so is an entry's.
    """
    typed = text.strip()
    if not typed:
        return Moment(utc_text(now), zone_name)
    moment = _iso(typed, zone) or _spoken(typed, now, zone)
    if moment is None or not 1900 <= moment.year <= 2200:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "“{text}” is not a time."),
            QT_TRANSLATE_NOOP("UserError", "Write it as 2026-11-23 14:10, or as yesterday 14:10."),
            text=typed[:60],
        )
    if end and len(typed) <= 10 and not _CLOCK.match(typed):
        moment += timedelta(days=1)
    return Moment(utc_text(moment.astimezone(UTC)), zone_name)


def _iso(text: str, zone: tzinfo) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    try:
        return found if found.tzinfo else found.replace(tzinfo=zone)
    except (OverflowError, ValueError):
        return None


def _spoken(text: str, now: datetime, zone: tzinfo) -> datetime | None:
    here = now.astimezone(zone)
    parts = text.casefold().split()
    day: date = here.date()
    if parts and parts[0] in _DAY_WORDS:
        day += timedelta(days=_DAY_WORDS[parts.pop(0)])
        if not parts:
            return datetime.combine(day, time(), tzinfo=zone)
    if len(parts) != 1:
        return None
    clock = _CLOCK.match(parts[0])
    if clock is None:
        return None
    try:
        at = time(int(clock.group(1)), int(clock.group(2)), int(clock.group(3) or 0))
    except ValueError:
        return None
    return datetime.combine(day, at, tzinfo=zone)
