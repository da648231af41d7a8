"""The history of an opportunity: every state it went through, when, from where and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.domain.errors import UserError
from desktop.services import briefs, lead_views, leads
from desktop.services.composing import Choice
from desktop.services.desk import Desk
from desktop.store import schema_of_opportunities
from desktop.store.driver import Error
from tests.desks import make_desk, qualified, spot


def history(desk: Desk, lead: str) -> list[tuple[str | None, str, str]]:
    """Return what the page of a lead says of its states."""
    steps = lead_views.show_lead(desk, lead).states
    return [(step.before.value if step.before else None, step.after.value, step.reason) for step in steps]


def test_each_state_is_kept_with_where_it_came_from_and_why() -> None:
    desk = make_desk()
    lead = qualified(desk)
    leads.answer(desk, lead, "share", "")
    leads.drop_opportunity(desk, lead, "They build it themselves.")
    assert history(desk, lead) == [
        (None, "spotted", ""),
        ("spotted", "exploring", ""),
        ("exploring", "qualified", ""),
        ("qualified", "exploring", ""),
        ("exploring", "dropped", "They build it themselves."),
    ]


def test_a_new_title_is_no_state() -> None:
    desk = make_desk()
    lead = spot(desk)
    leads.retitle(desk, lead, "Billing in spring")
    assert history(desk, lead) == [(None, "spotted", "")]


def test_no_state_is_rewritten_or_removed() -> None:
    desk = make_desk()
    lead = spot(desk)
    for statement in (
        "DELETE FROM opportunity_states",
        "UPDATE opportunity_states SET to_state = 'won'",
        "UPDATE opportunity_states SET reason = 'another'",
    ):
        with pytest.raises(Error, match="append-only"), desk.journal.transaction():
            desk.journal.execute(statement)
    assert history(desk, lead) == [(None, "spotted", "")]


def test_an_older_journal_learns_its_history_from_the_record() -> None:
    desk = make_desk()
    lead = qualified(desk)
    leads.drop_opportunity(desk, lead, "Not now.")
    before = history(desk, lead)
    with desk.journal.transaction():
        desk.journal.execute("DROP TABLE opportunity_states")
        for statement in (*schema_of_opportunities.STATES, schema_of_opportunities.FROM_THE_RECORD):
            desk.journal.execute(statement)
    assert history(desk, lead) == before


def test_what_is_with_sales_is_neither_parked_nor_dropped_nor_taken_up_by_hand(tmp_path: Path) -> None:
    desk = make_desk()
    lead = qualified(desk)
    chosen = Choice(lead=lead, to_name="Priya Nair", to_email="priya@northlight.example")
    briefs.issue(desk, briefs.prepare(desk, chosen), tmp_path)
    before = history(desk, lead)
    assert before[-1][:2] == ("qualified", "handed off")
    for move in (
        lambda: leads.park_opportunity(desk, lead, "2027-01-10"),
        lambda: leads.drop_opportunity(desk, lead, "No."),
        lambda: leads.resume_opportunity(desk, lead),
    ):
        with pytest.raises(UserError, match="is with sales"):
            move()
    leads.answer(desk, lead, "share", "")
    assert history(desk, lead) == before
