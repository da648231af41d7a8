"""What runs on a journal: it shows what is asked for, and ends when nothing is on show and no icon leads back."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.errors import UserError
from desktop.domain.interactions import EntryForm
from desktop.services import interactions
from desktop.services.desk import Desk
from desktop.system import instance
from desktop.ui import application
from desktop.ui.application import Application
from desktop.ui.crash import CrashDialog
from desktop.ui.quick import DRAFT
from desktop.ui.theme import Look
from desktop.ui.tray import Tray
from tests.desks import RESOURCES, make_desk
from tests.ui.real_journals import ask, settle
from tests.ui.stand_ins import Ear

pytestmark = pytest.mark.qt_log_ignore("does not support raise", "systemTrayWindowChanged", extend=True)
CTRL = Qt.KeyboardModifier.ControlModifier


class NotingTray(Tray):
    """A tray that notes what it says."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.said: list[str] = []

    def say(self, text: str) -> None:
        self.said.append(text)


@contextmanager
def running(
    look: Look, word: str, *, tray: Tray | None = None, make: Callable[[], Desk] = make_desk
) -> Iterator[tuple[Application, Ear]]:
    made, ended = Application(make, look, poll_every_ms=3_600_000, tray=tray), Ear()
    made.finished.connect(lambda: ended.hear("finished"))
    made.begin(word)
    try:
        yield made, ended
    finally:
        made.close()
        made.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def write(qtbot: QtBot, made: Application, text: str) -> None:
    assert made.quick is not None
    qtbot.waitUntil(made.quick.isActiveWindow)
    settle(qtbot, made.jobs)
    qtbot.keyClicks(QApplication.focusWidget(), text)


def entries(qtbot: QtBot, made: Application) -> object:
    return ask(qtbot, made.jobs, lambda desk: len(interactions.list_entries(desk)))


def test_a_plain_start_shows_the_window_on_today_and_closing_it_ends(qtbot: QtBot, look: Look) -> None:
    with running(look, instance.OPEN) as (made, ended):
        assert made.window is not None
        assert made.quick is None
        assert made.window.shell.current() == "today"
        made.window.shell.close()
        qtbot.waitUntil(lambda: ended.heard == ["finished"])


def test_the_quick_window_alone_ends_the_program_when_it_saved(qtbot: QtBot, look: Look) -> None:
    with running(look, instance.QUICK) as (made, ended):
        assert made.window is None
        write(qtbot, made, "Anna called.")
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CTRL)
        qtbot.waitUntil(lambda: bool(ended.heard))
        assert entries(qtbot, made) == 1


def test_with_a_tray_the_quick_start_stays_and_says_that_it_saved(qtbot: QtBot, look: Look) -> None:
    tray = NotingTray(look)
    with running(look, instance.QUICK, tray=tray) as (made, ended):
        write(qtbot, made, "Anna called.")
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CTRL)
        qtbot.waitUntil(lambda: tray.said == ["The entry is saved."])
        assert ended.heard == []
        tray.openRequested.emit()
        assert made.window is not None
        assert made.window.shell.isVisible()
        made.window.shell.close()
        settle(qtbot, made.jobs)
        assert ended.heard == []
        tray.quitRequested.emit()
        assert ended.heard == ["finished"]


def test_beside_the_window_the_quick_window_comes_and_goes(qtbot: QtBot, look: Look) -> None:
    with running(look, instance.OPEN) as (made, ended):
        made.show(instance.QUICK)
        write(qtbot, made, "Anna called.")
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CTRL)
        assert made.quick is not None
        assert made.window is not None
        qtbot.waitUntil(lambda: not made.quick.isVisible())  # type: ignore[union-attr]
        assert made.window.shell.notice.text() == "The entry is saved."
        assert ended.heard == []


def test_the_window_that_is_closed_leaves_the_quick_window_to_finish(qtbot: QtBot, look: Look) -> None:
    with running(look, instance.OPEN) as (made, ended):
        made.show(instance.QUICK)
        assert made.window is not None
        assert made.quick is not None
        made.window.shell.close()
        settle(qtbot, made.jobs)
        assert ended.heard == []
        made.quick.close()
        qtbot.waitUntil(lambda: ended.heard == ["finished"])


def test_quit_ends_all_and_keeps_what_is_typed(qtbot: QtBot, look: Look) -> None:
    with running(look, instance.OPEN) as (made, ended):
        made.show(instance.QUICK)
        write(qtbot, made, "Half a")
        assert made.window is not None
        made.window.shell.action("quit").trigger()
        assert "finished" in ended.heard
        kept = ask(qtbot, made.jobs, lambda desk: interactions.list_drafts(desk)[DRAFT].text)
        assert kept == "Half a"


def test_asked_again_the_window_comes_back_from_the_task_bar(qtbot: QtBot, look: Look) -> None:
    with running(look, instance.OPEN) as (made, _ended):
        assert made.window is not None
        shell = made.window.shell
        shell.showMinimized()
        made.show(instance.OPEN)
        assert not shell.isMinimized()
        assert shell.isVisible()


def test_a_page_asked_for_in_the_quick_window_opens_in_the_window(qtbot: QtBot, look: Look) -> None:
    with running(look, instance.QUICK) as (made, ended):
        write(qtbot, made, "A longer one")
        assert made.quick is not None
        made.quick.composer.pageRequested.emit(EntryForm("A longer one"))
        settle(qtbot, made.jobs)
        assert made.window is not None
        assert made.window.shell.current() == "journal"
        assert made.window.journal.editor.text.source() == "A longer one"
        assert ended.heard == []


def test_a_bug_is_shown_where_there_was_no_window_yet(qtbot: QtBot, look: Look) -> None:
    with running(look, instance.QUICK) as (made, _ended):
        made.jobs.crashed.emit("Traceback: one")
        assert made.window is not None
        dialog = made.window.shell.findChild(CrashDialog)
        assert isinstance(dialog, CrashDialog)
        dialog.close()


@pytest.mark.skipif(sys.platform == "win32", reason="holds the key as another program does on POSIX")
def test_a_program_that_holds_the_journal_and_does_not_answer_is_said(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setattr(application, "ASK_AGAIN", 1)
    journal = tmp_path / "journal.db"
    key = instance.take_key(journal)
    assert key is not None
    with pytest.raises(UserError, match="open already, in a program that does not answer"):
        application.run(make_desk, journal, RESOURCES, tmp_path / "settings.json", tmp_path / "log")
    key.close()
