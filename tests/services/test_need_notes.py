"""A need is read back in the customer's words, and their yes is the strongest evidence there is."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop.domain.briefs import verify
from desktop.domain.errors import UserError
from desktop.domain.interactions import EntryForm
from desktop.domain.need_notes import NoteState
from desktop.domain.opportunities import HowWeKnow, Opportunity, OpportunityState
from desktop.domain.playbook import NoteSection
from desktop.services import (
    briefs,
    clients,
    interactions,
    lead_views,
    leads,
    need_note_answers,
    need_notes,
    record,
    today,
    trash,
)
from desktop.services.composing import Choice
from desktop.services.composing_need_notes import NoteChoice
from desktop.services.desk import Desk
from desktop.services.profile import set_profile
from desktop.store.driver import Error
from tests.desks import NEED, NOW, known_client, make_desk, spot, write_session

CHIP = "read back, no yes yet"
YES = "Yes, exactly that, and before spring."


def begun(desk: Desk) -> str:
    """Return an opportunity that lacks only the word that it may be passed on."""
    set_profile(desk, name="tom", email="tom@northlight.example", phone="+49 40 66969 120")
    known_client(desk)
    lead = spot(desk)
    leads.answer(desk, lead, "need", "Help with billing.", how=HowWeKnow.SAID)
    leads.answer(desk, lead, "timing", "Spring, says Zora of Elbnetz.", how=HowWeKnow.SAID)
    leads.answer(desk, lead, "cost", "They lose 80,000 a year.", how=HowWeKnow.GUESS)
    leads.answer(desk, lead, "decides", "The COO, I am told.", how=HowWeKnow.HEARD)
    leads.answer(desk, lead, "ask", "Help with the price.")
    return lead


def sent(desk: Desk, lead: str, out: Path) -> None:
    need_notes.draft(desk, need_notes.prepare(desk, NoteChoice(lead, all_quotes=True)), out)
    need_notes.send(desk, lead)


def state(desk: Desk, lead: str) -> OpportunityState:
    subject = lead_views.show_lead(desk, lead).subject
    assert isinstance(subject, Opportunity)
    return subject.state


def test_a_yes_is_the_first_evidence_and_answers_whether_it_may_be_passed_on(tmp_path: Path) -> None:
    desk = make_desk()
    lead = begun(desk)
    sent(desk, lead, tmp_path)
    assert state(desk, lead) is OpportunityState.EXPLORING
    need_note_answers.confirm(desk, lead, how="by mail", words=YES, may_pass_on=True)
    shown = lead_views.show_lead(desk, lead)
    assert (shown.evidence[0].quote, shown.evidence[0].confirmed) == (YES, True)
    assert state(desk, lead) is OpportunityState.QUALIFIED
    share = next(item for item in shown.answers if item.criterion == "share")
    assert share.text == "Anna Meyer said so on 23 November 2026, by mail."
    assert share.how is HowWeKnow.SAID
    entry = interactions.show_entry(desk, share.interaction_id or "")
    assert entry.entry.text == f"Anna Meyer, by mail: “{YES}”"
    assert entry.people == ("Anna Meyer",)
    assert all(verdict.sound for verdict in record.verify_record(desk))


def test_a_brief_says_which_quote_confirmed_the_need_and_older_briefs_keep_their_hash(tmp_path: Path) -> None:
    desk = make_desk()
    lead = begun(desk)
    sent(desk, lead, tmp_path)
    need_note_answers.confirm(desk, lead, how="by mail", words=YES, may_pass_on=True)
    choice = Choice(lead=lead, to_name="Priya Nair", all_quotes=True, formats=("html", "json", "text"))
    prepared = briefs.prepare(desk, choice)
    assert [(quote.text, quote.confirmed) for quote in prepared.brief.quotes] == [(YES, True), (NEED, False)]
    again = need_notes.prepare(desk, NoteChoice(lead, all_quotes=True)).note
    assert [quote.text for quote in again.quotes] == [NEED], "an earlier yes is not read back"
    (page, _, plain) = prepared.files
    for said in (page.data.decode(), " ".join(plain.data.decode().split())):
        assert said.count("23 November 2026, need confirmed") == 1
    payload = json.loads(json.dumps(prepared.brief.payload()))
    assert verify(payload) == (prepared.brief, True)
    assert ["confirmed" in quote for quote in payload["quotes"]] == [True, False]
    assert not verify({**payload, "quotes": [{**quote, "confirmed": False} for quote in payload["quotes"]]})[
        1
    ]


def test_a_yes_taken_back_takes_answer_and_state_back(tmp_path: Path) -> None:
    desk = make_desk()
    lead = begun(desk)
    sent(desk, lead, tmp_path)
    before = lead_views.show_lead(desk, lead)
    need_note_answers.confirm(desk, lead, how="by mail", words=YES, may_pass_on=True)
    need_note_answers.take_back(desk, lead)
    after = lead_views.show_lead(desk, lead)
    assert (after.answers, after.evidence, after.subject) == (before.answers, before.evidence, before.subject)
    assert need_notes.versions_of(desk, lead)[-1].state is NoteState.SENT
    assert len(interactions.list_entries(desk)) == 1


def test_what_they_had_said_before_stands_again(tmp_path: Path) -> None:
    desk = make_desk()
    lead = begun(desk)
    leads.answer(desk, lead, "share", "Only her role.", how=HowWeKnow.SAID)
    sent(desk, lead, tmp_path)
    need_note_answers.confirm(desk, lead, how="by mail", words=YES, may_pass_on=True)
    need_note_answers.take_back(desk, lead)
    known = {item.criterion: item.text for item in lead_views.show_lead(desk, lead).answers}
    assert known["share"] == "Only her role."


def test_words_that_stand_in_an_entry_already_are_linked_there(tmp_path: Path) -> None:
    desk = make_desk()
    lead = begun(desk)
    sent(desk, lead, tmp_path)
    entry = write_session(desk, f"She said: “{YES}”")
    need_note_answers.confirm(desk, lead, how="in the meeting", words=YES, entry=entry)
    assert lead_views.show_lead(desk, lead).evidence[0].interaction_id == entry
    assert state(desk, lead) is OpportunityState.EXPLORING
    need_note_answers.take_back(desk, lead)
    assert [item.quote.split() for item in lead_views.show_lead(desk, lead).evidence] == [NEED.split()]
    assert entry in interactions.list_entries(desk)


def test_a_correction_makes_the_next_version_and_a_sent_one_stays(tmp_path: Path) -> None:
    desk = make_desk()
    lead = begun(desk)
    sent(desk, lead, tmp_path)
    first = need_notes.versions_of(desk, lead)[0]
    need_note_answers.correct(desk, lead, words="Not in spring: in May.", how="on the phone")
    need_notes.draft(desk, need_notes.prepare(desk, NoteChoice(lead, all_quotes=True)), tmp_path)
    versions = need_notes.versions_of(desk, lead)
    assert [(item.note.version, item.state) for item in versions] == [
        (1, NoteState.CORRECTED),
        (2, NoteState.DRAFT),
    ]
    assert "Not in spring: in May." in [quote.text for quote in versions[1].note.quotes]
    assert (versions[0].note, versions[0].files) == (first.note, first.files)
    with pytest.raises(Error, match="never changes"):
        desk.journal.execute("UPDATE need_notes SET content = '{}' WHERE version = 1")


def test_a_draft_is_written_over_until_it_is_sent(tmp_path: Path) -> None:
    desk = make_desk()
    lead = begun(desk)
    for title in ("One", "Two"):
        need_notes.draft(
            desk, need_notes.prepare(desk, NoteChoice(lead, all_quotes=True, title=title)), tmp_path
        )
    (only,) = need_notes.versions_of(desk, lead)
    assert (only.note.title, only.note.version) == ("Two", 1)
    with pytest.raises(UserError, match="no need note that is sent"):
        need_note_answers.confirm(desk, lead, how="by mail", words=YES)
    with pytest.raises(UserError, match="cannot have been on 2026-11-24"):
        need_notes.send(desk, lead, date(2026, 11, 24))


def test_only_what_they_said_and_i_saw_is_on_the_page() -> None:
    desk = make_desk()
    lead = begun(desk)
    clients.add_client(desk, "Elbnetz")
    clients.add_person(desk, "Zora Quist", client="Elbnetz")
    leads.answer(
        desk, lead, "next", "Half a day with their own data; see +49 171 3920018.", how=HowWeKnow.SEEN
    )
    note = need_notes.prepare(desk, NoteChoice(lead, all_quotes=True)).note
    assert [point.section for point in note.points] == [NoteSection.WHY_NOW, NoteSection.STEP]
    said = str(note.payload())
    for never in ("80,000", "COO", "price", "Zora", "Elbnetz", "3920018"):
        assert never not in said, never
    assert note.to.email == "anna@nordwind.example"
    left = need_notes.prepare(desk, NoteChoice(lead, all_quotes=True, left_out=(NoteSection.STEP,))).note
    assert [point.section for point in left.points] == [NoteSection.WHY_NOW]


def test_private_and_colleagues_words_cannot_be_chosen(tmp_path: Path) -> None:
    desk = make_desk()
    lead = begun(desk)
    clients.add_person(desk, "Priya Nair")
    private = write_session(desk, "Between us: the board is split.", private=True)
    hidden = leads.add_evidence(desk, lead, private, "the board is split", speaker="Anna Meyer").made
    other = write_session(desk, "Priya says: easy money.")
    leads.add_evidence(desk, lead, other, "easy money", speaker="Priya Nair")
    prepared = need_notes.prepare(desk, NoteChoice(lead, all_quotes=True))
    assert [quote.text for quote in prepared.note.quotes] == [NEED]
    with pytest.raises(UserError, match="private entry"):
        need_notes.prepare(desk, NoteChoice(lead, quotes=(hidden,)))
    with pytest.raises(UserError, match="at least one sentence"):
        need_notes.prepare(desk, NoteChoice(lead))
    (entry,) = {
        item.interaction_id
        for item in lead_views.show_lead(desk, lead).evidence
        if item.quote == NEED or item.quote.split() == NEED.split()
    }
    trash.trash_entry(desk, entry)
    with pytest.raises(UserError):
        need_notes.draft(desk, prepared, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_note_that_is_longer_than_a_page_is_refused() -> None:
    desk = make_desk()
    begun(desk)
    long = " ".join(["It goes on and on, and we do it by hand, each month, in three lists."] * 90)
    entry = interactions.add_entry(
        desk, EntryForm(text=long, client="Nordwind Energie", people=("Anna Meyer",))
    ).made
    lead = leads.spot_opportunity(desk, entry, long, "Long", speaker="Anna Meyer").made
    with pytest.raises(UserError, match="longer than one page"):
        need_notes.prepare(desk, NoteChoice(lead, all_quotes=True))


def test_the_files_are_the_preview_byte_for_byte(tmp_path: Path) -> None:
    desk = make_desk()
    prepared = need_notes.prepare(desk, NoteChoice(begun(desk), all_quotes=True))
    need_notes.draft(desk, prepared, tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        file.name: file.data for file in prepared.files
    }
    again = need_notes.prepare(replace(desk, clock=lambda: NOW + timedelta(minutes=5)), prepared.choice)
    assert again.files == prepared.files


def test_a_note_without_an_answer_shows_on_today_after_five_working_days(tmp_path: Path) -> None:
    desk = make_desk()
    lead = begun(desk)
    sent(desk, lead, tmp_path)
    shown = {days: make_desk(desk.journal, NOW + timedelta(days=days)) for days in (7, 8)}
    assert [item.id for item in today.show_today(shown[7]).waiting if item.chip == CHIP] == []
    assert [item.id for item in today.show_today(shown[8]).waiting if item.chip == CHIP] == [lead]
    need_note_answers.confirm(shown[8], lead, how="by mail", words=YES)
    assert [item.id for item in today.show_today(shown[8]).waiting if item.chip == CHIP] == []


def test_erasing_an_entry_takes_its_words_out_of_every_page(tmp_path: Path) -> None:
    desk = make_desk()
    lead = begun(desk)
    other = write_session(desk, "She said: “It has to be quiet by May.”")
    leads.add_evidence(desk, lead, other, "It has to be quiet by May.", speaker="Anna Meyer")
    sent(desk, lead, tmp_path)
    need_note_answers.correct(desk, lead, words="Not in spring: in May.")
    need_notes.draft(desk, need_notes.prepare(desk, NoteChoice(lead, all_quotes=True)), tmp_path)
    (first, _) = need_notes.versions_of(desk, lead)
    (said,) = [item for item in lead_views.show_lead(desk, lead).evidence if item.quote.startswith("Not in")]
    for entry in (other, said.interaction_id):
        trash.trash_entry(desk, entry)
        trash.delete_now(desk, [entry])
    (only,) = need_notes.versions_of(desk, lead)
    assert [quote.text for quote in only.note.quotes] == [NEED]
    assert (only.answer is not None and only.answer.words, only.erased) == ("", True)
    assert (only.hash, only.files, only.note.title) == (first.hash, first.files, first.note.title)
    (row,) = desk.journal.rows("SELECT content || words || answer_before AS said FROM need_notes")
    assert [words for words in ("quiet by", "in May") if words in row["said"]] == []
    with pytest.raises(Error, match="never changes"):
        desk.journal.execute("UPDATE need_notes SET content = json_set(content, '$.title', 'x')")
    assert all(verdict.sound for verdict in record.verify_record(desk))
