"""Nobody is named in a brief without having agreed to it; only roles lead past that."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from desktop.domain.consents import ConsentUse, Lack
from desktop.domain.errors import UserError
from desktop.services import clients, consents, lead_views, leads, referrals
from desktop.services.brief_consents import missing_for
from desktop.services.briefs import issue, prepare
from desktop.services.composing import Choice
from desktop.services.desk import Desk
from desktop.services.profile import set_profile
from tests.desks import NOW, REFERRAL, known_client, make_desk, qualified, write_session

PLAIN = Choice(lead="Billing migration", to_name="Petra Sales", roles=False, formats=("json",))


def desk_with_lead() -> Desk:
    desk = make_desk()
    known_client(desk)
    qualified(desk)
    return desk


def give(desk: Desk, *uses: ConsentUse, person: str = "Anna Meyer", **words: object) -> None:
    for use in uses:
        consents.give_consent(desk, person, use, how="by mail", **words)  # type: ignore[arg-type]


def missing(desk: Desk, choice: Choice = PLAIN) -> list[tuple[str, str]]:
    return [(item.person, item.use.value) for item in missing_for(desk, choice)]


def test_a_name_needs_consent_and_a_quote_by_name_needs_another(tmp_path: Path) -> None:
    desk = desk_with_lead()
    assert missing(desk) == []
    leads.answer(desk, PLAIN.lead, "decides", "Karsten, then Anna's board.")
    quoted = replace(PLAIN, all_quotes=True)
    assert missing(desk, quoted) == [
        ("Karsten Holt", "name"),
        ("Anna Meyer", "name"),
        ("Anna Meyer", "quote"),
    ]
    assert missing(desk, replace(quoted, roles=True, to_name="")) == []
    give(desk, ConsentUse.NAME)
    give(desk, ConsentUse.NAME, person="Karsten Holt")
    assert missing(desk) == []
    with pytest.raises(UserError, match=r"not agreed to it: Anna Meyer \(Quote with the name\)\. Ask them"):
        prepare(desk, quoted)
    give(desk, ConsentUse.QUOTE)
    issue(desk, prepare(desk, quoted), tmp_path)


def test_a_consent_that_goes_between_preview_and_issue_stops_it(tmp_path: Path) -> None:
    desk = desk_with_lead()
    leads.answer(desk, PLAIN.lead, "decides", "Anna's board.")
    give(desk, ConsentUse.NAME, until=NOW.date())
    prepared = prepare(desk, PLAIN)
    with pytest.raises(UserError, match="not agreed"):
        issue(replace(desk, clock=lambda: NOW + timedelta(days=1)), prepared, tmp_path)
    consents.withdraw_consent(desk, "Anna", ConsentUse.NAME)
    with pytest.raises(UserError, match="not agreed"):
        issue(desk, prepared, tmp_path)
    assert missing_for(desk, PLAIN)[0].lack is Lack.WITHDRAWN
    assert list(tmp_path.iterdir()) == []


def test_whoever_wishes_to_stay_anonymous_goes_with_a_role_only(tmp_path: Path) -> None:
    desk = desk_with_lead()
    give(desk, ConsentUse.NAME, ConsentUse.QUOTE, ConsentUse.ANONYMOUS)
    quoted = replace(PLAIN, all_quotes=True)
    with pytest.raises(UserError, match="Anna Meyer, who wishes to stay anonymous"):
        prepare(desk, quoted)
    issue(desk, prepare(desk, replace(quoted, roles=True)), tmp_path)


def test_who_takes_the_quote_back_is_not_quoted_at_all() -> None:
    desk = desk_with_lead()
    give(desk, ConsentUse.QUOTE)
    (quote,) = (item.id for item in lead_views.show_lead(desk, PLAIN.lead).evidence)
    consents.withdraw_consent(desk, "Anna", ConsentUse.QUOTE)
    with pytest.raises(UserError, match="Anna Meyer took the consent to be quoted back"):
        prepare(desk, replace(PLAIN, quotes=(quote,), roles=True))
    assert prepare(desk, replace(PLAIN, all_quotes=True)).brief.quotes == ()
    give(desk, ConsentUse.QUOTE)
    assert len(prepare(desk, replace(PLAIN, quotes=(quote,), roles=True)).brief.quotes) == 1


def test_a_speaker_whom_nobody_knows_cannot_have_agreed() -> None:
    desk = desk_with_lead()
    entry = write_session(desk, "“Who do we ask about spring?”")
    leads.add_evidence(desk, PLAIN.lead, entry, "Who do we ask about spring?", speaker="Zora Unknown")
    give(desk, ConsentUse.NAME, ConsentUse.QUOTE)
    assert missing(desk, replace(PLAIN, all_quotes=True)) == [("Zora Unknown", "quote")]
    with_role = leads.add_evidence(
        desk, PLAIN.lead, entry, "Who do we ask about spring?", speaker="Head of IT"
    ).made
    assert missing(desk, replace(PLAIN, quotes=(with_role,))) == []


def test_a_first_name_means_those_at_the_client_unless_somebody_is_named_in_full() -> None:
    desk = desk_with_lead()
    clients.add_person(desk, "Anna Schulz", client="Nordwind Energie")
    clients.add_client(desk, "Helix")
    clients.add_person(desk, "Karsten Stein", client="Helix")
    clients.add_person(desk, "Tom Fischer", client="Helix")
    leads.answer(desk, PLAIN.lead, "decides", "Anna and Karsten; Tom knows. Ask Nordwind Energie.")
    assert missing(desk) == [("Anna Meyer", "name"), ("Anna Schulz", "name"), ("Karsten Holt", "name")]
    leads.answer(desk, PLAIN.lead, "decides", "Anna Schulz decides, as Anna says.")
    assert missing(desk) == [("Anna Schulz", "name")]


def test_a_referrer_who_is_named_must_have_agreed_to_introduce() -> None:
    desk = make_desk()
    set_profile(desk, name="Tom Berger")
    known_client(desk)
    lead = leads.spot_referral(
        desk, write_session(desk), REFERRAL, "Elbnetz", company="Elbnetz", through="Karsten Holt"
    ).made
    leads.answer(desk, lead, "need", "Karsten's counterpart begins the same project.")
    give(desk, ConsentUse.NAME, person="Karsten Holt")
    assert missing(desk, replace(PLAIN, lead=lead)) == [("Karsten Holt", "introduction")]
    give(desk, ConsentUse.INTRODUCTION, person="Karsten Holt")
    assert missing(desk, replace(PLAIN, lead=lead)) == []


def test_somebody_on_the_other_side_is_nobodys_colleague() -> None:
    desk = make_desk()
    set_profile(desk, name="Tom Berger")
    known_client(desk)
    lead = leads.spot_referral(
        desk, write_session(desk), REFERRAL, "Elbnetz", company="Elbnetz", through="Karsten Holt"
    ).made
    referrals.ask_permission(desk, lead)
    referrals.answer_permission(desk, lead, agreed=True, how="by mail")
    referrals.other_side_agrees(desk, lead, "Jana Brandt", how="by mail")
    leads.answer(desk, lead, "need", "Jana Brandt begins the same project.")
    assert missing(desk, replace(PLAIN, lead=lead)) == [("Jana Brandt", "name")]
    give(desk, ConsentUse.NAME, person="Jana Brandt")
    assert missing(desk, replace(PLAIN, lead=lead)) == []
    consents.withdraw_consent(desk, "Jana Brandt", ConsentUse.INTRODUCTION)
    with pytest.raises(UserError, match="The other side has not agreed"):
        referrals.introduce(desk, lead)
    referrals.other_side_agrees(desk, lead, "Jana Brandt", how="She came back to us")
    referrals.introduce(desk, lead)
    referrals.meet(desk, lead)
    for criterion in ("share", "ask", "asked", "next"):
        leads.answer(desk, lead, criterion, f"What we know for {criterion}.")
    referrals.qualify(desk, lead)
    said = prepare(desk, replace(PLAIN, lead=lead, roles=True)).files[0].data.decode()
    assert "Jana" not in said
    assert "begins the same project" in said
