"""One text saved as a whole entry."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desktop.domain.changes import Kind
from desktop.domain.errors import UserError
from desktop.domain.interactions import EntryForm, InteractionKind, Spot
from desktop.domain.overviews import EntryView
from desktop.domain.writing import Part
from desktop.services import clients, follow_ups, interactions, lead_views, writing
from desktop.services.desk import Desk
from tests.desks import known_client, make_desk, write_session

TEXT = "yesterday 3pm /call @Nordwind @Anna and @Karsten: we /45m dread the billing migration. #billing"


def written(desk: Desk, text: str = TEXT, **fields: object) -> EntryView:
    form = EntryForm(text, **fields)  # type: ignore[arg-type]
    return interactions.show_entry(desk, writing.write_entry(desk, form).made)


def test_client_people_kind_time_and_tags_come_from_the_prose() -> None:
    desk = make_desk()
    known_client(desk)
    view = written(desk)
    assert (view.client, view.people, view.tags) == (
        "Nordwind Energie",
        ("Anna Meyer", "Karsten Holt"),
        ("billing",),
    )
    assert (view.entry.kind, view.entry.at, view.entry.minutes) == (
        InteractionKind.CALL,
        "2026-11-22T15:00:00Z",
        45,
    )
    assert view.entry.text == "@Nordwind @Anna and @Karsten: we dread the billing migration. #billing"
    assert view.entry.title == "Anna and Karsten: we dread the billing migration"


def test_what_is_new_is_made_once_under_exactly_that_name() -> None:
    desk = make_desk()
    clients.add_client(desk, "Nordwind Energie")
    view = written(desk, '@"Nordwind" with @"Anna" and @Anna')
    assert (view.client, view.people) == ("Nordwind", ("Anna",))
    again = written(desk, '@"Nordwind" with @"Anna Meyer", then @Anna')
    assert again.people == ("Anna Meyer", "Anna")
    names = {(name.kind, name.name) for name in writing.known_names(desk)}
    assert names == {
        (Kind.CLIENT, "Nordwind Energie"), (Kind.CLIENT, "Nordwind"),
        (Kind.PERSON, "Anna"), (Kind.PERSON, "Anna Meyer"),
    }  # fmt: skip


def test_a_person_of_another_client_takes_part_as_who_they_are() -> None:
    desk = make_desk()
    known_client(desk)
    clients.add_client(desk, "Helix")
    view = written(desk, "@Helix met @Karsten Holt")
    assert (view.client, view.people) == ("Helix", ("Karsten Holt",))
    assert len(writing.known_names(desk)) == 4


def test_everything_that_was_marked_is_saved_with_the_entry() -> None:
    desk = make_desk()
    known_client(desk)
    text = TEXT + " I will send the plan. Karsten: “Elbnetz starts the same.”"
    spots = (
        Spot(
            Kind.OPPORTUNITY, "we /45m dread the billing migration.", 40, title="Billing", person="Anna Meyer"
        ),
        Spot(Kind.PROMISE, "I will send the plan.", 100, due_on="2026-12-01"),
        Spot(Kind.REFERRAL, "Elbnetz starts the same.", 120, person="Karsten Holt", company="Elbnetz"),
    )
    view = written(desk, text, spots=spots)
    by_kind = {passage.kind: passage.evidence for passage in view.passages}
    for evidence in by_kind.values():
        assert view.entry.text[evidence.start : evidence.end] == evidence.quote
    assert by_kind[Kind.OPPORTUNITY].quote == "we dread the billing migration."
    assert by_kind[Kind.REFERRAL].speaker == "Karsten Holt"
    page = clients.show_client(desk, "Nordwind")
    assert [(item.text, str(item.due_on), item.ours) for item in page.promises] == [
        ("I will send the plan", "2026-12-01", True)
    ]
    assert [row.title for row in lead_views.list_opportunities(desk)] == ["Billing"]


@pytest.mark.parametrize(
    "spot",
    [
        Spot(Kind.OPPORTUNITY, "nobody said this", 0),
        Spot(Kind.REFERRAL, "dread", 0, person="Nobody"),
        Spot(Kind.PROMISE, "dread", 0, due_on="soon"),
    ],
)
def test_one_passage_that_cannot_be_marked_leaves_nothing_half_written(spot: Spot) -> None:
    desk = make_desk()
    known_client(desk)
    interactions.keep_draft(desk, "quick", EntryForm(TEXT))
    with pytest.raises(UserError):
        writing.write_entry(desk, EntryForm(TEXT + " @Ines", spots=(spot,)), draft="quick")
    assert interactions.list_entries(desk) == []
    assert len(writing.known_names(desk)) == 3
    assert "quick" in interactions.list_drafts(desk)


def test_a_promise_needs_a_client() -> None:
    desk = make_desk()
    with pytest.raises(UserError, match="no client"):
        written(desk, "I will send it.", spots=(Spot(Kind.PROMISE, "I will send it.", 0),))


def test_orders_alone_are_no_entry_and_make_nothing() -> None:
    desk = make_desk()
    with pytest.raises(UserError, match="The entry is empty"):
        written(desk, "/call yesterday 3pm")
    assert writing.known_names(desk) == ()


def test_only_the_draft_that_was_written_is_dropped() -> None:
    desk = make_desk()
    interactions.keep_draft(desk, interactions.NEW, EntryForm("half a thought"))
    interactions.keep_draft(desk, "quick", EntryForm("x"))
    writing.write_entry(desk, EntryForm("x"), draft="quick")
    assert set(interactions.list_drafts(desk)) == {interactions.NEW}


def test_an_entry_is_written_anew_with_what_its_text_says_now() -> None:
    desk = make_desk()
    known_client(desk)
    entry = written(desk).entry
    form = EntryForm(entry.text + " /2h @Ines too. #grid", client="Nordwind", at=entry.at, kind=entry.kind)
    view = interactions.show_entry(desk, writing.rewrite_entry(desk, entry.id, form).made)
    assert (view.entry.minutes, view.people) == (120, ("Anna Meyer", "Karsten Holt", "Ines"))
    assert view.tags == ("billing", "grid")
    assert view.entry.at == entry.at


def test_what_was_used_last_comes_first() -> None:
    desk = make_desk()
    write_session(desk, client="Nordwind")
    write_session(desk, "A #first and #second", client="Helix")
    write_session(desk, "A #third", client="Nordwind")
    assert [name.name for name in writing.known_names(desk) if name.kind is Kind.CLIENT] == [
        "Nordwind",
        "Helix",
    ]
    assert writing.known_tags(desk)[0] == "third"


def test_reading_writes_nothing() -> None:
    desk = make_desk()
    reading = writing.read_text(desk, '@"Nordwind" with @Ines', client="")
    assert [piece.part for piece in reading.pieces] == [Part.NEW_NAME, Part.NEW_NAME]
    set_client = writing.read_text(desk, "@Ines", client="Helix")
    assert [piece.client for piece in set_client.pieces] == ["Helix"]
    assert writing.known_names(desk) == ()


def test_every_order_that_is_offered_is_read() -> None:
    desk = make_desk()
    for slash in writing.slashes(desk):
        pieces = writing.read_text(desk, f"/{slash.word}").pieces
        assert [piece.part for piece in pieces] == [slash.part], slash


def test_follow_ups_are_kept_with_the_entry() -> None:
    desk = make_desk()
    written(desk, '@"Nordwind" - [ ] come back to @Anna by Friday')
    assert [(row.text, row.due_on, row.client) for row in follow_ups.list_follow_ups(desk)] == [
        ("come back to @Anna", "2026-11-27", "Nordwind")
    ]


def test_what_was_corrected_by_hand_stays_corrected_when_the_entry_is_written_anew() -> None:
    desk = make_desk()
    known_client(desk)
    known_client(desk, "Helix Pharma AG")
    entry = written(desk, "Yesterday @Nordwind with @Anna and @Karsten went well.").entry
    form = EntryForm(entry.text, client="Helix Pharma AG", kind=InteractionKind.CALL)
    interactions.revise_entry(desk, entry.id, form)
    tomorrow = make_desk(desk.journal, desk.clock() + timedelta(days=1))
    again = EntryForm(f"{entry.text} And so on.", client="Helix Pharma AG", kind=InteractionKind.CALL)
    writing.rewrite_entry(tomorrow, entry.id, again)
    view = interactions.show_entry(desk, entry.id)
    assert (view.client, view.people, view.entry.at) == ("Helix Pharma AG", (), entry.at)
    assert view.entry.kind is InteractionKind.CALL


def test_an_entry_without_a_client_takes_the_one_that_its_text_names_now() -> None:
    desk = make_desk()
    known_client(desk)
    entry = written(desk, "It went well.").entry
    writing.rewrite_entry(desk, entry.id, EntryForm("It went well at @Nordwind with @Anna. /call"))
    view = interactions.show_entry(desk, entry.id)
    assert (view.client, view.people) == ("Nordwind Energie", ("Anna Meyer",))
    writing.rewrite_entry(desk, entry.id, EntryForm(f"{view.entry.text} @Helix too.", client=view.client))
    assert interactions.show_entry(desk, entry.id).client == "Nordwind Energie"
