"""Opportunities and referrals, spotted in the customer's words and moved by the gate."""

from __future__ import annotations

import pytest

from desktop.domain.errors import UserError
from desktop.domain.opportunities import HowWeKnow, OpportunityState
from desktop.domain.playbook import Involvement
from desktop.domain.referrals import ReferralState
from desktop.services import interactions, lead_views, leads, record, referrals
from desktop.services.desk import Desk
from tests.desks import NEED, REFERRAL, answer_all, bring_on, make_desk, qualified, spot, write_session


def state(desk: Desk, lead: str) -> str:
    return lead_views.show_lead(desk, lead).subject.state.value


def test_the_quote_is_kept_as_it_stands_with_its_place() -> None:
    desk = make_desk()
    entry = write_session(desk)
    lead = lead_views.show_lead(desk, spot(desk, entry))
    text = interactions.show_entry(desk, entry).entry.text
    found = lead.evidence[0]
    assert found.quote == text[found.start : found.end]
    assert found.quote.split() == NEED.split()
    assert found.speaker == "Anna Meyer"
    assert lead.subject.state is OpportunityState.SPOTTED
    assert lead.gate.next_question.endswith("?")


def test_a_quote_that_is_not_in_the_entry_is_refused() -> None:
    desk = make_desk()
    with pytest.raises(UserError, match="does not say"):
        leads.spot_opportunity(desk, write_session(desk), "We want to buy everything", "All")
    assert lead_views.list_opportunities(desk) == []


def test_nothing_is_spotted_where_the_client_is_not_known() -> None:
    desk = make_desk()
    entry = write_session(desk, client="")
    with pytest.raises(UserError, match="has no client"):
        spot(desk, entry)


def test_answers_lead_to_qualified_and_taking_one_back_leads_away_again() -> None:
    desk = make_desk()
    lead = spot(desk)
    leads.answer(desk, lead, "need", "Somebody for the billing migration.", how=HowWeKnow.SAID)
    assert state(desk, lead) == "exploring"
    answer_all(desk, lead)
    assert state(desk, lead) == "qualified"
    leads.answer(desk, lead, "share", "")
    assert state(desk, lead) == "exploring"
    assert [missing.id for missing in lead_views.show_lead(desk, lead).gate.missing] == ["share"]


def test_selling_together_asks_for_more_than_help_does() -> None:
    desk = make_desk()
    lead = qualified(desk)
    leads.choose_involvement(desk, lead, Involvement.TOGETHER)
    gate = lead_views.show_lead(desk, lead).gate
    assert [missing.id for missing in gate.missing] == ["asked", "next"]
    assert state(desk, lead) == "exploring"
    leads.answer(desk, lead, "ask", "Help me after all.")
    assert lead_views.show_lead(desk, lead).subject.involvement is Involvement.HELP


def test_the_need_wants_a_quote() -> None:
    desk = make_desk()
    entry = write_session(desk)
    lead = spot(desk, entry)
    answer_all(desk, lead)
    interactions.trash_entry(desk, entry)
    assert [missing.id for missing in lead_views.show_lead(desk, lead).gate.missing] == ["need"]


def test_an_unknown_criterion_says_which_there_are() -> None:
    desk = make_desk()
    with pytest.raises(UserError, match="There is no criterion “budget”"):
        leads.answer(desk, spot(desk), "budget", "much")


def test_parked_comes_back_to_where_it_was() -> None:
    desk = make_desk()
    lead = qualified(desk)
    leads.park_opportunity(desk, lead, "2027-01-10")
    assert lead_views.list_opportunities(desk)[0].note == "2027-01-10"
    leads.resume_opportunity(desk, lead)
    assert state(desk, lead) == "qualified"
    leads.drop_opportunity(desk, lead, "They do it themselves.")
    with pytest.raises(UserError, match="cannot become"):
        leads.resume_opportunity(desk, lead)


def test_a_day_that_is_over_brings_nothing_back() -> None:
    desk = make_desk()
    lead = spot(desk)
    with pytest.raises(UserError, match="2026-11-22 is over"):
        leads.park_opportunity(desk, lead, "2026-11-22")
    assert state(desk, lead) == "spotted"


def test_more_evidence_comes_from_the_same_client_only() -> None:
    desk = make_desk()
    lead = spot(desk)
    leads.add_evidence(desk, lead, write_session(desk), REFERRAL, speaker="Karsten Holt")
    assert len(lead_views.show_lead(desk, lead).evidence) == 2
    with pytest.raises(UserError, match="is about Helix"):
        leads.add_evidence(desk, lead, write_session(desk, client="Helix"), REFERRAL)


def test_a_referral_goes_from_noted_to_qualified_step_by_step() -> None:
    desk = make_desk()
    made = leads.spot_referral(
        desk, write_session(desk), REFERRAL, "Elbnetz", kind="introduction", through="Anna", company="Elbnetz"
    ).made
    assert lead_views.list_referrals(desk)[0].state == "noted"
    with pytest.raises(UserError, match="cannot become introduced"):
        referrals.advance_referral(desk, made, ReferralState.INTRODUCED)
    answer_all(desk, made, "asked", "next")
    bring_on(desk, made)
    assert state(desk, made) == "qualified"


def test_what_was_spotted_is_on_record_with_its_evidence() -> None:
    desk = make_desk()
    lead = lead_views.show_lead(desk, spot(desk))
    _, rows = record.show_record(desk, lead.client_id)
    assert [row.kind for row in rows] == ["client added", "opportunity spotted"]
    assert str(rows[1].facts["quote"]).split() == NEED.split()
    assert rows[1].facts["spotted_by"] == "tom"


def test_an_emoji_before_the_quote_does_not_move_it() -> None:
    desk = make_desk()
    entry = write_session(desk, "🚀🚀 She said: help us with billing.")
    made = leads.spot_opportunity(desk, entry, "help us with billing", "Billing").made
    found = lead_views.show_lead(desk, made).evidence[0]
    assert (found.start, found.end) == (13, 33)
