"""The search finds things, places and commands, and is used with the keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.ui.dialogs.search import SearchPalette
from desktop.ui.jobs import Jobs
from desktop.ui.theme import Look
from tests.desks import make_desk, spot
from tests.ui.real_journals import jobs_on, nameless, settle

COMMANDS = ["new-entry", "import-reply", "toggle-theme"]
PLACES = ["journal", "opportunities"]


def filled() -> Desk:
    desk = make_desk()
    spot(desk)
    return desk


@pytest.fixture
def real_jobs(qapp: object) -> Iterator[Jobs]:
    with jobs_on(filled) as jobs:
        yield jobs


@pytest.fixture
def ground(qtbot: QtBot, look: Look) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    line = QLineEdit()
    QVBoxLayout(made).addWidget(line)
    made.resize(1000, 700)
    made.show()
    line.setFocus()
    return made


@pytest.fixture
def palette(look: Look, real_jobs: Jobs, ground: QWidget) -> SearchPalette:
    made = SearchPalette(real_jobs, look, ground)
    made.offer(COMMANDS, PLACES)
    return made


def search(qtbot: QtBot, palette: SearchPalette, jobs: Jobs, text: str) -> list[str]:
    palette.open()
    palette.field.insert(text)
    settle(qtbot, jobs)
    return [line.text for line in palette.lines()]


def test_what_is_found_stands_under_its_kind(qtbot: QtBot, palette: SearchPalette, real_jobs: Jobs) -> None:
    assert search(qtbot, palette, real_jobs, "dreading bill") == [
        "Entries",
        "Sprint review",
        "In the customer's own words",
        "We are «dreading» the «billing» migration in spring. Who do we talk to about that?",
    ]
    assert "«billing»" in palette.lines()[1].snippet
    assert palette.lines()[1].meta == "Mon 23 Nov"


def test_enter_opens_the_line_that_is_marked(qtbot: QtBot, palette: SearchPalette, real_jobs: Jobs) -> None:
    search(qtbot, palette, real_jobs, "billing mig")
    with qtbot.waitSignal(palette.openRequested) as opened:
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert opened.args[0] == "opportunity"
    assert not palette.isVisible()


def test_the_arrows_step_over_headings_and_around(
    qtbot: QtBot, palette: SearchPalette, real_jobs: Jobs
) -> None:
    search(qtbot, palette, real_jobs, "billing mig")
    kinds = []
    for _ in range(4):
        kinds.append(palette.lines()[palette.results.currentRow()].opens[0])
        qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    assert kinds == ["opportunity", "interaction", "evidence", "opportunity"]
    qtbot.keyClick(palette.field, Qt.Key.Key_Up)
    assert palette.lines()[palette.results.currentRow()].opens[0] == "opportunity"


def test_commands_and_places_are_found_by_their_words(
    qtbot: QtBot, palette: SearchPalette, real_jobs: Jobs
) -> None:
    assert search(qtbot, palette, real_jobs, "opport") == ["Places", "Opportunities"]
    palette.dismiss()
    assert search(qtbot, palette, real_jobs, "reply") == ["Commands", "Import a reply…"]
    with qtbot.waitSignal(palette.commandRequested) as asked:
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert asked.args == ["import-reply"]


def test_before_two_letters_it_says_what_to_do_and_offers_commands(
    qtbot: QtBot, palette: SearchPalette, real_jobs: Jobs
) -> None:
    assert search(qtbot, palette, real_jobs, "")[0] == "Commands"
    assert palette.hint().startswith("Two letters are enough")


def test_nothing_found_is_said(qtbot: QtBot, palette: SearchPalette, real_jobs: Jobs) -> None:
    assert search(qtbot, palette, real_jobs, "xyzzy") == []
    assert palette.hint() == "Nothing in the journal has “xyzzy”. Try the beginning of a word."
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()


@pytest.mark.parametrize("odd", ['foo"bar', "AND OR", "a-b*", "“", "{curly} %s"])
def test_whatever_is_typed_is_a_search(
    qtbot: QtBot, palette: SearchPalette, real_jobs: Jobs, odd: str
) -> None:
    assert search(qtbot, palette, real_jobs, odd) == []


def test_escape_puts_the_keyboard_back(
    qtbot: QtBot, palette: SearchPalette, real_jobs: Jobs, ground: QWidget
) -> None:
    search(qtbot, palette, real_jobs, "anna")
    qtbot.keyClick(palette.field, Qt.Key.Key_Tab)
    assert palette.field.hasFocus()
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert ground.focusWidget() is ground.findChild(QLineEdit)


def test_a_click_beside_it_closes_it(qtbot: QtBot, palette: SearchPalette, real_jobs: Jobs) -> None:
    search(qtbot, palette, real_jobs, "anna")
    qtbot.mouseClick(palette, Qt.MouseButton.LeftButton, pos=palette.rect().bottomLeft())
    assert not palette.isVisible()


def test_it_grows_with_the_window(
    qtbot: QtBot, palette: SearchPalette, real_jobs: Jobs, ground: QWidget
) -> None:
    search(qtbot, palette, real_jobs, "anna")
    ground.resize(720, 480)
    assert palette.size() == ground.size()


def test_every_line_is_heard(qtbot: QtBot, palette: SearchPalette, real_jobs: Jobs) -> None:
    search(qtbot, palette, real_jobs, "dread")
    said = palette.results.item(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Sprint review, ")
    assert "«" not in said
    assert nameless(palette) == []
