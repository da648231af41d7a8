"""The Journal screen as a person uses it: writing, keeping, finding, marking and throwing away."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.changes import Changes
from desktop.domain.interactions import EntryForm, InteractionKind, Sharing
from desktop.services import interactions, lead_views
from desktop.services.desk import Desk
from desktop.services.interactions import NEW
from desktop.store.opening import open_journal
from desktop.ui.jobs import Jobs
from desktop.ui.screens.journal.screen import JournalScreen
from desktop.ui.theme import Look
from desktop.ui.writing.spot import SpotPanel
from tests.desks import NEED, PROSE, make_desk, spot, write_session
from tests.ui.real_journals import Wishes, ask, nameless, settle, texts

KEPT = 2000
"""Milliseconds within which a draft must be in the journal; it is written 400 after the last key."""


class Book:
    """A screen on a journal file, opened and closed as often as a test needs."""

    def __init__(self, qtbot: QtBot, look: Look, file: Path) -> None:
        self._qtbot, self._look, self._file = qtbot, look, file

    def fill(self, *works: object) -> None:
        """Do something to the journal while no window is open."""
        desk = self._desk()
        for work in works:
            assert callable(work)
            work(desk)
        desk.close()

    @contextmanager
    def opened(self) -> Iterator[JournalScreen]:
        """Show the screen; at the end it is destroyed without anything being saved by hand."""
        jobs = Jobs(self._desk, poll_every_ms=3_600_000)
        screen = JournalScreen(jobs, self._look)
        jobs.changed.connect(screen.hear)
        self._qtbot.addWidget(screen)
        screen.resize(1060, 760)
        screen.show()
        settle(self._qtbot, jobs)
        try:
            yield screen
        finally:
            jobs.close()
            screen.hide()

    def _desk(self) -> Desk:
        return make_desk(open_journal(self._file, create=True))


@pytest.fixture
def book(qtbot: QtBot, look: Look, tmp_path: Path) -> Book:
    return Book(qtbot, look, tmp_path / "journal.db")


def drafts(qtbot: QtBot, screen: JournalScreen) -> dict[str, EntryForm]:
    found = ask(qtbot, screen.jobs, interactions.list_drafts)
    assert isinstance(found, dict)
    return found


def entries(qtbot: QtBot, screen: JournalScreen) -> list[str]:
    found = ask(qtbot, screen.jobs, interactions.list_entries)
    assert isinstance(found, list)
    return found


def begin(qtbot: QtBot, screen: JournalScreen, client: str = "") -> None:
    """Press Ctrl+N, name the client or nobody, and go on to the text."""
    screen.perform("new-entry")
    settle(qtbot, screen.jobs)
    field = screen.editor.facts.client.field
    qtbot.keyClicks(field, client)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def write(qtbot: QtBot, screen: JournalScreen, text: str) -> None:
    qtbot.keyClicks(screen.editor.text, text)


def save(qtbot: QtBot, screen: JournalScreen) -> None:
    screen.perform("save-entry")
    settle(qtbot, screen.jobs)


def select(screen: JournalScreen, words: str) -> None:
    text = screen.editor.text
    begin_at = len(text.toPlainText().split(words)[0].encode("utf-16-le")) // 2
    cursor = text.textCursor()
    cursor.setPosition(begin_at)
    cursor.setPosition(begin_at + len(words.encode("utf-16-le")) // 2, cursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)


def test_an_empty_journal_teaches_the_first_step(qtbot: QtBot, book: Book) -> None:
    with book.opened() as screen:
        assert "Write down your first session" in texts(screen)
        assert not screen.editor.isVisible()


def test_a_session_is_written_with_the_keyboard_alone(qtbot: QtBot, book: Book) -> None:
    with book.opened() as screen:
        begin(qtbot, screen, "Nordwind Energie")
        assert screen.editor.text.hasFocus()
        write(qtbot, screen, "Anna walked the board through our plan.")
        assert screen.editor.status.text() == "Draft, not saved yet"
        save(qtbot, screen)
        assert screen.editor.status.text() == "Saved"
        assert screen.editor.title.text() == "Anna walked the board through our plan"
        assert screen.list.model.count() == 1
        assert screen.list.view.chosen() == screen.keeper.key
        assert drafts(qtbot, screen) == {}


def test_prose_comes_first_and_the_client_never(qtbot: QtBot, book: Book) -> None:
    with book.opened() as screen:
        begin(qtbot, screen)
        assert screen.editor.text.hasFocus()
        write(qtbot, screen, "Only a thought.")
        save(qtbot, screen)
        assert screen.writer.shown().client == ""
        assert screen.editor.status.text() == "Saved"


def test_an_empty_entry_is_refused_in_place(qtbot: QtBot, book: Book) -> None:
    with book.opened() as screen:
        begin(qtbot, screen, "Nordwind")
        save(qtbot, screen)
        assert screen.editor.error.isVisible()
        assert screen.editor.error.text().startswith("The entry is empty.")


def test_what_was_typed_survives_a_window_that_is_gone(qtbot: QtBot, book: Book) -> None:
    with book.opened() as screen:
        begin(qtbot, screen, "Nordwind")
        write(qtbot, screen, "We are dreading the billing migration.")
        qtbot.waitUntil(lambda: NEW in drafts(qtbot, screen), timeout=KEPT)
    with book.opened() as screen:
        assert screen.editor.text.source() == "We are dreading the billing migration."
        assert screen.writer.shown().client == "Nordwind"
        assert screen.editor.status.text() == "Draft, not saved yet"
        save(qtbot, screen)
        assert len(entries(qtbot, screen)) == 1
        assert drafts(qtbot, screen) == {}


def test_a_new_entry_is_about_the_moment_it_was_begun(qtbot: QtBot, book: Book) -> None:
    with book.opened() as screen:
        begin(qtbot, screen)
        assert screen.editor.facts.when.chip.text() == "Now"
        write(qtbot, screen, "Begun.")
        qtbot.waitUntil(lambda: NEW in drafts(qtbot, screen), timeout=KEPT)
        settle(qtbot, screen.jobs)
        assert screen.editor.facts.when.chip.text() == "Mon 23 Nov, 14:10"


def test_changes_to_an_entry_survive_a_window_that_is_gone(qtbot: QtBot, book: Book) -> None:
    book.fill(write_session)
    with book.opened() as screen:
        screen.editor.text.setFocus()
        write(qtbot, screen, "And then: ")
        key = screen.keeper.key
        qtbot.waitUntil(lambda: key in drafts(qtbot, screen), timeout=KEPT)
    with book.opened() as screen:
        assert screen.editor.text.source() == "And then: " + PROSE
        assert screen.editor.status.text() == "Draft, not saved yet"


def test_going_to_another_entry_saves_this_one(qtbot: QtBot, book: Book) -> None:
    book.fill(write_session, partial(write_session, text="The other one."))
    with book.opened() as screen:
        first = screen.keeper.key
        write(qtbot, screen, "Changed. ")
        screen.list.view.setFocus()
        qtbot.keyClick(screen.list.view, Qt.Key.Key_Down)
        settle(qtbot, screen.jobs)
        assert screen.keeper.key != first
        shown = ask(qtbot, screen.jobs, partial(interactions.show_entry, reference=first))
        assert shown.entry.text.startswith("Changed. ")  # type: ignore[attr-defined]


def test_an_entry_that_cannot_be_saved_is_kept_as_a_draft(qtbot: QtBot, book: Book) -> None:
    book.fill(write_session, partial(write_session, text="The other one."))
    with book.opened() as screen:
        refused: list[object] = []
        screen.jobs.refused.connect(refused.append)
        first = screen.keeper.key
        screen.editor.text.selectAll()
        qtbot.keyClick(screen.editor.text, Qt.Key.Key_Delete)
        qtbot.keyClick(screen.list.view, Qt.Key.Key_Down)
        settle(qtbot, screen.jobs)
        assert drafts(qtbot, screen)[first].text == ""
        assert refused
        assert screen.editor.text.source() == PROSE


def test_a_new_entry_waits_while_another_is_read(qtbot: QtBot, book: Book) -> None:
    book.fill(write_session)
    with book.opened() as screen:
        begin(qtbot, screen)
        write(qtbot, screen, "Half a thought")
        screen.open(entries(qtbot, screen)[0])
        settle(qtbot, screen.jobs)
        assert screen.editor.text.source() == PROSE
        assert screen.list.draft.isVisible()
        qtbot.keyClick(screen.list.draft, Qt.Key.Key_Return)
        settle(qtbot, screen.jobs)
        assert screen.editor.text.source() == "Half a thought"
        assert not screen.list.draft.isVisible()


def test_leaving_the_screen_keeps_what_was_typed_at_once(qtbot: QtBot, book: Book) -> None:
    with book.opened() as screen:
        begin(qtbot, screen)
        write(qtbot, screen, "On the way out")
        screen.hide()
        assert drafts(qtbot, screen)[NEW].text == "On the way out"


def test_typing_on_while_a_new_entry_is_saved_belongs_to_that_entry(qtbot: QtBot, book: Book) -> None:
    with book.opened() as screen:
        begin(qtbot, screen)
        write(qtbot, screen, "First")
        screen.perform("save-entry")
        write(qtbot, screen, " and more")
        settle(qtbot, screen.jobs)
        assert screen.editor.text.source() == "First and more"
        key = screen.keeper.key
        qtbot.waitUntil(lambda: set(drafts(qtbot, screen)) == {key}, timeout=KEPT)
        save(qtbot, screen)
        assert len(entries(qtbot, screen)) == 1
        assert drafts(qtbot, screen) == {}


def test_a_change_from_elsewhere_leaves_what_is_being_typed_alone(qtbot: QtBot, book: Book) -> None:
    book.fill(write_session)
    with book.opened() as screen:
        write(qtbot, screen, "Mine. ")
        ask(qtbot, screen.jobs, partial(write_session, text="Theirs."))
        screen.jobs.changed.emit(Changes.everything())
        settle(qtbot, screen.jobs)
        assert screen.editor.text.source() == "Mine. " + PROSE
        assert screen.list.model.count() == 2


def test_what_is_not_saved_can_be_discarded(qtbot: QtBot, book: Book) -> None:
    book.fill(write_session)
    with book.opened() as screen:
        write(qtbot, screen, "Nonsense ")
        qtbot.waitUntil(lambda: bool(drafts(qtbot, screen)), timeout=KEPT)
        screen.editor.menu.discard.trigger()
        settle(qtbot, screen.jobs)
        assert screen.editor.text.source() == PROSE
        assert screen.editor.status.text() == "Saved"
        assert drafts(qtbot, screen) == {}


def test_delete_on_the_list_is_taken_back_with_undo(qtbot: QtBot, book: Book) -> None:
    book.fill(write_session)
    with book.opened() as screen:
        wishes = Wishes()
        screen.undoOffered.connect(wishes.offer)
        screen.list.view.setFocus()
        qtbot.keyClick(screen.list.view, Qt.Key.Key_Delete)
        settle(qtbot, screen.jobs)
        assert entries(qtbot, screen) == []
        assert not screen.editor.isVisible()
        said, undo = wishes.undos[0]
        assert said == "The entry is in the trash."
        undo()
        settle(qtbot, screen.jobs)
        assert screen.editor.text.source() == PROSE
        assert screen.list.model.count() == 1


def test_the_next_entry_is_shown_after_one_is_thrown_away(qtbot: QtBot, book: Book) -> None:
    book.fill(write_session, partial(write_session, text="The newest."))
    with book.opened() as screen:
        screen.editor.menu.trash.trigger()
        settle(qtbot, screen.jobs)
        assert screen.editor.text.source() == PROSE
        assert screen.list.view.chosen() == screen.keeper.key


def test_entries_stand_under_their_days_with_their_marks(qtbot: QtBot, book: Book) -> None:
    yesterday = EntryForm(text="Before.", at="2026-11-22 09:30", sharing=Sharing.PRIVATE)
    book.fill(spot, partial(interactions.add_entry, form=yesterday))
    with book.opened() as screen:
        model = screen.list.model
        said = [str(model.index(row).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(4)]
        assert said[0] == "Today"
        assert said[1].startswith("Nordwind Energie · Sprint review, 14:10, ")
        assert said[1].endswith("1 opportunity")
        assert said[2] == "Yesterday"
        assert "Private" in said[3]


def say_more(qtbot: QtBot, screen: JournalScreen) -> SpotPanel:
    """Press the card of what was marked last, and return the panel that asks for more."""
    card = screen.editor.passages.pending()[-1]
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_Return)
    assert screen.editor.spot.isVisible()
    return screen.editor.spot


def test_a_sentence_becomes_an_opportunity_and_stays_marked(qtbot: QtBot, book: Book) -> None:
    book.fill(write_session)
    with book.opened() as screen:
        sentence = NEED.replace("talk to about", "talk to\nabout")
        select(screen, sentence)
        screen.perform("spot-opportunity")
        assert screen.editor.text.marked() == [(sentence, "opportunity")]
        panel = say_more(qtbot, screen)
        assert panel.title.text() == "We are dreading the billing migration in spring"
        assert panel.person.text() == "Anna Meyer"
        qtbot.keyClicks(panel.title, "Billing migration")
        qtbot.keyClick(panel.title, Qt.Key.Key_Return)
        assert not panel.isVisible()
        save(qtbot, screen)
        assert screen.editor.passages.pending() == []
        assert screen.editor.text.marked() == [(sentence, "opportunity")]
        said = texts(screen.editor.passages)
        assert "Billing migration" in said
        assert "Spotted" in said
        assert "criteria answered · " in said


def test_a_sentence_becomes_a_referral_signal(qtbot: QtBot, book: Book) -> None:
    book.fill(write_session)
    with book.opened() as screen:
        select(screen, "My counterpart at Elbnetz is about to start the same project.")
        screen.perform("spot-referral")
        panel = say_more(qtbot, screen)
        assert panel.kind.count() == len(make_desk().playbook.referral_kinds)
        qtbot.keyClicks(panel.company, "Elbnetz")
        qtbot.keyClick(panel.company, Qt.Key.Key_Return)
        save(qtbot, screen)
        assert [tone for _, tone in screen.editor.text.marked()] == ["referral"]
        rows = ask(qtbot, screen.jobs, lead_views.list_referrals)
        assert len(rows) == 1  # type: ignore[arg-type]


def test_a_promise_is_noted_and_leads_to_its_client(qtbot: QtBot, book: Book) -> None:
    book.fill(write_session)
    with book.opened() as screen:
        wishes = Wishes()
        screen.openRequested.connect(wishes.open)
        select(screen, "I would come back on Friday")
        screen.perform("spot-promise")
        save(qtbot, screen)
        assert [tone for _, tone in screen.editor.text.marked()] == ["accent"]
        assert "Our promise" in texts(screen.editor.passages)
        qtbot.keyClick(screen.editor.passages.cards()[0], Qt.Key.Key_Return)
        assert wishes.opened[0][0] == "client"


def test_a_mark_is_saved_with_a_new_entry(qtbot: QtBot, book: Book) -> None:
    with book.opened() as screen:
        begin(qtbot, screen, "Nordwind")
        screen.editor.text.insertPlainText("She said: 😀 we dread the move.")
        select(screen, "we dread the move")
        screen.perform("spot-opportunity")
        save(qtbot, screen)
        assert screen.editor.status.text() == "Saved"
        assert screen.editor.text.marked() == [("we dread the move", "opportunity")]


def test_a_mark_that_is_not_saved_yet_is_taken_back_with_delete(qtbot: QtBot, book: Book) -> None:
    book.fill(write_session)
    with book.opened() as screen:
        select(screen, "our cut-over plan")
        screen.perform("spot-opportunity")
        assert screen.editor.status.text() == "Draft, not saved yet"
        card = screen.editor.passages.pending()[0]
        card.setFocus()
        qtbot.keyClick(card, Qt.Key.Key_Delete)
        assert screen.editor.text.marked() == []
        assert screen.editor.status.text() == "Saved"


def test_of_two_equal_sentences_the_selected_one_is_marked(qtbot: QtBot, book: Book) -> None:
    book.fill(partial(write_session, text="😀 we dread it. 😀 Then: we dread it."))
    with book.opened() as screen:
        text = screen.editor.text
        cursor = text.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        cursor.movePosition(cursor.MoveOperation.Left, cursor.MoveMode.KeepAnchor, len("we dread it."))
        text.setTextCursor(cursor)
        screen.perform("spot-opportunity")
        save(qtbot, screen)
        view = ask(qtbot, screen.jobs, partial(interactions.show_entry, reference=screen.keeper.key))
        assert view.passages[0].evidence.start == 23  # type: ignore[attr-defined]


def test_without_a_selection_the_sentence_at_the_cursor_is_meant(qtbot: QtBot, book: Book) -> None:
    book.fill(partial(write_session, text="All well. We dread the billing migration. Bye."))
    with book.opened() as screen:
        cursor = screen.editor.text.textCursor()
        cursor.setPosition(20)
        screen.editor.text.setTextCursor(cursor)
        screen.perform("spot-opportunity")
        assert screen.editor.text.marked() == [("We dread the billing migration.", "opportunity")]


def test_where_there_is_no_sentence_that_is_said(qtbot: QtBot, book: Book) -> None:
    with book.opened() as screen:
        wishes = Wishes()
        screen.noticeRequested.connect(wishes.say)
        begin(qtbot, screen)
        screen.perform("spot-opportunity")
        assert wishes.notices == ["There is no sentence here that is not marked already."]
        assert not screen.editor.spot.isVisible()


def test_marking_without_a_client_is_refused_in_place_and_kept(qtbot: QtBot, book: Book) -> None:
    book.fill(partial(write_session, client="", text="We dread it."))
    with book.opened() as screen:
        select(screen, "We dread it")
        screen.perform("spot-opportunity")
        save(qtbot, screen)
        assert "Name the client of the entry first." in screen.editor.error.text()
        assert len(screen.editor.passages.pending()) == 1
        panel = say_more(qtbot, screen)
        qtbot.keyClick(panel.title, Qt.Key.Key_Escape)
        assert not panel.isVisible()
        assert screen.editor.text.hasFocus()


def test_a_passage_that_was_edited_away_keeps_its_quote_and_says_so(qtbot: QtBot, book: Book) -> None:
    book.fill(spot)
    with book.opened() as screen:
        select(screen, "dreading")
        write(qtbot, screen, "looking forward to")
        assert screen.editor.text.marked() == []
        save(qtbot, screen)
        assert "No longer in the text. Kept as it was said: “We are dreading" in texts(screen.editor)


def test_one_question_is_asked_after_saving_and_none_after_leaving(qtbot: QtBot, book: Book) -> None:
    book.fill(write_session, partial(write_session, text="Anna asked whether we could train the team leads."))
    with book.opened() as screen:
        write(qtbot, screen, "Changed. ")
        screen.list.view.setFocus()
        qtbot.keyClick(screen.list.view, Qt.Key.Key_Down)
        settle(qtbot, screen.jobs)
        assert not screen.editor.question.isVisible()
        qtbot.keyClick(screen.list.view, Qt.Key.Key_Up)
        settle(qtbot, screen.jobs)
        save(qtbot, screen)
        assert screen.editor.question.isVisible()
        screen.perform("answer-question")
        qtbot.keyClicks(QApplication.focusWidget(), "Before the summer.")
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        settle(qtbot, screen.jobs)
        assert "Before the summer." in screen.editor.text.source()
        assert screen.editor.status.text() == "Saved"


def test_a_card_opens_the_lead(qtbot: QtBot, book: Book) -> None:
    book.fill(spot)
    with book.opened() as screen:
        wishes = Wishes()
        screen.openRequested.connect(wishes.open)
        card = screen.editor.passages.cards()[0]
        card.setFocus()
        qtbot.keyClick(card, Qt.Key.Key_Return)
        assert wishes.opened == [("opportunity", card.passage.target_id)]


def test_facts_are_edited_in_place(qtbot: QtBot, book: Book) -> None:
    book.fill(write_session)
    with book.opened() as screen:
        facts = screen.editor.facts
        qtbot.keyClick(facts.person.chip, Qt.Key.Key_Return)
        qtbot.keyClicks(facts.person.field, "Karsten Holt")
        assert facts.person.field.suggestions() == ["New person “Karsten Holt”"]
        qtbot.keyClick(facts.person.field, Qt.Key.Key_Return)
        assert facts.person.chip.hasFocus()
        facts.kind.chosen.emit("call")
        facts.temperature.chosen.emit("1")
        facts.sharing.chosen.emit("private")
        qtbot.keyClick(facts.when.chip, Qt.Key.Key_Return)
        facts.when.time.setFocus()
        qtbot.keyClicks(facts.when.time, "0930")
        qtbot.keyClick(facts.when.time, Qt.Key.Key_Return)
        assert facts.when.chip.text() == "Mon 23 Nov, 09:30"
        save(qtbot, screen)
        form = screen.writer.shown()
        assert form.people == ("Anna Meyer", "Karsten Holt")
        assert (form.kind, form.temperature, form.sharing) == (InteractionKind.CALL, 1, Sharing.PRIVATE)
        assert screen.editor.status.text() == "Saved"
        qtbot.keyClick(facts.people()[0], Qt.Key.Key_Delete)
        assert screen.writer.shown().people == ("Karsten Holt",)


def test_a_known_client_is_suggested_before_a_new_one_is_made(qtbot: QtBot, book: Book) -> None:
    book.fill(write_session)
    with book.opened() as screen:
        screen.perform("new-entry")
        settle(qtbot, screen.jobs)
        field = screen.editor.facts.client.field
        qtbot.keyClicks(field, "nordw")
        assert field.suggestions() == ["Nordwind Energie", "New client “nordw”"]
        qtbot.keyClick(field, Qt.Key.Key_Return)
        assert screen.writer.shown().client == "Nordwind Energie"


def test_escape_leaves_a_fact_as_it_was(qtbot: QtBot, book: Book) -> None:
    book.fill(write_session)
    with book.opened() as screen:
        fact = screen.editor.facts.client
        qtbot.keyClick(fact.chip, Qt.Key.Key_Return)
        qtbot.keyClicks(fact.field, "Other")
        qtbot.keyClick(fact.field, Qt.Key.Key_Escape)
        qtbot.keyClick(fact.field, Qt.Key.Key_Escape)
        assert not fact.is_open()
        assert screen.writer.shown().client == "Nordwind Energie"
        assert screen.editor.status.text() == "Saved"


def test_dressing_the_text_again_is_no_edit(qtbot: QtBot, book: Book, look: Look) -> None:
    book.fill(write_session)
    with book.opened() as screen:
        look.use("dark")
        look.use("light")
        QApplication.processEvents()
        assert screen.editor.status.text() == "Saved"


@pytest.mark.parametrize("state", ["empty", "read", "new", "spot"])
def test_everything_that_can_be_reached_has_a_name(qtbot: QtBot, book: Book, state: str) -> None:
    if state != "empty":
        book.fill(spot)
    with book.opened() as screen:
        if state == "new":
            screen.perform("new-entry")
            settle(qtbot, screen.jobs)
        if state == "spot":
            select(screen, "cut-over plan")
            screen.perform("spot-referral")
            say_more(qtbot, screen)
        assert nameless(screen) == []
