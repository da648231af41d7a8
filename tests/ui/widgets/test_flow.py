"""Chips break into lines like words."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.theme import Look
from desktop.ui.widgets.chip import Chip
from desktop.ui.widgets.flow import FlowLayout


def filled(qtbot: QtBot, count: int) -> tuple[QWidget, FlowLayout]:
    ground = QWidget()
    qtbot.addWidget(ground)
    flow = FlowLayout(ground)
    for number in range(count):
        flow.addWidget(Chip(f"Chip number {number}"))
    return ground, flow


def test_what_does_not_fit_goes_to_the_next_line(look: Look, qtbot: QtBot) -> None:
    ground, flow = filled(qtbot, 6)
    ground.resize(320, flow.heightForWidth(320))
    ground.show()
    boxes = [item.geometry() for index in range(6) if (item := flow.itemAt(index)) is not None]
    assert len({box.top() for box in boxes}) > 1
    assert all(box.right() < 320 for box in boxes)
    assert max(box.bottom() for box in boxes) < ground.height()


def test_a_narrower_flow_is_higher(look: Look, qtbot: QtBot) -> None:
    _, flow = filled(qtbot, 6)
    assert flow.hasHeightForWidth()
    assert flow.heightForWidth(200) > flow.heightForWidth(900)
    assert flow.heightForWidth(900) == 22


def test_clearing_leaves_nothing(look: Look, qtbot: QtBot) -> None:
    _, flow = filled(qtbot, 3)
    flow.clear()
    assert flow.count() == 0
    assert flow.itemAt(0) is None
    assert flow.takeAt(0) is None
    assert flow.heightForWidth(100) == 0
