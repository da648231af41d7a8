"""How many keys it takes: from the program in the background to a whole entry, counted as they are pressed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.changes import Kind
from desktop.domain.overviews import EntryView
from desktop.services import interactions
from desktop.services.desk import Desk
from desktop.system import instance
from desktop.ui.application import Application
from desktop.ui.theme import Look
from tests.desks import known_client, make_desk
from tests.ui.real_journals import ask, settle

pytestmark = pytest.mark.qt_log_ignore("does not support raise", "systemTrayWindowChanged", extend=True)
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
MOST = 3
PROSE = "@Nordwind yesterday 3pm with @Anna and @Karsten. They need help with the billing migration."


class Person:
    """Somebody at the keyboard: prose is free, every other key counts."""

    def __init__(self, qtbot: QtBot, program: Application) -> None:
        self.qtbot, self.program, self.chords = qtbot, program, 0

    def press_the_systems_shortcut(self) -> None:
        """Press what the desktop has for `engagement-journal quick`: a later start knocks with this word."""
        self.chords += 1
        self.program.show(instance.QUICK)

    def type(self, prose: str) -> None:
        """Type prose where the keyboard is."""
        assert prose.isprintable()
        self.qtbot.keyClicks(QApplication.focusWidget(), prose)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
        """Press a chord."""
        self.chords += 1
        self.qtbot.keyClick(QApplication.focusWidget(), key, modifiers)


def known() -> Desk:
    desk = make_desk()
    known_client(desk)
    return desk


def saved(desk: Desk) -> EntryView:
    (entry,) = interactions.list_entries(desk)
    return interactions.show_entry(desk, entry)


def test_a_whole_entry_takes_three_chords_beside_the_prose(qtbot: QtBot, look: Look) -> None:
    program = Application(known, look, poll_every_ms=3_600_000)
    person = Person(qtbot, program)
    person.press_the_systems_shortcut()
    assert program.quick is not None
    qtbot.waitUntil(program.quick.isActiveWindow)
    person.type(PROSE)
    person.press(Qt.Key.Key_O, CTRL | SHIFT)
    with qtbot.waitSignal(program.quick.left):
        person.press(Qt.Key.Key_Return, CTRL)
    settle(qtbot, program.jobs)
    view = ask(qtbot, program.jobs, saved)
    assert isinstance(view, EntryView)
    assert view.client == "Nordwind Energie"
    assert view.people == ("Anna Meyer", "Karsten Holt")
    assert view.entry.at == "2026-11-22T15:00:00Z"
    (passage,) = view.passages
    assert passage.kind is Kind.OPPORTUNITY
    assert passage.evidence.quote == "They need help with the billing migration."
    assert person.chords <= MOST
    program.close()
    program.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
