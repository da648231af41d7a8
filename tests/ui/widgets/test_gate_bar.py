"""The bar of the gate is thin and tells its share."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from desktop.ui.theme import Look
from desktop.ui.widgets.gate_bar import GateBar


def test_it_shows_a_share(each_look: Look, qtbot: QtBot) -> None:
    bar = GateBar("Criteria answered")
    qtbot.addWidget(bar)
    bar.resize(120, 4)
    bar.show()
    bar.show_share(4, 6)
    assert bar.height() == 4
    assert (bar.value(), bar.maximum()) == (4, 6)
    assert bar.accessibleName() == "Criteria answered"
    image = bar.grab().toImage()
    assert image.pixelColor(20, 1) == each_look.theme.colour("opportunity")
    assert image.pixelColor(110, 1) == each_look.theme.colour("border")


def test_nothing_to_answer_is_an_empty_bar(look: Look, qtbot: QtBot) -> None:
    bar = GateBar("Criteria answered")
    qtbot.addWidget(bar)
    bar.show_share(0, 0)
    assert bar.value() == 0
