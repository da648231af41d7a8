"""Further terms of a brief, what is left out of it, how sure one was, and what is like it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop.domain.briefs import TERM_DETAILS, from_payload
from desktop.domain.errors import UserError
from desktop.domain.handoffs import HandOffState
from desktop.domain.playbook import Involvement
from desktop.services import briefs, calibration, handoffs, lead_views, leads, replies
from desktop.services.composing import Choice, may_be_left_out
from desktop.services.desk import Desk
from desktop.services.near_duplicates import near_duplicates
from desktop.services.profile import set_profile
from desktop.services.terms import FurtherTerms
from tests.desks import known_client, make_desk, qualified, spot, write_session

FORMATS = ("text", "html", "json", "mail")


def chosen(lead: str, **words: object) -> Choice:
    return Choice(lead=lead, to_name="Vera Lang", formats=FORMATS, **words)  # type: ignore[arg-type]


def desk_with_lead() -> tuple[Desk, str]:
    desk = make_desk()
    set_profile(desk, name="Tom Berger")
    known_client(desk)
    return desk, qualified(desk)


def test_further_terms_are_on_every_format_by_role_and_masked() -> None:
    desk, lead = desk_with_lead()
    choice = chosen(
        lead,
        further=FurtherTerms(
            blackouts=("2026-12-20..2027-01-06", "2027-03-01"),
            not_offered="A licence. Ask not Karsten (+49 171 3920018).",
            help_wanted="The price of three sites.",
            escalation="Call me.",
            protocols=(("Anna Meyer", "with me in the room"), ("Karsten Holt", "only-through-me")),
        ),
    )
    prepared = briefs.prepare(desk, choice)
    details = {item.kind: item.text for item in prepared.brief.terms.details}
    assert details["contacts"] == "Head of IT: with Tom Berger in the room\nCOO: only through Tom Berger"
    assert details["blackout"] == "20 December 2026 – 6 January 2027, 1 March 2027"
    assert "Karsten" not in details["not_offered"]
    assert "171" not in details["not_offered"]
    for file in prepared.files[:2]:
        said = file.data.decode().casefold()
        assert "please do not offer" in said, file.name
        assert "20 december 2026" in said, file.name
        assert "head of it: with tom berger in the room" in said, file.name
    payload = json.loads(prepared.files[2].data)
    assert from_payload(payload).terms == prepared.brief.terms


def test_where_single_people_are_named_the_sentence_says_so_and_nothing_else() -> None:
    desk, lead = desk_with_lead()
    further = FurtherTerms(protocols=(("Anna Meyer", "directly"),))
    said = briefs.prepare(desk, chosen(lead, further=further)).brief.terms.text
    assert "whom you may approach, and how, is said below" in said
    assert "; every contact goes through Tom" not in said
    assert "; every contact goes through Tom" in briefs.prepare(desk, chosen(lead)).brief.terms.text
    left = chosen(lead, further=further, left_out=("contacts",))
    assert "; every contact goes through Tom" in briefs.prepare(desk, left).brief.terms.text


def test_a_brief_without_further_terms_has_no_key_for_them() -> None:
    desk, lead = desk_with_lead()
    assert "details" not in briefs.prepare(desk, chosen(lead)).brief.payload()["terms"]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"further": FurtherTerms(blackouts=("2027-01-06..2026-12-20",))}, "before it begins"),
        ({"further": FurtherTerms(blackouts=("Christmas",))}, "is not a day"),
        ({"further": FurtherTerms(protocols=(("Anna Meyer", "by pigeon"),))}, "no contact protocol"),
        ({"further": FurtherTerms(protocols=(("Nobody", "directly"),))}, "Nobody"),
        ({"confidence": 101}, "no number of per cent"),
    ],
)
def test_terms_that_cannot_be_are_refused(words: dict[str, object], sentence: str) -> None:
    desk, lead = desk_with_lead()
    with pytest.raises(UserError, match=sentence):
        briefs.prepare(desk, chosen(lead, **words))


def test_facts_are_left_out_one_by_one() -> None:
    desk, lead = desk_with_lead()
    leads.answer(desk, lead, "decides", "The board decides.")
    whole = briefs.prepare(desk, chosen(lead)).brief
    less = briefs.prepare(desk, chosen(lead, left_out=("decides", "ask"))).brief
    assert "Help with the price." in whole.ask
    assert "Help with the price." not in less.ask
    assert {fact.section: fact.text for fact in whole.facts}["decides"] == "The board decides."
    assert {fact.section: fact.text for fact in less.facts}["decides"] is None


@pytest.mark.parametrize("kind", TERM_DETAILS)
def test_a_further_term_can_be_switched_off_and_the_others_stay(kind: str) -> None:
    desk, lead = desk_with_lead()
    further = FurtherTerms(
        blackouts=("2026-12-20..2027-01-06",),
        not_offered="A managed service.",
        help_wanted="The price list.",
        escalation="Call Ada.",
        protocols=(("Anna Meyer", "directly"),),
    )
    less = briefs.prepare(desk, chosen(lead, further=further, left_out=(kind,))).brief.terms.details
    assert {item.kind for item in less} == set(TERM_DETAILS) - {kind}


@pytest.mark.parametrize(
    ("involvement", "name", "sentence"),
    [
        (Involvement.HELP, "need", "“What they want” cannot be left out: “Help me” requires it"),
        (Involvement.TOGETHER, "delivery", "“What delivery will do” cannot be left out"),
        (Involvement.TAKE, "delivery", "“What delivery will do” cannot be left out"),
        (Involvement.HELP, "terms", "“terms” cannot be left out of a brief"),
        (Involvement.HELP, "phone", "“phone” cannot be left out of a brief"),
    ],
)
def test_what_a_brief_stands_on_is_never_left_out(involvement: Involvement, name: str, sentence: str) -> None:
    desk, lead = desk_with_lead()
    for criterion in ("asked", "next"):
        leads.answer(desk, lead, criterion, "Half a day in the plant.")
    with pytest.raises(UserError, match=sentence):
        briefs.prepare(desk, chosen(lead, involvement=involvement, left_out=(name,)))


def test_what_can_be_left_out_is_what_the_brief_says_and_need_not_say() -> None:
    desk, lead = desk_with_lead()
    for criterion in ("next", "decides"):
        leads.answer(desk, lead, criterion, "Half a day in the plant.")
    leads.answer(desk, lead, "size", "Secret.", entry=write_session(desk, private=True))
    shown, choice = (
        lead_views.show_lead(desk, lead),
        chosen(lead, further=FurtherTerms(escalation="Call Ada.")),
    )
    offered = may_be_left_out(desk.playbook, shown, choice, Involvement.HELP)
    assert offered == ("ask", "decides", "delivery", "escalation")
    assert "delivery" not in may_be_left_out(desk.playbook, shown, choice, Involvement.TAKE)


def test_with_names_whom_the_terms_name_must_have_agreed() -> None:
    desk, lead = desk_with_lead()
    further = FurtherTerms(protocols=(("Karsten Holt", "directly"),))
    with pytest.raises(UserError, match="have not agreed"):
        briefs.prepare(desk, chosen(lead, roles=False, further=further))


def test_how_sure_one_was_is_kept_and_never_leaves(tmp_path: Path) -> None:
    desk = make_desk()
    for turn in range(21):
        lead = qualified(desk, entry=write_session(desk, client=f"Client {turn}"))
        prepared = briefs.prepare(desk, chosen(lead, confidence=70 if turn else None))
        assert not any(b"70" in file.data for file in prepared.files[:1] if b"confidence" in file.data)
        number = briefs.issue(desk, prepared, tmp_path / str(turn)).made
        if turn == 20:
            assert calibration.show_calibration(desk) is None
        lines = "Next action: Call\nOn: 2026-12-01\nTerms acknowledged: yes"
        replies.import_reply(desk, f"Brief: {number}\nDecision: accepted\nBy: Vera\n{lines}".encode())
        outcome = "won" if turn % 4 else "lost"
        replies.import_reply(desk, f"Brief: {number}\nDecision: {outcome}\nBy: Vera".encode())
    found = calibration.show_calibration(desk)
    assert found is not None
    assert (found.count, found.bands[3].count, found.bands[3].right) == (20, 20, 75)
    assert {row.handoff.state for row in handoffs.list_handoffs(desk)} == {
        HandOffState.WON,
        HandOffState.LOST,
    }


def test_what_is_like_it_is_shown_and_not_refused() -> None:
    desk = make_desk()
    lead = qualified(desk)
    like = spot(desk, title="Migration: Billing")
    spot(desk, write_session(desk, client="Nordwind Energie GmbH"), title="Billing migration")
    spot(desk, write_session(desk, client="Helix"), title="Billing migration")
    spot(desk, title="Something else")
    found = near_duplicates(desk, lead)
    assert {(item.client, item.likeness) for item in found} == {
        ("Nordwind Energie", 100),
        ("Nordwind Energie GmbH", 100),
    }
    assert like in {item.id for item in found}
    briefs.check(desk, chosen(lead))
