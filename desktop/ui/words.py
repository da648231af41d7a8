"""What the window says in words: refusals, days, times and distances in time."""

from __future__ import annotations

from datetime import date, datetime, tzinfo

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from desktop.domain.errors import UserError

DAYS_NEAR = 7

translate = QCoreApplication.translate


def of_error(error: UserError) -> str:
    """Say in the window's language what went wrong and what to do about it."""
    parts = (error.template, error.remedy)
    said = (translate("UserError", part).format(**error.arguments) for part in parts if part)
    return " ".join(said)


def local(moment: datetime, zone: tzinfo | None = None) -> datetime:
    """Return `moment` in `zone`, or in the zone of this computer."""
    return moment.astimezone(zone)


def from_iso(text: str, zone: tzinfo | None = None) -> datetime:
    """Read a stored UTC moment (ISO 8601) as a local one."""
    return local(datetime.fromisoformat(text), zone)


def long_day(day: date, today: date | None = None) -> str:
    """Write `day` out, as in "Monday 23 November"; the year only if it is not that of `today`."""
    pattern = "dddd d MMMM" if today is None or day.year == today.year else "dddd d MMMM yyyy"
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern)


def short_day(day: date, today: date | None = None) -> str:
    """Write `day` briefly, as in "Mon 23 Nov"; the year only if it is not that of `today`."""
    pattern = "ddd d MMM" if today is None or day.year == today.year else "ddd d MMM yyyy"
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern)


def heading_day(day: date, today: date) -> str:
    """Name the day above a group of entries: "Today", "Yesterday", or the day written out."""
    named = {0: translate("Words", "Today"), 1: translate("Words", "Yesterday")}
    return named.get((today - day).days) or long_day(day, today)


def clock(moment: datetime) -> str:
    """Write the time of day, as in "14:10"."""
    return QLocale().toString(QTime(moment.hour, moment.minute), "HH:mm")


def short_moment(moment: datetime, today: date | None = None) -> str:
    """Write day and time briefly, as in "Mon 23 Nov, 14:10"."""
    return f"{short_day(moment.date(), today)}, {clock(moment)}"


def near_moment(moment: datetime, today: date) -> str:
    """Write a moment of today or the next days without its date, as in "today 14:10" or "Thu 14:10"."""
    days = (moment.date() - today).days
    if days == 0:
        return translate("Words", "today {time}").format(time=clock(moment))
    if 0 < days < DAYS_NEAR:
        weekday = QLocale().toString(QDate(moment.year, moment.month, moment.day), "ddd")
        return f"{weekday} {clock(moment)}"
    return short_moment(moment, today)


def relative_day(day: date, today: date) -> str:
    """Say how far `day` is from `today`: "in 4 days", "yesterday"; far days are written out."""
    days = (day - today).days
    named = {
        0: translate("Words", "today"),
        1: translate("Words", "tomorrow"),
        -1: translate("Words", "yesterday"),
    }
    if days in named:
        return named[days]
    if 0 < days <= DAYS_NEAR:
        return translate("Words", "in {days} days").format(days=days)
    if -DAYS_NEAR <= days < 0:
        return translate("Words", "{days} days ago").format(days=-days)
    return long_day(day, today)


def number(value: int) -> str:
    """Write a whole number with the separators of the place."""
    return QLocale().toString(value)


def file_size(size: int) -> str:
    """Write how large a file is, as in "1.2 MB", in powers of ten as the size limit is."""
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
