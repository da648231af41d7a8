"""Times as English says them: `yesterday 3pm`, `Mon 14:00`, `2 hours ago`, `by Friday`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from desktop.domain.spoken_days import COUNT, FoundDay, day_at, ends_well, number_of
from desktop.domain.spoken_times import Language, SpokenDay, SpokenTime

_CLOCK = re.compile(
    r"(?P<at>at\s+|@[ ]?)?(?:(?P<word>noon|midday|midnight)\b"
    r"|(?P<h>\d{1,2})(?:[:.](?P<m>\d{2}))?[ ]?(?P<half>[ap])(?:m\b|\.m\.)"
    r"|(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?"
    r"|(?(at)(?P<bare>\d{1,2})(?:\s?o['’]clock)?|(?!)))",
    re.IGNORECASE | re.ASCII,
)
_UNCLEAR_CLOCK = re.compile(r"at\s+\d", re.IGNORECASE)
_GAP = re.compile(r",?[ \t]+(?:,[ \t]*)?")
_PART = re.compile(r"[ \t]+(?P<part>morning|afternoon|evening|night)\b", re.IGNORECASE)
_NOW_PART = re.compile(
    r"(?P<which>this|last)\s+(?P<part>morning|afternoon|evening|night)\b|(?P<tonight>tonight)\b",
    re.IGNORECASE,
)
_HOURS = {"morning": 9, "afternoon": 14, "evening": 19, "night": 21, "tonight": 20}
_WORDS = {"noon": 12, "midday": 12, "midnight": 0}
_AGO = re.compile(
    rf"(?:(?P<half>half\s+an)|{COUNT})\s+(?P<unit>min(?:ute)?s?|h(?:ou)?rs?)\s+ago\b",
    re.IGNORECASE | re.ASCII,
)
_IN = re.compile(
    rf"in\s+(?:(?P<half>half\s+an)|{COUNT})\s+(?P<unit>min(?:ute)?s?|h(?:ou)?rs?)\b", re.IGNORECASE | re.ASCII
)
_BY = re.compile(
    r"\b(?:by|until|till|(?P<before>before)|no\s+later\s+than|due(?:\s+(?:on|by))?:?)\s+(?:the\s+)?",
    re.IGNORECASE,
)
_SHORT_DUE = re.compile(r"\b(?:(?i:by|until|till)\s+)?(?P<what>EOD|EOW)\b")
_WORD_STARTS = re.compile(r"(?<!\S)\S")
_TRAILING = re.compile(r"[\s.!?;,)]*\Z")
_LONGEST_DUE = 6
"""Words of the longest due day, such as `on the 3rd of December 2026`."""


_TO = re.compile(r"[ ]?[-–—][ ]?|[ \t]+(?:to|until|till)[ \t]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Clock:
    """A clock time, and how long it is to the one that follows it: `14:00-15:30`."""

    end: int
    hour: int
    minute: int
    second: int
    minutes: int | None = None
    first_end: int = 0


class English:
    """English times. What is read and what is refused is in docs/decisions/0008-spoken-times.md."""

    code = "en"

    def time_at(self, text: str, start: int, now: datetime, *, ahead: bool = False) -> SpokenTime | None:
        """Return the longest time that begins at `start`."""
        ways = (
            _exact(text, start, now),
            _day_first(text, start, now, ahead=ahead),
            _clock_first(text, start, now, ahead=ahead),
        )
        found = [way for way in ways if way is not None and ends_well(text, way.end)]
        return max(found, key=lambda way: way.end, default=None)

    def find_due(self, text: str, today: date) -> SpokenDay | None:
        """Return the day after `by`, `until`, `before` or `due`, or one that stands at the end or the beginning."""
        for by in _BY.finditer(text):
            found = day_at(text, by.end(), today, ahead=True)
            if found:
                day = found.day - timedelta(days=1) if by["before"] else found.day
                return SpokenDay(by.start(), _after_clock(text, found.end), day)
        return _short_due(text, today) or _due_at_the_end(text, today) or _due_at_the_start(text, today)


ENGLISH: Language = English()


# Times -------------------------------------------------------------------------------------------------


def _exact(text: str, start: int, now: datetime) -> SpokenTime | None:
    """Read `2 hours ago` and `in 20 minutes`."""
    for shape, sign in ((_AGO, -1), (_IN, 1)):
        match = shape.match(text, start)
        if match:
            count = 0.5 if match["half"] else number_of(match["count"])
            length = timedelta(hours=count) if match["unit"][0] in "hH" else timedelta(minutes=count)
            at = (now.astimezone(UTC) + sign * length).astimezone(now.tzinfo)
            return SpokenTime(start, match.end(), at, whole_day=False, bare=sign > 0, vague=sign > 0)
    return None


def _day_first(text: str, start: int, now: datetime, *, ahead: bool) -> SpokenTime | None:
    """Read a day with a part of it or a clock time after it, or alone."""
    found, part, end = _day_or_part(text, start, now, ahead=ahead)
    if found is None:
        return None
    gap = _GAP.match(text, end)
    clock = _clock(text, gap.end(), part) if gap else None
    if clock:
        return _clocked(start, clock.end, found.day, clock, now)
    if gap and _UNCLEAR_CLOCK.match(text, gap.end()):
        return None
    if part:
        at = datetime.combine(found.day, time(_HOURS[part]), tzinfo=now.tzinfo)
        late = part == "morning" and found.day == now.date() and at > now
        return SpokenTime(start, end, now if late else at, whole_day=False, bare=True, vague=found.vague)
    midnight = datetime.combine(found.day, time(), tzinfo=now.tzinfo)
    return SpokenTime(start, end, midnight, whole_day=True, bare=found.bare, vague=found.vague)


def _day_or_part(text: str, start: int, now: datetime, *, ahead: bool) -> tuple[FoundDay | None, str, int]:
    """Return the day that begins there, the part of it that is named, and where both end."""
    match = _NOW_PART.match(text, start)
    if match:
        part = (match["part"] or match["tonight"]).casefold()
        back = (match["which"] or "").casefold() == "last"
        if back and part != "night":
            return None, "", start
        return FoundDay(now.date() - timedelta(days=back), match.end(), True, False), part, match.end()
    found = day_at(text, start, now.date(), ahead=ahead)
    if found is None:
        return None, "", start
    of_day = _PART.match(text, found.end)
    return found, of_day["part"].casefold() if of_day else "", of_day.end() if of_day else found.end


def _clock_first(text: str, start: int, now: datetime, *, ahead: bool) -> SpokenTime | None:
    """Read a clock time with a day after it, or of today; `noon` alone is a word of prose."""
    clock = _clock(text, start, "")
    if clock is None:
        return None
    gap = _GAP.match(text, clock.end)
    found = day_at(text, gap.end(), now.date(), ahead=ahead) if gap else None
    if found:
        return _clocked(start, found.end, found.day, clock, now)
    if not text[start].isdigit() and text[start].casefold() != "a":
        return None
    return _clocked(start, clock.end, now.date(), clock, now)


def _clocked(start: int, end: int, day: date, clock: _Clock, now: datetime) -> SpokenTime:
    """Return the time; one that the clocks jump over in spring is as much later as they jump."""
    wall = datetime.combine(day, time(clock.hour, clock.minute, clock.second), tzinfo=now.tzinfo)
    at = wall.astimezone(UTC).astimezone(now.tzinfo)
    return SpokenTime(start, end, at, whole_day=False, minutes=clock.minutes, first_end=clock.first_end)


def _clock(text: str, start: int, part: str) -> _Clock | None:
    """Read a clock time, with the one that it lasts to where there is one."""
    first = _one_clock(text, start, part)
    to = _TO.match(text, first.end) if first else None
    last = _one_clock(text, to.end(), part) if to else None
    if first and last and ends_well(text, last.end):
        minutes = (last.hour - first.hour) * 60 + last.minute - first.minute
        return replace(first, end=last.end, minutes=minutes, first_end=first.end) if minutes > 0 else None
    return first if first and ends_well(text, first.end) else None


def _one_clock(text: str, start: int, part: str) -> _Clock | None:
    """Read a clock time; an hour from 1 to 6 that says neither half of the day is none."""
    match = _CLOCK.match(text, start)
    if match is None:
        return None
    if match["word"]:
        return _Clock(match.end(), _WORDS[match["word"].casefold()], 0, 0)
    said = match["h"] or match["hour"] or match["bare"]
    hour, minute = int(said), int(match["m"] or match["minute"] or 0)
    if match["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match["half"] in "pP" else 0)
    elif part in {"afternoon", "evening", "night", "tonight"} and hour < 12:
        hour += 12
    elif match["bare"] and not part and not 7 <= hour <= 23:
        return None
    second = int(match["second"] or 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    return _Clock(match.end(), hour, minute, second)


# Due days ----------------------------------------------------------------------------------------------


def _after_clock(text: str, end: int) -> int:
    """Return where a due day ends with the clock time that follows it."""
    gap = _GAP.match(text, end)
    clock = _clock(text, gap.end(), "") if gap else None
    return clock.end if clock else end


def _short_due(text: str, today: date) -> SpokenDay | None:
    match = _SHORT_DUE.search(text)
    if match is None:
        return None
    phrase = "end of day" if match["what"] == "EOD" else "end of week"
    found = day_at(phrase, 0, today, ahead=True)
    return SpokenDay(match.start(), match.end(), found.day) if found else None


def _due_at_the_end(text: str, today: date) -> SpokenDay | None:
    starts = [match.start() for match in _WORD_STARTS.finditer(text)][-_LONGEST_DUE - 2 :]
    for start in starts:
        found = day_at(text, start + (text[start] == "!"), today, ahead=True)
        if found and found.day >= today:
            end = _after_clock(text, found.end)
            if _TRAILING.match(text, end):
                return SpokenDay(start, end, found.day)
    return None


def _due_at_the_start(text: str, today: date) -> SpokenDay | None:
    found = day_at(text, 0, today, ahead=True)
    if found is None or found.day < today:
        return None
    return SpokenDay(0, _after_clock(text, found.end), found.day)
