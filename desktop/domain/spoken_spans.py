"""Spans of days as people say them to look back: `march`, `last week`, `2026`, `Q3`, `the last 7 days`, `yesterday`."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.spoken_days import day_at, number_of

FIRST_YEAR, LAST_YEAR = 1900, 2200
LONGEST = 60
"""Characters that a span may have."""


@dataclass(frozen=True, slots=True)
class Days:
    """A span of days; `after` is the first one that is no longer in it."""

    first: date
    after: date


_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_NUMBER = r"(?P<count>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_YEAR = r"(?P<year>(?:19|20|21)\d\d)"


def read_days(text: str, today: date) -> Days:
    """Read a span of days; a month or a weekday without a year or week is the last one that began."""
    said = re.sub(r"(?<=[^\W\d])[-_](?=\w)", " ", " ".join(text.casefold().split())[: LONGEST + 1])
    said = said.removeprefix("the ")
    if len(said) <= LONGEST:
        for shape, reader in _SHAPES:
            match = shape.fullmatch(said)
            found = _read(reader, match, today) if match else None
            if found:
                return found
        day = day_at(said, 0, today, ahead=False)
        if day and day.end == len(said):
            return _one_day(day.day)
    raise _not_days(text)


def _not_days(text: str) -> UserError:
    figures = re.fullmatch(r"\s*(\d{1,4})[-./](\d{1,2})[-./](\d{1,4})\.?\s*", text)
    if figures and "/" in text and max(int(figures[1]), int(figures[2])) <= 12:
        return UserError(
            QT_TRANSLATE_NOOP(
                "UserError", "“{text}” can be two days, because day and month can change places."
            ),
            QT_TRANSLATE_NOOP("UserError", "Write it as 2026-10-23."),
            text=text,
        )
    if figures:
        return UserError(
            QT_TRANSLATE_NOOP("UserError", "The calendar has no day “{text}”."),
            QT_TRANSLATE_NOOP("UserError", "Write it as 2026-10-23."),
            text=text,
        )
    return UserError(
        QT_TRANSLATE_NOOP("UserError", "“{text}” is no day, week, month or year."),
        QT_TRANSLATE_NOOP(
            "UserError",
            "Write it as 2026-10-23, yesterday, march or 2026; several words in quotation marks, as in {example}.",
        ),
        text=text[:LONGEST],
        example='"last week"',
    )


def _one_day(day: date) -> Days:
    return Days(day, day + timedelta(days=1))


def _month(year: int, month: int) -> Days:
    first = date(year, month, 1)
    return Days(first, first + timedelta(days=monthrange(year, month)[1]))


def _quarter(year: int, quarter: int) -> Days:
    return Days(date(year, 3 * quarter - 2, 1), _month(year, 3 * quarter).after)


def _year(year: int) -> Days:
    return Days(date(year, 1, 1), date(year + 1, 1, 1))


def _week(monday: date) -> Days:
    return Days(monday, monday + timedelta(days=7))


# Shapes ------------------------------------------------------------------------------------------------


def _read(reader: object, match: re.Match[str], today: date) -> Days | None:
    try:
        found: Days | None = reader(match, today)  # type: ignore[operator]
    except (ValueError, OverflowError):
        return None
    return found if found and FIRST_YEAR <= found.first.year <= LAST_YEAR else None


def _figures(match: re.Match[str], _today: date) -> Days:
    """Read a date in figures, its month or its year."""
    year, month, day = int(match["year"]), match["month"], match["day"]
    if day:
        return _one_day(date(year, int(month), int(day)))
    return _month(year, int(month)) if month else _year(year)


def _slashes(match: re.Match[str], _today: date) -> Days | None:
    """Read a date whose day can be told from its month."""
    one, other, year = int(match["one"]), int(match["other"]), int(match["year"])
    if one <= 12 and other <= 12 and one != other:
        return None
    return _one_day(
        date(year, min(one, other), max(one, other)) if max(one, other) > 12 else date(year, one, one)
    )


def _named_month(match: re.Match[str], today: date) -> Days:
    month = _MONTHS.index(match["month"][:3]) + 1
    if match["year"]:
        return _month(int(match["year"]), month)
    year = today.year - (month > today.month)
    return _month(year - (match["which"] == "last" and month == today.month), month)


def _named_quarter(match: re.Match[str], today: date) -> Days:
    quarter = int(match["quarter"])
    year = match["before"] or match["year"]
    return _quarter(int(year) if year else today.year - (3 * quarter - 2 > today.month), quarter)


def _named_week(match: re.Match[str], today: date) -> Days:
    week = int(match["week"])
    if match["year"]:
        return _week(date.fromisocalendar(int(match["year"]), week, 1))
    this = _week(date.fromisocalendar(today.isocalendar().year, week, 1))
    return this if this.first <= today else _week(date.fromisocalendar(today.isocalendar().year - 1, week, 1))


def _which(match: re.Match[str], today: date) -> Days:
    """Read `week`, `this month`, `last quarter`, `next year`."""
    step = {"last": -1, "next": 1}.get(match["which"] or "", 0)
    match match["unit"]:
        case "week":
            return _week(today - timedelta(days=today.weekday() - 7 * step))
        case "month":
            return _month(*_months_on(today, step))
        case "quarter":
            year, month = _months_on(today.replace(month=3 * ((today.month - 1) // 3) + 1, day=1), 3 * step)
            return _quarter(year, (month + 2) // 3)
    return _year(today.year + step)


def _months_on(day: date, months: int) -> tuple[int, int]:
    """Return year and month so many months after a day's."""
    count = day.year * 12 + day.month - 1 + months
    return count // 12, count % 12 + 1


def _back(day: date, count: int, unit: str) -> date:
    """Return the day so many days, weeks, months or years before; the last of the month where there is none."""
    if unit[0] in "dw":
        return day - timedelta(days=count * (7 if unit[0] == "w" else 1))
    year, month = _months_on(day, -count * (12 if unit[0] == "y" else 1))
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _up_to_now(match: re.Match[str], today: date) -> Days:
    """Read `the last 7 days` and `30d`: up to and with today."""
    return Days(_back(today, number_of(match["count"]), match["unit"]), today + timedelta(days=1))


def _ago(match: re.Match[str], today: date) -> Days:
    return _one_day(_back(today, number_of(match["count"]), match["unit"]))


_SHAPES = tuple(
    (re.compile(shape, re.ASCII), reader)
    for shape, reader in (
        (rf"{_YEAR}(?:-(?P<month>\d{{1,2}})(?:-(?P<day>\d{{1,2}}))?)?", _figures),
        (rf"(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?{_YEAR}", _figures),
        (rf"(?P<one>\d{{1,2}})/(?P<other>\d{{1,2}})/{_YEAR}", _slashes),
        (rf"(?:(?P<which>last|this)\s)?{_MONTH}(?:,?\s?{_YEAR})?", _named_month),
        (
            rf"(?:(?P<before>(?:19|20|21)\d\d)[ -]?)?q(?P<quarter>[1-4])(?:\s?{_YEAR})?",
            _named_quarter,
        ),
        (rf"(?:{_YEAR}[ -]?w|week\s|w)(?P<week>\d{{1,2}})", _named_week),
        (r"(?:(?P<which>this|last|next)\s)?(?P<unit>week|month|quarter|year)", _which),
        (rf"(?:last|past)\s{_NUMBER}\s(?P<unit>days?|weeks?|months?|years?)", _up_to_now),
        (r"(?P<count>\d{1,3})\s?(?P<unit>[dwmy])", _up_to_now),
        (rf"{_NUMBER}\s(?P<unit>days?|weeks?|months?|years?)(?:\sago)?", _ago),
    )
)
