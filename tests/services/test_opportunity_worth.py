"""What an opportunity may be worth, when it should start, and what it is about."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.domain.errors import UserError
from desktop.domain.opportunities import Opportunity
from desktop.services import lead_views, leads, opportunity_facts, record
from desktop.services.desk import Desk
from tests.desks import make_desk, spot


def known(desk: Desk, lead: str) -> Opportunity:
    subject = lead_views.show_lead(desk, lead).subject
    assert isinstance(subject, Opportunity)
    return subject


def test_value_start_and_scope_are_kept_each_for_itself() -> None:
    desk = make_desk()
    desk.playbook = replace(desk.playbook, services=())
    lead = spot(desk)
    opportunity_facts.edit_opportunity(desk, lead, value="20-30k EUR")
    opportunity_facts.edit_opportunity(desk, lead, start="2027-Q2")
    opportunity_facts.edit_opportunity(desk, lead, scope=("Billing", " ", "Billing", "Cut-over"))
    now = known(desk, lead)
    assert (now.value_low, now.value_high, now.currency) == (2_000_000, 3_000_000, "EUR")
    assert (now.start_on, now.scope) == ("2027-Q2", ("Billing", "Cut-over"))
    opportunity_facts.edit_opportunity(desk, lead, value="unknown", start="", scope=("",))
    now = known(desk, lead)
    assert (now.worth, now.start_on, now.scope) == (None, "", ())


def test_what_is_refused_changes_nothing() -> None:
    desk = make_desk()
    lead = spot(desk)
    before = known(desk, lead)
    with pytest.raises(UserError, match="ends below"):
        opportunity_facts.edit_opportunity(desk, lead, value="30-20k EUR")
    with pytest.raises(UserError, match="no day, month or quarter"):
        opportunity_facts.edit_opportunity(desk, lead, value="20k EUR", start="spring")
    assert known(desk, lead) == before


def test_moving_it_keeps_its_value() -> None:
    desk = make_desk()
    lead = spot(desk)
    opportunity_facts.edit_opportunity(desk, lead, value="€25,000", start="2027-03")
    leads.park_opportunity(desk, lead, "2027-01-10")
    leads.resume_opportunity(desk, lead)
    leads.answer(desk, lead, "need", "Somebody for the migration.")
    now = known(desk, lead)
    assert (now.value_low, now.start_on) == (2_500_000, "2027-03")


def test_what_has_ended_stays_as_it_is() -> None:
    desk = make_desk()
    lead = spot(desk)
    leads.drop_opportunity(desk, lead, "No.")
    with pytest.raises(UserError, match="has ended"):
        opportunity_facts.edit_opportunity(desk, lead, value="€25,000")


def test_an_edit_is_on_record_and_no_state() -> None:
    desk = make_desk()
    lead = spot(desk)
    opportunity_facts.edit_opportunity(desk, lead, value="€25,000")
    assert [step.after.value for step in lead_views.show_lead(desk, lead).states] == ["spotted"]
    _, rows = record.show_record(desk, "Nordwind Energie")
    assert rows[-1].kind == "opportunity edited"
