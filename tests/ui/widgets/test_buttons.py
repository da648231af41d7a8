"""Buttons say what they do to the eye and to the ear, and show where the keyboard is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button, IconButton, PrimaryButton, QuietButton


def test_an_icon_button_has_a_name(look: Look, qtbot: QtBot) -> None:
    button = IconButton(look, "ellipsis", "More")
    qtbot.addWidget(button)
    assert button.accessibleName() == button.toolTip() == "More"
    assert not button.icon().isNull()
    button.set_name("All commands")
    assert button.accessibleName() == "All commands"


def test_an_icon_changes_with_the_theme(look: Look, qtbot: QtBot) -> None:
    button = IconButton(look, "ellipsis", "More")
    qtbot.addWidget(button)
    light = button.icon().cacheKey()
    look.use("dark")
    assert button.icon().cacheKey() != light
    before = button.icon().cacheKey()
    button.set_icon("plus")
    assert button.icon().cacheKey() != before


def test_a_primary_button_has_room_for_its_keys(look: Look, qtbot: QtBot) -> None:
    bare, keyed = PrimaryButton("New entry"), PrimaryButton("New entry", "Ctrl+N")
    for button in (bare, keyed):
        qtbot.addWidget(button)
        button.ensurePolished()
    assert keyed.sizeHint().width() > bare.sizeHint().width() + 20


def test_all_buttons_show_where_the_keyboard_is(each_look: Look, qtbot: QtBot) -> None:
    for button in (
        PrimaryButton("Go"),
        Button("Go"),
        QuietButton("Go"),
        IconButton(each_look, "plus", "Go"),
        IconButton(each_look, "plus", "Go", boxed=True),
    ):
        qtbot.addWidget(button)
        button.show()
        without = button.grab().toImage()
        size = button.size()
        button.setFocus()
        qtbot.waitUntil(button.hasFocus)
        assert button.grab().toImage() != without
        assert button.size() == size


def test_enter_and_space_press(look: Look, qtbot: QtBot) -> None:
    button = Button("Go")
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Space)
