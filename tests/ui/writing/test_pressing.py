"""Pressing in a text: links and names open with Ctrl, boxes are ticked, and nothing else happens."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.writing import Part, Piece
from desktop.ui.theme import Look
from desktop.ui.writing.pressing import Pressing, name_at
from desktop.ui.writing.text import EntryText

TEXT = "😀 @Anna sent https://a.example/plan and file:///etc/passwd\n[ ] come back\n[x] done, see #tag"
ANNA = Piece(2, 7, Part.PERSON, "Anna Meyer", id="anna-id", client="Nordwind")
CTRL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier


class Browser(QObject):
    """Takes what would be handed to the system."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []
        QDesktopServices.setUrlHandler("https", self, "open")

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        """Note an address."""
        self.opened.append(url.toString())


@pytest.fixture
def browser(qapp: QApplication) -> Iterator[Browser]:
    made = Browser()
    yield made
    QDesktopServices.unsetUrlHandler("https")


@pytest.fixture
def text(qtbot: QtBot, look: Look) -> EntryText:
    made = EntryText(look)
    qtbot.addWidget(made)
    made.resize(700, 300)
    made.show()
    made.show_source(TEXT)
    return made


@pytest.fixture
def pressing(text: EntryText) -> Pressing:
    return Pressing(text, lambda place: name_at([ANNA], place))


def place_of(text: EntryText, words: str) -> QPoint:
    """Return the middle of the first letter of some words, in the viewport."""
    cursor = text.textCursor()
    cursor.setPosition(len(TEXT.split(words, maxsplit=1)[0].encode("utf-16-le")) // 2)
    before = text.cursorRect(cursor)
    cursor.movePosition(cursor.MoveOperation.Right)
    return QPoint((before.left() + text.cursorRect(cursor).left()) // 2, before.center().y())


def go(text: EntryText, words: str) -> None:
    """Put the cursor into some words."""
    cursor = text.textCursor()
    cursor.setPosition(len(TEXT.split(words, maxsplit=1)[0].encode("utf-16-le")) // 2 + 1)
    text.setTextCursor(cursor)


def hover(text: EntryText, position: QPoint, modifiers: Qt.KeyboardModifier) -> Qt.CursorShape:
    """Move the pointer there and return its shape."""
    none = Qt.MouseButton.NoButton
    moved = QMouseEvent(QEvent.Type.MouseMove, QPointF(position), QPointF(position), none, none, modifiers)
    QApplication.sendEvent(text.viewport(), moved)
    return text.viewport().cursor().shape()


def test_a_link_is_handed_to_the_system_with_control_only(
    qtbot: QtBot, text: EntryText, pressing: Pressing, browser: Browser
) -> None:
    at = place_of(text, "a.example")
    qtbot.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert browser.opened == []
    qtbot.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, CTRL, at)
    assert browser.opened == ["https://a.example/plan"]


def test_a_link_that_is_no_web_or_mail_address_is_refused(
    qtbot: QtBot, text: EntryText, pressing: Pressing, browser: Browser
) -> None:
    with qtbot.waitSignal(pressing.linkRefused) as refused:
        qtbot.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, CTRL, place_of(text, "etc"))
    assert refused.args == ["file:///etc/passwd"]


def test_a_name_leads_to_its_page(qtbot: QtBot, text: EntryText, pressing: Pressing) -> None:
    with qtbot.waitSignal(pressing.nameOpened) as opened:
        qtbot.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, CTRL, place_of(text, "Anna"))
    assert opened.args == ["person", "anna-id"]


def test_the_keyboard_opens_what_the_cursor_is_at(
    qtbot: QtBot, text: EntryText, pressing: Pressing, browser: Browser
) -> None:
    go(text, "plan")
    assert pressing.open_at_cursor()
    assert browser.opened == ["https://a.example/plan"]
    go(text, "sent")
    assert not pressing.open_at_cursor()


def test_the_pointer_is_a_hand_where_a_press_does_something(text: EntryText, pressing: Pressing) -> None:
    hand, beam = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.IBeamCursor
    assert hover(text, place_of(text, "a.example"), CTRL) == hand
    assert hover(text, place_of(text, "a.example"), NONE) == beam
    assert hover(text, place_of(text, "[ ]"), NONE) == hand
    assert hover(text, place_of(text, "come back"), NONE) == beam


def test_a_press_on_a_box_ticks_it_and_undo_takes_that_back(
    qtbot: QtBot, text: EntryText, pressing: Pressing
) -> None:
    with qtbot.waitSignal(pressing.boxTicked) as ticked:
        qtbot.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=place_of(text, "[ ]"))
    assert ticked.args == [0, True]
    assert "[x] come back" in text.source()
    text.undo()
    assert text.source() == TEXT
    with qtbot.waitSignal(pressing.boxTicked) as ticked:
        qtbot.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=place_of(text, "[x]"))
    assert ticked.args == [1, False]


def test_a_press_beside_a_box_ticks_nothing(qtbot: QtBot, text: EntryText, pressing: Pressing) -> None:
    with qtbot.assertNotEmitted(pressing.boxTicked):
        for words in ("back", "done", "#tag", "sent"):
            qtbot.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=place_of(text, words))
    assert text.source() == TEXT


def test_the_menu_offers_what_can_be_opened_here(
    text: EntryText, pressing: Pressing, browser: Browser
) -> None:
    menu = pressing.menu_at(place_of(text, "Anna"))
    assert menu.actions()[0].text() == "Open Anna Meyer"
    menu = pressing.menu_at(place_of(text, "a.example"))
    menu.actions()[0].trigger()
    assert browser.opened == ["https://a.example/plan"]
    menu = pressing.menu_at(place_of(text, "sent"))
    assert not menu.actions()[0].text().startswith("Open")


def test_the_menu_pastes_files_too(text: EntryText, pressing: Pressing) -> None:
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile("/tmp/plan.pdf")])
    QGuiApplication.clipboard().setMimeData(carried)
    pasting = next(action for action in pressing.menu_at(QPoint(5, 5)).actions() if "aste" in action.text())
    assert pasting.isEnabled()
    pasted: list[list[str]] = []
    text.filesPasted.connect(pasted.append)
    pasting.trigger()
    assert pasted == [["/tmp/plan.pdf"]]
    QGuiApplication.clipboard().clear()
