"""Days that somebody typed into a field: a day, or a list of days and spans of days."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.spoken_days import day_at

LONGEST = 40
"""Characters of what was typed that a refusal repeats."""

_TO = re.compile(r"\s*(?:\.\.|–|—)\s*|\s+(?:-|to|until|till)\s+", re.IGNORECASE)
_BETWEEN = re.compile(r"[;\n]")


def read_day(text: str, today: date, *, ahead: bool) -> date | None:
    """Read a day as `2027-03-31`, `31 March` or `tomorrow`, None where nothing is typed; `ahead` prefers days to come."""
    typed = text.strip()
    return _day(typed, today, ahead=ahead) if typed else None


def read_spans(texts: Sequence[str], today: date) -> list[tuple[date, date]]:
    """Read days to come and spans of them, as `20 Dec to 6 Jan; 1 March`; both ends belong to a span."""
    return [_span(part, today) for text in texts for part in _BETWEEN.split(text) if part.strip()]


def _span(text: str, today: date) -> tuple[date, date]:
    begin, *end = _TO.split(text.strip(), maxsplit=1)
    first = _day(begin, today, ahead=True)
    last = _day(end[0], today, ahead=True) if end else first
    if last < first:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "“{text}” ends on {last}, before it begins on {first}."),
            QT_TRANSLATE_NOOP("UserError", "Write the earlier day first: 2026-12-20 to 2027-01-06."),
            text=text.strip()[:LONGEST],
            first=first.isoformat(),
            last=last.isoformat(),
        )
    return first, last


def _day(text: str, today: date, *, ahead: bool) -> date:
    typed = text.strip()
    found = day_at(typed, 0, today, ahead=ahead)
    if found is None or found.end != len(typed):
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "“{text}” is not a day."),
            QT_TRANSLATE_NOOP("UserError", "Write it as 2027-03-31, or as 31 March 2027."),
            text=typed[:LONGEST],
        )
    return found.day
