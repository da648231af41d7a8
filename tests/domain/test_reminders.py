"""What a hand-off waits for, day by day."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.domain.handoffs import HandOff, HandOffState
from desktop.domain.playbook import Involvement
from desktop.domain.reminders import Nudge, is_quiet, nudge
from desktop.exchange import playbook

BOOK = playbook.load(Path(__file__).resolve().parents[2] / "resources" / "playbook" / "default.toml")
ISSUED = HandOff(
    id="1", number="EJ-7F3K-92QD", version=1, client_id="c", opportunity_id="o", referral_id=None,
    title="Billing", state=HandOffState.ISSUED, involvement=Involvement.HELP, to_name="Vera Lang", to_email="",
    scope=(), issued_at="2026-11-02T09:00:00Z", sent_on="2026-11-02", protected_until="2027-01-31",
    seen_at=None, said_yes_at=None, accepted_by="", next_action="", next_action_on=None, hash="h",
    last_news_at="2026-11-02T09:00:00Z",
)  # fmt: skip
ACCEPTED = replace(
    ISSUED, state=HandOffState.ACCEPTED, next_action="Call Anna", next_action_on="2026-11-12",
    last_news_at="2026-11-05T09:00:00Z",
)  # fmt: skip


def on(day: str, handoff: HandOff = ISSUED) -> Nudge | None:
    return nudge(handoff, BOOK, datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=UTC), UTC)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-11-05", None),
        ("2026-11-06", Nudge.DUE),  # a Friday; the answer is due on Monday
        ("2026-11-09", Nudge.DUE),
        ("2026-11-10", Nudge.OVERDUE),
        ("2027-01-31", Nudge.OVERDUE),
        ("2027-02-01", Nudge.LAPSED),
    ],
)
def test_an_answer_is_due_then_overdue_until_the_protection_ends(day: str, expected: Nudge | None) -> None:
    assert on(day) is expected


def test_a_yes_without_details_pauses_the_clock_for_two_working_days() -> None:
    half_a_yes = replace(ISSUED, said_yes_at="2026-11-09T08:00:00Z")
    assert [on(day, half_a_yes) for day in ("2026-11-10", "2026-11-11", "2026-11-12")] == [
        Nudge.DETAILS,
        Nudge.DETAILS,
        Nudge.OVERDUE,
    ]


def test_their_next_step_is_asked_after_once_its_day_is_over() -> None:
    assert on("2026-11-12", ACCEPTED) is None
    assert on("2026-11-13", ACCEPTED) is Nudge.NEXT_ACTION
    heard_since = replace(ACCEPTED, last_news_at="2026-11-13T09:00:00Z")
    assert on("2026-11-16", heard_since) is None
    assert on("2026-12-14", heard_since) is Nudge.STALLED


def test_the_end_of_the_protection_is_brought_up_two_weeks_before() -> None:
    heard = replace(ACCEPTED, next_action_on=None, last_news_at="2027-01-10T09:00:00Z")
    assert on("2027-01-16", heard) is None
    assert on("2027-01-17", heard) is Nudge.PROTECTION


def test_what_is_over_waits_for_nothing_and_what_is_mine_waits_for_me() -> None:
    for state in HandOffState:
        found = on("2027-03-01", replace(ISSUED, state=state))
        assert (found is None) is not state.live, state
    assert on("2026-11-02", replace(ISSUED, state=HandOffState.READY_TO_SEND)) is Nudge.SEND
    assert on("2026-11-02", replace(ISSUED, state=HandOffState.RETURNED)) is Nudge.RETURNED


def test_after_a_reminder_there_is_peace_for_two_working_days() -> None:
    reminded = replace(ISSUED, reminded_on="2026-11-13")  # a Friday
    quiet = [is_quiet(reminded, datetime(2026, 11, day, tzinfo=UTC).date(), 2, ()) for day in (13, 16, 17)]
    assert quiet == [True, True, False]
