"""The trash in the window: what waits there, taken out again, or deleted for good after one question in place."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.interactions import EntryForm
from desktop.services import interactions, trash
from desktop.services.desk import Desk
from desktop.ui.jobs import Jobs
from desktop.ui.screens.journal.screen import JournalScreen
from desktop.ui.theme import Look
from tests.desks import make_desk
from tests.ui.real_journals import Wishes, ask, jobs_on, nameless, settle, texts


def thrown_away() -> Desk:
    desk = make_desk()
    interactions.add_entry(desk, EntryForm("It stays.", client="Nordwind"))
    for words in ("It goes.", "It goes too."):
        interactions.trash_entry(desk, interactions.add_entry(desk, EntryForm(words, client="Helix")).made)
    return desk


@contextmanager
def opened(
    qtbot: QtBot, look: Look, make: object = thrown_away
) -> Iterator[tuple[JournalScreen, Jobs, Wishes]]:
    with jobs_on(make) as jobs:  # type: ignore[arg-type]
        screen, wishes = JournalScreen(jobs, look), Wishes()
        qtbot.addWidget(screen)
        screen.undoOffered.connect(wishes.offer)
        screen.noticeRequested.connect(wishes.say)
        jobs.changed.connect(screen.hear)
        screen.resize(1060, 760)
        screen.show()
        screen.activateWindow()
        qtbot.waitUntil(screen.isActiveWindow)
        settle(qtbot, jobs)
        screen.perform("show-trash")
        settle(qtbot, jobs)
        yield screen, jobs, wishes


def rows(screen: JournalScreen) -> list[str]:
    model = screen.trash.model
    return [str(model.index(row).data(Qt.ItemDataRole.DisplayRole)) for row in range(model.rowCount())]


def left(qtbot: QtBot, jobs: Jobs) -> tuple[int, int]:
    """Return how many entries are in the journal, and how many in the trash."""

    def read(desk: Desk) -> tuple[int, int]:
        return len(interactions.list_entries(desk)), len(trash.trashed_ids(desk))

    found = ask(qtbot, jobs, read)
    assert isinstance(found, tuple)
    return found


def test_what_was_thrown_away_waits_with_its_days(qtbot: QtBot, each_look: Look) -> None:
    with opened(qtbot, each_look) as (screen, _jobs, _wishes):
        assert sorted(rows(screen)) == ["Helix · It goes", "Helix · It goes too"]
        model = screen.trash.model
        assert "30 days left" in str(model.index(0).data(Qt.ItemDataRole.AccessibleTextRole))
        assert "Trash · 2" in texts(screen)
        assert nameless(screen) == []


def test_enter_takes_an_entry_out_and_undo_throws_it_away_again(qtbot: QtBot, look: Look) -> None:
    with opened(qtbot, look) as (_screen, jobs, wishes):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        settle(qtbot, jobs)
        assert left(qtbot, jobs) == (2, 1)
        ((said, undo),) = wishes.undos
        assert said == "The entry is back in the journal."
        undo()
        settle(qtbot, jobs)
        assert left(qtbot, jobs) == (1, 2)


def test_delete_asks_first_and_keep_keeps(qtbot: QtBot, look: Look) -> None:
    with opened(qtbot, look) as (screen, jobs, _wishes):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Delete)
        assert screen.trash.erasing.is_asking()
        assert "Nothing brings it back." in texts(screen.trash)
        assert QApplication.focusWidget() is screen.trash.erasing.keep
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        screen.trash.erasing.keep.click()
        assert not screen.trash.erasing.isVisible()
        assert left(qtbot, jobs) == (1, 2)


def test_what_is_deleted_now_is_gone(qtbot: QtBot, look: Look) -> None:
    with opened(qtbot, look) as (screen, jobs, wishes):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Delete)
        screen.trash.erasing.confirm.click()
        qtbot.waitUntil(lambda: bool(wishes.notices))
        settle(qtbot, jobs)
        assert left(qtbot, jobs) == (1, 1)
        assert not screen.trash.erasing.isVisible()


def test_emptied_it_teaches_what_it_is_for(qtbot: QtBot, look: Look) -> None:
    with opened(qtbot, look) as (screen, jobs, wishes):
        screen.trash.empty.click()
        assert "Delete 2 entries for good?" in texts(screen.trash)
        screen.trash.erasing.confirm.click()
        qtbot.waitUntil(lambda: bool(wishes.notices))
        settle(qtbot, jobs)
        assert left(qtbot, jobs) == (1, 0)
        assert "The trash is empty" in texts(screen)


def test_escape_leads_back_to_the_entry(qtbot: QtBot, look: Look) -> None:
    with opened(qtbot, look) as (screen, _jobs, _wishes):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
        assert not screen.trash.isVisible()
        assert screen.editor.text.source() == "It stays."


def test_an_empty_trash_is_reached_from_the_list(qtbot: QtBot, look: Look) -> None:
    with opened(qtbot, look, make_desk) as (screen, _jobs, _wishes):
        assert "waits here for 30 days" in texts(screen)
        assert nameless(screen) == []
        screen.trash.closed.emit()
        screen.trash_door.click()
        assert screen.trash.isVisible()
