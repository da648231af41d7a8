"""The panel in which a selected sentence becomes a lead."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.changes import Kind
from desktop.domain.interactions import Spot
from desktop.ui.theme import Look
from desktop.ui.writing.spot import SpotPanel
from tests.ui.real_journals import nameless, texts

QUOTE = "“We are dreading the billing migration. Who do we talk to?”"
KINDS = {"introduction": "An introduction was offered", "reference": "They would be a reference"}


@pytest.fixture
def ground(qtbot: QtBot, look: Look) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    return made


@pytest.fixture
def panel(look: Look, ground: QWidget) -> SpotPanel:
    made = SpotPanel(look)
    QVBoxLayout(ground).addWidget(made)
    made.offer(("Anna Meyer", "Karsten Holt"), KINDS)
    return made


def test_the_title_is_the_first_words_ready_to_be_typed_over(qtbot: QtBot, panel: SpotPanel) -> None:
    panel.ask(Spot(Kind.OPPORTUNITY, QUOTE, 12))
    assert panel.title.text() == "We are dreading the billing migration"
    assert QUOTE in texts(panel)
    qtbot.keyClicks(panel.title, "Billing")
    with qtbot.waitSignal(panel.confirmed) as confirmed:
        qtbot.keyClick(panel.title, Qt.Key.Key_Return)
    assert confirmed.args == [Spot(Kind.OPPORTUNITY, QUOTE, 12, title="Billing")]


def test_who_said_it_may_be_somebody_unknown(qtbot: QtBot, panel: SpotPanel) -> None:
    panel.ask(Spot(Kind.OPPORTUNITY, QUOTE, 0))
    panel.person.setFocus()
    qtbot.keyClicks(panel.person, "The CFO")
    assert panel.person.suggestions() == ["“The CFO”, by name only"]
    qtbot.keyClick(panel.person, Qt.Key.Key_Return)
    with qtbot.waitSignal(panel.confirmed) as confirmed:
        qtbot.keyClick(panel.person, Qt.Key.Key_Return)
    assert confirmed.args[0].person == "The CFO"


def test_a_referral_asks_for_kind_and_company_too(qtbot: QtBot, panel: SpotPanel) -> None:
    panel.ask(Spot(Kind.OPPORTUNITY, QUOTE, 0))
    assert not panel.kind.isVisible()
    panel.ask(Spot(Kind.REFERRAL, QUOTE, 0, person="Karsten Holt"))
    assert panel.kind.isVisible()
    assert "Through whom?" in texts(panel)
    panel.kind.setCurrentIndex(1)
    panel.company.setText("Elbnetz")
    filled = panel.filled()
    assert (filled.referral_kind, filled.company, filled.person) == ("reference", "Elbnetz", "Karsten Holt")


def test_escape_leaves_it(qtbot: QtBot, panel: SpotPanel) -> None:
    panel.ask(Spot(Kind.OPPORTUNITY, QUOTE, 0))
    with qtbot.waitSignal(panel.cancelled):
        qtbot.keyClick(panel.title, Qt.Key.Key_Escape)


def test_a_narrow_panel_has_one_column(qtbot: QtBot, panel: SpotPanel, ground: QWidget) -> None:
    panel.ask(Spot(Kind.REFERRAL, QUOTE, 0))
    qtbot.waitUntil(lambda: panel.person.y() == panel.title.y())
    ground.resize(360, 700)
    qtbot.waitUntil(lambda: panel.person.y() > panel.title.y())


def test_everything_has_a_name(panel: SpotPanel) -> None:
    panel.ask(Spot(Kind.REFERRAL, QUOTE, 0))
    assert nameless(panel) == []
