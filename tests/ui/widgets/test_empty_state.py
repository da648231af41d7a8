"""An empty screen says why, and what the first step is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.ui.theme import Look
from desktop.ui.widgets.empty_state import EmptyState

SENTENCE = "When an opportunity is qualified, hand it to sales from there. You keep the relationship."


def test_it_teaches_and_leads_on(each_look: Look, qtbot: QtBot) -> None:
    state = EmptyState(each_look, "inbox", "No hand-offs yet", SENTENCE, "Open opportunities")
    qtbot.addWidget(state)
    state.resize(500, 400)
    state.show()
    assert SENTENCE in state.accessibleName()
    button = state.findChild(QPushButton)
    assert isinstance(button, QPushButton)
    with qtbot.waitSignal(state.actionRequested):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_no_word_of_it_is_cut_off(look: Look, qtbot: QtBot) -> None:
    state = EmptyState(look, "inbox", "No hand-offs yet", SENTENCE, "Open")
    qtbot.addWidget(state)
    state.resize(300, 400)
    state.show()
    for label in state.findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width())


def test_without_a_next_step_there_is_no_button(look: Look, qtbot: QtBot) -> None:
    state = EmptyState(look, "inbox", "Nothing here", "Nothing is waiting for you.")
    qtbot.addWidget(state)
    state.show()
    button = state.findChild(QPushButton)
    assert isinstance(button, QPushButton)
    assert not button.isVisible()
