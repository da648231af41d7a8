"""What a hand-off waits for next, by its clock: a nudge for the consultant, computed and never stored."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum

from desktop.domain.handoffs import HandOff, HandOffState, Standing, answer_due, standing
from desktop.domain.playbook import Playbook
from desktop.domain.workdays import add_working_days


class Nudge(StrEnum):
    """Why a hand-off should be looked at, in words."""

    SEND = "ready to send"
    DETAILS = "details missing"
    DUE = "answer due"
    OVERDUE = "answer overdue"
    RETURNED = "came back"
    NEXT_ACTION = "next step due"
    STALLED = "no news"
    PROTECTION = "protection ends"
    LAPSED = "protection ended"
    WITHDRAWN = "withdrawn"
    WISH = "customer's wish"

    @property
    def key(self) -> str:
        """Return the name of its text to sales in the playbook."""
        return self.name.lower()

    @property
    def has_text(self) -> bool:
        """Say whether there is something to write to sales about it."""
        return self not in (Nudge.SEND, Nudge.RETURNED, Nudge.PROTECTION)


WRITTEN = tuple(each.key for each in Nudge if each.has_text and each is not Nudge.DETAILS)
"""The texts of the playbook; the one that asks for missing details is among the words of a brief."""


def nudge(handoff: HandOff, playbook: Playbook, now: datetime, zone: tzinfo) -> Nudge | None:
    """Return what a live hand-off waits for at `now`, the most urgent first; None where all is well."""
    if not handoff.state.live:
        return None
    stands = standing(handoff, playbook, now, zone)
    if stands is Standing.LAPSED:
        return Nudge.LAPSED
    today = now.astimezone(zone).date()
    found = {
        HandOffState.READY_TO_SEND: Nudge.SEND,
        HandOffState.RETURNED: Nudge.RETURNED,
        HandOffState.ISSUED: _of_issued(handoff, playbook, today, zone, overdue=stands is Standing.OVERDUE),
        HandOffState.ACCEPTED: _of_accepted(handoff, today, stalled=stands is Standing.STALLED),
    }.get(handoff.state)
    return found or _protection(handoff, playbook, today)


def _of_issued(
    handoff: HandOff, playbook: Playbook, today: date, zone: tzinfo, *, overdue: bool
) -> Nudge | None:
    if overdue:
        return Nudge.OVERDUE
    if handoff.said_yes_at:
        return Nudge.DETAILS
    due = answer_due(handoff, playbook, zone)
    return Nudge.DUE if due is not None and add_working_days(today, 1, playbook.holidays) >= due else None


def _of_accepted(handoff: HandOff, today: date, *, stalled: bool) -> Nudge | None:
    if stalled:
        return Nudge.STALLED
    promised = handoff.next_action_on
    heard = handoff.last_news_at[:10]
    late = promised is not None and promised < today.isoformat() and heard <= promised
    return Nudge.NEXT_ACTION if late else None


def _protection(handoff: HandOff, playbook: Playbook, today: date) -> Nudge | None:
    notice = timedelta(days=playbook.windows.protection_notice_days)
    return Nudge.PROTECTION if date.fromisoformat(handoff.protected_until) - notice <= today else None


def is_quiet(handoff: HandOff, today: date, working_days: int, holidays: Collection[date]) -> bool:
    """Say whether sales was reminded so lately that it should be left in peace."""
    if handoff.reminded_on is None:
        return False
    return today < add_working_days(date.fromisoformat(handoff.reminded_on), working_days, holidays)
