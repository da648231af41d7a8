"""What the Journal screen reads from the journal, on the store's thread."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from desktop.domain.handoffs import utc_text
from desktop.domain.interactions import EntryForm
from desktop.domain.overviews import EntryView, Passage
from desktop.services import clients, interactions
from desktop.services.desk import Desk
from desktop.services.interactions import NEW
from desktop.ui.rows import Row
from desktop.ui.writing import words as journal_words


@dataclass(frozen=True, slots=True)
class Filters:
    """What the list is narrowed to: a client's id (empty for all) and a period."""

    client: str = ""
    period: str = "all"


@dataclass(frozen=True, slots=True)
class ListShown:
    """The ids of the list, the newest first, and how many of them each day has."""

    ids: tuple[str, ...]
    days: tuple[tuple[date, int], ...]
    clients: tuple[tuple[str, str], ...]
    filters: Filters
    draft: bool
    today: date


@dataclass(frozen=True, slots=True)
class EntryShown:
    """One entry for the writer: what is typed (a draft, if there is one), what is kept, and its passages."""

    key: str
    form: EntryForm
    kept: EntryForm | None
    at: str
    passages: tuple[Passage, ...]
    today: date
    zone: tzinfo


def load_list(filters: Filters, desk: Desk) -> ListShown:
    """Read what the list shows: ids and days only, so that a hundred thousand entries open at once."""
    known = [(client.id, client.name) for client in clients.list_clients(desk)]
    if filters.client not in dict(known):
        filters = Filters("", filters.period)
    found = interactions.list_moments(desk, client=filters.client, since=since(filters.period, desk.today()))
    return ListShown(
        ids=tuple(entry_id for entry_id, _ in found),
        days=tuple(by_days([at for _, at in found], desk.zone)),
        clients=tuple(known),
        filters=filters,
        draft=NEW in interactions.list_drafts(desk),
        today=desk.today(),
    )


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
    """Count moments (UTC, the newest first) by local day; a day costs one search, not one step a moment."""
    days: list[tuple[date, int]] = []
    start = 0
    while start < len(moments):
        day = datetime.fromisoformat(moments[start]).astimezone(zone).date()
        begins = utc_text(datetime.combine(day, time(), tzinfo=zone))
        end = bisect_right(moments, _Newest(begins), lo=start, key=_Newest)
        days.append((day, end - start))
        start = end
    return days


class _Newest(str):
    """A moment that sorts before those older than it."""

    __slots__ = ()

    def __lt__(self, other: str) -> bool:
        return str.__gt__(self, other)


def load_rows(desk: Desk, ids: list[str]) -> list[Row]:
    """Read the lines of a page of the list."""
    return [journal_words.row(entry, desk.zone) for entry in interactions.journal_rows(desk, ids)]


def load_entry(key: str, desk: Desk) -> EntryShown:
    """Read one entry, or what is typed of a new one."""
    draft = interactions.list_drafts(desk).get(key)
    view = None if key == NEW else interactions.show_entry(desk, key)
    kept = form_of(view) if view else None
    return EntryShown(
        key=view.entry.id if view else NEW,
        form=draft or kept or EntryForm(""),
        kept=kept,
        at=view.entry.at if view else "",
        passages=view.passages if view else (),
        today=desk.today(),
        zone=desk.zone,
    )


def load_waiting(desk: Desk) -> str:
    """Return the key of what waits to be written on: a new entry's draft, if there is one."""
    return NEW if NEW in interactions.list_drafts(desk) else ""


def form_of(view: EntryView) -> EntryForm:
    """Return an entry as the form that would write it; no time means that it keeps its own."""
    entry = view.entry
    return EntryForm(
        text=entry.text,
        title=entry.title,
        client=view.client,
        engagement=view.engagement,
        kind=entry.kind,
        people=view.people,
        temperature=entry.temperature,
        sharing=entry.sharing,
        minutes=entry.minutes,
    )
