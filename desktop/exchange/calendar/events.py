"""One event of a calendar file: what it is called, when it takes place, who comes, and why it may be none."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from desktop.domain.calendar import Attendee, LeftOut, is_me
from desktop.domain.clients import Profile
from desktop.domain.names import fold
from desktop.domain.recurrence import Frequency, Rule
from desktop.domain.text import single_line
from desktop.exchange.calendar.lines import Block, name_of
from desktop.exchange.calendar.zones import Zones

if TYPE_CHECKING:
    from icalendar import Component

ONE_DAY = timedelta(days=1)
LONGEST = timedelta(days=366)
LONGEST_TITLE = 200
MOST_PEOPLE = 100
MOST_DAYS_NAMED = 2_000
MOST_PARTS = 400
"""Numbers or weekdays that a part of a rule names; a year has no more days."""

LAST_YEAR = 2200

Start = datetime | date
"""When something takes place: an aware moment, or a whole day."""

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WEEKDAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)", re.IGNORECASE)
_ZONE = re.compile(r";TZID=", re.IGNORECASE)
_BARE_ZONE = re.compile(r";TZID=(tzone://[^:;\"]*)", re.IGNORECASE)
_DATES = frozenset(("DTSTART", "DTEND", "RDATE", "EXDATE", "RECURRENCE-ID"))
_CANCELLED = re.compile(r"(?:cancell?ed|abgesagt|storniert|annul[ée]e?)\s*:", re.IGNORECASE)
_MAIL = re.compile(r"[^\s@<>\"',;:]{1,64}@[^\s@<>\"',;:]{1,190}")
_REMARK = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\])\s*$")
_NOBODY = frozenset(("ROOM", "RESOURCE", "GROUP"))


class TooOftenError(Exception):
    """It repeats within a day: no meeting does."""


@dataclass(frozen=True, slots=True)
class Event:
    """One event; `replaces` is the start of the occurrence that it is written in place of.

    `rule` ends with `until`; `also` are further starts, `but_not` starts that do not take place.
    """

    uid: str
    sequence: int
    start: Start
    lasts: timedelta
    title: str
    place: str
    people: tuple[Attendee, ...]
    left_out: LeftOut | None
    private: bool
    rule: Rule | None
    until: Start | None
    also: tuple[Start, ...]
    but_not: frozenset[Start]
    replaces: Start | None
    from_then_on: bool


class EventReader:
    """Reads the events of one file; `me` is nobody to meet, and what I declined is left out."""

    def __init__(self, zones: Zones, me: Profile) -> None:
        self._zones, self._me = zones, me

    def read(self, block: Block) -> Event:
        """Return the event that a block describes; raise ValueError where that cannot be told."""
        import icalendar  # noqa: PLC0415  heavy, and seldom needed

        source = "\r\n".join(("BEGIN:VEVENT", *map(_own_zone, block.lines), "END:VEVENT", ""))
        try:
            found = icalendar.Event.from_ical(source)
            return self._event(found)
        except (TypeError, LookupError, AttributeError, ArithmeticError, RecursionError) as error:
            raise ValueError("broken") from error

    def _event(self, found: Component) -> Event:
        start = self._start(found.get("DTSTART"))
        lasts = min(self._lasts(found, start), LONGEST)
        title, place = _line(found.get("SUMMARY")), _line(found.get("LOCATION"))
        rule, until = self._rule(found.get("RRULE"), start)
        replaces = found.get("RECURRENCE-ID")
        private = str(found.get("CLASS", "")).strip().upper() in ("PRIVATE", "CONFIDENTIAL")
        people = tuple(self._people(found))
        return Event(
            uid=str(found.get("UID", "")).strip() or f"{title} {start.isoformat()}",
            sequence=_number(found.get("SEQUENCE")),
            start=start,
            lasts=lasts,
            title=title
            or place
            or ", ".join(person.name for person in people[:3] if person.name)
            or "Session",
            place=place,
            people=people[:MOST_PEOPLE],
            left_out=self._left_out(found, start, lasts, title),
            private=private,
            rule=rule,
            until=until,
            also=tuple(self._starts(found.get("RDATE"))),
            but_not=frozenset(self._starts(found.get("EXDATE"))),
            replaces=None if replaces is None else self._start(replaces),
            from_then_on=replaces is not None and _word(replaces, "RANGE") == "THISANDFUTURE",
        )

    # When --------------------------------------------------------------------------------------------

    def _start(self, found: Any) -> Start:
        return self._aware(found.dt, _parameter(found, "X-ZONE"))

    def _aware(self, value: Any, zone: str) -> Start:
        """Return a moment in its zone, or a day; raise ValueError for a year in which nobody meets."""
        value = value[0] if isinstance(value, tuple) else value
        if not isinstance(value, date) or not 1970 <= value.year <= LAST_YEAR:
            raise ValueError("no time")
        if not isinstance(value, datetime) or value.tzinfo is not None:
            return value
        return value.replace(tzinfo=self._zones.zone(zone))

    def _starts(self, found: Any) -> Iterator[Start]:
        """Yield the starts that one or more lines name."""
        lines = found if isinstance(found, list) else [] if found is None else [found]
        for line in lines:
            for each in (_value(line, "dts") or [])[:MOST_DAYS_NAMED]:
                with suppress(ValueError):
                    yield self._aware(each.dt, _parameter(line, "X-ZONE"))

    def _lasts(self, found: Component, start: Start) -> timedelta:
        """Return how long it takes; what cannot be told, or ends before it begins, takes no time."""
        said = _value(found.get("DURATION"), "dt")
        if isinstance(said, timedelta):
            return max(said, timedelta())
        try:
            end = self._start(found.get("DTEND"))
        except (ValueError, AttributeError):
            return timedelta() if isinstance(start, datetime) else ONE_DAY
        if isinstance(start, datetime) and isinstance(end, datetime):
            return max(end - start, timedelta())
        return max(_day(end) - _day(start), timedelta())

    def _rule(self, found: Any, start: Start) -> tuple[Rule | None, Start | None]:
        rule = found[0] if isinstance(found, list) else found
        if rule is None:
            return None, None
        if not hasattr(rule, "items"):
            raise ValueError("no rule")
        said = {str(name).upper(): value for name, value in rule.items()}
        until = said.get("UNTIL", [None])[0]
        if until is None or until.year > LAST_YEAR:
            return _rule(said), None
        if isinstance(until, datetime) and until.tzinfo is None and isinstance(start, datetime):
            until = until.replace(tzinfo=start.tzinfo)
        return _rule(said), until

    # Who, and whether ----------------------------------------------------------------------------------

    def _left_out(self, found: Component, start: Start, lasts: timedelta, title: str) -> LeftOut | None:
        said = {name: str(found.get(name, "")).strip().upper() for name in ("STATUS", "TRANSP")}
        whole_day = str(found.get("X-MICROSOFT-CDO-ALLDAYEVENT", "")).strip().upper() == "TRUE"
        busy = str(found.get("X-MICROSOFT-CDO-BUSYSTATUS", "")).strip().upper()
        if said["STATUS"] == "CANCELLED" or _CANCELLED.match(title):
            return LeftOut.CANCELLED
        if whole_day or not isinstance(start, datetime) or _fills_days(start, lasts):
            return LeftOut.ALL_DAY
        if any(
            _word(guest, "PARTSTAT") == "DECLINED" and is_me(_attendee(guest), self._me)
            for guest in _guests(found)
        ):
            return LeftOut.DECLINED
        return LeftOut.FREE if said["TRANSP"] == "TRANSPARENT" or busy == "FREE" else None

    def _people(self, found: Component) -> Iterator[Attendee]:
        """Yield who comes, each once: neither rooms nor lists, nor who declined."""
        seen: set[str] = set()
        for guest in (*_guests(found), *_list(found.get("ORGANIZER"))):
            person = _attendee(guest)
            nobody = _word(guest, "CUTYPE") in _NOBODY or _word(guest, "ROLE") == "NON-PARTICIPANT"
            key = person.email or fold(person.name)
            if key and key not in seen and not nobody and _word(guest, "PARTSTAT") != "DECLINED":
                yield person
            seen |= {person.email, fold(person.name)}


def _own_zone(line: str) -> str:
    """Return a line with its zone under a name that the parser leaves to us.

    Exchange has zones with a colon, and forgets the quotation marks.
    """
    if name_of(line) not in _DATES:
        return line
    return _ZONE.sub(";X-ZONE=", _BARE_ZONE.sub(r';TZID="\1"', line, count=1), count=1)


def _day(start: Start) -> date:
    return start.date() if isinstance(start, datetime) else start


def _fills_days(start: datetime, lasts: timedelta) -> bool:
    return start.time() == time() and bool(lasts) and not lasts % ONE_DAY


def _list(found: Any) -> list[Any]:
    return found if isinstance(found, list) else [] if found is None else [found]


def _guests(found: Component) -> list[Any]:
    return _list(found.get("ATTENDEE"))


def _value(found: Any, name: str) -> Any:
    """Return what a property holds, None where it is missing or broken."""
    try:
        return getattr(found, name, None)
    except ValueError:
        return None


def _parameter(found: Any, name: str) -> str:
    """Return a parameter of a property, the first where there are several."""
    value = getattr(found, "params", {}).get(name, "")
    return str(value[0] if isinstance(value, list) and value else value)


def _word(found: Any, name: str) -> str:
    """Return a parameter that is one of some words, in capitals."""
    return _parameter(found, name).strip().upper()


def _number(found: Any) -> int:
    return found if isinstance(found, int) else 0


# Rules -------------------------------------------------------------------------------------------------


def _rule(said: dict[str, Any]) -> Rule:
    """Return a rule of whole days; raise TooOftenError for one that repeats within a day."""
    frequency = str(said.get("FREQ", [""])[0]).upper()
    if frequency in ("HOURLY", "MINUTELY", "SECONDLY"):
        raise TooOftenError
    if any(len(said.get(name, ())) > 1 for name in ("BYHOUR", "BYMINUTE", "BYSECOND")):
        raise TooOftenError
    if "BYWEEKNO" in said or frequency not in Frequency.__members__:
        raise ValueError("no rule of meetings")
    count = int(said["COUNT"][0]) if "COUNT" in said else None
    return Rule(
        frequency=Frequency(frequency),
        interval=max(int(said.get("INTERVAL", [1])[0]), 1),
        count=count,
        months=_numbers(said, "BYMONTH"),
        month_days=_numbers(said, "BYMONTHDAY"),
        year_days=_numbers(said, "BYYEARDAY"),
        weekdays=tuple(dict.fromkeys(_weekdays(said.get("BYDAY", ())))),
        positions=_numbers(said, "BYSETPOS"),
        week_starts_on=next((day for _, day in _weekdays(said.get("WKST", ()))), 0),
    )


def _numbers(said: dict[str, Any], name: str) -> tuple[int, ...]:
    return tuple(sorted({int(value) for value in _parts(said.get(name, ()))}))


def _parts(found: Sequence[Any]) -> Sequence[Any]:
    if len(found) > MOST_PARTS:
        raise ValueError("no rule of meetings")
    return found


def _weekdays(found: Sequence[Any]) -> Iterator[tuple[int, int]]:
    for each in _parts(found):
        match = _WEEKDAY.fullmatch(str(each).strip())
        if match is None:
            raise ValueError("no weekday")
        yield int(match[1] or 0), _WEEKDAYS.index(match[2].upper())


# Words -------------------------------------------------------------------------------------------------


def _line(found: Any) -> str:
    """Return a text on one line: without control characters, and not longer than a title may be."""
    found = found[0] if isinstance(found, list) else found
    return clean("" if found is None else str(found))


def clean(text: str) -> str:
    """Return text of unknown origin on one line that can be stored."""
    text = "".join(" " if unicodedata.category(char) in ("Cc", "Cs") else char for char in text)
    text = "".join(
        char for char in text if char not in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    )
    line = single_line(_fewer_marks(text))
    return line if len(line) <= LONGEST_TITLE else line[: LONGEST_TITLE - 1].rstrip() + "…"


def _fewer_marks(text: str) -> str:
    """Return text without the accents that are heaped on one letter."""
    if text.isascii():
        return text
    kept: list[str] = []
    heaped = 0
    for char in text:
        heaped = heaped + 1 if unicodedata.category(char)[0] == "M" else 0
        if heaped <= 10:
            kept.append(char)
    return "".join(kept)


def _attendee(found: Any) -> Attendee:
    """Return who a line names; the address may be one of the program's own, with the mail beside it."""
    email = _mail(str(found)) or _mail(_parameter(found, "EMAIL"))
    name = clean(_parameter(found, "CN")).strip("\"' ")
    return Attendee(_called(name, email), email)


def _mail(address: str) -> str:
    """Return a mail address in small letters, empty where it is none."""
    address = address.strip()
    mail = _MAIL.fullmatch(address[7:].strip() if address[:7].lower() == "mailto:" else address)
    return clean(mail.group()).casefold() if mail else ""


def _called(name: str, email: str) -> str:
    """Return a name as people say it: `Meyer, Anna (Nordwind)` is Anna Meyer, and `anna.meyer@…` as well."""
    name = _REMARK.sub("", name) or name
    if not name or "@" in name:
        parts = email.partition("@")[0].split(".")
        said = len(parts) == 2 and all(part.isalpha() and len(part) > 1 for part in parts)
        return " ".join(part.capitalize() for part in parts) if said else ""
    last, comma, first = (part.strip() for part in name.partition(","))
    turned = comma and first and "," not in first and len(first.split()) < 3 and first.rstrip(".").casefold() not in (
        "inc", "ltd", "llc", "gmbh", "ag", "phd", "msc", "bsc", "mba", "jr", "sr",
    )  # fmt: skip
    return f"{first} {last}" if turned else name
