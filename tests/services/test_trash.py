"""The trash gives back what it took, and what is erased is gone from every byte of the file."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from desktop.domain.errors import UserError
from desktop.domain.interactions import EntryForm
from desktop.domain.opportunities import OpportunityState
from desktop.services import (
    attachments,
    briefs,
    clients,
    handoffs,
    interactions,
    lead_views,
    leads,
    search,
    trash,
)
from desktop.services.composing import Choice
from desktop.services.desk import Desk
from desktop.services.record import verify_record
from desktop.store.opening import open_journal
from tests.desks import NEED, NOW, make_desk, qualified, spot, write_session

MARKS = (
    b"tarantula", b"quicksilver", b"periwinkle", b"saxophone", b"marmalade",
    b"gooseberry", b"velociped", b"juniper", b"wolverine", b"xylophone",
)  # fmt: skip


def later(desk: Desk, days: int) -> Desk:
    return make_desk(desk.journal, NOW + timedelta(days=days))


def in_file(path: Path) -> set[str]:
    """Return which of the marks any byte of the journal's files says; an index may cut a word's first letter."""
    said = b"".join(file.read_bytes() for file in path.parent.iterdir() if file.name.startswith(path.name))
    said = said.lower()
    return {mark.decode() for mark in MARKS if mark[2:] in said}


def marked_entry(desk: Desk) -> str:
    """Write an entry that carries a mark in everything that only it holds, and return its id."""
    form = EntryForm(text="Tarantula first. We dread the quicksilver.", title="Periwinkle", client="Helix")
    entry = interactions.add_entry(desk, form).made
    for n in range(60):
        interactions.add_entry(desk, EntryForm(text=f"Something else, number {n}.", client="Helix"))
    leads.spot_opportunity(desk, entry, "We dread the quicksilver", "A new one", speaker="Saxophone")
    text = "Now without. We dread the quicksilver. #marmalade\n[ ] ask for gooseberry"
    interactions.revise_entry(desk, entry, EntryForm(text=text, title="Velociped", client="Helix"))
    interactions.keep_draft(desk, entry, EntryForm(text="juniper", client="Helix"))
    attachments.attach_bytes(desk, "wolverine.txt", b"about the xylophone " * 400, entry=entry)
    return entry


def test_what_is_erased_is_in_no_byte_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    desk = make_desk(open_journal(path, create=True))
    entry = marked_entry(desk)
    trash.trash_entry(desk, entry)
    desk.close()
    assert in_file(path) == {mark.decode() for mark in MARKS}
    desk = make_desk(open_journal(path, create=False), NOW + timedelta(days=31))
    assert trash.empty_trash(desk)
    assert trash.is_wiped(desk)
    assert in_file(path) == set()
    assert [verdict.sound for verdict in verify_record(desk)] == [True]
    assert sum(verdict.erased for verdict in verify_record(desk)) == 1
    assert desk.journal.faults() == []
    assert search.find(desk, "else") != []
    desk.close()
    assert in_file(path) == set()
    assert len(path.read_bytes()) > 100_000


def test_an_erasing_that_was_stopped_is_finished_by_the_next(tmp_path: Path) -> None:
    """Guard the test above as well: rows that are only removed leave words behind."""
    path = tmp_path / "journal.db"
    desk = make_desk(open_journal(path, create=True))
    trash.trash_entry(desk, marked_entry(desk))
    assert trash.empty_trash(desk, older_than_days=0, progress=lambda *_: False)
    assert not trash.is_wiped(desk)
    desk.close()
    assert in_file(path) != set()
    desk = make_desk(open_journal(path, create=False))
    told: list[tuple[int, int]] = []

    def note(done: int, steps: int) -> bool:
        told.append((done, steps))
        return True

    assert not trash.empty_trash(desk, progress=note)
    assert trash.is_wiped(desk)
    desk.close()
    assert in_file(path) == set()
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]


@pytest.mark.parametrize("stop_after", range(1, 12))
def test_wherever_it_is_stopped_the_journal_is_sound(tmp_path: Path, stop_after: int) -> None:
    desk = make_desk(open_journal(tmp_path / "journal.db", create=True))
    trash.trash_entry(desk, marked_entry(desk))
    trash.empty_trash(desk, older_than_days=0, progress=lambda done, _: done < stop_after)
    assert desk.journal.faults() == []
    assert trash.list_trash(desk) == []
    assert len(search.find(desk, "else", limit=100)) == 60
    trash.empty_trash(desk)
    assert trash.is_wiped(desk)


def test_a_program_that_reads_puts_the_wiping_off(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    desk = make_desk(open_journal(path, create=True))
    trash.trash_entry(desk, marked_entry(desk))
    other = open_journal(path, create=False)
    other.execute("PRAGMA busy_timeout = 1")
    desk.journal.execute("PRAGMA busy_timeout = 1")
    other.execute("BEGIN")
    other.rows("SELECT count(*) FROM interactions")
    trash.empty_trash(desk, older_than_days=0)
    assert not trash.is_wiped(desk)
    other.execute("COMMIT")
    trash.empty_trash(desk)
    assert trash.is_wiped(desk)
    other.close()
    desk.close()
    assert in_file(path) == set()


def test_the_trash_gives_back_what_it_took() -> None:
    desk = make_desk()
    entry = write_session(desk)
    lead = spot(desk, entry)
    attachments.attach_bytes(desk, "a.txt", b"a", entry=entry)
    trash.trash_entry(desk, entry)
    assert interactions.list_entries(desk) == []
    assert lead_views.show_lead(desk, lead).evidence == ()
    assert lead_views.show_lead(desk, lead).trashed_evidence == 1
    (row,) = trash.list_trash(later(desk, 3))
    assert (row.id, row.client, row.passages, row.attachments) == (entry, "Nordwind Energie", 1, 1)
    assert (row.trashed_at, row.erased_from) == ("2026-11-23T14:10:00Z", "2026-12-23T14:10:00Z")
    trash.restore_entry(desk, entry)
    assert trash.list_trash(desk) == []
    assert interactions.list_entries(desk) == [entry]
    assert len(lead_views.show_lead(desk, lead).evidence) == 1
    assert lead_views.show_lead(desk, lead).trashed_evidence == 0


def test_putting_something_into_the_trash_twice_does_not_begin_its_time_again() -> None:
    desk = make_desk()
    entry = write_session(desk)
    trash.trash_entry(desk, entry)
    trash.trash_entry(later(desk, 20), entry)
    assert not trash.empty_trash(later(desk, 29))
    assert trash.list_trash(desk) != []
    assert trash.empty_trash(later(desk, 30))
    assert trash.list_trash(desk) == []


def test_what_came_into_the_trash_later_stays_in_it() -> None:
    desk = make_desk()
    first, second = write_session(desk), write_session(desk)
    trash.trash_entry(desk, first)
    trash.trash_entry(later(desk, 25), second)
    trash.empty_trash(later(desk, 31))
    assert [row.id for row in trash.list_trash(desk)] == [second]
    with pytest.raises(UserError, match="no number of days"):
        trash.empty_trash(desk, older_than_days=-1)


def test_only_what_is_in_the_trash_is_deleted() -> None:
    desk = make_desk()
    kept, gone = write_session(desk), write_session(desk)
    trash.trash_entry(desk, gone)
    with pytest.raises(UserError, match="is not in the trash"):
        trash.delete_now(desk, [gone, kept])
    assert [row.id for row in trash.list_trash(desk)] == [gone]
    trash.delete_now(desk, [gone])
    assert trash.list_trash(desk) == []
    assert interactions.list_entries(desk) == [kept]


def test_an_opportunity_lives_on_and_says_that_its_entry_is_deleted() -> None:
    desk = make_desk()
    lead = qualified(desk)
    entry = lead_views.show_lead(desk, lead).evidence[0].interaction_id
    assert lead_views.show_lead(desk, lead).subject.state is OpportunityState.QUALIFIED
    trash.trash_entry(desk, entry)
    assert lead_views.show_lead(desk, lead).subject.state is OpportunityState.EXPLORING
    trash.restore_entry(desk, entry)
    assert lead_views.show_lead(desk, lead).subject.state is OpportunityState.QUALIFIED
    trash.trash_entry(desk, entry)
    trash.empty_trash(desk, older_than_days=0)
    shown = lead_views.show_lead(desk, lead)
    assert shown.title == "Billing migration"
    assert (shown.evidence, shown.trashed_evidence, shown.erased_evidence) == ((), 0, 1)
    assert len(shown.answers) == 3
    assert lead_views.list_opportunities(desk)[0].quotes == 0


def test_an_issued_brief_stays_as_it_is_when_the_entry_of_its_quote_is_erased(tmp_path: Path) -> None:
    desk = make_desk()
    lead = qualified(desk)
    quote = lead_views.show_lead(desk, lead).evidence[0]
    choice = Choice(lead=lead, to_name="Priya Nair", quotes=(quote.id,), formats=("json",))
    number = briefs.issue(desk, briefs.prepare(desk, choice), tmp_path).made
    before = handoffs.show_handoff(desk, number).briefs
    trash.trash_entry(desk, quote.interaction_id)
    trash.empty_trash(desk, older_than_days=0)
    shown = handoffs.show_handoff(desk, number)
    assert shown.briefs == before
    assert "billing migration in spring" in shown.briefs[0][2]
    assert lead_views.show_lead(desk, lead).subject.state is OpportunityState.HANDED_OFF
    assert all(verdict.sound for verdict in verify_record(desk))


def test_what_rests_on_a_private_entry_stays_private_when_that_is_erased(tmp_path: Path) -> None:
    desk = make_desk()
    lead = qualified(desk)
    private = write_session(desk, "Only for me.", private=True)
    open_ = write_session(desk, "For all.")
    leads.answer(desk, lead, "decides", "The board, in secret.", entry=private)
    leads.answer(desk, lead, "cost", "A million a year.", entry=open_)
    for entry in (private, open_):
        trash.trash_entry(desk, entry)
    trash.empty_trash(desk, older_than_days=0)
    known = {answer.criterion: answer.private for answer in lead_views.show_lead(desk, lead).answers}
    assert (known["decides"], known["cost"]) == (True, False)
    prepared = briefs.prepare(desk, Choice(lead=lead, to_name="Priya Nair", formats=("json",)))
    assert b"in secret" not in prepared.files[0].data


def test_bytes_go_with_the_last_attachment_that_needs_them() -> None:
    desk = make_desk()
    first, second = write_session(desk), write_session(desk)
    for entry in (first, second):
        attachments.attach_bytes(desk, "plan.txt", b"the plan", entry=entry)
    trash.trash_entry(desk, first)
    trash.empty_trash(desk, older_than_days=0)
    (left,) = attachments.list_attachments(desk, entry=second)
    assert attachments.read_attachment(desk, left.id)[1] == b"the plan"
    attachments.detach(desk, left.id)
    trash.empty_trash(later(desk, 29))
    assert attachments.attach_again(desk, left.id)
    attachments.detach(desk, left.id)
    trash.empty_trash(later(desk, 30))
    assert desk.journal.value("SELECT count(*) FROM blobs") == 0
    assert trash.is_wiped(desk)


def test_copies_from_before_an_update_are_named_and_left_alone(tmp_path: Path) -> None:
    desk = make_desk(open_journal(tmp_path / "journal.db", create=True))
    assert trash.copies_beside(desk) == []
    copy = tmp_path / "journal.db.before-migration-2"
    copy.write_bytes(b"as it was")
    trash.trash_entry(desk, write_session(desk))
    trash.empty_trash(desk, older_than_days=0)
    assert trash.copies_beside(desk) == [str(copy)]
    assert copy.read_bytes() == b"as it was"
    assert trash.copies_beside(make_desk()) == []


def test_a_client_and_its_people_stay() -> None:
    desk = make_desk()
    trash.trash_entry(desk, write_session(desk))
    trash.empty_trash(desk, older_than_days=0)
    client = clients.show_client(desk, "Nordwind Energie")
    assert [person.name for person in client.people] == ["Anna Meyer"]
    assert NEED not in str(client)


def test_a_page_of_the_trash_is_read_by_its_ids() -> None:
    desk = make_desk()
    thrown = [write_session(desk, f"Number {number}.") for number in range(3)]
    for entry in thrown:
        trash.trash_entry(desk, entry)
    assert sorted(trash.trashed_ids(desk)) == sorted(thrown)
    assert [row.id for row in trash.list_trash(desk, thrown[:1])] == thrown[:1]
    assert trash.list_trash(desk, []) == []
