"""Cards can be pressed with mouse and keys, and quote with a bar."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.card import Card


def test_a_card_is_pressed_by_keys_and_mouse(look: Look, qtbot: QtBot) -> None:
    card = Card(look)
    qtbot.addWidget(card)
    card.set_clickable("Billing migration")
    card.show()
    assert card.accessibleName() == "Billing migration"
    for press in (
        lambda: qtbot.keyClick(card, Qt.Key.Key_Return),
        lambda: qtbot.keyClick(card, Qt.Key.Key_Space),
        lambda: qtbot.mouseClick(card, Qt.MouseButton.LeftButton),
    ):
        with qtbot.waitSignal(card.clicked):
            press()


def test_a_plain_card_is_not_a_button(look: Look, qtbot: QtBot) -> None:
    card = Card(look)
    qtbot.addWidget(card)
    with qtbot.assertNotEmitted(card.clicked):
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
        qtbot.keyClick(card, Qt.Key.Key_Return)
    assert card.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_the_bar_of_a_quotation_has_its_tone(each_look: Look, qtbot: QtBot) -> None:
    card = Card(each_look, bar="opportunity")
    qtbot.addWidget(card)
    card.body.addWidget(labels.body("“We are dreading it.”"))
    card.resize(200, 80)
    card.show()
    image = card.grab().toImage()
    assert image.pixelColor(QPoint(1, 40)) == each_look.theme.colour("opportunity")
    assert image.pixelColor(QPoint(20, 70)) == each_look.theme.colour("surface")


def test_a_chosen_card_has_the_accents_edge(look: Look, qtbot: QtBot) -> None:
    card = Card(look)
    qtbot.addWidget(card)
    card.resize(100, 60)
    card.show()

    def edge() -> QColor:
        return card.grab().toImage().pixelColor(50, 0)

    assert edge() == look.theme.colour("border")
    card.set_chosen(True)
    assert edge() == look.theme.colour("accent")
