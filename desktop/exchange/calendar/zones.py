"""Time zones by all the names that calendars give them: IANA's, Windows', a program's own, or none at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from desktop.exchange.calendar.lines import Block, name_of
from desktop.system.windows_zones import IANA_NAMES, iana_name

MOST_NAMED = 10
"""Unknown zones that are named."""

MOST_LOOKED_UP = 500
"""Names that are looked up in one file; further ones mean nothing."""

_OFFSET = re.compile(r":\s*([+-])(\d\d):?(\d\d)")
_RULE_MONTH = re.compile(r"BYMONTH=(\d{1,2})", re.IGNORECASE)
_START_MONTH = re.compile(r":\d{4}(\d\d)\d\d")


@dataclass(frozen=True, slots=True)
class _Definition:
    """What a file says of a zone: its place's IANA name, and offsets with the month in which summer begins."""

    place: str
    standard: timedelta | None
    summer: timedelta | None
    summer_month: int


class Zones:
    """The zones of one calendar file; a name that means nothing is noted, and stands for the local zone."""

    def __init__(self, local: tzinfo, year: int) -> None:
        self._local, self._year = local, year
        self._defined: dict[str, _Definition] = {}
        self._known: dict[str, tzinfo | None] = {}

    def define(self, block: Block) -> None:
        """Take in what a file says of one of its zones."""
        name = _unquoted(block.first("TZID").removeprefix(":"))
        self._defined.setdefault(name, _definition(block))

    def zone(self, name: str) -> tzinfo:
        """Return the zone of that name."""
        name = _unquoted(name)
        if not name:
            return self._local
        if name not in self._known:
            if len(self._known) >= MOST_LOOKED_UP:
                return self._local
            self._known[name] = _named(name) or self._from_definition(name)
        return self._known[name] or self._local

    def unknown(self) -> tuple[str, ...]:
        """Return the names that meant nothing."""
        return tuple(name[:60] for name, zone in self._known.items() if zone is None)[:MOST_NAMED]

    def _from_definition(self, name: str) -> tzinfo | None:
        known = self._defined.get(name)
        if known is None:
            return None
        if known.place and (zone := _named(known.place)):
            return zone
        if known.standard is None:
            return None
        if known.summer is None or known.summer == known.standard:
            return timezone(known.standard)
        places = (self._local, *(_iana(place) for place in IANA_NAMES.values()))
        return next((zone for zone in places if zone and _agrees(zone, known, self._year)), None)


def _unquoted(name: str) -> str:
    return name.strip().strip('"').strip()


def _named(name: str) -> tzinfo | None:
    """Return the zone that a name says, as IANA, Windows or a program with a name of its own before it writes it."""
    plain = name.removeprefix("tzone://Microsoft/")
    parts = plain.strip("/").split("/")
    for candidate in (plain, "/".join(parts[-2:]), "/".join(parts[-3:]), iana_name(plain), _windows(plain)):
        zone = _iana(candidate)
        if zone is not None:
            return zone
    return None


def _windows(name: str) -> str:
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON  # noqa: PLC0415  while a calendar is read

    return str(WINDOWS_TO_OLSON.get(name, ""))


def _iana(name: str) -> ZoneInfo | None:
    """Return the zone of an IANA name; case does not matter for `utc` alone."""
    name = "UTC" if name.casefold() in ("utc", "z", "gmt") else name
    try:
        return ZoneInfo(name) if name and name.isascii() and len(name) < 64 else None
    except (ValueError, OSError, LookupError):
        return None


def _definition(block: Block) -> _Definition:
    standard = [line for line, part in zip(block.lines, block.parts, strict=True) if part == "STANDARD"]
    summer = [line for line, part in zip(block.lines, block.parts, strict=True) if part == "DAYLIGHT"]
    return _Definition(
        block.first("X-LIC-LOCATION").removeprefix(":").strip(),
        _offset(standard),
        _offset(summer),
        _month(summer),
    )


def _offset(lines: Sequence[str]) -> timedelta | None:
    """Return the last offset from UTC that lines set, None where there is none."""
    found = [_OFFSET.search(line) for line in lines if name_of(line) == "TZOFFSETTO"]
    offsets = [
        (1 if match[1] == "+" else -1) * timedelta(hours=int(match[2]), minutes=int(match[3]))
        for match in found
        if match
    ]
    return offsets[-1] if offsets and abs(offsets[-1]) < timedelta(hours=24) else None


def _month(lines: Iterable[str]) -> int:
    """Return the month in which summer begins, 0 where it is not said."""
    found = [
        match
        for line in lines
        for match in [(_RULE_MONTH if name_of(line) == "RRULE" else _START_MONTH).search(line)]
        if match and name_of(line) in ("RRULE", "DTSTART")
    ]
    month = int(found[-1][1]) if found else 0
    return month if month <= 12 else 0


def _agrees(zone: tzinfo, known: _Definition, year: int) -> bool:
    """Say whether a zone has these offsets in that year, and its summer from that month on."""
    offsets = [datetime(year, month, 1, tzinfo=zone).utcoffset() for month in range(1, 13)]
    if {known.standard, known.summer} != set(offsets):
        return False
    month = known.summer_month
    return not month or (offsets[month - 1] == known.standard and offsets[month % 12] == known.summer)
