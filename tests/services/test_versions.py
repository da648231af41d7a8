"""Every save keeps what was there, to be compared and brought back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.domain.errors import UserError
from desktop.domain.interactions import EntryForm, Evidence, InteractionKind, Sharing
from desktop.domain.versions import LineChange
from desktop.services import clients, follow_ups, interactions, leads, versions, writing
from desktop.services.desk import Desk
from tests.desks import NEED, NOW, PROSE, make_desk, spot, write_session

FORM = EntryForm(text=PROSE, title="Sprint review", client="Nordwind Energie", people=("Anna Meyer",))


def numbers(desk: Desk, entry: str) -> list[tuple[int, str, bool]]:
    return [(row.version, row.title, row.current) for row in versions.list_versions(desk, entry)]


def passage(desk: Desk, entry: str) -> Evidence:
    (found,) = interactions.show_entry(desk, entry).passages
    return found.evidence


def test_each_save_keeps_what_was_there() -> None:
    desk = make_desk()
    entry = interactions.add_entry(desk, FORM).made
    assert numbers(desk, entry) == [(1, "Sprint review", True)]
    tomorrow = make_desk(desk.journal, NOW.replace(day=24))
    interactions.revise_entry(
        tomorrow, entry, replace(FORM, title="Review", people=("Anna Meyer", "Karsten"))
    )
    interactions.revise_entry(tomorrow, entry, replace(FORM, title="Review", text="Short.", minutes=45))
    assert numbers(desk, entry) == [(3, "Review", True), (2, "Review", False), (1, "Sprint review", False)]
    newest, _, oldest = versions.list_versions(desk, entry)
    assert (newest.saved_at, oldest.saved_at) == ("2026-11-24T14:10:00Z", "2026-11-23T14:10:00Z")
    assert (newest.length, oldest.length) == (6, len(PROSE))
    second = versions.show_version(desk, entry, 2)
    assert (second.text, second.minutes) == (PROSE, None)
    assert [name for _, name in second.people] == ["Anna Meyer", "Karsten"]
    assert versions.show_version(desk, entry, 3).minutes == 45


def test_a_save_without_a_change_makes_no_version() -> None:
    desk = make_desk()
    entry = interactions.add_entry(desk, FORM).made
    tomorrow = make_desk(desk.journal, NOW.replace(day=24))
    interactions.keep_draft(tomorrow, entry, FORM)
    interactions.revise_entry(tomorrow, entry, FORM)
    interactions.revise_entry(tomorrow, entry, replace(FORM, at="2026-11-23 14:10"))
    writing.rewrite_entry(tomorrow, entry, FORM)
    assert numbers(desk, entry) == [(1, "Sprint review", True)]
    assert versions.list_versions(desk, entry)[0].saved_at == "2026-11-23T14:10:00Z"
    assert interactions.list_drafts(desk) == {}


def test_ticking_a_follow_up_makes_no_version_and_a_version_keeps_the_tick() -> None:
    desk = make_desk()
    entry = interactions.add_entry(desk, replace(FORM, text="Good.\n[ ] ask Anna")).made
    (row,) = follow_ups.list_follow_ups(desk)
    follow_ups.tick(desk, row.id)
    assert len(numbers(desk, entry)) == 1
    interactions.revise_entry(desk, entry, replace(FORM, text="Bad."))
    assert "[x] ask Anna" in versions.show_version(desk, entry, 1).text
    assert follow_ups.list_follow_ups(desk, done=True) == []
    versions.bring_back(desk, entry, 1)
    assert [row.text for row in follow_ups.list_follow_ups(desk, done=True)] == ["ask Anna"]


def test_bringing_back_makes_a_new_version_that_can_be_undone() -> None:
    desk = make_desk()
    form = replace(
        FORM, engagement="Grid", kind=InteractionKind.CALL, minutes=30, temperature=2, at="2026-11-20 09:00"
    )
    entry = interactions.add_entry(desk, form).made
    before = interactions.show_entry(desk, entry)
    interactions.revise_entry(desk, entry, EntryForm(text="Gone.", client="Helix"))
    changed = interactions.show_entry(desk, entry)
    assert versions.bring_back(desk, entry, 1).made == entry
    assert interactions.show_entry(desk, entry) == before
    assert [row[0] for row in numbers(desk, entry)] == [3, 2, 1]
    versions.bring_back(desk, entry, 2)
    assert interactions.show_entry(desk, entry) == changed
    assert [row[0] for row in numbers(desk, entry)] == [4, 3, 2, 1]
    versions.bring_back(desk, entry, 4)
    assert len(numbers(desk, entry)) == 4


def test_a_sentence_that_was_edited_away_has_its_place_again_when_it_is_brought_back() -> None:
    desk = make_desk()
    entry = write_session(desk)
    spot(desk, entry)
    start = passage(desk, entry).start
    interactions.revise_entry(desk, entry, replace(FORM, text="Nothing of it is left."))
    assert passage(desk, entry).start is None
    assert passage(desk, entry).quote.split() == NEED.split()
    versions.bring_back(desk, entry, 1)
    assert passage(desk, entry).start == start
    interactions.revise_entry(desk, entry, replace(FORM, text="Nothing."))
    interactions.revise_entry(desk, entry, replace(FORM, text=f"Typed again:\n{NEED}"))
    found = passage(desk, entry)
    assert f"Typed again:\n{NEED}"[found.start : found.end] == NEED


def test_of_two_equal_sentences_the_one_that_was_marked_stays_marked() -> None:
    desk = make_desk()
    text = "Anna: We need help.\nKarsten: We need help."
    entry = interactions.add_entry(desk, replace(FORM, text=text)).made
    from_karsten = text.rindex("We need")
    leads.spot_opportunity(desk, entry, "We need help.", "Help", near=from_karsten)
    interactions.revise_entry(desk, entry, replace(FORM, text="New: We need help.\n" + text))
    found = passage(desk, entry)
    assert found.start == from_karsten + len("New: We need help.\n")
    interactions.revise_entry(desk, entry, replace(FORM, text="Anna: We need help.\nKarsten: No."))
    assert passage(desk, entry).start is None


def test_what_is_private_stays_private_whatever_is_brought_back() -> None:
    desk = make_desk()
    entry = interactions.add_entry(desk, FORM).made
    interactions.revise_entry(desk, entry, replace(FORM, text="Secret.", sharing=Sharing.PRIVATE))
    versions.bring_back(desk, entry, 1)
    assert interactions.show_entry(desk, entry).entry.private
    interactions.revise_entry(desk, entry, FORM)
    assert not interactions.show_entry(desk, entry).entry.private
    versions.bring_back(desk, entry, 2)
    assert interactions.show_entry(desk, entry).entry.private
    versions.bring_back(desk, entry, 4, exactly=True)
    assert not interactions.show_entry(desk, entry).entry.private


def test_two_versions_are_compared_by_facts_and_lines() -> None:
    desk = make_desk()
    entry = interactions.add_entry(desk, replace(FORM, text="One.\nTwo.")).made
    interactions.revise_entry(desk, entry, replace(FORM, text="One.\nThree.", client="Helix"))
    found = versions.compare(desk, entry, 1, 2)
    assert [(line.change, line.fact, line.text) for line in found] == [
        (LineChange.REMOVED, "client", "Nordwind Energie"),
        (LineChange.ADDED, "client", "Helix"),
        (LineChange.SAME, "", "One."),
        (LineChange.REMOVED, "", "Two."),
        (LineChange.ADDED, "", "Three."),
    ]


@pytest.mark.parametrize("number", [0, 2, -1, 99])
def test_a_version_that_there_is_not_is_refused(number: int) -> None:
    desk = make_desk()
    entry = interactions.add_entry(desk, FORM).made
    with pytest.raises(UserError, match=rf"has no version {number}\. It has versions 1 to 1"):
        versions.bring_back(desk, entry, number)


def test_a_refused_save_keeps_everything_as_it_was() -> None:
    desk = make_desk()
    entry = interactions.add_entry(desk, FORM).made
    with pytest.raises(UserError):
        interactions.revise_entry(desk, entry, replace(FORM, text=" "))
    with pytest.raises(UserError):
        interactions.revise_entry(desk, entry, replace(FORM, temperature=9))
    assert numbers(desk, entry) == [(1, "Sprint review", True)]
    assert len(clients.list_clients(desk)) == 1
