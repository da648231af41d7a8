"""Versions of an entry in the window: what each save changed, and the way back, by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.interactions import EntryForm
from desktop.services import interactions
from desktop.services.desk import Desk
from desktop.ui.jobs import Jobs
from desktop.ui.screens.journal.screen import JournalScreen
from desktop.ui.theme import Look
from tests.desks import make_desk
from tests.ui.real_journals import Wishes, ask, jobs_on, nameless, settle, texts

FIRST = "Anna liked the plan.\nShe wants it in spring."
SECOND = "Anna liked the plan a lot.\nShe wants it in spring."


def written_twice() -> Desk:
    desk = make_desk()
    made = interactions.add_entry(desk, EntryForm(FIRST, client="Nordwind")).made
    interactions.revise_entry(desk, made, EntryForm(SECOND, client="Nordwind Energie", temperature=1))
    return desk


def long_one() -> Desk:
    desk = make_desk()
    lines = [f"Line {number}" for number in range(10_000)]
    made = interactions.add_entry(desk, EntryForm("\n".join(lines))).made
    interactions.revise_entry(desk, made, EntryForm("\n".join(f"{line} now" for line in lines)))
    return desk


@contextmanager
def opened(qtbot: QtBot, look: Look, make: object = written_twice) -> Iterator[tuple[JournalScreen, Jobs]]:
    with jobs_on(make) as jobs:  # type: ignore[arg-type]
        screen = JournalScreen(jobs, look)
        qtbot.addWidget(screen)
        jobs.changed.connect(screen.hear)
        screen.resize(1060, 760)
        screen.show()
        screen.activateWindow()
        qtbot.waitUntil(screen.isActiveWindow)
        settle(qtbot, jobs)
        screen.perform("show-versions")
        settle(qtbot, jobs)
        yield screen, jobs


def said(screen: JournalScreen) -> list[str]:
    return screen.versions.difference.said().split("\n")


def lines(screen: JournalScreen) -> list[str]:
    model = screen.versions.model
    return [str(model.index(row).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(model.rowCount())]


def text(qtbot: QtBot, jobs: Jobs) -> str:
    def read(desk: Desk) -> str:
        return interactions.show_entry(desk, interactions.list_entries(desk)[0]).entry.text

    return str(ask(qtbot, jobs, read))


def test_every_version_says_in_a_line_what_it_changed(qtbot: QtBot, look: Look) -> None:
    with opened(qtbot, look) as (screen, _jobs):
        newest, first = lines(screen)
        assert "now" in newest
        assert "a lot" in newest
        assert "Client" in newest
        assert "First written" in first
        assert nameless(screen) == []


def test_what_the_save_changed_is_shown_with_signs_and_facts(qtbot: QtBot, each_look: Look) -> None:
    with opened(qtbot, each_look) as (screen, _jobs):
        shown = said(screen)
        assert "− Client: Nordwind" in shown
        assert "+ Client: Nordwind Energie" in shown
        assert "+ Temperature: Warm (+1)" in shown
        assert "− Anna liked the plan." in shown
        assert "+ Anna liked the plan a lot." in shown


def test_an_older_version_is_compared_with_now(qtbot: QtBot, look: Look) -> None:
    with opened(qtbot, look) as (screen, jobs):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
        settle(qtbot, jobs)
        assert "  She wants it in spring." in said(screen)
        assert not any(line.startswith(("−", "+")) for line in said(screen))
        screen.versions.compared.choose("now")
        settle(qtbot, jobs)
        assert "+ Anna liked the plan a lot." in said(screen)


def test_enter_brings_a_version_back_and_undo_takes_that_back(qtbot: QtBot, look: Look) -> None:
    with opened(qtbot, look) as (screen, jobs):
        wishes = Wishes()
        screen.undoOffered.connect(wishes.offer)
        assert not screen.versions.bring.isEnabled()
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
        assert screen.versions.bring.isEnabled()
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        settle(qtbot, jobs)
        assert text(qtbot, jobs) == FIRST
        assert len(lines(screen)) == 3
        ((words, undo),) = wishes.undos
        assert words == "That version is the newest one now."
        undo()
        settle(qtbot, jobs)
        assert text(qtbot, jobs) == SECOND


def test_escape_leads_back_to_the_entry(qtbot: QtBot, look: Look) -> None:
    with opened(qtbot, look) as (screen, _jobs):
        assert screen.versions.isVisible()
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
        assert not screen.versions.isVisible()
        assert screen.editor.isVisible()


def test_a_very_long_text_is_laid_out_in_part_and_says_so(qtbot: QtBot, look: Look) -> None:
    with opened(qtbot, look, long_one) as (screen, _jobs):
        assert len(said(screen)) < 1_000
        assert "more lines that differ" in said(screen)[-1]


def test_what_is_typed_and_not_saved_is_not_written_over(qtbot: QtBot, look: Look) -> None:
    with opened(qtbot, look) as (screen, jobs):
        wishes = Wishes()
        screen.noticeRequested.connect(wishes.say)
        key = screen.keeper.key
        ask(qtbot, jobs, lambda desk: interactions.keep_draft(desk, key, EntryForm("Half a")))
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        settle(qtbot, jobs)
        assert "not saved" in wishes.notices[0]
        assert text(qtbot, jobs) == SECOND


@pytest.mark.parametrize(("width", "beside"), [(1060, True), (700, False)])
def test_where_there_is_little_room_the_difference_stands_below(
    qtbot: QtBot, look: Look, width: int, beside: bool
) -> None:
    with opened(qtbot, look) as (screen, _jobs):
        screen.resize(width, 700)
        QApplication.processEvents()
        versions = screen.versions
        assert (versions.difference.x() > versions.view.x() + 100) is beside
        assert "Versions of “Anna liked the plan" in texts(versions)
