"""Follow-ups: what I noted to do, listed, and ticked wherever they show."""

from __future__ import annotations

from desktop.domain.changes import Changes
from desktop.domain.overviews import FollowUpRow
from desktop.services.desk import Desk


def list_follow_ups(desk: Desk, *, client: str = "", done: bool = False) -> list[FollowUpRow]:
    """Return what is open, the next due first and what has no date last; or what is done, the latest first."""
    return []


def tick(desk: Desk, follow_up_id: str, *, done: bool = True) -> Changes:
    """Tick a follow-up, or take the tick back; the box in its entry's text follows, and no version is made."""
    return Changes()
