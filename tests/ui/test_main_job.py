"""The main job through the whole window, by keyboard alone, and what is there after a restart."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.services import clients, handoffs, lead_views
from desktop.services.desk import Desk
from desktop.store.opening import open_journal
from desktop.ui.theme import Look
from desktop.ui.window import Window
from tests.desks import make_desk
from tests.ui.real_journals import ask, settle, texts

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
QUOTE = "If Lyon is as quiet as this go-live was, I want the same team."
MOST_TABS = 80


class Keyboard:
    """Somebody who has the window and a keyboard, and no mouse."""

    def __init__(self, qtbot: QtBot, window: Window) -> None:
        self._qtbot, self._window = qtbot, window

    def press(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        """Press a key wherever the focus is, and wait for what it brings."""
        both = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            both |= modifier
        QTest.keyClick(self.focus(), key, both)
        settle(self._qtbot, self._window.jobs)

    def write(self, text: str) -> None:
        """Type where the focus is."""
        QTest.keyClicks(self.focus(), text)

    def focus(self) -> QWidget:
        """Return what has the focus, the window where nothing has."""
        return QApplication.focusWidget() or self._window.shell

    def tab_to(self, *names: str) -> None:
        """Press Tab until something of one of those names has the focus."""
        seen = []
        for _ in range(MOST_TABS):
            name = self.focus().accessibleName() or getattr(self.focus(), "text", str)()
            if any(name.startswith(wanted) for wanted in names):
                return
            seen.append(name)
            QTest.keyClick(self.focus(), Qt.Key.Key_Tab)
        pytest.fail(f"Tab never reaches {names}; it goes to {list(dict.fromkeys(seen))}")


@contextmanager
def opened(qtbot: QtBot, look: Look, file: Path) -> Iterator[tuple[Window, Keyboard]]:
    """Open the window on a journal file, and close it as a person does."""
    window = Window(lambda: make_desk(open_journal(file, create=True)), look)
    window.shell.resize(1280, 800)
    window.show()
    window.shell.activateWindow()
    qtbot.waitUntil(window.shell.isActiveWindow)
    settle(qtbot, window.jobs)
    yield window, Keyboard(qtbot, window)
    window.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def the_lead(desk: Desk) -> lead_views.Lead:
    return lead_views.show_lead(desk, lead_views.list_opportunities(desk)[0].id)


def test_from_a_session_to_an_acceptance_without_the_mouse(qtbot: QtBot, look: Look, tmp_path: Path) -> None:
    file = tmp_path / "journal.db"
    with opened(qtbot, look, file) as (window, keyboard):
        keyboard.press(Qt.Key.Key_1, CTRL)
        keyboard.press(Qt.Key.Key_N, CTRL)
        keyboard.write("Helix Pharma")
        keyboard.press(Qt.Key.Key_Return)
        keyboard.write(QUOTE)
        keyboard.press(Qt.Key.Key_A, CTRL)
        keyboard.press(Qt.Key.Key_O, CTRL, SHIFT)
        keyboard.tab_to("Opportunity,")
        keyboard.press(Qt.Key.Key_Return)
        keyboard.press(Qt.Key.Key_A, CTRL)
        keyboard.write("Second plant")
        keyboard.press(Qt.Key.Key_Return)
        keyboard.press(Qt.Key.Key_Return, CTRL)
        lead = ask(qtbot, window.jobs, the_lead)
        assert isinstance(lead, lead_views.Lead)
        assert (lead.title, lead.client, lead.evidence[0].quote) == ("Second plant", "Helix Pharma", QUOTE)
        answer_what_is_missing(qtbot, window, keyboard)
        hand_off(window, keyboard, tmp_path / "out")
        row = ask(qtbot, window.jobs, lambda desk: handoffs.list_handoffs(desk)[0].handoff)
        assert isinstance(row, handoffs.HandOff)
        assert (tmp_path / "out" / f"{row.number}.pdf").is_file()
        take_the_answer_in(keyboard, row.number)
    with opened(qtbot, look, file) as (window, keyboard):
        handoff = ask(qtbot, window.jobs, lambda desk: handoffs.list_handoffs(desk)[0].handoff)
        assert isinstance(handoff, handoffs.HandOff)
        assert (handoff.state.value, handoff.accepted_by) == ("accepted", "Priya Nair")
        client = ask(qtbot, window.jobs, lambda desk: clients.show_client(desk, "Helix").client)
        assert isinstance(client, clients.Client)
        assert client.steward == "tom"
        keyboard.press(Qt.Key.Key_5, CTRL)
        assert window.shell.current() == "hand-offs"
        assert "What sales answered · 1" in texts(window.shell)


def answer_what_is_missing(qtbot: QtBot, window: Window, keyboard: Keyboard) -> None:
    """Go to the opportunities and answer one open question after the other."""
    keyboard.press(Qt.Key.Key_3, CTRL)
    while missing := missing_criteria(qtbot, window):
        keyboard.tab_to(missing[0])
        keyboard.press(Qt.Key.Key_Return)
        keyboard.write("Help: they told us so.")
        keyboard.press(Qt.Key.Key_Return, CTRL)
        assert missing_criteria(qtbot, window) != missing


def missing_criteria(qtbot: QtBot, window: Window) -> list[str]:
    lead = ask(qtbot, window.jobs, the_lead)
    assert isinstance(lead, lead_views.Lead)
    return [criterion.question for criterion in lead.gate.missing]


def hand_off(window: Window, keyboard: Keyboard, out: Path) -> None:
    """Go through the four steps to sales."""
    keyboard.press(Qt.Key.Key_H, CTRL, SHIFT)
    keyboard.press(Qt.Key.Key_Return, CTRL)
    keyboard.write("Priya Nair")
    keyboard.press(Qt.Key.Key_Return, CTRL)
    keyboard.press(Qt.Key.Key_Return, CTRL)
    keyboard.tab_to("Into this folder")
    field = keyboard.focus()
    assert isinstance(field, QLineEdit)
    keyboard.press(Qt.Key.Key_A, CTRL)
    keyboard.write(str(out))
    keyboard.press(Qt.Key.Key_Return, CTRL)
    keyboard.press(Qt.Key.Key_Return, CTRL)


def take_the_answer_in(keyboard: Keyboard, number: str) -> None:
    """Paste sales' answer from the clipboard and take it in."""
    QGuiApplication.clipboard().setText(
        f"Brief: {number}\nDecision: accepted\nBy: Priya Nair\n"
        "Next action: Call Tom\nOn: 2026-12-01\nTerms acknowledged: yes"
    )
    keyboard.press(Qt.Key.Key_V, CTRL, SHIFT)
    keyboard.press(Qt.Key.Key_Return, CTRL)
