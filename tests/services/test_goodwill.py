"""Goodwill on a real journal: gifts, asks, limits, and the promises that come first."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from desktop.domain.clients import PromiseState
from desktop.domain.errors import UserError
from desktop.domain.goodwill import Ask, Gift, Limit, Outcome
from desktop.services import clients, goodwill, leads, record, referrals
from desktop.services.desk import Desk
from tests.desks import NOW, REFERRAL, known_client, make_desk, write_session


def later(desk: Desk, days: int) -> Desk:
    return replace(desk, clock=lambda: NOW + timedelta(days=days))


@pytest.fixture
def desk() -> Desk:
    made = make_desk()
    known_client(made)
    return made


def test_a_second_ask_within_thirty_days_is_refused_with_what_we_did_since(desk: Desk) -> None:
    goodwill.ask(desk, "Anna", Ask.REFERENCE_CALL, "Nordlicht's board")
    with pytest.raises(UserError, match="Nothing was done for them since"):
        goodwill.ask(later(desk, 10), "Anna", Ask.QUOTE)
    goodwill.give(later(desk, 11), "Anna", Gift.HELP, "Sent her the checklist")
    with pytest.raises(
        UserError, match=r"the next ask is possible from 2026-12-23 on.*Sent her the checklist"
    ):
        goodwill.ask(later(desk, 12), "Anna", Ask.QUOTE)
    goodwill.ask(later(desk, 30), "Anna", Ask.QUOTE, by="Vera of sales")
    view = goodwill.show_goodwill(later(desk, 30), "Anna")
    assert [deed.kind for deed in view.deeds] == ["quote", "help", "reference call"]
    assert view.hindrance is not None


def test_whoever_asked_is_on_the_line_and_what_was_asked_already_is_told_without_a_limit(desk: Desk) -> None:
    goodwill.ask(desk, "Anna", Ask.QUOTE)
    before = (NOW - timedelta(days=3)).date()
    goodwill.ask(desk, "Anna", Ask.LOGO, by="Vera of sales", on=before)
    deeds = goodwill.show_goodwill(desk, "Anna").deeds
    assert [(deed.kind, deed.by) for deed in deeds] == [("quote", ""), ("logo", "Vera of sales")]


def test_two_refusals_and_a_limit_of_their_own(desk: Desk) -> None:
    for days in (0, 40):
        made = goodwill.ask(later(desk, days), "Anna", Ask.QUOTE).made
        goodwill.answer_ask(later(desk, days), made, Outcome.REFUSED)
    with pytest.raises(UserError, match="left in peace; ask again from 2027-07-02 on"):
        goodwill.ask(later(desk, 120), "Anna", Ask.QUOTE)
    goodwill.set_limit(desk, "Karsten", 0)
    with pytest.raises(UserError, match="does not want to be asked"):
        goodwill.ask(desk, "Karsten", Ask.QUOTE)
    goodwill.set_limit(desk, "Karsten", None)
    goodwill.ask(desk, "Karsten", Ask.QUOTE)


def test_a_rest_counts_from_the_answer_and_an_ask_of_a_referral_is_answered_there(desk: Desk) -> None:
    for days in (0, 31):
        made = goodwill.ask(later(desk, days), "Anna", Ask.QUOTE).made
        answered = (NOW + timedelta(days=days + 20)).date()
        goodwill.answer_ask(later(desk, 60), made[:13], Outcome.REFUSED, on=answered)
    with pytest.raises(UserError, match="ask again from 2027-07-13 on"):
        goodwill.ask(later(desk, 120), "Anna", Ask.QUOTE)
    entry = write_session(desk)
    referral = leads.spot_referral(desk, entry, REFERRAL, "Elbnetz", through="Karsten Holt").made
    referrals.ask_permission(desk, referral)
    (deed,) = goodwill.show_goodwill(desk, "Karsten").deeds
    assert deed.counts, "a kind that nobody named is no offer of theirs"
    with pytest.raises(UserError, match=f"referral permit {referral}"):
        goodwill.answer_ask(desk, deed.id, Outcome.AGREED)


def test_rule_4_a_broken_promise_asks_for_one_line_first(desk: Desk) -> None:
    clients.make_promise(desk, "Nordwind", "The report by October", state=PromiseState.BROKEN)
    with pytest.raises(UserError, match="We owe Nordwind Energie something first"):
        goodwill.ask(desk, "Anna", Ask.REFERENCE_CALL)
    assert goodwill.show_goodwill(desk, "Anna").deeds == ()
    goodwill.ask(desk, "Anna", Ask.REFERENCE_CALL, standing="Anna knows; it comes on Friday.")
    rows = record.show_record(desk, "Nordwind")[1]
    assert rows[-1].kind == "favour asked"
    assert rows[-1].facts["standing"] == "Anna knows; it comes on Friday."


def test_a_gift_can_be_taken_off_and_an_ask_cannot(desk: Desk) -> None:
    gift = goodwill.give(desk, "Anna", Gift.THANKS, "A card").made
    asked = goodwill.ask(desk, "Anna", Ask.QUOTE).made
    goodwill.remove_gift(desk, gift)
    with pytest.raises(UserError, match="An ask stays"):
        goodwill.remove_gift(desk, asked)
    assert [deed.id for deed in goodwill.show_goodwill(desk, "Anna").deeds] == [asked]


def test_what_cannot_be_is_refused(desk: Desk) -> None:
    clients.add_person(desk, "Vera Lang")
    with pytest.raises(UserError, match="at no client"):
        goodwill.ask(desk, "Vera Lang", Ask.QUOTE)
    with pytest.raises(UserError, match="still to come"):
        goodwill.give(desk, "Anna", Gift.HELP, "x", on=(NOW + timedelta(days=1)).date())
    with pytest.raises(UserError):
        goodwill.give(desk, "Anna", Gift.HELP, "  ")
    with pytest.raises(UserError, match="no number of asks"):
        goodwill.set_limit(desk, "Anna", -1)


def test_the_lines_of_a_client(desk: Desk) -> None:
    goodwill.give(desk, "Anna", Gift.HELP, "Sent her the checklist")
    goodwill.set_limit(desk, "Karsten", 1)
    views = goodwill.goodwill_at(desk, "Nordwind")
    assert [(view.person, len(view.deeds), view.own_a_year) for view in views] == [
        ("Anna Meyer", 1, None),
        ("Karsten Holt", 0, 1),
    ]
    assert views[0].hindrance is None
    goodwill.ask(desk, "Karsten", Ask.QUOTE)
    hindered = goodwill.show_goodwill(later(desk, 60), "Karsten").hindrance
    assert hindered is not None
    assert hindered.limit is Limit.OWN
