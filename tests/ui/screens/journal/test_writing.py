"""Writing in the journal's editor as in the composer: names, orders, signals, boxes, files, agendas and templates."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from desktop.domain.changes import Changes
from desktop.domain.interactions import EntryForm, InteractionKind
from desktop.domain.overviews import EntryView
from desktop.services import follow_ups, interactions, signals, writing
from desktop.services.desk import Desk
from desktop.services.interactions import NEW
from desktop.ui.screens.journal.screen import JournalScreen
from desktop.ui.theme import Look
from desktop.ui.writing.extras import PieceChip
from tests.desks import known_client, make_desk
from tests.ui.real_journals import Wishes, ask, jobs_on, nameless, settle, texts

NEED = "She said: “We are dreading the billing migration in spring.”"


def desk_with(*texts_of_entries: str, **facts: str) -> Callable[[], Desk]:
    """Return what makes a desk with a client, two people there, and entries about them."""

    def make() -> Desk:
        desk = make_desk()
        known_client(desk)
        for said in texts_of_entries:
            writing.write_entry(desk, EntryForm(said, client="Nordwind Energie", **facts))  # type: ignore[arg-type]
        return desk

    return make


@contextmanager
def opened(qtbot: QtBot, look: Look, make: Callable[[], Desk]) -> Iterator[JournalScreen]:
    with jobs_on(make) as jobs:
        screen = JournalScreen(jobs, look)
        jobs.changed.connect(screen.hear)
        qtbot.addWidget(screen)
        screen.resize(1060, 760)
        screen.show()
        screen.activateWindow()
        qtbot.waitUntil(screen.isActiveWindow)
        settle(qtbot, jobs)
        understood(qtbot, screen)
        yield screen
        screen.hide()


def understood(qtbot: QtBot, screen: JournalScreen) -> None:
    """Wait until what is written is read."""
    qtbot.waitUntil(screen.writer.understanding.fits)
    settle(qtbot, screen.jobs)


def write(qtbot: QtBot, screen: JournalScreen, words: str) -> None:
    text = screen.editor.text
    text.setFocus()
    text.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(text, words)
    understood(qtbot, screen)


def save(qtbot: QtBot, screen: JournalScreen) -> None:
    screen.perform("save-entry")
    settle(qtbot, screen.jobs)


def view_of(qtbot: QtBot, screen: JournalScreen) -> EntryView:
    found = ask(qtbot, screen.jobs, partial(interactions.show_entry, reference=screen.keeper.key))
    assert isinstance(found, EntryView)
    return found


def go(screen: JournalScreen, words: str) -> None:
    """Put the cursor into some words."""
    cursor = screen.editor.text.textCursor()
    cursor.setPosition(screen.editor.text.toPlainText().index(words) + 1)
    screen.editor.text.setTextCursor(cursor)


def press_at(qtbot: QtBot, screen: JournalScreen, words: str, ctrl: bool = False) -> None:
    """Press on the first letter of some words."""
    text = screen.editor.text
    cursor = text.textCursor()
    cursor.setPosition(text.toPlainText().index(words))
    before = text.cursorRect(cursor)
    cursor.movePosition(QTextCursor.MoveOperation.Right)
    at = QPoint((before.left() + text.cursorRect(cursor).left()) // 2, before.center().y())
    modifiers = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    qtbot.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, modifiers, at)


def test_names_tags_and_orders_that_are_typed_fill_the_facts_in(qtbot: QtBot, look: Look) -> None:
    with opened(qtbot, look, desk_with("It went well.")) as screen:
        write(qtbot, screen, " @Karsten came. #grid /call /45m")
        shown = screen.writer.shown()
        assert (shown.people, shown.kind, shown.minutes) == (("Karsten Holt",), InteractionKind.CALL, 45)
        assert [chip.text() for chip in screen.editor.facts.people()] == ["Karsten Holt"]
        assert "#grid" in texts(screen.editor.extras)
        save(qtbot, screen)
        view = view_of(qtbot, screen)
        assert view.entry.text == "It went well. @Karsten came. #grid"
        assert (view.people, view.tags, view.entry.minutes) == (("Karsten Holt",), ("grid",), 45)
        assert screen.editor.text.source() == view.entry.text
        assert screen.editor.status.text() == "Saved"


def test_somebody_who_was_taken_out_stays_out(qtbot: QtBot, look: Look) -> None:
    with opened(qtbot, look, desk_with("@Anna and @Karsten came.")) as screen:
        assert len(screen.editor.facts.people()) == 2
        qtbot.keyClick(screen.editor.facts.people()[0], Qt.Key.Key_Delete)
        save(qtbot, screen)
        write(qtbot, screen, " And so on.")
        save(qtbot, screen)
        assert view_of(qtbot, screen).people == ("Karsten Holt",)


def test_names_are_completed_below_the_cursor(qtbot: QtBot, look: Look) -> None:
    with opened(qtbot, look, desk_with("It went well.")) as screen:
        screen.editor.text.setFocus()
        settle(qtbot, screen.jobs)
        write(qtbot, screen, " @Kar")
        assert screen.writer.completion.offered()[0] == "Karsten Holt"
        qtbot.keyClick(screen.editor.text, Qt.Key.Key_Return)
        assert "@Karsten Holt " in screen.editor.text.source()


def test_a_signal_is_explained_in_one_line_and_accepted_with_one_key(qtbot: QtBot, look: Look) -> None:
    with opened(qtbot, look, desk_with(NEED)) as screen:
        go(screen, "billing")
        assert screen.editor.reason.isVisible()
        screen.perform("spot-opportunity")
        assert not screen.editor.reason.isVisible()
        assert screen.editor.status.text() == "Draft, not saved yet"
        save(qtbot, screen)
        (passage,) = view_of(qtbot, screen).passages
        assert passage.evidence.quote.strip("“”") == "We are dreading the billing migration in spring."
        assert screen.editor.passages.pending() == []
        assert len(screen.editor.passages.cards()) == 1
        go(screen, "billing")
        assert not screen.editor.reason.isVisible()


def test_a_mark_survives_a_draft_and_going_to_another_entry_saves_it(qtbot: QtBot, look: Look) -> None:
    with opened(qtbot, look, desk_with("The other one.", NEED)) as screen:
        first = screen.keeper.key
        go(screen, "billing")
        screen.perform("spot-opportunity")
        screen.list.view.setFocus()
        qtbot.keyClick(screen.list.view, Qt.Key.Key_Down)
        settle(qtbot, screen.jobs)
        assert screen.keeper.key != first
        assert screen.editor.passages.pending() == []
        view = ask(qtbot, screen.jobs, partial(interactions.show_entry, reference=first))
        assert len(view.passages) == 1  # type: ignore[attr-defined]


def test_a_signal_is_dismissed_for_good_and_undo_brings_it_back(qtbot: QtBot, look: Look) -> None:
    with opened(qtbot, look, desk_with(NEED)) as screen:
        wishes = Wishes()
        screen.undoOffered.connect(wishes.offer)
        go(screen, "billing")
        screen.perform("dismiss-signal")
        settle(qtbot, screen.jobs)
        assert not screen.editor.reason.isVisible()
        assert ask(qtbot, screen.jobs, partial(signals.find_signals, text=NEED)) == ()
        ((said, undo),) = wishes.undos
        assert said == "This sentence is left alone from now on."
        undo()
        settle(qtbot, screen.jobs)
        assert screen.editor.reason.isVisible()


def test_more_is_said_about_a_mark_in_the_panel(qtbot: QtBot, look: Look) -> None:
    with opened(qtbot, look, desk_with(NEED)) as screen:
        go(screen, "billing")
        screen.perform("spot-referral")
        (card,) = screen.editor.passages.pending()
        card.setFocus()
        qtbot.keyClick(card, Qt.Key.Key_Return)
        panel = screen.editor.spot
        assert panel.isVisible()
        assert nameless(screen) == []
        panel.company.setText("Elbnetz")
        qtbot.keyClick(panel.title, Qt.Key.Key_Return)
        settle(qtbot, screen.jobs)
        assert not panel.isVisible()
        assert "Elbnetz" in texts(screen.editor.passages)


def test_a_box_that_is_pressed_is_ticked_in_the_journal_without_a_version(qtbot: QtBot, look: Look) -> None:
    with opened(qtbot, look, desk_with("It went well.\n[ ] come back\n[ ] and write")) as screen:
        press_at(qtbot, screen, "[ ] and")
        settle(qtbot, screen.jobs)
        assert view_of(qtbot, screen).entry.text.endswith("[x] and write")
        rows = ask(qtbot, screen.jobs, follow_ups.list_follow_ups)
        assert [row.text for row in rows] == ["come back"]  # type: ignore[attr-defined]
        assert screen.editor.status.text() == "Saved"
        screen.perform("show-versions")
        settle(qtbot, screen.jobs)
        assert screen.versions.model.count() == 1


def test_names_and_links_lead_somewhere(qtbot: QtBot, look: Look) -> None:
    with opened(qtbot, look, desk_with("@Karsten sent file:///etc/passwd to @Nordwind.")) as screen:
        wishes = Wishes()
        screen.openRequested.connect(wishes.open)
        screen.noticeRequested.connect(wishes.say)
        press_at(qtbot, screen, "Karsten", ctrl=True)
        go(screen, "Nordwind")
        screen.perform("open-link")
        assert [kind for kind, _ in wishes.opened] == ["person", "client"]
        go(screen, "etc")
        screen.perform("open-link")
        go(screen, "sent")
        screen.perform("open-link")
        assert wishes.notices == [
            "“file:///etc/passwd” is not opened from here: only web and mail links are.",
            "There is no link and no known name at the cursor.",
        ]


def test_an_entry_with_a_time_to_come_is_an_agenda_until_then(qtbot: QtBot, look: Look) -> None:
    make = desk_with("Cut-over plan, budget.", at="2026-11-26 14:00")
    with opened(qtbot, look, make) as screen:
        assert screen.editor.agenda.isVisible()
        assert "Agenda for Thu 14:00" in texts(screen.editor.agenda)

    def later() -> Desk:
        desk = make()
        return make_desk(desk.journal, desk.clock() + timedelta(days=3))

    with opened(qtbot, look, later) as screen:
        assert not screen.editor.agenda.isVisible()
        write(qtbot, screen, " They liked it.")
        save(qtbot, screen)
        assert view_of(qtbot, screen).entry.text == "Cut-over plan, budget. They liked it."
        assert view_of(qtbot, screen).entry.at == "2026-11-26T14:00:00Z"


def test_a_time_that_is_typed_makes_an_agenda_at_once(qtbot: QtBot, look: Look) -> None:
    with opened(qtbot, look, desk_with()) as screen:
        screen.perform("new-entry")
        settle(qtbot, screen.jobs)
        write(qtbot, screen, "tomorrow 14:00 @Nordwind the cut-over plan")
        assert "Agenda for Tue 14:00" in texts(screen.editor.agenda)
        assert screen.writer.shown().client == "Nordwind Energie"


def test_a_template_is_laid_out_in_an_empty_text_only(qtbot: QtBot, look: Look) -> None:
    with opened(qtbot, look, desk_with("It went well.")) as screen:
        menu = screen.editor.menu
        assert not menu.layouts.menuAction().isVisible()
        screen.perform("new-entry")
        settle(qtbot, screen.jobs)
        assert menu.layouts.menuAction().isVisible()
        first = menu.layouts.actions()[0]
        first.trigger()
        settle(qtbot, screen.jobs)
        assert "#" in screen.editor.text.source()
        assert screen.editor.title.text() == first.text()
        screen.keeper.say()
        assert not menu.layouts.menuAction().isVisible()
        screen.editor.text.undo()
        assert screen.editor.text.source() == ""


def test_files_go_with_the_entry_that_is_on_show(qtbot: QtBot, look: Look, tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    file.write_bytes(b"What was said.")
    with opened(qtbot, look, desk_with("The other one.", "It went well.")) as screen:
        screen.editor.files.attach([str(file)])
        settle(qtbot, screen.jobs)
        assert "plan.txt" in texts(screen.editor.files)
        assert screen.editor.status.text() == "Saved"
        screen.list.view.setFocus()
        qtbot.keyClick(screen.list.view, Qt.Key.Key_Down)
        settle(qtbot, screen.jobs)
        assert not screen.editor.files.isVisible()
        screen.perform("new-entry")
        settle(qtbot, screen.jobs)
        screen.editor.files.attach([str(file)])
        settle(qtbot, screen.jobs)
        write(qtbot, screen, "With a file.")
        save(qtbot, screen)
        assert screen.keeper.key != NEW
        assert "plan.txt" in texts(screen.editor.files)


def test_what_is_kept_while_the_entry_is_read_again_is_not_lost(qtbot: QtBot, look: Look) -> None:
    with opened(qtbot, look, desk_with("It went well.")) as screen:
        busy = Event()
        screen.jobs.submit(lambda _desk: busy.wait())
        screen.jobs.changed.emit(Changes.everything())
        screen.editor.text.setFocus()
        qtbot.keyClicks(screen.editor.text, "At once. ")
        qtbot.waitUntil(lambda: not screen.keeper.typed(), timeout=2000)
        busy.set()
        settle(qtbot, screen.jobs)
        assert screen.editor.text.source() == "At once. It went well."
        drafts = ask(qtbot, screen.jobs, interactions.list_drafts)
        assert drafts[screen.keeper.key].text == "At once. It went well."  # type: ignore[index]


def test_a_new_name_is_said_and_leads_to_its_place(qtbot: QtBot, look: Look) -> None:
    with opened(qtbot, look, desk_with("It went well.")) as screen:
        write(qtbot, screen, " @Ines came.")
        chip = next(chip for chip in screen.editor.extras.chips() if isinstance(chip, PieceChip))
        assert chip.text() == "New person: Ines"
        qtbot.keyClick(chip, Qt.Key.Key_Return)
        assert screen.editor.text.textCursor().selectedText() == "@Ines"
        assert screen.editor.text.hasFocus()
