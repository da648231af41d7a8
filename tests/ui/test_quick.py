"""The quick window: there with the keyboard in it, gone when the entry is saved, and nothing typed is ever lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.interactions import EntryForm
from desktop.services import interactions
from desktop.services.desk import Desk
from desktop.store.opening import open_journal
from desktop.ui.jobs import Jobs
from desktop.ui.quick import DRAFT, QuickWindow
from desktop.ui.theme import Look
from desktop.ui.writing.composer import Composer
from tests.desks import known_client, make_desk
from tests.ui.real_journals import ask, jobs_on, nameless, settle, texts
from tests.ui.stand_ins import Ear

pytestmark = pytest.mark.qt_log_ignore("does not support raise", extend=True)
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A journal with a client and two people."""
    made = tmp_path / "journal.db"
    desk = make_desk(open_journal(made, create=True))
    known_client(desk)
    desk.close()
    return made


@pytest.fixture
def real_jobs(qapp: QApplication, file: Path) -> Iterator[Jobs]:
    with jobs_on(lambda: make_desk(open_journal(file, create=False))) as jobs:
        yield jobs


def shown(qtbot: QtBot, jobs: Jobs, look: Look) -> QuickWindow:
    made = QuickWindow(jobs, look, Composer(jobs, look, DRAFT))
    qtbot.addWidget(made)
    made.ask()
    qtbot.waitUntil(made.isActiveWindow)
    settle(qtbot, jobs)
    return made


@pytest.fixture
def quick(qtbot: QtBot, real_jobs: Jobs, look: Look) -> QuickWindow:
    return shown(qtbot, real_jobs, look)


def write(qtbot: QtBot, text: str) -> None:
    """Type where the keyboard is, as a person does."""
    widget = QApplication.focusWidget()
    assert widget is not None
    qtbot.keyClicks(widget, text)


def press(
    qtbot: QtBot, quick: QuickWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None
) -> None:
    both = Qt.KeyboardModifier.NoModifier if modifiers is None else modifiers
    qtbot.keyClick(QApplication.focusWidget() or quick, key, both)


def entries(qtbot: QtBot, jobs: Jobs) -> list[str]:
    """Return the texts of the journal, the newest first."""

    def read(desk: Desk) -> list[str]:
        return [interactions.show_entry(desk, each).entry.text for each in interactions.list_entries(desk)]

    found = ask(qtbot, jobs, read)
    assert isinstance(found, list)
    return found


def draft(qtbot: QtBot, jobs: Jobs) -> str:
    found = ask(qtbot, jobs, lambda desk: interactions.list_drafts(desk).get(DRAFT, EntryForm("")).text)
    assert isinstance(found, str)
    return found


def test_it_is_there_with_the_keyboard_in_the_field(quick: QuickWindow) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    assert quick.composer.isAncestorOf(focus)
    assert quick.windowFlags() & Qt.WindowType.FramelessWindowHint
    assert "Quick entry" in texts(quick)
    assert nameless(quick) == []


def test_ctrl_enter_saves_and_it_is_gone(qtbot: QtBot, real_jobs: Jobs, quick: QuickWindow) -> None:
    write(qtbot, "Anna walked the board through our plan.")
    with qtbot.waitSignal(quick.left) as told:
        press(qtbot, quick, Qt.Key.Key_Return, CTRL)
    assert told.args == [True]
    assert not quick.isVisible()
    assert entries(qtbot, real_jobs) == ["Anna walked the board through our plan."]
    assert draft(qtbot, real_jobs) == ""


def test_esc_goes_and_keeps_what_was_typed(qtbot: QtBot, real_jobs: Jobs, quick: QuickWindow) -> None:
    write(qtbot, "Not yet")
    with qtbot.waitSignal(quick.left) as told:
        press(qtbot, quick, Qt.Key.Key_Escape)
    assert told.args == [False]
    assert not quick.isVisible()
    assert draft(qtbot, real_jobs) == "Not yet"
    assert entries(qtbot, real_jobs) == []
    quick.ask()
    qtbot.waitUntil(quick.isActiveWindow)
    settle(qtbot, real_jobs)
    write(qtbot, " done")
    press(qtbot, quick, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: not quick.isVisible())
    (text,) = entries(qtbot, real_jobs)
    assert "Not yet" in text
    assert "done" in text


def test_asked_for_twice_it_stays_as_it_is(qtbot: QtBot, real_jobs: Jobs, quick: QuickWindow) -> None:
    write(qtbot, "In the middle of")
    quick.ask()
    settle(qtbot, real_jobs)
    write(qtbot, " it")
    quick.leave()
    assert draft(qtbot, real_jobs) == "In the middle of it"


def test_what_was_typed_is_there_after_a_restart(qtbot: QtBot, file: Path, look: Look) -> None:
    for text in ("One", " and two"):
        with jobs_on(lambda: make_desk(open_journal(file, create=False))) as jobs:
            quick = shown(qtbot, jobs, look)
            press(qtbot, quick, Qt.Key.Key_End, CTRL)
            write(qtbot, text)
            quick.close()
    with jobs_on(lambda: make_desk(open_journal(file, create=False))) as jobs:
        assert draft(qtbot, jobs) == "One and two"


def test_an_entry_that_is_refused_stays_on_show_and_says_why(
    qtbot: QtBot, real_jobs: Jobs, quick: QuickWindow
) -> None:
    press(qtbot, quick, Qt.Key.Key_Return, CTRL)
    settle(qtbot, real_jobs)
    assert quick.isVisible()
    write(qtbot, "Anna called.")
    press(qtbot, quick, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: not quick.isVisible())
    assert entries(qtbot, real_jobs) == ["Anna called."]


def test_a_page_is_opened_by_who_made_it(qtbot: QtBot, quick: QuickWindow) -> None:
    form, ear = EntryForm("A longer one"), Ear()
    quick.pageRequested.connect(ear.hear)
    quick.composer.pageRequested.emit(form)
    assert ear.heard == [form]
    assert not quick.isVisible()


def test_it_speaks_the_language_in_force(quick: QuickWindow) -> None:
    QCoreApplication.sendEvent(quick, QEvent(QEvent.Type.LanguageChange))
    assert quick.windowTitle() == "Quick entry"
