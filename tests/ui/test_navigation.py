"""The navigation shows where one is, how much is where, and the true state of the journal."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from desktop.ui.navigation import Navigation, NavigationItem
from desktop.ui.places import PLACES
from desktop.ui.theme import Look


@pytest.fixture
def navigation(look: Look, qtbot: QtBot) -> Navigation:
    made = Navigation(look, QMenu())
    qtbot.addWidget(made)
    for place in reversed(PLACES):
        made.add_place(place)
    made.resize(208, 700)
    made.show()
    qtbot.waitActive(made)
    return made


def items(navigation: Navigation) -> dict[str, NavigationItem]:
    found = navigation.findChildren(NavigationItem)
    return {item.place.name: item for item in sorted(found, key=lambda item: item.y())}


def test_places_stand_in_the_order_of_the_table(navigation: Navigation) -> None:
    assert list(items(navigation)) == [place.name for place in PLACES]


def test_it_marks_where_one_is(navigation: Navigation) -> None:
    navigation.show_place("journal")
    assert [name for name, item in items(navigation).items() if item.isChecked()] == ["journal"]
    navigation.show_place("clients")
    assert [name for name, item in items(navigation).items() if item.isChecked()] == ["clients"]
    navigation.show_place("nowhere")
    assert not any(item.isChecked() for item in items(navigation).values())


def test_a_place_is_asked_for_by_mouse_and_arrow_keys(navigation: Navigation, qtbot: QtBot) -> None:
    navigation.show_place("today")
    with qtbot.waitSignal(navigation.placeRequested) as told:
        qtbot.mouseClick(items(navigation)["clients"], Qt.MouseButton.LeftButton)
    assert told.args == ["clients"]
    with qtbot.waitSignal(navigation.placeRequested) as told:
        qtbot.keyClick(items(navigation)["clients"], Qt.Key.Key_Down)
    assert told.args == ["opportunities"]


def test_counts_are_seen_and_heard(navigation: Navigation) -> None:
    before = items(navigation)["journal"].grab().toImage()
    navigation.set_counts({"journal": 412})
    assert items(navigation)["journal"].accessibleName() == "Journal, 412"
    assert items(navigation)["clients"].accessibleName() == "Clients"
    assert items(navigation)["journal"].grab().toImage() != before


def test_narrow_it_shows_icons_with_names(navigation: Navigation) -> None:
    navigation.set_state("Saved on this laptop · not encrypted", encrypted=False)
    navigation.set_collapsed(True)
    assert navigation.width() == 56
    assert all(item.toolTip() == item.accessibleName() != "" for item in items(navigation).values())
    navigation.set_collapsed(False)
    assert navigation.width() == 208
    assert all(item.toolTip() == "" for item in items(navigation).values())


def test_a_new_entry_can_be_asked_for_wide_or_narrow(navigation: Navigation, qtbot: QtBot) -> None:
    for button in (navigation._new, navigation._plus):
        with qtbot.waitSignal(navigation.newEntryRequested):
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_state_is_told_as_it_is(navigation: Navigation) -> None:
    navigation.set_state("Saved on this laptop · not encrypted", encrypted=False)
    assert navigation._state.text() == "Saved on this laptop · not encrypted"
    assert navigation._lock.accessibleName() == "Saved on this laptop · not encrypted"


def test_the_keyboards_place_is_seen(navigation: Navigation, qtbot: QtBot) -> None:
    item = items(navigation)["today"]
    navigation.show_place("today")
    without = item.grab().toImage()
    item.setFocus()
    qtbot.waitUntil(item.hasFocus)
    assert item.grab().toImage() != without
