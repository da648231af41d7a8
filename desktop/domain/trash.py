"""The trash: how long it keeps, and what it says of an entry that is in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.handoffs import utc_text

KEPT_DAYS = 30
"""Days that an entry can be taken out of the trash again."""


@dataclass(frozen=True, slots=True)
class TrashRow:
    """One entry in the trash; moments are UTC ISO 8601, `erased_from` is when its time is over.

    `passages` and `attachments` count what goes with it.
    """

    id: str
    client: str
    title: str
    kind: str
    at: str
    trashed_at: str
    erased_from: str
    passages: int
    attachments: int


def erased_from(trashed_at: str, days: int = KEPT_DAYS) -> str:
    """Return the moment from which on what was put into the trash then is erased."""
    return utc_text(datetime.fromisoformat(trashed_at) + timedelta(days=days))


def over_before(now: datetime, days: int) -> str:
    """Return the moment until which something must have come into the trash to be in it for that many days."""
    if not 0 <= days <= 36_500:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "{days} is no number of days."),
            QT_TRANSLATE_NOOP("UserError", "Use a number from 0 to 36500."),
            days=days,
        )
    return utc_text(now - timedelta(days=days))
