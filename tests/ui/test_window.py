"""The window put together: what each command does, where things open, and what is kept when it goes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.changes import Kind
from desktop.domain.errors import UserError
from desktop.domain.interactions import InteractionKind
from desktop.services import handoffs, interactions
from desktop.services.desk import Desk
from desktop.services.interactions import NEW
from desktop.store.opening import open_journal
from desktop.ui.dialogs.keyboard import KeyboardHelp
from desktop.ui.theme import Look
from desktop.ui.window import THEME, Window
from tests.desks import NEED, make_desk, spot, write_session
from tests.ui.real_journals import ask, nameless, settle, texts
from tests.ui.screens.handoffs.test_screen import issued
from tests.ui.stand_ins import KeptSettings, drop, drop_files

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def filled() -> Desk:
    desk = make_desk()
    spot(desk)
    return desk


@contextmanager
def opened(
    qtbot: QtBot,
    look: Look,
    make: Callable[[], Desk] = filled,
    settings: KeptSettings | None = None,
    place: str = "journal",
) -> Iterator[Window]:
    window = Window(make, look, settings, poll_every_ms=3_600_000)
    window.shell.resize(1280, 800)
    window.show()
    window.shell.activateWindow()
    qtbot.waitUntil(window.shell.isActiveWindow)
    window.shell.show_screen(place)
    settle(qtbot, window.jobs)
    try:
        yield window
    finally:
        window.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def window(qtbot: QtBot, look: Look) -> Iterator[Window]:
    with opened(qtbot, look) as made:
        yield made


def reached(widget: QWidget | None, dropped: Callable[[QWidget], bool]) -> bool:
    """Drop something on a widget, and where it does not want it on what it stands on, as the system does."""
    while widget is not None:
        if widget.acceptDrops() and dropped(widget):
            return True
        widget = None if widget.isWindow() else widget.parentWidget()
    return False


def press(qtbot: QtBot, window: Window, key: Qt.Key, modifiers: Qt.KeyboardModifier = CTRL) -> None:
    qtbot.keyClick(QApplication.focusWidget() or window.shell, key, modifiers)
    settle(qtbot, window.jobs)


def test_it_shows_the_places_with_their_counts_and_the_true_state(window: Window) -> None:
    items = {item.place.name: item.accessibleName() for item in window.shell.navigation._items.values()}
    assert items == {
        "today": "Today",
        "journal": "Journal, 1",
        "clients": "Clients, 1",
        "opportunities": "Opportunities, 1",
        "referrals": "Referrals, 0",
        "hand-offs": "Hand-offs, 0",
        "playbook": "Playbook",
    }
    assert "Saved on this laptop · not encrypted" in texts(window.shell.navigation)


def test_it_begins_with_today_and_the_keyboard_in_the_composer(qtbot: QtBot, look: Look) -> None:
    window = Window(filled, look, poll_every_ms=3_600_000)
    window.show()
    window.shell.activateWindow()
    qtbot.waitUntil(window.shell.isActiveWindow)
    settle(qtbot, window.jobs)
    assert window.shell.current() == "today"
    assert window.today.composer.text.hasFocus()
    window.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_what_was_begun_on_today_goes_on_on_a_page(qtbot: QtBot, look: Look) -> None:
    with opened(qtbot, look, place="today") as window:
        qtbot.keyClicks(QApplication.focusWidget(), "@Nordwind /call A longer one")
        settle(qtbot, window.jobs)
        window.today.composer.page_button.click()
        settle(qtbot, window.jobs)
        assert window.shell.current() == "journal"
        assert window.journal.editor.text.source() == "@Nordwind A longer one"
        assert window.journal.writer.shown().client == "Nordwind Energie"
        assert window.journal.writer.shown().kind is InteractionKind.CALL
        window.shell.show_screen("today")
        settle(qtbot, window.jobs)
        assert window.today.composer.text.source() == ""


def test_an_entry_that_waits_on_the_page_is_not_written_over(qtbot: QtBot, window: Window) -> None:
    press(qtbot, window, Qt.Key.Key_N)
    press(qtbot, window, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    qtbot.keyClicks(window.journal.editor.text, "The first")
    window.shell.show_screen("today")
    settle(qtbot, window.jobs)
    qtbot.keyClicks(window.today.composer.text, "The second")
    settle(qtbot, window.jobs)
    window.today.composer.page_button.click()
    settle(qtbot, window.jobs)
    assert window.journal.editor.text.source() == "The first"
    assert "Another entry is being written there already." in window.shell.notice.text()
    assert window.today.composer.text.source() == "The second"


def test_a_calendar_that_is_dropped_anywhere_is_read_on_today(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    file = tmp_path / "work.ics"
    file.write_bytes(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nEND:VCALENDAR\r\n")
    assert drop_files(window.shell, str(file))
    settle(qtbot, window.jobs)
    assert window.shell.current() == "today"
    assert "“work.ics”" in window.today.days.files.said()


def test_a_new_entry_begins_wherever_one_is(qtbot: QtBot, window: Window) -> None:
    press(qtbot, window, Qt.Key.Key_2)
    assert window.shell.current() == "clients"
    press(qtbot, window, Qt.Key.Key_N)
    assert window.shell.current() == "journal"
    assert window.journal.editor.facts.client.field.hasFocus()


def test_ctrl_s_saves_and_the_counts_follow(qtbot: QtBot, window: Window) -> None:
    press(qtbot, window, Qt.Key.Key_N)
    press(qtbot, window, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    qtbot.keyClicks(window.journal.editor.text, "One more.")
    press(qtbot, window, Qt.Key.Key_S)
    assert window.journal.editor.status.text() == "Saved"
    assert "Journal, 2" in [item.accessibleName() for item in window.shell.navigation._items.values()]


def test_ctrl_k_searches_and_enter_opens_what_was_found(qtbot: QtBot, window: Window) -> None:
    press(qtbot, window, Qt.Key.Key_K)
    assert window.palette.isVisible()
    qtbot.keyClicks(window.palette.field, "billing mig")
    settle(qtbot, window.jobs)
    press(qtbot, window, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    assert window.shell.current() == "opportunities"
    assert not window.palette.isVisible()


def test_a_command_that_is_found_is_done(qtbot: QtBot, window: Window, look: Look) -> None:
    press(qtbot, window, Qt.Key.Key_K)
    qtbot.keyClicks(window.palette.field, "light and dark")
    settle(qtbot, window.jobs)
    press(qtbot, window, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    assert look.theme.dark


def test_keys_of_another_command_close_the_search(qtbot: QtBot, window: Window) -> None:
    press(qtbot, window, Qt.Key.Key_K)
    press(qtbot, window, Qt.Key.Key_N)
    assert not window.palette.isVisible()
    assert window.journal.editor.facts.client.field.hasFocus()


def test_a_card_in_the_journal_opens_the_opportunity(qtbot: QtBot, window: Window) -> None:
    card = window.journal.editor.passages.cards()[0]
    qtbot.keyClick(card, Qt.Key.Key_Return)
    settle(qtbot, window.jobs)
    assert window.shell.current() == "opportunities"
    assert "Billing migration" in texts(window.shell.screen_named("opportunities"))


def test_undo_in_the_notice_brings_an_entry_back(qtbot: QtBot, window: Window) -> None:
    window.journal.list.view.setFocus()
    press(qtbot, window, Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier)
    assert window.shell.notice.text() == "The entry is in the trash."
    button = window.shell.notice.findChild(QPushButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settle(qtbot, window.jobs)
    assert NEED[:10] in window.journal.editor.text.source()


def test_the_keys_that_mark_reach_the_sentence_at_the_cursor(qtbot: QtBot, window: Window) -> None:
    press(qtbot, window, Qt.Key.Key_R, CTRL | SHIFT)
    assert [card.spot.kind for card in window.journal.editor.passages.pending()] == [Kind.REFERRAL]


def test_the_way_to_sales_begins_with_an_opportunity(qtbot: QtBot, window: Window) -> None:
    press(qtbot, window, Qt.Key.Key_H, CTRL | SHIFT)
    assert window.shell.current() == "opportunities"
    assert window.shell.notice.text().startswith("Choose the opportunity that goes to sales")


def test_what_is_on_the_clipboard_is_read_as_an_answer(qtbot: QtBot, window: Window) -> None:
    QGuiApplication.clipboard().setText("Brief: EJ-7F3K-92QD\nDecision: accepted")
    press(qtbot, window, Qt.Key.Key_V, CTRL | SHIFT)
    assert window.reply.isVisible()
    assert "EJ-7F3K-92QD" in window.reply.said()
    window.reply.reject()
    QGuiApplication.clipboard().clear()
    window.perform("paste-reply")
    assert window.reply.field.toPlainText() == ""


def test_a_file_that_is_dropped_is_read_as_an_answer(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    file = tmp_path / "answer.txt"
    file.write_text("Nothing of the kind.", encoding="utf-8")
    assert drop_files(window.shell, str(file))
    settle(qtbot, window.jobs)
    assert window.reply.isVisible()
    assert window.reply.said()


@pytest.mark.parametrize(
    "place", ["today", "journal", "clients", "opportunities", "referrals", "hand-offs", "playbook"]
)
def test_an_answer_is_read_wherever_it_is_dropped(
    qtbot: QtBot, look: Look, tmp_path: Path, place: str
) -> None:
    with opened(qtbot, look, lambda: issued(tmp_path), place=place) as window:
        number = ask(qtbot, window.jobs, lambda desk: handoffs.list_handoffs(desk)[0].handoff.number)
        lines = f"Brief: {number}\nDecision: seen\nBy: Priya Nair"
        file, carried = tmp_path / "answer.txt", QMimeData()
        file.write_text(lines, encoding="utf-8")
        carried.setText(lines)
        middle = window.shell.centralWidget().rect().center()
        under = window.shell.centralWidget().childAt(middle.x(), window.shell.height() - 40)
        for dropped in (lambda each: drop_files(each, str(file)), lambda each: drop(each, carried)):
            assert reached(under, dropped)
            settle(qtbot, window.jobs)
            assert window.reply.said().startswith("Seen\nSecond plant")
            window.reply.reject()


def test_ctrl_v_on_hand_offs_reads_the_clipboard_as_an_answer(
    qtbot: QtBot, look: Look, tmp_path: Path
) -> None:
    with opened(qtbot, look, lambda: issued(tmp_path), place="hand-offs") as window:
        number = ask(qtbot, window.jobs, lambda desk: handoffs.list_handoffs(desk)[0].handoff.number)
        QGuiApplication.clipboard().setText(f"Brief: {number}\nDecision: seen\nBy: Priya Nair")
        press(qtbot, window, Qt.Key.Key_V)
        assert window.reply.said().startswith("Seen\nSecond plant")
        window.reply.take_in()
        settle(qtbot, window.jobs)
        assert window.shell.notice.text() == f"The answer to {number} is taken in."
        screen = window.shell.screen_named("hand-offs")
        screen.panel.doing.by_name["told"].trigger()
        screen.panel.hearsay.lines["by"].clear()
        press(qtbot, window, Qt.Key.Key_V)
        assert not window.reply.isVisible()


def test_a_file_on_the_clipboard_is_read_as_an_answer(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    file, copied = tmp_path / "answer.txt", QMimeData()
    file.write_text("Brief: EJ-7F3K-92QD\nDecision: accepted", encoding="utf-8")
    copied.setUrls([QUrl.fromLocalFile(str(file))])
    QGuiApplication.clipboard().setMimeData(copied)
    window.perform("paste-reply")
    QGuiApplication.clipboard().clear()
    settle(qtbot, window.jobs)
    assert "EJ-7F3K-92QD" in window.reply.said()


def test_an_answer_dropped_on_an_entry_is_attached_and_offered_to_be_read(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    file = tmp_path / "answer.txt"
    file.write_text("Brief: EJ-7F3K-92Q7\nDecision: accepted", encoding="utf-8")
    press(qtbot, window, Qt.Key.Key_N)
    assert drop_files(window.journal.editor.text.viewport(), str(file))
    settle(qtbot, window.jobs)
    assert not window.reply.isVisible()
    assert [each.name for each in window.journal.editor.files.attached()] == ["answer.txt"]
    assert window.shell.notice.text() == "“answer.txt” is attached. It is an answer from sales."
    window.shell.notice.findChild(QPushButton).click()
    settle(qtbot, window.jobs)
    assert "EJ-7F3K-92Q7" in window.reply.said()


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    folder = tmp_path / "minutes"
    folder.mkdir()
    for number in range(12):
        (folder / f"2026-11-{number + 1:02}.md").write_text(
            f"# Session {number}\n\nWe met.", encoding="utf-8"
        )
    return folder


def test_a_folder_of_notes_is_brought_in(qtbot: QtBot, window: Window, notes: Path) -> None:
    assert drop_files(window.shell, str(notes))
    settle(qtbot, window.jobs)
    dialog = window.notes
    assert "Import the notes in “minutes”" in texts(dialog)
    qtbot.keyClicks(dialog.client, "nordw")
    qtbot.keyClick(dialog.client, Qt.Key.Key_Return)
    qtbot.keyClick(dialog.client, Qt.Key.Key_Return)
    settle(qtbot, window.jobs)
    assert dialog.said() == "12 new entries."
    assert nameless(dialog) == []
    assert window.journal.list.model.count() == 13
    dialog.reject()
    dialog.take(str(notes))
    dialog.begin()
    settle(qtbot, window.jobs)
    assert dialog.said() == "0 new entries.\n12 were in the journal already."


def test_an_import_that_is_stopped_leaves_nothing(qtbot: QtBot, window: Window, notes: Path) -> None:
    stopped = threading.Event()
    window.jobs.submit(lambda _desk: stopped.wait(30))  # or a quick import is done before it can be stopped
    window.notes.take(str(notes))
    window.notes.begin()
    window.notes.stop()
    stopped.set()
    settle(qtbot, window.jobs)
    assert window.journal.list.model.count() == 1
    assert window.notes.said() == "Stopped. Nothing was taken in."
    assert window.notes.leave.text() == "Close"


def test_a_folder_that_is_gone_is_said(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    window.notes.take(str(tmp_path / "gone"))
    window.notes.begin()
    settle(qtbot, window.jobs)
    assert "gone" in window.notes.said()
    assert window.notes.start.isVisible()


def test_f1_lists_the_keys(qtbot: QtBot, window: Window) -> None:
    press(qtbot, window, Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier)
    help_page = window.shell.findChild(KeyboardHelp)
    assert isinstance(help_page, KeyboardHelp)
    said = texts(help_page)
    for words in ("New entry", "Ctrl+N", "Spot an opportunity", "Ctrl+Shift+O", "Ctrl+K"):
        assert words in said
    assert "Today" in said
    assert "Insights" not in said
    assert nameless(help_page) == []
    qtbot.keyClick(help_page, Qt.Key.Key_Escape)
    assert not help_page.isVisible()


def test_the_theme_is_kept(qtbot: QtBot, look: Look) -> None:
    settings = KeptSettings()
    with opened(qtbot, look, settings=settings) as window:
        window.shell.action("toggle-theme").trigger()
        assert settings.kept[THEME] == "dark"


def test_what_is_being_written_is_kept_when_the_window_is_closed(
    qtbot: QtBot, look: Look, tmp_path: Path
) -> None:
    def on_file() -> Desk:
        return make_desk(open_journal(tmp_path / "journal.db", create=True))

    with opened(qtbot, look, on_file) as window:
        press(qtbot, window, Qt.Key.Key_N)
        press(qtbot, window, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
        qtbot.keyClicks(window.journal.editor.text, "Not yet saved")
        window.shell.close()
    with opened(qtbot, look, on_file) as window:
        assert window.journal.editor.text.source() == "Not yet saved"
        found = ask(qtbot, window.jobs, interactions.list_drafts)
        assert list(found) == [NEW]  # type: ignore[call-overload]


def test_another_process_is_noticed(qtbot: QtBot, look: Look, tmp_path: Path) -> None:
    def on_file() -> Desk:
        return make_desk(open_journal(tmp_path / "journal.db", create=True))

    window = Window(on_file, look, poll_every_ms=20)
    window.show()
    window.shell.show_screen("journal")
    settle(qtbot, window.jobs)
    elsewhere = on_file()
    write_session(elsewhere)
    elsewhere.close()
    qtbot.waitUntil(lambda: window.journal.list.model.count() == 1)
    window.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_journal_that_cannot_be_opened_is_said(qtbot: QtBot, look: Look) -> None:
    def refuse() -> Desk:
        raise UserError("There is no journal at {path}.", path="/nowhere")

    window = Window(refuse, look)
    window.show()
    qtbot.waitUntil(lambda: "There is no journal at /nowhere." in window.shell.notice.text())
    window.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.parametrize("place", ["today", "journal", "clients", "opportunities", "referrals", "hand-offs"])
def test_everything_on_every_screen_has_a_name(qtbot: QtBot, window: Window, place: str) -> None:
    window.shell.show_screen(place)
    settle(qtbot, window.jobs)
    assert nameless(window.shell) == []
