"""Moments as people type them, and as the store keeps them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo

from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.handoffs import utc_text
from desktop.domain.spoken_english import ENGLISH
from desktop.domain.spoken_times import Language


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment as UTC ISO 8601, and the zone it is about."""

    at: str
    zone: str


def parse_moment(
    text: str, now: datetime, zone: tzinfo, zone_name: str, *, end: bool = False, language: Language = ENGLISH
) -> Moment:
    """Read `2026-11-23`, `2026-11-23 14:10`, `yesterday 3pm`, `Mon 14:00`, an ISO moment, or nothing for now.

    A day without a time is its beginning in the local zone where it bounds a list (`end`: the day after),
    and so is an entry's.
    """
    typed = text.strip()
    if not typed:
        return Moment(utc_text(now), zone_name)
    moment, whole_day = _iso(typed, zone) or _spoken(typed, now.astimezone(zone), language)
    if moment is None or not 1900 <= moment.year <= 2200:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "“{text}” is not a time."),
            QT_TRANSLATE_NOOP("UserError", "Write it as 2026-11-23 14:10, or as yesterday 14:10."),
            text=typed[:60],
        )
    if end and whole_day:
        moment += timedelta(days=1)
    return Moment(utc_text(moment.astimezone(UTC)), zone_name)


def _iso(text: str, zone: tzinfo) -> tuple[datetime, bool] | None:
    """Read an ISO moment, and say whether it is a whole day."""
    try:
        found = datetime.fromisoformat(text)
        found = found if found.tzinfo else found.replace(tzinfo=zone)
        found.astimezone(UTC)
    except (OverflowError, ValueError):
        return None
    return found, len(text) <= 10


def _spoken(text: str, now: datetime, language: Language) -> tuple[datetime | None, bool]:
    found = language.time_at(text, 0, now)
    if found is None or found.end != len(text):
        return None, False
    return found.at, found.whole_day
