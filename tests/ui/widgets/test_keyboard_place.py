"""The keyboard goes back to where it was."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.widgets.keyboard_place import KeyboardPlace


class Ground(QWidget):
    """A field outside, and a part with two fields in it."""

    def __init__(self) -> None:
        super().__init__()
        self.part = QWidget()
        self.outside, self.inside, self.other = QLineEdit(), QLineEdit(), QLineEdit()
        column, within = QVBoxLayout(self), QVBoxLayout(self.part)
        column.addWidget(self.outside)
        column.addWidget(self.part)
        within.addWidget(self.inside)
        within.addWidget(self.other)


@pytest.fixture
def ground(qtbot: QtBot) -> Ground:
    made = Ground()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_it_goes_back_to_where_it_came_from(ground: Ground) -> None:
    place = KeyboardPlace(ground.part)
    ground.outside.setFocus()
    assert not place.is_here()
    ground.inside.setFocus()
    ground.other.setFocus()
    assert place.is_here()
    place.give_back()
    assert ground.outside.hasFocus()


def test_it_stays_where_the_way_back_is_gone(ground: Ground) -> None:
    place = KeyboardPlace(ground.part)
    ground.outside.setFocus()
    ground.inside.setFocus()
    ground.outside.hide()
    place.give_back()
    assert ground.inside.hasFocus()
    place.give_back()
    assert ground.inside.hasFocus()
