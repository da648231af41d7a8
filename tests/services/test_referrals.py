"""The life of a referral on a real journal: every event in every state, and a walk along any path."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.consents import ConsentUse
from desktop.domain.errors import UserError
from desktop.domain.goodwill import Ask
from desktop.domain.records import verify_chain
from desktop.domain.referrals import NEXT_STATES, Referral, ReferralState
from desktop.services import (
    clients,
    consents,
    goodwill,
    lead_views,
    leads,
    record,
    referral_views,
    referrals,
    today,
)
from desktop.services.desk import Desk
from desktop.services.profile import set_profile
from desktop.store import record as record_store
from tests.desks import NOW, REFERRAL, known_client, make_desk, write_session


def referred(kind: str = "praise-unasked") -> tuple[Desk, str]:
    desk = make_desk()
    set_profile(desk, name="Tom Berger")
    known_client(desk)
    entry = write_session(desk)
    made = leads.spot_referral(
        desk, entry, REFERRAL, "Elbnetz", kind=kind, through="Karsten Holt", company="Elbnetz GmbH"
    ).made
    return desk, made


def answered(desk: Desk, referral: str) -> None:
    for criterion in ("need", "share", "ask", "asked", "next"):
        leads.answer(desk, referral, criterion, f"What we know for {criterion}.")


def subject(desk: Desk, referral: str) -> Referral:
    found = lead_views.show_lead(desk, referral).subject
    assert isinstance(found, Referral)
    return found


EVENTS: dict[str, tuple[ReferralState, Callable[[Desk, str], object]]] = {
    "ask": (ReferralState.PERMISSION_ASKED, lambda desk, r: referrals.ask_permission(desk, r, standing="x")),
    "permit": (
        ReferralState.PERMISSION_GIVEN,
        lambda desk, r: referrals.answer_permission(desk, r, agreed=True, how="by mail"),
    ),
    "refuse": (ReferralState.REFUSED, lambda desk, r: referrals.answer_permission(desk, r, agreed=False)),
    "introduce": (ReferralState.INTRODUCED, referrals.introduce),
    "met": (ReferralState.MET, referrals.meet),
    "qualify": (ReferralState.QUALIFIED, referrals.qualify),
    "won": (ReferralState.WON, lambda desk, r: referrals.end(desk, r, won=True)),
    "lost": (ReferralState.LOST, lambda desk, r: referrals.end(desk, r, won=False)),
}
BESIDE: dict[str, Callable[[Desk, str], object]] = {
    "other side": lambda desk, r: referrals.other_side_agrees(desk, r, "Jana Brandt", how="by mail"),
    "tell": lambda desk, r: referrals.close_loop(desk, r, "Told over lunch"),
    "answer": answered,
    "take back": lambda desk, r: leads.answer(desk, r, "need", ""),
    "edit": lambda desk, r: referrals.edit_referral(desk, r, company="Elbnetz AG"),
    "withdraw": lambda desk, _r: consents.withdraw_consent(desk, "Karsten Holt", ConsentUse.INTRODUCTION),
}


def test_from_a_signal_to_thanks() -> None:
    desk, made = referred()
    assert "would you be comfortable introducing us" in referral_views.draft(desk, made)[1]
    referrals.ask_permission(desk, made, "Would you introduce us?")
    with pytest.raises(UserError):
        goodwill.ask(desk, "Karsten", Ask.QUOTE)
    referrals.answer_permission(desk, made, agreed=True, how="by mail")
    assert [row.consent.use for row in consents.list_consents(desk, person="Karsten Holt")] == [
        ConsentUse.INTRODUCTION
    ]
    with pytest.raises(UserError, match="The other side has not agreed"):
        referrals.introduce(desk, made)
    referrals.other_side_agrees(
        desk, made, "Jana Brandt", how="Karsten forwarded her mail", role="Head of grid"
    )
    life = referral_views.show_life(desk, made)
    assert (life.referrer_agreed, life.contact_agreed, life.contact) == (True, True, "Jana Brandt")
    assert life.draft[0] == "Karsten Holt suggested that we speak"
    assert "Hello Jana Brandt, hello Karsten," in life.draft[1]
    referrals.introduce(desk, made)
    referrals.meet(desk, made)
    with pytest.raises(UserError, match="not ready for sales yet"):
        referrals.qualify(desk, made)
    answered(desk, made)
    referrals.qualify(desk, made)
    referrals.end(desk, made, won=True)
    (waiting,) = [item for item in today.show_today(desk).waiting if item.kind == "referral"]
    assert (waiting.chip, waiting.detail) == ("tell them how it ended", "Karsten Holt")
    assert "you should hear it from me first" in referral_views.draft(desk, made)[1]
    referrals.close_loop(desk, made, "Told him over lunch")
    assert [item for item in today.show_today(desk).waiting if item.kind == "referral"] == []
    assert [deed.kind for deed in goodwill.show_goodwill(desk, "Karsten").deeds] == ["thanks", "introduction"]
    assert [state.value for state, _ in referral_views.show_life(desk, made).states] == [
        "noted", "permission asked", "permission given", "introduced", "met", "qualified", "won",
    ]  # fmt: skip


def test_an_offer_that_is_taken_up_counts_as_no_ask() -> None:
    desk, made = referred("introduction-offered")
    referrals.ask_permission(desk, made, "Thank you, yes please")
    goodwill.ask(desk, "Karsten", Ask.QUOTE)


def test_a_refusal_ends_it_and_counts_towards_a_rest() -> None:
    desk, made = referred()
    referrals.ask_permission(desk, made)
    referrals.answer_permission(desk, made, agreed=False)
    assert subject(desk, made).state is ReferralState.REFUSED
    assert [str(deed.outcome) for deed in goodwill.show_goodwill(desk, "Karsten").deeds] == ["refused"]


def test_a_permission_asked_long_ago_waits_on_today() -> None:
    desk, made = referred()
    referrals.ask_permission(desk, made)
    in_two_weeks = replace(desk, clock=lambda: NOW + timedelta(days=15))
    chips = [item.chip for item in today.show_today(in_two_weeks).waiting if item.id == made]
    assert chips == ["asked, no answer yet"]
    later = replace(desk.playbook.windows, permission_answer_days=30)
    patient = replace(in_two_weeks, playbook=replace(desk.playbook, windows=later))
    assert [item for item in today.show_today(patient).waiting if item.id == made] == []


def test_a_worn_out_referrer_is_not_asked_and_nobody_named_cannot_be() -> None:
    desk, made = referred()
    goodwill.ask(desk, "Karsten", Ask.QUOTE)
    with pytest.raises(UserError, match="the next ask is possible from"):
        referrals.ask_permission(desk, made)
    assert subject(desk, made).state is ReferralState.NOTED
    entry = write_session(desk, client="Helix")
    other = leads.spot_referral(desk, entry, REFERRAL, "Nobody").made
    with pytest.raises(UserError, match="does not say through whom"):
        referrals.ask_permission(desk, other)


def brought_to(state: ReferralState) -> tuple[Desk, str]:
    """Return a desk whose one referral is in a state."""
    ways = {
        ReferralState.NOTED: [], ReferralState.PERMISSION_ASKED: ["ask"], ReferralState.REFUSED: ["ask", "refuse"],
        ReferralState.PERMISSION_GIVEN: ["ask", "permit"],
    }  # fmt: skip
    on = ["ask", "permit", "other side", "introduce", "met", "answer", "qualify"]
    further = {
        ReferralState.INTRODUCED: on[:4], ReferralState.MET: on[:5], ReferralState.QUALIFIED: on,
        ReferralState.WON: [*on, "won"], ReferralState.LOST: [*on, "lost"],
    }  # fmt: skip
    desk, made = referred()
    for event in {**ways, **further}[state]:
        (BESIDE.get(event) or EVENTS[event][1])(desk, made)
    assert subject(desk, made).state is state
    return desk, made


@pytest.mark.parametrize("state", list(ReferralState))
def test_every_event_in_every_state(state: ReferralState) -> None:
    for to, event in EVENTS.values():
        desk, made = brought_to(state)
        if to is ReferralState.INTRODUCED and state is ReferralState.PERMISSION_GIVEN:
            BESIDE["other side"](desk, made)
        if to is ReferralState.QUALIFIED and state is ReferralState.MET:
            answered(desk, made)
        if to in NEXT_STATES[state]:
            event(desk, made)
            assert subject(desk, made).state is to
        else:
            with pytest.raises(UserError):
                event(desk, made)
            assert subject(desk, made).state is state


@settings(max_examples=12, deadline=None)
@given(st.lists(st.sampled_from([*EVENTS, *BESIDE]), max_size=25))
def test_no_path_changes_a_steward_or_leaves_a_terminal_state(path: list[str]) -> None:
    walk(path)


@pytest.mark.slow
@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from([*EVENTS, *BESIDE]), max_size=60))
def test_no_long_path_does_either(path: list[str]) -> None:
    walk(path)


def walk(path: list[str]) -> None:
    desk, made = referred()
    stewards = [client.steward for client in clients.list_clients(desk)]
    for event in path:
        before = subject(desk, made)
        try:
            (BESIDE.get(event) or EVENTS[event][1])(desk, made)
        except UserError:
            assert subject(desk, made) == before, event
        after = subject(desk, made).state
        assert after is before.state or after in NEXT_STATES[before.state], event
    assert [client.steward for client in clients.list_clients(desk)] == stewards
    client, rows = record.show_record(desk, "Nordwind")
    assert verify_chain(client.id, rows, record_store.head_of(desk.journal, client.id)).sound
    assert referral_views.show_life(desk, made).states[-1][0] is subject(desk, made).state
