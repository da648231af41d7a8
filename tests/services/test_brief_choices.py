"""What was chosen for a brief is there again: after a crash, and for the next version."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from desktop.domain.consents import ConsentUse
from desktop.domain.interactions import EntryForm, Sharing
from desktop.services import briefs, consents, interactions, lead_views
from desktop.services.brief_choices import begun_choice, former_choice, keep_begun
from desktop.services.composing import Choice
from desktop.services.desk import Desk
from desktop.services.profile import set_profile
from desktop.services.terms import FurtherTerms
from tests.desks import known_client, make_desk, qualified

FURTHER = FurtherTerms(
    blackouts=("20 Dec to 6 Jan",),
    not_offered="A licence.",
    help_wanted="The price of three sites.",
    escalation="Call me.",
    protocols=(("Anna Meyer", "with me in the room"),),
)
"""Terms as they are typed."""


def issued(tmp_path: Path, **chosen: object) -> tuple[Desk, str]:
    desk = make_desk()
    set_profile(desk, name="Tom Berger")
    known_client(desk)
    lead = qualified(desk)
    choice = Choice(lead=lead, to_name="Vera Lang", to_email="vera@sales.example", formats=("text",))
    choice = replace(choice, further=FURTHER, **chosen)  # type: ignore[arg-type]
    briefs.issue(desk, briefs.prepare(desk, choice), tmp_path)
    return desk, lead


def former(desk: Desk, lead: str) -> Choice:
    found = former_choice(desk, lead_views.show_lead(desk, lead))
    assert found is not None
    return found


def test_what_is_being_chosen_is_there_again_until_it_is_issued(tmp_path: Path) -> None:
    desk = make_desk()
    known_client(desk)
    lead = qualified(desk)
    begun = Choice(lead=lead, to_name="Vera", override="They meet on Thursday.", roles=False, further=FURTHER)
    assert not keep_begun(desk, begun)
    shown = lead_views.show_lead(desk, lead)
    assert begun_choice(desk, shown) == begun
    keep_begun(desk, replace(begun, standing="They know."))
    assert begun_choice(desk, shown) == replace(begun, standing="They know.")
    choice = Choice(lead="Billing migration", to_name="Vera Lang", formats=("text",))
    briefs.issue(desk, briefs.prepare(desk, choice), tmp_path)
    assert begun_choice(desk, shown) is None


def test_quotes_terms_and_what_stayed_are_chosen_again(tmp_path: Path) -> None:
    desk, lead = issued(tmp_path, all_quotes=True, left_out=("timing", "escalation"))
    found = former(desk, lead)
    assert (found.to_name, found.to_email) == ("Vera Lang", "vera@sales.example")
    assert found.further == FURTHER
    assert found.left_out == ("timing", "escalation")
    assert found.quotes == tuple(item.id for item in lead_views.show_lead(desk, lead).evidence)
    assert found.roles


def test_a_lead_that_was_never_with_sales_has_none() -> None:
    desk = make_desk()
    assert former_choice(desk, lead_views.show_lead(desk, qualified(desk))) is None


def test_what_may_no_longer_leave_is_not_chosen_again(tmp_path: Path) -> None:
    desk, lead = issued(tmp_path, all_quotes=True)
    (quote,) = lead_views.show_lead(desk, lead).evidence
    view = interactions.show_entry(desk, quote.interaction_id)
    form = EntryForm(text=view.entry.text, client=view.client, sharing=Sharing.PRIVATE)
    interactions.revise_entry(desk, quote.interaction_id, form)
    assert former(desk, lead).quotes == ()


def test_a_quote_that_was_taken_back_is_not_chosen_again(tmp_path: Path) -> None:
    desk, lead = issued(tmp_path, all_quotes=True)
    consents.give_consent(desk, "Anna Meyer", ConsentUse.QUOTE, how="by mail")
    consents.withdraw_consent(desk, "Anna Meyer", ConsentUse.QUOTE, how="no more")
    assert former(desk, lead).quotes == ()
