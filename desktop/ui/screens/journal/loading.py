"""What the Journal screen reads from the journal, on the store's thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo

from desktop.domain.bookmarks import Bookmark
from desktop.domain.changes import Changes
from desktop.domain.handoffs import utc_text
from desktop.services import clients, interactions
from desktop.services.bookmarks import find_bookmark, keep_bookmark
from desktop.services.desk import Desk
from desktop.services.interactions import NEW
from desktop.services.queries import read_query
from desktop.ui import words
from desktop.ui.models import Lines
from desktop.ui.rows import Group, Row
from desktop.ui.writing import words as journal_words

LIST = "journal"
"""The name of the list's bookmark."""


@dataclass(frozen=True, slots=True)
class ListShown:
    """The list narrowed to `query`, the newest entry first, under its days; `faults` say what is wrong with that.

    `left` is where one left off, when the list is read for the first time.
    """

    lines: Lines
    query: str
    faults: tuple[str, ...]
    clients: tuple[tuple[str, str], ...]
    draft: bool
    today: date
    left: Bookmark | None = None

    def first(self) -> str:
        """Return the entry to begin with: the one that was chosen, or else the newest."""
        if self.left is not None and self.left.entry in self.lines.places:
            return self.left.entry
        return next((identifier for identifier in self.lines.ids if identifier), "")


def load_list(query: str, desk: Desk) -> ListShown:
    """Read what the list shows: ids and days only, so that a hundred thousand entries open at once."""
    today = desk.today()
    found, faults = _found(query, desk)
    days = by_days([at for _, at in found], desk.zone)
    return ListShown(
        lines=Lines.of(
            [entry_id for entry_id, _ in found],
            [Group(words.heading_day(day, today), count) for day, count in days],
        ),
        query=query,
        faults=faults,
        clients=tuple((client.id, client.name) for client in clients.list_clients(desk)),
        draft=NEW in interactions.list_drafts(desk),
        today=today,
    )


def _found(query: str, desk: Desk) -> tuple[list[tuple[str, str]], tuple[str, ...]]:
    """Return the entries that fit the filter words with their moments, and what is wrong with the words."""
    faults = tuple(words.of_error(fault.error) for fault in read_query(desk, query).faults)
    return interactions.list_moments(desk, query=query), faults


def load_list_as_left(desk: Desk) -> ListShown:
    """Read the list as one left it, on another day perhaps."""
    left = find_bookmark(desk, LIST)
    return replace(load_list(left.query, desk), left=left)


def keep_place(left: Bookmark, desk: Desk) -> Changes:
    """Keep where one leaves off in the list."""
    return keep_bookmark(desk, LIST, left)


def since(period: str, today: date) -> str:
    """Return the first day of a period, or nothing for any time."""
    first = {
        "week": today - timedelta(days=today.weekday()),
        "month": today.replace(day=1),
        "quarter": today.replace(month=3 * ((today.month - 1) // 3) + 1, day=1),
        "year": today.replace(month=1, day=1),
    }.get(period)
    return first.isoformat() if first else ""


def by_days(moments: Sequence[str], zone: tzinfo) -> list[tuple[date, int]]:
    """Count moments (UTC, the newest first) by local day; a day costs a few looks, not one a moment."""
    days: list[tuple[date, int]] = []
    start = 0
    while start < len(moments):
        day = datetime.fromisoformat(moments[start]).astimezone(zone).date()
        end = _older(moments, start, utc_text(datetime.combine(day, time(), tzinfo=zone)))
        days.append((day, end - start))
        start = end
    return days


def _older(moments: Sequence[str], start: int, begins: str) -> int:
    """Return the place of the first moment before `begins`: in ever longer steps, then between the last two."""
    low, step = start, 1
    while low + step < len(moments) and moments[low + step] >= begins:
        low += step
        step *= 2
    high = min(low + step, len(moments))
    while low + 1 < high:
        middle = (low + high) // 2
        if moments[middle] >= begins:
            low = middle
        else:
            high = middle
    return high


def load_rows(desk: Desk, ids: list[str]) -> list[Row]:
    """Read the lines of a page of the list."""
    return [journal_words.row(entry, desk.zone) for entry in interactions.journal_rows(desk, ids)]
