"""Promises on a client's page: made, kept with one key, broken with a reason, given another day, undone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.domain.clients import PromiseState
from desktop.services import promises
from desktop.ui.jobs import Jobs
from desktop.ui.screens.clients.promises import Promises
from desktop.ui.screens.clients.screen import ClientsScreen
from desktop.ui.theme import Look
from tests.pictures.journals import exploring_desk
from tests.ui.real_journals import Wishes, ask, jobs_on, nameless, press, settle


@pytest.fixture
def jobs(qapp: object) -> Iterator[Jobs]:
    with jobs_on(lambda: exploring_desk()[0]) as made:
        yield made


def tab(jobs: Jobs, look: Look, qtbot: QtBot) -> tuple[ClientsScreen, Promises]:
    screen = ClientsScreen(jobs, look)
    jobs.changed.connect(screen.hear)
    qtbot.addWidget(screen)
    screen.resize(1072, 800)
    screen.show()
    screen.open("Helix Pharma")
    settle(qtbot, jobs)
    screen.page.show_tab("promises")
    return screen, screen.page.promises


def make(part: Promises, qtbot: QtBot, jobs: Jobs, text: str, due: str = "") -> None:
    press(part, "Add a promise…")
    qtbot.keyClicks(part.new.text, text)
    qtbot.keyClicks(part.new.due, due)
    qtbot.keyClick(part.new.due, Qt.Key.Key_Return)
    settle(qtbot, jobs)


def states(qtbot: QtBot, jobs: Jobs) -> dict[str, str]:
    found = ask(qtbot, jobs, lambda desk: promises.list_promises(desk, client="Helix Pharma"))
    return {promise.text: promise.state.value for _, promise in found}


def test_made_kept_and_undone(jobs: Jobs, look: Look, qtbot: QtBot) -> None:
    screen, part = tab(jobs, look, qtbot)
    wishes = Wishes()
    screen.undoOffered.connect(wishes.offer)
    make(part, qtbot, jobs, "The report", "4 December")
    (row,) = [each for each in part.rows.rows() if each.item.title == "The report"]
    assert row.item.detail == "Ours · due Friday 4 December"
    qtbot.keyClick(row, Qt.Key.Key_Space)
    settle(qtbot, jobs)
    assert states(qtbot, jobs)["The report"] == "kept"
    wishes.undos[-1][1]()
    settle(qtbot, jobs)
    assert states(qtbot, jobs)["The report"] == "open"


def test_broken_needs_a_reason_and_another_day_one_too(jobs: Jobs, look: Look, qtbot: QtBot) -> None:
    _screen, part = tab(jobs, look, qtbot)
    make(part, qtbot, jobs, "The report", "4 December")
    (row,) = [each for each in part.rows.rows() if each.item.title == "The report"]
    qtbot.keyClick(row, Qt.Key.Key_Return)
    part.outcome.state.setCurrentIndex(part.outcome.state.findData(PromiseState.BROKEN.value))
    qtbot.keyClick(part.outcome.reason, Qt.Key.Key_Return)
    settle(qtbot, jobs)
    assert "reason" in part.said()
    qtbot.keyClicks(part.outcome.reason, "Two people were ill.")
    qtbot.keyClick(part.outcome.reason, Qt.Key.Key_Return)
    settle(qtbot, jobs)
    assert (states(qtbot, jobs)["The report"], part.said()) == ("broken", "")
    (row,) = [each for each in part.rows.rows() if each.item.title == "The report"]
    qtbot.keyClick(row, Qt.Key.Key_Return)
    part.outcome.state.setCurrentIndex(part.outcome.state.findData(PromiseState.RE_DATED.value))
    qtbot.keyClicks(part.outcome.due, "11 December")
    qtbot.keyClicks(part.outcome.reason, "They agreed.")
    qtbot.keyClick(part.outcome.reason, Qt.Key.Key_Return)
    settle(qtbot, jobs)
    assert states(qtbot, jobs)["The report"] == "re-dated"


def test_a_day_that_is_none_is_refused_and_all_has_a_name(jobs: Jobs, look: Look, qtbot: QtBot) -> None:
    _screen, part = tab(jobs, look, qtbot)
    make(part, qtbot, jobs, "The report", "someday")
    assert "is not a day" in part.said()
    assert "The report" not in states(qtbot, jobs)
    part.outcome.show()
    assert nameless(part) == []
