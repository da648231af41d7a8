"""Lines of things to do: shown, opened, done and put away, by mouse and by keyboard, without losing one's place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.theme import Look
from desktop.ui.widgets.action_rows import MOST, ActionItem, ActionRows
from tests.ui.real_journals import nameless, texts
from tests.ui.stand_ins import Ear


def items(*names: str) -> list[ActionItem]:
    return [ActionItem(name, name.title(), "Nordwind", "Overdue", "danger", "Done", "Hide") for name in names]


@pytest.fixture
def rows(qtbot: QtBot, each_look: Look) -> ActionRows:
    made = ActionRows(each_look)
    qtbot.addWidget(made)
    made.set_words("Waiting for you", "Nothing waits.", "Show all {count}")
    made.resize(500, 400)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def focused(rows: ActionRows) -> list[str]:
    return [row.item.id for row in rows.rows() if row.hasFocus()]


def test_nothing_is_said_where_there_is_nothing(rows: ActionRows) -> None:
    rows.show_items([])
    assert "Nothing waits." in texts(rows)
    rows.show_items(items("one"))
    assert "Nothing waits." not in texts(rows)
    assert "One\n" in texts(rows) + "\n"
    assert nameless(rows) == []


def test_keys_open_do_and_put_away(qtbot: QtBot, rows: ActionRows) -> None:
    rows.show_items(items("one", "two"))
    ears = {name: Ear() for name in ("opened", "acted", "putAway")}
    for name, ear in ears.items():
        getattr(rows, name).connect(ear.hear)
    rows.rows()[0].setFocus()
    qtbot.keyClick(rows.rows()[0], Qt.Key.Key_Return)
    qtbot.keyClick(rows.rows()[0], Qt.Key.Key_Space)
    qtbot.keyClick(rows.rows()[0], Qt.Key.Key_Down)
    assert focused(rows) == ["two"]
    qtbot.keyClick(rows.rows()[1], Qt.Key.Key_Delete)
    qtbot.keyClick(rows.rows()[1], Qt.Key.Key_Down)
    assert focused(rows) == ["two"]
    assert [ears[name].heard for name in ("opened", "acted", "putAway")] == [["one"], ["one"], ["two"]]


def test_the_mouse_does_the_same(qtbot: QtBot, rows: ActionRows) -> None:
    rows.show_items(items("one"))
    ears = {name: Ear() for name in ("opened", "acted", "putAway")}
    for name, ear in ears.items():
        getattr(rows, name).connect(ear.hear)
    row = rows.rows()[0]
    parts: tuple[QWidget, ...] = (row, row.button, row.cross)
    for part in parts:
        qtbot.mouseClick(part, Qt.MouseButton.LeftButton)
    assert [ear.heard for ear in ears.values()] == [["one"], ["one"], ["one"]]


def test_a_line_without_a_button_does_nothing_on_space(qtbot: QtBot, rows: ActionRows) -> None:
    rows.show_items([ActionItem("one", "One")])
    ear = Ear()
    rows.acted.connect(ear.hear)
    rows.putAway.connect(ear.hear)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Delete):
        qtbot.keyClick(rows.rows()[0], key)
    assert ear.heard == []
    assert not rows.rows()[0].button.isVisible()


def test_the_keyboard_keeps_its_place_when_lines_come_and_go(qtbot: QtBot, rows: ActionRows) -> None:
    rows.show_items(items("one", "two", "three"))
    rows.rows()[1].setFocus()
    rows.show_items(items("new", "one", "two", "three"))
    assert focused(rows) == ["two"]
    rows.show_items(items("new", "one", "three"))
    assert focused(rows) == ["three"]
    rows.show_items(items("new", "one"))
    assert focused(rows) == ["one"]
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert [row.item.id for row in rows.rows()] == ["new", "one"]


def test_lines_stand_in_the_order_they_were_given(qtbot: QtBot, rows: ActionRows) -> None:
    rows.show_items(items("one", "two", "three"))
    rows.show_items(items("three", "one", "two"))
    QApplication.processEvents()
    tops = {row.item.id: row.y() for row in rows.rows()}
    assert sorted(tops, key=lambda name: tops[name]) == ["three", "one", "two"]


def test_changed_words_are_shown_on_the_same_line(rows: ActionRows) -> None:
    rows.show_items(items("one"))
    row = rows.rows()[0]
    rows.show_items([ActionItem("one", "One, later", "", "Due soon")])
    assert rows.rows() == [row]
    assert row.accessibleName() == "One, later, Due soon"
    assert "Nordwind" not in texts(rows)


def test_many_lines_are_shown_when_they_are_asked_for(qtbot: QtBot, rows: ActionRows) -> None:
    rows.show_items(items(*(f"n{number:02}" for number in range(MOST + 5))))
    assert len(rows.rows()) == MOST
    rows.set_words("Waiting for you", "Nothing waits.", "Show all {count}")
    more = next(
        button for button in rows.findChildren(QWidget) if getattr(button, "text", str)() == "Show all 17"
    )
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    assert len(rows.rows()) == MOST + 5
    assert focused(rows) == [f"n{MOST:02}"]
    assert not more.isVisible()
