"""The window routes, tells, offers and keeps; it knows nothing of what its screens are about."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.domain.changes import Changes, Kind
from desktop.domain.errors import UserError
from desktop.services.desk import Desk
from desktop.ui.crash import CrashDialog
from desktop.ui.jobs import Jobs
from desktop.ui.screens.screen import Screen
from desktop.ui.shell import Shell
from desktop.ui.theme import Look
from tests.ui.stand_ins import KeptSettings, drop, drop_files


class Noting(Screen):
    """A screen that notes what it was asked."""

    def __init__(self, jobs: Jobs, look: Look, knows: str = "") -> None:
        super().__init__(jobs, look)
        self.knows = knows
        self.opened: list[str] = []
        self.told: list[Changes | None] = []
        self.translations = 0
        self.done: list[str] = []

    def refresh(self, changes: Changes | None) -> None:
        self.told.append(changes)

    def open(self, identifier: str) -> None:
        self.opened.append(identifier)

    def retranslate(self) -> None:
        self.translations += 1

    def perform(self, command: str) -> bool:
        self.done.append(command)
        return command == self.knows


@pytest.fixture
def shell(jobs: Jobs, look: Look, qtbot: QtBot) -> Shell:
    made = Shell(jobs, look, log_file="/var/log/journal.log")
    qtbot.addWidget(made)
    made.add_screen("today", Noting(jobs, look))
    made.add_screen("journal", Noting(jobs, look, knows="save-entry"))
    made.add_screen("clients", Noting(jobs, look))
    made.resize(1280, 800)
    made.show()
    qtbot.waitActive(made)
    return made


def noting(shell: Shell, name: str) -> Noting:
    screen = shell.screen_named(name)
    assert isinstance(screen, Noting)
    return screen


def test_the_first_screen_is_shown(shell: Shell) -> None:
    assert shell.current() == "today"
    assert noting(shell, "today").told == [None]
    assert noting(shell, "journal").told == []


def test_keys_go_to_places(shell: Shell, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shell.screenChanged) as told:
        qtbot.keyClick(shell, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert told.args == ["journal"]
    assert shell.current() == "journal"


def test_a_place_without_a_screen_is_not_offered(shell: Shell) -> None:
    assert shell.action("go-journal").isVisible()
    assert not shell.action("go-referrals").isVisible()


def test_what_a_screen_wants_opened_opens_where_it_belongs(shell: Shell) -> None:
    noting(shell, "today").openRequested.emit("person", "p1")
    assert shell.current() == "clients"
    assert noting(shell, "clients").opened == ["p1"]
    noting(shell, "clients").openRequested.emit("journal", "")
    assert shell.current() == "journal"
    noting(shell, "journal").openRequested.emit("referral", "r1")
    assert shell.current() == "journal"


def test_a_change_is_told_to_every_screen(shell: Shell, jobs: Jobs, qtbot: QtBot) -> None:
    changes = Changes.of((Kind.CLIENT, "1"))
    shell.show_screen("clients")
    jobs.changed.emit(changes)
    assert noting(shell, "clients").told == [None, changes]
    assert noting(shell, "today").told == [None]
    shell.show_screen("today")
    assert noting(shell, "today").told == [None, changes]


def test_a_refusal_is_said_in_the_window(shell: Shell, jobs: Jobs, qtbot: QtBot) -> None:
    def refuse(_desk: Desk) -> None:
        raise UserError("There is no client {name}.", "Choose one of the list.", name="Nordwind")

    jobs.submit(refuse)
    qtbot.waitUntil(shell.notice.isVisible)
    assert shell.notice.text() == "There is no client Nordwind. Choose one of the list."
    qtbot.keyClick(shell, Qt.Key.Key_Escape)
    assert not shell.notice.isVisible()


def test_bugs_share_one_dialog_that_names_the_log(shell: Shell, jobs: Jobs) -> None:
    jobs.crashed.emit("Traceback: one")
    jobs.crashed.emit("Traceback: two")
    dialogs = [widget for widget in shell.findChildren(QDialog) if isinstance(widget, CrashDialog)]
    assert len(dialogs) == 1
    details = dialogs[0].findChild(QPlainTextEdit)
    assert isinstance(details, QPlainTextEdit)
    assert details.toPlainText() == "Traceback: one\nTraceback: two"
    dialogs[0].close()


def test_undo_is_offered_and_done(shell: Shell, qtbot: QtBot) -> None:
    undone: list[bool] = []
    noting(shell, "today").undoOffered.emit("Moved to the trash.", lambda: undone.append(True))
    assert shell.notice.text() == "Moved to the trash."
    button = next(each for each in shell.notice.findChildren(QAbstractButton) if each.text() == "Undo")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert undone == [True]


def test_a_screen_can_say_something(shell: Shell) -> None:
    noting(shell, "today").noticeRequested.emit("Saved.")
    assert shell.notice.text() == "Saved."


def test_a_command_goes_to_the_screen_first(shell: Shell, qtbot: QtBot) -> None:
    shell.show_screen("journal")
    with qtbot.assertNotEmitted(shell.commandRequested):
        qtbot.keyClick(shell, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert noting(shell, "journal").done == ["save-entry"]
    with qtbot.waitSignal(shell.commandRequested) as told:
        qtbot.keyClick(shell, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert told.args == ["search"]


def test_the_button_for_a_new_entry_is_the_command(shell: Shell, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shell.commandRequested) as told:
        shell.navigation.newEntryRequested.emit()
    assert told.args == ["new-entry"]


def test_the_theme_is_changed_by_a_command(shell: Shell, look: Look) -> None:
    shell.action("toggle-theme").trigger()
    assert look.theme.dark


def test_quit_closes(shell: Shell, qtbot: QtBot) -> None:
    qtbot.keyClick(shell, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert not shell.isVisible()


def test_narrow_windows_show_icons_only(shell: Shell) -> None:
    shell.resize(860, 600)
    assert shell.navigation.is_collapsed()
    shell.resize(1000, 600)
    assert not shell.navigation.is_collapsed()


def test_another_language_reaches_every_screen(shell: Shell) -> None:
    before = noting(shell, "clients").translations
    QCoreApplication.sendEvent(shell, QEvent(QEvent.Type.LanguageChange))
    assert noting(shell, "clients").translations == before + 1


def test_dropped_files_are_passed_on(shell: Shell, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shell.filesDropped) as told:
        drop_files(shell, "/tmp/reply.json")
    assert told.args == [["/tmp/reply.json"]]


def test_dropped_text_is_passed_on(shell: Shell, qtbot: QtBot) -> None:
    carried = QMimeData()
    carried.setText("Decision: seen")
    with qtbot.waitSignal(shell.textDropped) as told:
        drop(shell, carried)
    assert told.args == ["Decision: seen"]


def test_where_it_stands_is_kept(jobs: Jobs, look: Look, qtbot: QtBot) -> None:
    settings = KeptSettings()
    shell = Shell(jobs, look, settings=settings)
    qtbot.addWidget(shell)
    shell.show()
    shell.close()
    assert settings.kept["window.geometry"]


def test_the_pointer_says_when_it_takes_long(shell: Shell, jobs: Jobs) -> None:
    jobs.busy.emit(True)
    assert shell.cursor().shape() == Qt.CursorShape.BusyCursor
    jobs.busy.emit(False)
    assert shell.cursor().shape() == Qt.CursorShape.ArrowCursor


def test_every_control_has_a_name(shell: Shell) -> None:
    controls: tuple[type[QWidget], ...] = (QAbstractButton, QLineEdit, QPlainTextEdit, QTableView)
    for kind in controls:
        for widget in shell.findChildren(kind):
            words = widget.text() if isinstance(widget, QAbstractButton) else ""
            assert widget.accessibleName() or words or not widget.isVisibleTo(shell), widget
