"""How an entry in the trash is said: what it was, how long it waits yet, and what goes with it."""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo

from PySide6.QtCore import QCoreApplication

from desktop.domain.text import excerpt
from desktop.domain.trash import TrashRow
from desktop.services import trash
from desktop.services.desk import Desk
from desktop.ui import words
from desktop.ui.rows import Row
from desktop.ui.writing.words import CLIENT

translate = QCoreApplication.translate


def load_trash_rows(desk: Desk, ids: list[str]) -> list[Row]:
    """Read the lines of a page of the trash."""
    now, today = desk.clock(), desk.today()
    return [_row(row, now, today, desk.zone) for row in trash.list_trash(desk, ids)]


def _row(row: TrashRow, now: datetime, today: date, zone: tzinfo) -> Row:
    thrown = words.from_iso(row.trashed_at, zone).date()
    put = translate("Trash", "Put here {day}").format(day=words.relative_day(thrown, today))
    about = words.short_day(words.from_iso(row.at, zone).date(), today)
    return Row(
        id=row.id,
        title=" · ".join(part for part in (excerpt(row.client, CLIENT), row.title) if part),
        meta=_left(datetime.fromisoformat(row.erased_from) - now),
        excerpt=" · ".join((about, put, *_with_it(row))),
    )


def _left(time: timedelta) -> str:
    """Say how long an entry waits yet; a day that has begun counts."""
    days = -(-time // timedelta(days=1))
    if days < 1:
        return translate("Trash", "goes today")
    if days == 1:
        return translate("Trash", "1 day left")
    return translate("Trash", "{days} days left").format(days=days)


def _with_it(row: TrashRow) -> list[str]:
    """Say what goes with an entry."""
    counts = (
        (row.passages, translate("Trash", "{count} passage"), translate("Trash", "{count} passages")),
        (
            row.attachments,
            translate("Trash", "{count} attachment"),
            translate("Trash", "{count} attachments"),
        ),
    )
    return [(one if count == 1 else many).format(count=count) for count, one, many in counts if count]
