"""Names are suggested as they are typed; the keyboard never leaves the line."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.theme import Look
from desktop.ui.widgets.fields import LineEdit
from desktop.ui.widgets.suggest_field import SuggestField

NAMES = ("Anna Meyer", "Jürgen Weißhaupt", "Karsten Holt", "Susanne Meyer")


@pytest.fixture
def ground(qtbot: QtBot, look: Look) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(400, 400)
    QVBoxLayout(made)
    made.show()
    return made


@pytest.fixture
def field(ground: QWidget) -> SuggestField:
    made = SuggestField("Person")
    for line in (made, LineEdit("Other")):
        ground.layout().addWidget(line)
    made.offer(NAMES, "New: {}".format)
    made.setFocus()
    return made


def test_beginnings_of_names_come_before_other_words(qtbot: QtBot, field: SuggestField) -> None:
    qtbot.keyClicks(field, "an")
    assert field.suggestions() == ["Anna Meyer", "Susanne Meyer", "New: an"]


def test_accents_need_not_be_typed(qtbot: QtBot, field: SuggestField) -> None:
    qtbot.keyClicks(field, "juergen weiss")
    assert field.suggestions()[0] == "Jürgen Weißhaupt"


def test_enter_takes_the_marked_name_and_a_further_one_goes_on(qtbot: QtBot, field: SuggestField) -> None:
    qtbot.keyClicks(field, "meyer")
    qtbot.keyClick(field, Qt.Key.Key_Down)
    with qtbot.waitSignal(field.chosen) as taken, qtbot.assertNotEmitted(field.entered):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert taken.args == ["Susanne Meyer"]
    with qtbot.waitSignal(field.entered):
        qtbot.keyClick(field, Qt.Key.Key_Return)


def test_a_known_name_is_not_offered_as_new(qtbot: QtBot, field: SuggestField) -> None:
    qtbot.keyClicks(field, "karsten holt")
    assert field.suggestions() == ["Karsten Holt"]


def test_up_from_the_first_goes_to_the_last(qtbot: QtBot, field: SuggestField) -> None:
    qtbot.keyClicks(field, "nobody")
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.name() == "nobody"


def test_down_shows_all_names_where_nothing_is_typed(qtbot: QtBot, field: SuggestField) -> None:
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.suggestions() == []
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert field.suggestions() == list(NAMES)
    assert field.name() == ""


def test_escape_closes_the_suggestions_then_the_field(qtbot: QtBot, field: SuggestField) -> None:
    qtbot.keyClicks(field, "an")
    with qtbot.assertNotEmitted(field.cancelled):
        qtbot.keyClick(field, Qt.Key.Key_Escape)
    with qtbot.waitSignal(field.cancelled):
        qtbot.keyClick(field, Qt.Key.Key_Escape)


def test_going_elsewhere_takes_what_is_there(qtbot: QtBot, field: SuggestField) -> None:
    qtbot.keyClicks(field, "karst")
    with qtbot.waitSignal(field.chosen) as taken:
        qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert taken.args == ["Karsten Holt"]
    assert field.suggestions() == []
