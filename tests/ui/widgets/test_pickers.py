"""Choices, days, times and numbers are typed or picked, and never changed in passing."""

from __future__ import annotations

from datetime import date, time

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.theme import Look
from desktop.ui.widgets.pickers import ComboBox, DateField, NumberField, TimeField


def turn_wheel(widget: QWidget) -> None:
    down = QPoint(0, -120)
    none = Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        down,
        down,
        Qt.MouseButton.NoButton,
        none,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def test_a_choice_has_a_name_and_is_drawn(each_look: Look, qtbot: QtBot) -> None:
    box = ComboBox(each_look, "Channel")
    qtbot.addWidget(box)
    box.addItems(["Meeting", "Call"])
    box.show()
    assert not box.grab().isNull()
    assert box.accessibleName() == "Channel"
    turn_wheel(box)
    assert box.currentText() == "Meeting"


def test_a_day_goes_in_and_comes_out(look: Look, qtbot: QtBot) -> None:
    field = DateField(look, "Due")
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.dayChanged) as told:
        field.set_day(date(2026, 11, 23))
    assert told.args == [date(2026, 11, 23)]
    assert field.day() == date(2026, 11, 23)
    assert field.text() == "Mon 23 Nov 2026"
    turn_wheel(field)
    assert field.day() == date(2026, 11, 23)


def test_a_time_goes_in_and_comes_out(look: Look, qtbot: QtBot) -> None:
    field = TimeField("At")
    qtbot.addWidget(field)
    field.set_clock(time(14, 10))
    assert field.clock() == time(14, 10)
    assert field.text() == "14:10"
    turn_wheel(field)
    assert field.clock() == time(14, 10)


def test_a_number_keeps_to_its_limits(look: Look, qtbot: QtBot) -> None:
    field = NumberField("Minutes", least=5, most=480)
    qtbot.addWidget(field)
    field.setValue(1000)
    assert field.value() == 480
    turn_wheel(field)
    assert field.value() == 480
