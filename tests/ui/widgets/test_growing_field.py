"""A field of one line that becomes higher with what is typed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.theme import Look
from desktop.ui.widgets.growing_field import MOST_LINES, GrowingField

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def ground(qtbot: QtBot, look: Look) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(400, 400)
    made.show()
    return made


@pytest.fixture
def field(ground: QWidget, qtbot: QtBot) -> GrowingField:
    made = GrowingField("Answer")
    column = QVBoxLayout(ground)
    column.addWidget(made)
    column.addStretch(1)
    qtbot.waitUntil(lambda: made.width() > 300)
    return made


def test_it_begins_as_high_as_a_line_of_one(look: Look, field: GrowingField) -> None:
    assert field.height() == look.theme.pixels("height.control")


def test_it_grows_with_what_is_typed_and_scrolls_in_the_end(qtbot: QtBot, field: GrowingField) -> None:
    line = field.fontMetrics().lineSpacing()
    before = field.height()
    qtbot.keyClicks(field, "one")
    qtbot.keyClick(field, Qt.Key.Key_Return, SHIFT)
    qtbot.keyClicks(field, "two")
    assert field.toPlainText() == "one\ntwo"
    qtbot.waitUntil(lambda: field.height() == before + line)
    field.setPlainText("words that wrap " * 100)
    qtbot.waitUntil(lambda: field.height() == before + (MOST_LINES - 1) * line)
    field.clear()
    qtbot.waitUntil(lambda: field.height() == before)


def test_a_line_that_wraps_needs_another(qtbot: QtBot, field: GrowingField) -> None:
    before = field.height()
    field.setPlainText("come back to Anna with the figures of the second half of the migration")
    qtbot.waitUntil(lambda: field.height() > before)
    field.window().resize(1000, 400)
    qtbot.waitUntil(lambda: field.height() == before)


def test_enter_says_that_it_is_filled_in(qtbot: QtBot, field: GrowingField) -> None:
    qtbot.keyClicks(field, "by Friday")
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        with qtbot.waitSignal(field.entered):
            qtbot.keyClick(field, key)
    assert field.toPlainText() == "by Friday"
