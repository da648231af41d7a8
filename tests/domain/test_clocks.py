"""Clocks: working days, due dates, and what they say of a hand-off."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from desktop.domain.clients import Promise, PromiseState, must_earn_first
from desktop.domain.dates import day_in_words
from desktop.domain.errors import UserError
from desktop.domain.handoffs import HandOff, HandOffState, Standing, answer_due, scopes_overlap, standing
from desktop.domain.moments import parse_moment
from desktop.domain.playbook import Involvement
from desktop.domain.workdays import add_working_days
from desktop.exchange import playbook

PLAYBOOK = playbook.load(Path(__file__).resolve().parents[2] / "resources" / "playbook" / "default.toml")
SENT = HandOff(
    id="h",
    number="EJ-7F3K-92QX",
    version=1,
    client_id="c",
    opportunity_id="o",
    referral_id=None,
    title="Second plant",
    state=HandOffState.ISSUED,
    involvement=Involvement.HELP,
    to_name="Priya Nair",
    to_email="",
    scope=(),
    issued_at="2026-11-23T14:10:00Z",
    sent_on="2026-11-23",
    protected_until="2027-02-21",
    seen_at=None,
    said_yes_at=None,
    accepted_by="",
    next_action="",
    next_action_on=None,
    hash="0" * 64,
    last_news_at="2026-11-23T14:10:00Z",
)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_working_days_leave_out_weekends_and_holidays() -> None:
    assert add_working_days(date(2026, 11, 23), 5) == date(2026, 11, 30)
    assert add_working_days(date(2026, 11, 27), 1) == date(2026, 11, 30)
    assert add_working_days(date(2026, 12, 23), 2, {date(2026, 12, 25)}) == date(2026, 12, 28)


def test_the_clock_starts_when_the_brief_is_sent() -> None:
    assert answer_due(SENT, PLAYBOOK, UTC) == date(2026, 11, 30)
    assert answer_due(replace(SENT, sent_on=None), PLAYBOOK, UTC) is None


def test_a_yes_without_details_pauses_the_clock_for_two_working_days() -> None:
    said = replace(SENT, said_yes_at="2026-11-26T09:00:00Z")
    assert answer_due(said, PLAYBOOK, UTC) == date(2026, 12, 2)


@pytest.mark.parametrize(
    ("now", "handoff", "expected"),
    [
        ("2026-11-30T23:00", SENT, Standing.WAITING),
        ("2026-12-01T00:10", SENT, Standing.OVERDUE),
        ("2027-02-22T09:00", SENT, Standing.LAPSED),
        ("2027-01-20T09:00", replace(SENT, state=HandOffState.ACCEPTED), Standing.STALLED),
        ("2026-12-01T09:00", replace(SENT, state=HandOffState.ACCEPTED), Standing.WAITING),
        ("2027-03-01T09:00", replace(SENT, state=HandOffState.WON), Standing.ENDED),
    ],
)
def test_overdue_stalled_and_lapsed_are_computed(now: str, handoff: HandOff, expected: Standing) -> None:
    assert standing(handoff, PLAYBOOK, at(now), UTC) is expected


def test_what_was_only_for_information_waits_for_nothing_once_it_was_seen() -> None:
    told = replace(SENT, involvement=Involvement.INFORMATION)
    assert answer_due(told, PLAYBOOK, UTC) == date(2026, 11, 30)
    assert standing(told, PLAYBOOK, at("2026-12-07T09:00"), UTC) is Standing.OVERDUE
    seen = replace(told, seen_at="2026-11-24T09:00:00Z")
    assert answer_due(seen, PLAYBOOK, UTC) is None
    assert standing(seen, PLAYBOOK, at("2026-12-07T09:00"), UTC) is Standing.WAITING
    asked = replace(SENT, seen_at="2026-11-24T09:00:00Z")
    assert answer_due(asked, PLAYBOOK, UTC) == date(2026, 11, 30)


def test_an_empty_scope_is_the_whole_client() -> None:
    assert scopes_overlap((), ("billing",))
    assert scopes_overlap(("billing", "training"), ("training",))
    assert not scopes_overlap(("billing",), ("training",))


@pytest.mark.parametrize(
    ("promises", "earn"),
    [
        ([("broken", True, None)], True),
        ([("broken", False, None)], False),
        ([("at risk", True, None)], False),
        ([("at risk", True, None), ("open", True, date(2026, 11, 1))], True),
        ([("kept", True, date(2026, 11, 1)), ("open", True, date(2026, 12, 1))], False),
    ],
)
def test_earned_first_counts_what_we_owe(
    promises: list[tuple[str, bool, date | None]], *, earn: bool
) -> None:
    ours = [
        Promise(str(i), "c", "x", due, PromiseState(state), mine)
        for i, (state, mine, due) in enumerate(promises)
    ]
    assert must_earn_first(ours, date(2026, 11, 23)) is earn


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", "2026-11-23T14:10:00Z"),
        ("2026-11-20", "2026-11-20T00:00:00Z"),
        ("2026-11-20 09:30", "2026-11-20T09:30:00Z"),
        ("2026-11-20T09:30:00+02:00", "2026-11-20T07:30:00Z"),
        ("yesterday 3:05", "2026-11-22T03:05:00Z"),
        ("9:00", "2026-11-23T09:00:00Z"),
    ],
)
def test_moments_are_read_as_people_type_them(typed: str, kept: str) -> None:
    assert parse_moment(typed, at("2026-11-23T14:10"), UTC, "UTC").at == kept


@pytest.mark.parametrize("typed", ["soon", "25:99", "2026-13-01", "0001-01-01", "yesterday at dusk"])
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(UserError, match="is not a time"):
        parse_moment(typed, at("2026-11-23T14:10"), UTC, "UTC")


def test_days_are_said_in_words() -> None:
    assert day_in_words(date(2026, 11, 30)) == "Monday 30 November 2026"
