"""Times as English says them: `yesterday 3pm`, `Mon 14:00`, `2 hours ago`, `by Friday`."""

from __future__ import annotations

from datetime import date, datetime

from desktop.domain.spoken_times import Language, SpokenDay, SpokenTime


class English:
    """English times. See docs/decisions/0008-spoken-times.md for what is read and what is refused."""

    code = "en"

    def time_at(self, text: str, start: int, now: datetime) -> SpokenTime | None:
        """Return the longest time that begins at `start`."""
        return None

    def find_due(self, text: str, today: date) -> SpokenDay | None:
        """Return the first due day of a text."""
        return None


ENGLISH: Language = English()
