"""Pages are shown whole, one under the other."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from desktop.ui.theme import Look
from desktop.ui.widgets.page_view import Page, PageView


def png(colour: str) -> bytes:
    image = QImage(210, 297, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def test_pages_keep_their_shape(look: Look, qtbot: QtBot) -> None:
    view = PageView("Preview")
    qtbot.addWidget(view)
    view.resize(500, 400)
    view.show_pages([png("white"), png("#eeeeee")])
    view.show()
    pages = view.findChildren(Page)
    assert view.count() == len(pages) == 2
    assert [page.accessibleName() for page in pages] == ["Preview 1/2", "Preview 2/2"]
    for page in pages:
        assert abs(page.height() - page.width() * 297 / 210) <= 1
        assert page.width() <= 500
    assert view.verticalScrollBar().maximum() > 0
    assert pages[0].grab().toImage().pixelColor(100, 100) == QColor("white")


def test_new_pages_replace_the_old(look: Look, qtbot: QtBot) -> None:
    view = PageView("Preview")
    qtbot.addWidget(view)
    view.show_pages([png("white"), png("white")])
    view.show_pages([png("white")])
    assert view.count() == 1
    view.show_pages([])
    assert view.count() == 0


def test_the_place_is_kept_when_the_same_pages_are_drawn_again(look: Look, qtbot: QtBot) -> None:
    view = PageView("Preview")
    qtbot.addWidget(view)
    view.resize(500, 400)
    view.show_pages([png("white"), png("white")])
    view.show()
    view.forward()
    place = view.verticalScrollBar().value()
    assert place > 0
    view.show_pages([png("#eeeeee"), png("white")])
    assert view.verticalScrollBar().value() == place
    assert view.findChildren(Page)[0].grab().toImage().pixelColor(100, 100) == QColor("#eeeeee")


def test_pages_are_made_larger_and_smaller_and_fit_again(look: Look, qtbot: QtBot) -> None:
    view = PageView("Preview")
    qtbot.addWidget(view)
    view.resize(500, 400)
    view.show_pages([png("white")])
    view.show()
    (page,) = view.findChildren(Page)
    fitting = page.width()
    view.enlarge()
    qtbot.waitUntil(lambda: page.width() > fitting)
    qtbot.waitUntil(lambda: abs(page.height() - page.width() * 297 / 210) <= 1)
    assert view.horizontalScrollBar().maximum() > 0
    for _ in range(9):
        view.reduce()
    qtbot.waitUntil(lambda: page.width() < fitting)
    view.fit()
    qtbot.waitUntil(lambda: page.width() == view.viewport().width())


def test_faded_pages_are_pale_until_new_ones_come(look: Look, qtbot: QtBot) -> None:
    view = PageView("Preview")
    qtbot.addWidget(view)
    view.resize(500, 400)
    view.show_pages([png("black")])
    view.show()
    (page,) = view.findChildren(Page)
    view.fade()
    assert page.grab().toImage().pixelColor(100, 100) != QColor("black")
    view.show_pages([png("black")])
    assert page.grab().toImage().pixelColor(100, 100) == QColor("black")
