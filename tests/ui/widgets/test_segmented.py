"""One of a few views is on; keys change it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.ui.theme import Look
from desktop.ui.widgets.segmented import Segmented


def test_one_is_on_and_the_arrow_keys_change_it(look: Look, qtbot: QtBot) -> None:
    view = Segmented("View", [("board", "Board"), ("list", "List")])
    qtbot.addWidget(view)
    view.show()
    qtbot.waitActive(view)
    assert view.accessibleName() == "View"
    assert view.chosen() == "board"
    first = view.findChildren(QPushButton)[0]
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    with qtbot.waitSignal(view.chosenChanged) as told:
        qtbot.keyClick(first, Qt.Key.Key_Right)
    assert told.args == ["list"]
    assert view.chosen() == "list"


def test_choosing_tells_once(look: Look, qtbot: QtBot) -> None:
    view = Segmented("View", [("board", "Board"), ("list", "List")])
    qtbot.addWidget(view)
    told: list[str] = []
    view.chosenChanged.connect(told.append)
    view.choose("list")
    view.choose("list")
    assert told == ["list"]


def test_words_change_with_the_language(look: Look, qtbot: QtBot) -> None:
    view = Segmented("View", [("board", "Board"), ("list", "List")])
    qtbot.addWidget(view)
    view.set_words([("board", "Tafel"), ("list", "Liste")])
    assert [button.text() for button in view.findChildren(QPushButton)] == ["Tafel", "Liste"]
