"""Opportunities narrowed, sorted and counted, and the views that are kept."""

from __future__ import annotations

import pytest

from desktop.domain.clients import PromiseState
from desktop.domain.errors import UserError
from desktop.domain.opportunities import OpportunityState
from desktop.domain.opportunity_views import Order
from desktop.services import leads, opportunity_facts, opportunity_views, promises
from desktop.services.desk import Desk
from desktop.services.naming import find_opportunity
from tests.desks import make_desk, qualified, spot, write_session


def asked(desk: Desk, **words: object) -> list[str]:
    """Return the titles of what is asked for."""
    wish = opportunity_views.read_filter(desk, **words)  # type: ignore[arg-type]
    return [row.title for row in opportunity_views.rows_of(desk, opportunity_views.list_ids(desk, wish))]


@pytest.fixture
def desk() -> Desk:
    desk = make_desk()
    for title, client, value in (
        ("Billing migration", "Nordwind Energie", "20-30k EUR"),
        ("Prüfung der Zähler", "Nordwind Energie", "50k EUR"),
        ("Second plant", "Helix Pharma", "40k CHF"),
        ("Audit", "Helix Pharma", "unknown"),
    ):
        lead = spot(desk, write_session(desk, client=client), title)
        opportunity_facts.edit_opportunity(desk, lead, value=value)
    leads.answer(desk, "Audit", "need", "They named it.")
    leads.park_opportunity(desk, "Second plant", "2026-12-15")
    return desk


def test_each_part_of_a_filter_narrows(desk: Desk) -> None:
    assert asked(desk, client="helix") == ["Audit", "Second plant"]
    assert asked(desk, min_value="30k EUR") == ["Prüfung der Zähler", "Billing migration"]
    assert asked(desk, min_value="30k CHF") == ["Second plant"]
    assert asked(desk, value="unknown") == ["Audit"]
    assert asked(desk, parked_until="2026-12-14") == []
    assert asked(desk, parked_until="2026-12-15") == ["Second plant"]
    assert asked(desk, text="PRUEFUNG nordwind") == ["Prüfung der Zähler"]
    assert asked(desk, states=(OpportunityState.EXPLORING,)) == ["Audit"]


def test_what_waits_on_me_is_what_has_a_question_left() -> None:
    desk = make_desk()
    ready = qualified(desk, title="Ready")
    spot(desk, title="Early")
    assert asked(desk, waiting=True) == ["Early"]
    assert find_opportunity(desk, "Ready").id == find_opportunity(desk, ready[:30]).id == ready


def test_a_title_is_found_by_its_letters_and_an_id_by_its_beginning(desk: Desk) -> None:
    plant = find_opportunity(desk, "Second plant")
    assert find_opportunity(desk, "COND PL") == plant
    assert find_opportunity(desk, plant.id[:35]) == plant
    assert find_opportunity(desk, "pruefung").title == "Prüfung der Zähler"
    for unknown in ("100%", "second_plant", "0" * 12):
        with pytest.raises(UserError, match=f"There is no opportunity “{unknown}”") as refused:
            find_opportunity(desk, unknown)
        assert "Known: Audit, Second plant, " in str(refused.value)
    spot(desk, title="Second site")
    with pytest.raises(UserError, match="can mean more than one"):
        find_opportunity(desk, "second")


def test_a_column_counts_and_never_adds_up_currencies(desk: Desk) -> None:
    spotted = opportunity_views.show_columns(desk, opportunity_views.read_filter(desk))
    assert [worth.words() for worth in spotted[OpportunityState.SPOTTED].sums] == ["EUR 70,000 to 80,000"]
    assert [worth.words() for worth in spotted[OpportunityState.PARKED].sums] == ["CHF 40,000"]
    assert len(spotted[OpportunityState.EXPLORING].ids) == 1
    assert spotted[OpportunityState.EXPLORING].sums == ()


def test_columns_are_the_same_with_words_and_without(desk: Desk) -> None:
    wish = opportunity_views.read_filter(desk, value="known")
    by_words = opportunity_views.read_filter(desk, value="known", text="n")
    assert opportunity_views.show_columns(desk, wish) == opportunity_views.show_columns(desk, by_words)
    assert opportunity_views.list_ids(desk, wish) == opportunity_views.list_ids(desk, by_words)


def test_a_list_is_sorted_by_each_of_its_columns(desk: Desk) -> None:
    wish = opportunity_views.read_filter(desk)
    titles = {
        order: [
            row.title
            for row in opportunity_views.rows_of(desk, opportunity_views.list_ids(desk, wish, order))
        ]
        for order in Order
    }
    assert titles[Order.AGE][0] == "Audit"
    assert titles[Order.CLIENT][:2] == ["Audit", "Second plant"]
    assert titles[Order.TITLE][:2] == ["Audit", "Billing migration"]
    assert titles[Order.VALUE] == ["Second plant", "Prüfung der Zähler", "Billing migration", "Audit"]
    assert titles[Order.GATE][0] == "Audit"
    assert titles[Order.STATE][-1] == "Second plant"


def test_a_view_is_kept_found_and_removed(desk: Desk) -> None:
    wish = opportunity_views.read_filter(desk, client="helix", min_value="10k CHF")
    opportunity_views.save_view(desk, "Helix in francs", wish)
    assert opportunity_views.find_view(desk, "helix").wish == wish
    with pytest.raises(UserError, match="comes with the program"):
        opportunity_views.save_view(desk, "waiting on ME", wish)
    with pytest.raises(UserError, match="comes with the program"):
        opportunity_views.remove_view(desk, "set aside")
    with pytest.raises(UserError, match="would show everything"):
        opportunity_views.save_view(desk, "All", opportunity_views.read_filter(desk))
    opportunity_views.remove_view(desk, "Helix in francs")
    assert all(view.built_in for view in opportunity_views.list_views(desk))


def test_a_card_says_what_comes_first_at_its_client(desk: Desk) -> None:
    promises.make_promise(desk, "Helix", "Training", state=PromiseState.BROKEN)
    rows = opportunity_views.rows_of(
        desk, opportunity_views.list_ids(desk, opportunity_views.read_filter(desk))
    )
    assert {row.client: row.earned for row in rows} == {"Nordwind Energie": None, "Helix Pharma": "Training"}
