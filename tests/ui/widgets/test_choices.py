"""Ticks and choices work by keyboard and have room for their words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.ui.theme import Look
from desktop.ui.widgets.choices import CheckBox, RadioButton


@pytest.mark.parametrize("kind", [CheckBox, RadioButton])
def test_a_choice_is_made_with_the_space_bar(
    each_look: Look, qtbot: QtBot, kind: type[CheckBox] | type[RadioButton]
) -> None:
    choice = kind("Roles instead of names")
    qtbot.addWidget(choice)
    choice.show()
    words = choice.fontMetrics().horizontalAdvance(choice.text())
    assert choice.sizeHint().width() >= words + 24
    without = choice.grab().toImage()
    qtbot.keyClick(choice, Qt.Key.Key_Space)
    assert choice.isChecked()
    assert choice.grab().toImage() != without
    choice.setEnabled(False)
    assert choice.grab().toImage() != without


@pytest.mark.parametrize("kind", [CheckBox, RadioButton])
def test_the_keyboards_place_is_seen(
    look: Look, qtbot: QtBot, kind: type[CheckBox] | type[RadioButton]
) -> None:
    choice = kind("x")
    qtbot.addWidget(choice)
    choice.show()
    choice.clearFocus()
    without = choice.grab().toImage()
    choice.setFocus()
    qtbot.waitUntil(choice.hasFocus)
    assert choice.grab().toImage() != without


def test_clicking_the_words_ticks(look: Look, qtbot: QtBot) -> None:
    box = CheckBox("Value range")
    qtbot.addWidget(box)
    box.resize(box.sizeHint())
    box.show()
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().center())
    assert box.isChecked()
