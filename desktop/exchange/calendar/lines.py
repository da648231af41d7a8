"""The lines of a calendar file, taken apart without trust: whatever is broken stays where it is."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

WANTED = frozenset(
    "UID SUMMARY LOCATION DTSTART DTEND DURATION RRULE RDATE EXDATE RECURRENCE-ID STATUS TRANSP CLASS SEQUENCE "
    "ATTENDEE ORGANIZER X-MICROSOFT-CDO-ALLDAYEVENT X-MICROSOFT-CDO-BUSYSTATUS".split()
)
"""The properties of an event that are looked at."""

TEXTS = frozenset(("UID", "SUMMARY", "LOCATION"))
LONGEST_LINE = 100_000
LONGEST_TEXT = 5_000
MOST_LINES = 1_000
"""Lines of one event, such as its guests, that are looked at."""

_WIDE = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"B\0E\0", "utf-16-le"),
    (b"\0B\0E", "utf-16-be"),
)
_MARK = re.compile(rb"(BEGIN|END):[ \t]*([A-Z-]{1,40})[ \t]*$", re.IGNORECASE)
_KINDS = frozenset(("VCALENDAR", "VEVENT", "VTIMEZONE"))
_NAME = re.compile(r"([A-Za-z][A-Za-z0-9-]{0,39})(?=[;:])")
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r")) + b"\x7f"


@dataclass(slots=True)
class Block:
    """The lines of one event or time zone; `parts` names the smaller things that a time zone's lines are in."""

    kind: str
    lines: list[str] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)

    def first(self, name: str) -> str:
        """Return the first line of a property, without its name; empty where there is none."""
        found = (line for line in self.lines if name_of(line) == name)
        return next(found, name)[len(name) :]

    def has(self, *names: str) -> bool:
        """Say whether one of these properties is there."""
        return any(name_of(line) in names for line in self.lines)


def name_of(line: str) -> str:
    """Return the name of a line's property in capitals, empty where it is none."""
    match = _NAME.match(line)
    return match.group(1).upper() if match else ""


def is_calendar(data: bytes) -> bool:
    """Say whether anything in these bytes is written like a calendar."""
    return re.search(rb"(?mi)^[ \t]*BEGIN:V(?:CALENDAR|EVENT)[ \t]*$", data) is not None


def plain(data: bytes) -> bytes:
    """Return the bytes in an encoding that contains ASCII, with LF line ends, lines unfolded, no control characters."""
    for mark, encoding in _WIDE:
        if data.startswith(mark):
            data = data.decode(encoding, "replace").encode("utf-8", "replace")
            break
    data = data.removeprefix(codecs.BOM_UTF8).replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return data.replace(b"\n ", b"").replace(b"\n\t", b"").translate(None, _CONTROLS)


def blocks(data: bytes) -> Iterator[Block]:
    """Yield the events and time zones of plain bytes; one that never ends is over where the next begins."""
    block: Block | None = None
    inside, depth = "", 0
    for raw in data.split(b"\n"):
        mark = _MARK.match(raw)
        if mark is None:
            if block is not None:
                _take(block, raw, inside)
            continue
        begins, kind = mark[1].upper() == b"BEGIN", mark[2].upper().decode("ascii")
        if kind in _KINDS:
            if block is not None:
                yield block
            block = Block(kind) if begins and kind != "VCALENDAR" else None
            inside, depth = "", 0
        else:
            depth = max(depth + (1 if begins else -1), 0)
            inside = (inside or kind) if depth else ""
    if block is not None:
        yield block


def _take(block: Block, raw: bytes, inside: str) -> None:
    """Add a line to an event where it is wanted there, or to a time zone."""
    if len(block.lines) >= MOST_LINES or len(raw) > LONGEST_LINE:
        return
    if block.kind == "VTIMEZONE":
        block.lines.append(_text(raw))
        block.parts.append(inside)
    elif not inside:
        line = _text(raw)
        name = name_of(line)
        if name in WANTED:
            block.lines.append(line[:LONGEST_TEXT] if name in TEXTS else line)


def _text(raw: bytes) -> str:
    """Return a line as text; one line in an older encoding does not spoil the others."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")
