"""One lead brief's life with sales: its states, its clock and what a reply may move."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from enum import StrEnum

from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.playbook import Involvement, Playbook, Windows
from desktop.domain.workdays import add_working_days


class HandOffState(StrEnum):
    """Where a hand-off stands; *seen* is a note, overdue and lapsed are computed."""

    READY_TO_SEND = "ready to send"
    ISSUED = "issued"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"
    WON = "won"
    LOST = "lost"
    DISQUALIFIED = "disqualified"

    @property
    def live(self) -> bool:
        """Say whether the hand-off keeps others of its client and scope out."""
        return bool(MOVES[self]) or self is HandOffState.READY_TO_SEND


MOVES: dict[HandOffState, tuple[HandOffState, ...]] = {
    HandOffState.READY_TO_SEND: (HandOffState.ISSUED, HandOffState.WITHDRAWN, HandOffState.SUPERSEDED),
    HandOffState.ISSUED: (
        HandOffState.ACCEPTED,
        HandOffState.RETURNED,
        HandOffState.DECLINED,
        HandOffState.WITHDRAWN,
        HandOffState.SUPERSEDED,
    ),
    HandOffState.ACCEPTED: (
        HandOffState.WON,
        HandOffState.LOST,
        HandOffState.DISQUALIFIED,
        HandOffState.WITHDRAWN,
    ),
    HandOffState.RETURNED: (HandOffState.READY_TO_SEND, HandOffState.ISSUED, HandOffState.WITHDRAWN),
    HandOffState.DECLINED: (),
    HandOffState.WITHDRAWN: (),
    HandOffState.SUPERSEDED: (),
    HandOffState.WON: (),
    HandOffState.LOST: (),
    HandOffState.DISQUALIFIED: (),
}


def moved(state: HandOffState, to: HandOffState, number: str) -> HandOffState:
    """Return `to` if a hand-off may go there from `state`; refuse it otherwise."""
    if to in MOVES[state]:
        return to
    raise UserError(
        QT_TRANSLATE_NOOP("UserError", "Brief {number} is {state} and cannot become {to}."),
        QT_TRANSLATE_NOOP(
            "UserError", "Nothing was changed; the hand-off {number} shows what happened before."
        ),
        number=number,
        state=state.value,
        to=to.value,
    )


@dataclass(frozen=True, slots=True)
class HandOff:
    """A hand-off as it stands. Dates are ISO dates, moments UTC ISO 8601; `scope` empty is the whole client.

    `end_reason` says why it was taken back, in the customer's own words where it was the customer's wish.
    """

    id: str
    number: str
    version: int
    client_id: str
    opportunity_id: str | None
    referral_id: str | None
    title: str
    state: HandOffState
    involvement: Involvement
    to_name: str
    to_email: str
    scope: tuple[str, ...]
    issued_at: str
    sent_on: str | None
    protected_until: str
    seen_at: str | None
    said_yes_at: str | None
    accepted_by: str
    next_action: str
    next_action_on: str | None
    hash: str
    last_news_at: str
    extended_on: str | None = None
    extension_reason: str = ""
    reminded_on: str | None = None
    end_reason: str = ""
    customers_wish: bool = False


class Standing(StrEnum):
    """What the clock says of a live hand-off; computed, never stored."""

    WAITING = "waiting"
    OVERDUE = "overdue"
    STALLED = "stalled"
    LAPSED = "lapsed"
    ENDED = "ended"


def answer_due(handoff: HandOff, playbook: Playbook, zone: tzinfo) -> date | None:
    """Return the day by which sales should have answered, None until sent and where no answer is awaited any more.

    A yes whose details are missing pauses the clock for the playbook's working days. What was only for information
    is answered once it was seen.
    """
    told = handoff.involvement is Involvement.INFORMATION and handoff.seen_at is not None
    if handoff.sent_on is None or (told and handoff.state is HandOffState.ISSUED):
        return None
    windows, holidays = playbook.windows, playbook.holidays
    due = add_working_days(date.fromisoformat(handoff.sent_on), windows.answer_working_days, holidays)
    if handoff.said_yes_at and handoff.state is HandOffState.ISSUED:
        said = datetime.fromisoformat(handoff.said_yes_at).astimezone(zone).date()
        due = max(due, said)
        due = add_working_days(due, windows.details_working_days, holidays)
    return due


def standing(handoff: HandOff, playbook: Playbook, now: datetime, zone: tzinfo) -> Standing:
    """Return what the clock says of `handoff` at `now`."""
    if not handoff.state.live:
        return Standing.ENDED
    today = now.astimezone(zone).date()
    if today > date.fromisoformat(handoff.protected_until):
        return Standing.LAPSED
    due = answer_due(handoff, playbook, zone)
    if handoff.state is HandOffState.ISSUED and due is not None and today > due:
        return Standing.OVERDUE
    quiet = now - datetime.fromisoformat(handoff.last_news_at)
    if handoff.state is HandOffState.ACCEPTED and quiet > timedelta(days=playbook.windows.stalled_days):
        return Standing.STALLED
    return Standing.WAITING


def protected_until(issued: date, windows: Windows) -> date:
    """Return the last day on which the registration protects."""
    return issued + timedelta(days=windows.protected_days)


def printed_answer_due(issued: date, windows: Windows, holidays: Collection[date]) -> date:
    """Return the answer date that the brief prints: as if it were sent on the day it is issued."""
    return add_working_days(issued, windows.answer_working_days, holidays)


def scopes_overlap(one: Collection[str], other: Collection[str]) -> bool:
    """Say whether two scopes meet; an empty scope is the whole client."""
    return not one or not other or bool(set(one) & set(other))


def utc_text(moment: datetime) -> str:
    """Return `moment` as the store keeps it: UTC ISO 8601 with seconds."""
    return moment.astimezone(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")
