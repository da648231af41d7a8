"""Chips name facts; those that can be pressed can be pressed by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.ui.stylesheet import TONES
from desktop.ui.theme import Look
from desktop.ui.widgets.chip import Chip, ChipButton


@pytest.mark.parametrize("tone", TONES)
def test_a_chip_is_as_high_as_the_tokens_say(each_look: Look, qtbot: QtBot, tone: str) -> None:
    chip, button = Chip("1 opportunity", tone), ChipButton("1 opportunity", tone)
    for made in (chip, button):
        qtbot.addWidget(made)
        made.ensurePolished()
        assert made.sizeHint().height() == each_look.theme.pixels("height.chip")
        assert made.sizeHint().width() >= made.fontMetrics().horizontalAdvance("1 opportunity") + 18


def test_an_unknown_tone_is_refused(look: Look) -> None:
    with pytest.raises(ValueError, match="no such tone"):
        Chip("x", "loud")


def test_a_filter_is_switched_with_the_space_bar(look: Look, qtbot: QtBot) -> None:
    button = ChipButton("This quarter", checkable=True)
    qtbot.addWidget(button)
    assert button.focusPolicy() == Qt.FocusPolicy.StrongFocus
    assert button.property("tone") == "neutral"
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert button.isChecked()
    assert button.property("tone") == "accent"


def test_a_chip_takes_another_tone(look: Look, qtbot: QtBot) -> None:
    chip, button = Chip("x"), ChipButton("x")
    for made in (chip, button):
        qtbot.addWidget(made)
        made.set_tone("danger")
        assert made.property("tone") == "danger"
