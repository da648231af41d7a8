"""Times as people say them, found in a text; what a language calls them is a module of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class SpokenTime:
    """A time that stands in a text (code points, half open); of a whole day, `at` is its beginning.

    `bare` says that it is words only (`yesterday`, `this morning`), which the prose may need as well; `vague`
    that prose which begins with them hardly means the moment it is about (`two weeks ago`, `Sat`). A time from
    one clock time to another lasts `minutes`; the second one ends it, and the first one ends at `first_end`.
    """

    start: int
    end: int
    at: datetime
    whole_day: bool
    bare: bool = False
    vague: bool = False
    minutes: int | None = None
    first_end: int = 0


@dataclass(frozen=True, slots=True)
class SpokenDay:
    """A due day that stands in a text, with the word before it that makes it one, such as `by Friday`."""

    start: int
    end: int
    day: date


class Language(Protocol):
    """How a language speaks of times. A time that could be two is none."""

    code: str

    def time_at(self, text: str, start: int, now: datetime, *, ahead: bool = False) -> SpokenTime | None:
        """Return the longest time that begins at `start`; `now` is aware, in the zone that is meant.

        Of several days that fit, such as `Friday`, today or the last one is meant, with `ahead` the next to come.
        """
        ...

    def find_due(self, text: str, today: date) -> SpokenDay | None:
        """Return the due day of a text. Of several days that fit, the next to come is meant."""
        ...
