"""Tabs are words with keys; counts in them change without a jump."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from desktop.ui.theme import Look
from desktop.ui.widgets.tabs import Tabs

TABS = [("timeline", "Timeline"), ("people", "People 5"), ("promises", "Promises 9")]


def test_the_arrow_keys_move(look: Look, qtbot: QtBot) -> None:
    tabs = Tabs("Parts of the client", TABS)
    qtbot.addWidget(tabs)
    tabs.show()
    assert tabs.chosen() == "timeline"
    with qtbot.waitSignal(tabs.chosenChanged) as told:
        qtbot.keyClick(tabs, Qt.Key.Key_Right)
    assert told.args == ["people"]


def test_new_counts_keep_the_tab(look: Look, qtbot: QtBot) -> None:
    tabs = Tabs("Parts", TABS)
    qtbot.addWidget(tabs)
    tabs.choose("people")
    with qtbot.assertNotEmitted(tabs.chosenChanged):
        tabs.set_tabs([("timeline", "Timeline"), ("people", "People 6"), ("promises", "Promises 9")])
        tabs.set_tabs([("people", "People 6"), ("record", "Ownership record 8")])
    assert tabs.chosen() == "people"


def test_every_tab_has_room_for_its_words(each_look: Look, qtbot: QtBot) -> None:
    tabs = Tabs("Parts", TABS)
    qtbot.addWidget(tabs)
    tabs.resize(tabs.sizeHint())
    tabs.show()
    for index in range(tabs.count()):
        words = QFontMetrics(tabs.font()).horizontalAdvance(tabs.tabText(index))
        assert tabs.tabRect(index).width() >= words
    without = tabs.grab().toImage()
    tabs.setFocus()
    qtbot.waitUntil(tabs.hasFocus)
    assert tabs.grab().toImage() != without


def test_no_tabs_no_choice(look: Look, qtbot: QtBot) -> None:
    tabs = Tabs("Parts")
    qtbot.addWidget(tabs)
    assert tabs.chosen() == ""
