"""The lives of opportunities, hand-offs and referrals, every event in every state."""

from __future__ import annotations

import itertools

import pytest

from desktop.domain import handoffs, opportunities, referrals
from desktop.domain.errors import UserError
from desktop.domain.handoffs import HandOffState
from desktop.domain.opportunities import OpportunityState, involvement_in, state_by_gate
from desktop.domain.playbook import Involvement
from desktop.domain.referrals import ReferralState

HANDOFF_LIFE = {
    ("ready to send", "issued"),
    ("ready to send", "withdrawn"),
    ("ready to send", "superseded"),
    ("issued", "accepted"),
    ("issued", "returned"),
    ("issued", "declined"),
    ("issued", "withdrawn"),
    ("issued", "superseded"),
    ("accepted", "won"),
    ("accepted", "lost"),
    ("accepted", "disqualified"),
    ("accepted", "withdrawn"),
    ("returned", "issued"),
    ("returned", "ready to send"),
    ("returned", "withdrawn"),
}


@pytest.mark.parametrize(("state", "to"), list(itertools.product(HandOffState, HandOffState)))
def test_a_hand_off_moves_only_along_its_life(state: HandOffState, to: HandOffState) -> None:
    if (state.value, to.value) in HANDOFF_LIFE:
        assert handoffs.moved(state, to, "EJ-1") is to
    else:
        with pytest.raises(UserError, match="Nothing was changed"):
            handoffs.moved(state, to, "EJ-1")


def test_what_is_over_is_not_live() -> None:
    live = {state.value for state in HandOffState if state.live}
    assert live == {"ready to send", "issued", "accepted", "returned"}


@pytest.mark.parametrize("state", [OpportunityState.WON, OpportunityState.LOST, OpportunityState.DROPPED])
@pytest.mark.parametrize("to", OpportunityState)
def test_no_opportunity_leaves_its_end(state: OpportunityState, to: OpportunityState) -> None:
    with pytest.raises(UserError, match="nothing more"):
        opportunities.moved(state, to)


BY_HAND = {
    *(
        (state, to)
        for state in ("spotted", "exploring", "qualified")
        for to in ("parked", "dropped", "handed off")
    ),
    *(("parked", to) for to in ("spotted", "exploring", "qualified", "dropped")),
}
BY_HAND_OFF = {("handed off", to) for to in ("qualified", "exploring", "parked", "won", "lost", "dropped")}


@pytest.mark.parametrize(("state", "to"), list(itertools.product(OpportunityState, OpportunityState)))
def test_an_opportunity_moves_only_along_its_life(state: OpportunityState, to: OpportunityState) -> None:
    if (state.value, to.value) in BY_HAND | BY_HAND_OFF:
        assert opportunities.moved(state, to) is to
    else:
        with pytest.raises(UserError, match="cannot become"):
            opportunities.moved(state, to)


@pytest.mark.parametrize(("state", "to"), list(itertools.product(OpportunityState, OpportunityState)))
def test_by_hand_nothing_that_is_with_sales_moves(state: OpportunityState, to: OpportunityState) -> None:
    if (state.value, to.value) in BY_HAND:
        assert opportunities.moved_by_hand(state, to) is to
    else:
        with pytest.raises(UserError, match=r"cannot become|with sales"):
            opportunities.moved_by_hand(state, to)


@pytest.mark.parametrize("state", OpportunityState)
def test_qualified_is_reached_by_the_gate_only_and_lost_with_it(state: OpportunityState) -> None:
    if state.open:
        assert state_by_gate(state, 3, gate_met=True) is OpportunityState.QUALIFIED
        assert state_by_gate(state, 2, gate_met=False) is OpportunityState.EXPLORING
        assert state_by_gate(state, 0, gate_met=False) is OpportunityState.SPOTTED
    else:
        assert state_by_gate(state, 3, gate_met=True) is state


@pytest.mark.parametrize(("state", "to"), list(itertools.product(ReferralState, ReferralState)))
def test_a_referral_goes_one_step_at_a_time(state: ReferralState, to: ReferralState) -> None:
    way = ["noted", "permission asked", "permission given", "introduced", "met", "qualified"]
    steps = {
        *itertools.pairwise(way),
        ("permission asked", "refused"),
        ("qualified", "won"),
        ("qualified", "lost"),
    }
    if (state.value, to.value) in steps:
        assert referrals.advanced(state, to) is to
    else:
        with pytest.raises(UserError, match="cannot become"):
            referrals.advanced(state, to)


def test_states_are_read_as_they_are_typed() -> None:
    assert ReferralState.parse("permission-given") is ReferralState.PERMISSION_GIVEN
    with pytest.raises(UserError, match="no state of a referral"):
        ReferralState.parse("maybe")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Take it: the offer is yours", Involvement.TAKE),
        ("Sell with me", Involvement.TOGETHER),
        ("For information only", Involvement.INFORMATION),
        ("help", Involvement.HELP),
        ("A rate card for France", None),
        ("", None),
    ],
)
def test_what_we_want_from_sales_names_the_involvement(text: str, meant: Involvement | None) -> None:
    assert involvement_in(text) is meant
