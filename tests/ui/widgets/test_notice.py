"""A notice says one thing, offers one thing, and goes away."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.theme import Look
from desktop.ui.widgets.notice import Notice


@pytest.fixture
def notice(look: Look, qtbot: QtBot) -> Iterator[Notice]:
    ground = QWidget()
    qtbot.addWidget(ground)
    ground.resize(800, 400)
    ground.show()
    qtbot.waitActive(ground)
    yield Notice(ground)
    ground.close()


def button(notice: Notice) -> QPushButton:
    found = notice.findChild(QPushButton)
    assert isinstance(found, QPushButton)
    return found


def test_it_stands_at_the_bottom_and_says_its_words(notice: Notice) -> None:
    notice.say("Saved.")
    assert notice.isVisible()
    assert notice.text() == notice.accessibleName() == "Saved."
    assert notice.geometry().bottom() < 400
    assert abs(notice.geometry().center().x() - 400) <= 1
    assert not button(notice).isVisible()


def test_its_button_acts_and_it_goes(notice: Notice, qtbot: QtBot) -> None:
    done: list[str] = []
    notice.say("Moved to the trash.", "Undo", lambda: done.append("undone"))
    assert button(notice).text() == "Undo"
    qtbot.mouseClick(button(notice), Qt.MouseButton.LeftButton)
    assert done == ["undone"]
    assert not notice.isVisible()


def test_it_leaves_by_itself(notice: Notice, qtbot: QtBot) -> None:
    notice.say("Saved.", seconds=0)
    qtbot.waitUntil(lambda: not notice.isVisible())


def test_it_stays_while_the_keyboard_is_on_it(notice: Notice, qtbot: QtBot) -> None:
    notice.say("Moved to the trash.", "Undo", lambda: None)
    button(notice).setFocus()
    qtbot.waitUntil(button(notice).hasFocus)
    notice._leave()
    assert notice.isVisible()
    qtbot.keyClick(button(notice), Qt.Key.Key_Escape)
    assert not notice.isVisible()


def test_it_stays_while_the_pointer_is_on_it(notice: Notice, qtbot: QtBot) -> None:
    notice.say("Saved.", seconds=0)
    QApplication.sendEvent(notice, QEvent(QEvent.Type.Leave))
    qtbot.waitUntil(lambda: not notice.isVisible())


def test_a_long_message_wraps_inside_the_window(notice: Notice) -> None:
    notice.say("There is no such client in this journal. " * 8, "Close")
    ground = notice.parentWidget()
    assert ground is not None
    assert notice.width() <= 560
    ground.resize(400, 400)
    assert notice.geometry().left() >= 16
    assert notice.geometry().right() <= 384
    assert notice.height() > 60
