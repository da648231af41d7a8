"""Writing sessions down."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.domain.errors import UserError
from desktop.domain.interactions import EntryForm, InteractionKind, Sharing
from desktop.services import clients, interactions, lead_views
from desktop.services.profile import set_profile
from tests.desks import NEED, PROSE, known_client, make_desk, spot, write_session


def test_prose_is_enough() -> None:
    desk = make_desk()
    made = interactions.add_entry(desk, EntryForm(text="Anna called about the auditors. More tomorrow.")).made
    view = interactions.show_entry(desk, made)
    assert view.entry.title == "Anna called about the auditors"
    assert view.entry.at == "2026-11-23T14:10:00Z"
    assert view.client == ""
    assert not view.entry.private


def test_client_engagement_and_people_are_made_on_the_way_and_found_again() -> None:
    desk = make_desk()
    form = EntryForm(
        text=PROSE,
        client="Nordwind Energie",
        engagement="Grid cut-over",
        people=("Anna Meyer", "anna meyer", "Karsten Holt"),
    )
    first = interactions.show_entry(desk, interactions.add_entry(desk, form).made)
    second = interactions.show_entry(
        desk, interactions.add_entry(desk, replace(form, client="nordwind", people=("Anna",))).made
    )
    assert first.people == ("Anna Meyer", "Karsten Holt")
    assert second.people == ("Anna Meyer",)
    assert second.entry.client_id == first.entry.client_id
    assert second.entry.engagement_id == first.entry.engagement_id
    assert len(clients.list_clients(desk)) == 1


def test_a_client_that_could_be_two_is_refused_with_both_and_nothing_is_written() -> None:
    desk = make_desk()
    clients.add_client(desk, "Nord Energie")
    clients.add_client(desk, "Nord Pharma")
    with pytest.raises(UserError, match="more than one client"):
        write_session(desk, client="Nord")
    assert interactions.list_entries(desk) == []


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        (EntryForm(text="  \n "), "The entry is empty"),
        (EntryForm(text="a\x00b"), "cannot be stored"),
        (EntryForm(text="x", client="Helix", temperature=3), "off the scale"),
        (EntryForm(text="x", client="Helix", people=("A", "lone \udc80")), "cannot be stored"),
        (EntryForm(text="x", client="y" * 501), "501 characters"),
        (EntryForm(text="x", client="Helix", at="soon"), "is not a time"),
        (EntryForm(text="x", engagement="Grid"), "has no client"),
    ],
)
def test_what_cannot_be_kept_changes_nothing(form: EntryForm, sentence: str) -> None:
    desk = make_desk()
    with pytest.raises(UserError, match=sentence):
        interactions.add_entry(desk, form)
    assert interactions.list_entries(desk) == []
    assert clients.list_clients(desk) == []


@pytest.mark.parametrize(
    "name", ["نوردويند", "🚀 Rocket & Söhne", "x" * 200, "../../CON", "Robert'); DROP TABLE clients;--"]
)
def test_any_name_is_a_name(name: str) -> None:
    desk = make_desk()
    view = interactions.show_entry(desk, write_session(desk, client=name))
    assert view.client == name


def test_entries_are_listed_the_newest_first_within_days() -> None:
    desk = make_desk()
    for day in ("2026-11-20", "2026-11-22", "2026-11-21 23:59"):
        interactions.add_entry(desk, EntryForm(text=day, client="Helix", at=day))
    rows = interactions.journal_rows(desk, interactions.list_entries(desk))
    assert [row.title for row in rows] == ["2026-11-22", "2026-11-21 23:59", "2026-11-20"]
    assert len(interactions.list_entries(desk, since="2026-11-21", until="2026-11-21")) == 1
    assert len(interactions.list_entries(desk, client="helix", limit=2)) == 2


def test_a_passage_stays_on_its_sentence_while_the_text_around_it_changes() -> None:
    desk = make_desk()
    entry = write_session(desk)
    spot(desk, entry)
    interactions.revise_entry(
        desk, entry, EntryForm(text=f"First, hello.\n\n{PROSE}", client="Nordwind Energie")
    )
    view = interactions.show_entry(desk, entry)
    found = view.passages[0].evidence
    assert view.entry.text[found.start : found.end].split() == NEED.split()
    assert view.entry.at == "2026-11-23T14:10:00Z"


def test_a_sentence_that_is_edited_away_keeps_its_quote() -> None:
    desk = make_desk()
    entry = write_session(desk)
    spot(desk, entry)
    interactions.revise_entry(
        desk, entry, EntryForm(text="Nothing of it is left.", client="Nordwind Energie")
    )
    found = interactions.show_entry(desk, entry).passages[0].evidence
    assert found.start is None
    assert found.quote.split() == NEED.split()


def test_the_trash_gives_back_what_it_took() -> None:
    desk = make_desk()
    entry = write_session(desk)
    lead = spot(desk, entry)
    interactions.trash_entry(desk, entry)
    assert interactions.list_entries(desk) == []
    assert lead_views.show_lead(desk, lead).evidence == ()
    interactions.restore_entry(desk, entry)
    assert interactions.list_entries(desk) == [entry]
    assert len(lead_views.show_lead(desk, lead).evidence) == 1


def test_a_draft_is_kept_until_the_entry_is_saved() -> None:
    desk = make_desk()
    form = EntryForm(
        text="half a sent",
        client="Helix",
        kind=InteractionKind.CALL,
        sharing=Sharing.PRIVATE,
        people=("Mira",),
    )
    assert not interactions.keep_draft(desk, interactions.NEW, form)
    assert interactions.list_drafts(desk) == {"new": form}
    interactions.add_entry(desk, form)
    assert interactions.list_drafts(desk) == {}
    interactions.keep_draft(desk, interactions.NEW, form)
    interactions.drop_draft(desk, interactions.NEW)
    assert interactions.list_drafts(desk) == {}


def test_the_steward_stays_whoever_i_say_i_am_later() -> None:
    desk = make_desk()
    client = known_client(desk)
    set_profile(desk, name="Somebody Else")
    assert clients.show_client(desk, client).client.steward == "tom"
