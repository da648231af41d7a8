"""Days as English says them, found at a place of a text: `last Thursday`, `23 Nov`, `in two weeks`."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_WEEKDAYS = "mon tue wed thu fri sat sun".split()
_NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve".split()
_NEAR_DAYS = {
    "today": 0,
    "yesterday": -1,
    "tomorrow": 1,
    "the day before yesterday": -2,
    "the day after tomorrow": 2,
}

_MONTH_WORD = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_MONTH = rf"(?P<month>{_MONTH_WORD})\b\.?"
_WEEKDAY = (
    r"(?P<weekday>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|"
    r"sat(?:urday)?|sun(?:day)?)\b\.?"
)
_NEAR = "|".join(_NEAR_DAYS).replace(" ", r"\s+")
COUNT = rf"(?P<count>\d{{1,3}}|an?|{'|'.join(_NUMBERS[1:])})"
_NTH = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s+(?P<year>(?:19|20|21)\d\d)\b)?"


@dataclass(frozen=True, slots=True)
class FoundDay:
    """A day in a text and where it ends; `bare` and `vague` as in `SpokenTime`."""

    day: date
    end: int
    bare: bool
    vague: bool


_MAY_BEGIN = re.compile(
    rf"\d|an?\s|on\s|(?:with)?in\s|the\s|end\s|last\s|this\s|next\s|coming\s|today|yesterday|tomorrow|"
    rf"mon|tue|wed|thu|fri|sat|sun|{_MONTH_WORD}|{'|'.join(_NUMBERS[1:])}",
    re.IGNORECASE | re.ASCII,
)
"""What every day begins with; asked first, since most words are prose."""

Reader = Callable[[re.Match[str], date, bool], date | None]


def day_at(text: str, start: int, today: date, *, ahead: bool) -> FoundDay | None:
    """Return the longest day that begins at `start`.

    `ahead`: of several that fit the next to come is meant, else today or the last one; a date without a year
    is then the last one too, or the next where that is less than three months away.
    """
    if not _MAY_BEGIN.match(text, start):
        return None
    best: FoundDay | None = None
    for shape, reader, bare in _SHAPES:
        match = shape.match(text, start)
        if match is None or not ends_well(text, match.end()) or (best and match.end() <= best.end):
            continue
        day = _read(reader, match, today, ahead=ahead)
        if day is not None:
            best = FoundDay(day, match.end(), bare, bare and _is_vague(match))
    return best


_GOES_ON = re.compile(r"\w|['’]\w|[-–/]\w|[.:,]\d")


def ends_well(text: str, end: int) -> bool:
    """Say whether a time that ends there is whole: no letter, no `'s`, no part of a longer figure follows."""
    return _GOES_ON.match(text, end) is None


def number_of(word: str) -> int:
    """Return what `3`, `three`, `a` or `an` counts."""
    folded = word.casefold()
    if folded in {"a", "an"}:
        return 1
    return _NUMBERS.index(folded) if folded in _NUMBERS else int(word)


def _read(reader: Reader, match: re.Match[str], today: date, *, ahead: bool) -> date | None:
    try:
        day = reader(match, today, ahead)
    except (ValueError, OverflowError):
        return None
    return day if day and 1900 <= day.year <= 2200 else None


def _is_vague(match: re.Match[str]) -> bool:
    """Say whether it is counted in days or weeks, or an abbreviation that may be a word (`Sat`, `Sun`)."""
    found = match.groupdict()
    short = "weekday" in found and len(found["weekday"]) < 5 and not found.get("which")
    return short or "count" in found


# Shapes ------------------------------------------------------------------------------------------------


def _written_out(match: re.Match[str], today: date, ahead: bool) -> date | None:
    """Read a date. A figure beside one without a year makes it none: of `3 Dec 26` nobody knows."""
    found = match.groupdict()
    month = _MONTHS.index(found["month"][:3].casefold()) + 1
    if found["year"]:
        day: date | None = date(int(found["year"]), month, int(found["day"]))
    elif _FIGURE_AFTER.match(match.string, match.end()) or _FIGURE_BEFORE.search(_before(match)):
        return None
    else:
        day = _without_year(month, int(found["day"]), today, ahead)
    weekday = found.get("weekday")
    if day and weekday and day.weekday() != _weekday(weekday):
        return None
    return day


_FIGURE_AFTER = re.compile(r",?\s+['’]?\d+(?![\d:]|[.]\d\d\s?[ap]|\s?[ap]\.?m\b)", re.IGNORECASE)
_FIGURE_BEFORE = re.compile(r"\d(?:st|nd|rd|th)?\s+(?:of\s+)?\Z", re.IGNORECASE)
_SOON = timedelta(days=90)


def _before(match: re.Match[str]) -> str:
    return match.string[max(0, match.start() - 12) : match.start()]


def _without_year(month: int, day: int, today: date, ahead: bool) -> date | None:
    years = (today.year - 1, today.year, today.year + 1)
    dates = [date(year, month, day) for year in years if day <= monthrange(year, month)[1]]
    if ahead:
        return next((other for other in dates if other >= today), None)
    return max((other for other in dates if other < today + _SOON), default=None)


def _figures(match: re.Match[str], _today: date, _ahead: bool) -> date:
    return date(int(match["year"]), int(match["month"]), int(match["day"]))


def _near_day(match: re.Match[str], today: date, _ahead: bool) -> date:
    return today + timedelta(days=_NEAR_DAYS[" ".join(match["near"].casefold().split())])


def _weekday(word: str) -> int:
    return _WEEKDAYS.index(word[:3].casefold())


def _on_weekday(match: re.Match[str], today: date, ahead: bool) -> date | None:
    """Read a weekday: `last` and `coming` do not mean today, `this` and `next` name a week from Monday on."""
    if _DATE_AFTER.match(match.string, match.end()):
        return None
    wanted, which = _weekday(match["weekday"]), (match["which"] or "").casefold()
    monday = today - timedelta(days=today.weekday())
    if which in {"this", "next"}:
        return monday + timedelta(days=wanted + (7 if which == "next" else 0))
    if which == "coming" or (ahead and which != "last"):
        return today + timedelta(days=(wanted - today.weekday() - 1) % 7 + 1)
    back = (today.weekday() - wanted) % 7
    return today - timedelta(days=back or (7 if which == "last" else 0))


_DATE_AFTER = re.compile(
    rf",?\s+(?:the\s+)?(?:{_NTH}\s+(?:of\s+)?{_MONTH}|{_MONTH_WORD}\s+\d)", re.IGNORECASE
)
"""A date after a weekday that was not read with it contradicts it."""


def _counted(match: re.Match[str], today: date, _ahead: bool) -> date:
    days = number_of(match["count"]) * (7 if match["unit"].casefold().startswith("w") else 1)
    back = match["ago"] is not None
    return today + timedelta(days=-days if back else days)


def _end_of(match: re.Match[str], today: date, _ahead: bool) -> date:
    """Read `end of the week` (its Friday, or the day itself at a weekend) and `end of the month`."""
    what, following = match["what"].casefold(), bool(match["following"])
    if what == "day":
        return today
    if what == "week":
        return today + timedelta(days=max(4 - today.weekday(), 0) if not following else 11 - today.weekday())
    month = today.month % 12 + 1 if following else today.month
    year = today.year + (following and month == 1)
    return date(year, month, monthrange(year, month)[1])


def _shape(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.ASCII)


_SHAPES: tuple[tuple[re.Pattern[str], Reader, bool], ...] = (
    (_shape(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"), _figures, False),
    (_shape(r"(?P<day>\d{1,2})\.[ ]?(?P<month>\d{1,2})\.[ ]?(?P<year>\d{4})"), _figures, False),
    (
        _shape(rf"(?:on\s+)?(?:{_WEEKDAY},?\s+)?(?:the\s+)?{_NTH}\s+(?:of\s+)?{_MONTH}{_YEAR}"),
        _written_out,
        False,
    ),
    (_shape(rf"(?:on\s+)?(?:{_WEEKDAY},?\s+)?{_MONTH}\s+{_NTH}\b{_YEAR}"), _written_out, False),
    (_shape(rf"(?P<near>{_NEAR})\b"), _near_day, True),
    (_shape(rf"(?:on\s+)?(?:(?P<which>last|this|next|coming)\s+)?{_WEEKDAY}"), _on_weekday, True),
    (_shape(rf"{COUNT}\s+(?P<unit>days?|weeks?)\s+(?P<ago>ago)\b"), _counted, True),
    (_shape(rf"(?:with)?in\s+{COUNT}\s+(?P<unit>days?|weeks?)\b(?P<ago>(?!))?"), _counted, True),
    (
        _shape(r"(?:the\s+)?end\s+of\s+(?:the\s+|this\s+)?(?P<following>next\s+)?(?P<what>day|week|month)\b"),
        _end_of,
        True,
    ),
)
