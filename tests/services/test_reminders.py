"""Clocks on Today, the texts that go with them, one extension, and the customer's wish."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desktop.domain.errors import UserError
from desktop.domain.handoffs import HandOffState
from desktop.domain.opportunities import OpportunityState
from desktop.services import briefs, handoffs, lead_views, record, reminders, replies, today
from desktop.services.composing import Choice
from desktop.services.desk import Desk
from tests.desks import NOW, make_desk, qualified


def handed_off(tmp_path: Path) -> tuple[Desk, str, str]:
    """Return a desk with one brief that was sent on Monday, its number and its opportunity."""
    desk = make_desk()
    lead = qualified(desk)
    choice = Choice(lead=lead, to_name="Vera Lang", to_email="vera@northlight.example", formats=("json",))
    made = briefs.issue(desk, briefs.prepare(desk, choice), tmp_path).made
    handoffs.confirm_sent(desk, made)
    return desk, handoffs.show_handoff(desk, made).row.handoff.number, lead


def later(desk: Desk, days: int) -> Desk:
    return replace(desk, clock=lambda: NOW + timedelta(days=days))


def chips(desk: Desk) -> list[str]:
    return [item.chip for item in today.show_today(desk).waiting if item.kind == "hand-off"]


def test_an_overdue_answer_waits_on_today_until_sales_was_reminded(tmp_path: Path) -> None:
    desk, number, _ = handed_off(tmp_path)
    assert chips(desk) == []
    friday = later(desk, 8)
    assert chips(friday) == ["answer overdue"]
    text = reminders.reminder(friday, number)
    assert text.body.startswith("Hello Vera,")
    assert "Monday 30 November 2026" in text.body
    assert "Billing migration" in text.subject
    assert text.mailto.startswith("mailto:vera@northlight.example?subject=EJ-")
    reminders.note_reminded(friday, number)
    assert chips(friday) == []
    assert chips(later(desk, 10)) == ["answer overdue"]
    kinds = [row.kind for row in record.show_record(desk, "Nordwind Energie")[1]]
    assert kinds[-1] == "sales reminded"


def test_half_a_yes_asks_for_what_is_missing(tmp_path: Path) -> None:
    desk, number, _ = handed_off(tmp_path)
    replies.import_reply(desk, f"Brief: {number}\nDecision: accepted\nBy: Vera Lang".encode())
    assert chips(desk) == ["details missing"]
    assert "Next action:" in reminders.reminder(desk, number).body


def test_where_nothing_waits_there_is_nothing_to_remind_of(tmp_path: Path) -> None:
    desk, number, _ = handed_off(tmp_path)
    with pytest.raises(UserError, match="nothing to remind Vera Lang of"):
        reminders.note_reminded(desk, number)


def test_rule_10_a_protection_is_extended_once_with_a_reason(tmp_path: Path) -> None:
    desk, number, _ = handed_off(tmp_path)
    until = handoffs.show_handoff(desk, number).row.handoff.protected_until
    with pytest.raises(UserError):
        handoffs.extend(desk, number, "  ")
    handoffs.extend(desk, number, "Their budget round is in March.")
    longer = handoffs.show_handoff(desk, number).row.handoff.protected_until
    assert (datetime.fromisoformat(longer) - datetime.fromisoformat(until)).days == 30
    with pytest.raises(UserError, match="once is all there is"):
        handoffs.extend(desk, number, "again")
    with pytest.raises(UserError, match="is over"):
        handoffs.extend(later(desk, 200), number, "too late")


def test_an_extension_survives_the_next_version(tmp_path: Path) -> None:
    desk, number, lead = handed_off(tmp_path)
    handoffs.extend(desk, number, "Their budget round is in March.")
    until = handoffs.show_handoff(desk, number).row.handoff.protected_until
    replies.import_reply(desk, f"Brief: {number}\nDecision: returned\nBy: Vera\nMissing: size".encode())
    choice = Choice(lead=lead, to_name="Vera Lang", formats=("json",))
    briefs.issue(desk, briefs.prepare(desk, choice), tmp_path)
    assert handoffs.show_handoff(desk, number).row.handoff.protected_until == until
    with pytest.raises(UserError, match="once is all there is"):
        handoffs.extend(desk, number, "again")


@pytest.mark.parametrize("before", ["ready to send", "issued", "accepted", "returned"])
def test_rule_11_the_customers_wish_ends_any_hand_off(before: str, tmp_path: Path) -> None:
    desk, number, lead = handed_off(tmp_path)
    lines = {
        "accepted": "Next action: Call\nOn: 2026-12-01\nTerms acknowledged: yes",
        "returned": "Missing: size",
    }
    if before in lines:
        replies.import_reply(desk, f"Brief: {number}\nDecision: {before}\nBy: Vera\n{lines[before]}".encode())
    elif before == "ready to send":
        handoffs.withdraw(desk, number, "first try")
        choice = Choice(lead=lead, to_name="Vera Lang", formats=("json",))
        number = briefs.issue(desk, briefs.prepare(desk, choice), tmp_path / "again").made
    handoff = handoffs.show_handoff(desk, number).row.handoff
    assert handoff.state == before
    handoffs.end_by_wish(desk, number, "Please leave us out of this.", how="mail")
    ended = handoffs.show_handoff(desk, number).row.handoff
    assert (ended.state, ended.customers_wish) == (HandOffState.WITHDRAWN, True)
    assert lead_views.show_lead(desk, lead).subject.state is OpportunityState.QUALIFIED
    rows = record.show_record(desk, "Nordwind Energie")[1]
    words = [row.facts["words"] for row in rows if row.kind == "customer's wish"]
    assert words == ["Please leave us out of this."]
    text = reminders.reminder(desk, number)
    assert "does not wish" in text.body
    assert "leave us out" not in text.body
    with pytest.raises(UserError):
        handoffs.end_by_wish(desk, number, "again")


def test_a_wish_that_is_still_to_come_is_refused(tmp_path: Path) -> None:
    desk, number, _ = handed_off(tmp_path)
    with pytest.raises(UserError, match="still to come"):
        handoffs.end_by_wish(desk, number, "No.", on=datetime(2027, 1, 1, tzinfo=UTC).date())
    assert handoffs.show_handoff(desk, number).row.handoff.state is HandOffState.ISSUED
