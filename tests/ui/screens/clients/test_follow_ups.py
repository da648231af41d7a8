"""Follow-ups on the page of their client: a short list, ticked where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.interactions import EntryForm
from desktop.services import follow_ups, interactions
from desktop.services.desk import Desk
from desktop.ui.jobs import Jobs
from desktop.ui.screens.clients.screen import ClientsScreen
from desktop.ui.theme import Look
from tests.desks import make_desk, write_session
from tests.ui.real_journals import Wishes, ask, jobs_on, nameless, press, settle, texts

TEXT = (
    "[ ] send the figures by yesterday\n[ ] come back to Anna by Friday\n[ ] ask Karsten\n[ ] book a room\n"
    "[x] thank Mira\n"
)


def filled() -> Desk:
    desk = make_desk()
    write_session(desk, TEXT)
    write_session(desk, "[ ] ring Luc", client="Helix Pharma")
    write_session(desk, "Nothing to do.", client="Orchard Retail")
    return desk


@pytest.fixture
def jobs(qapp: object) -> Iterator[Jobs]:
    with jobs_on(filled) as made:
        yield made


@pytest.fixture
def screen(qtbot: QtBot, jobs: Jobs, look: Look) -> ClientsScreen:
    made = ClientsScreen(jobs, look)
    jobs.changed.connect(made.hear)
    qtbot.addWidget(made)
    made.resize(1072, 800)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    settle(qtbot, jobs)
    return made


def show(qtbot: QtBot, jobs: Jobs, screen: ClientsScreen, client: str = "Nordwind Energie") -> None:
    screen.open(client)
    settle(qtbot, jobs)


def listed(screen: ClientsScreen) -> list[str]:
    return [row.item.title for row in screen.page.follow_ups.rows()]


def press_key(qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key)


def test_the_most_urgent_ones_of_this_client_show(qtbot: QtBot, jobs: Jobs, screen: ClientsScreen) -> None:
    show(qtbot, jobs, screen)
    assert listed(screen) == ["Send the figures", "Come back to Anna", "Book a room"]
    said = texts(screen.page.follow_ups)
    assert "Your follow-ups" in said
    assert "Overdue" in said
    assert "Sprint review · due yesterday" in said
    assert "Nordwind" not in said
    assert nameless(screen) == []


def test_all_of_them_show_on_request_and_the_next_client_is_short_again(
    qtbot: QtBot, jobs: Jobs, screen: ClientsScreen
) -> None:
    show(qtbot, jobs, screen)
    press(screen.page.follow_ups, "Show all 4")
    assert listed(screen)[-1] == "Ask Karsten"
    show(qtbot, jobs, screen, "Helix Pharma")
    assert listed(screen) == ["Ring Luc"]
    show(qtbot, jobs, screen)
    assert len(listed(screen)) == 3


def test_nothing_shows_where_there_is_nothing_to_do(qtbot: QtBot, jobs: Jobs, screen: ClientsScreen) -> None:
    show(qtbot, jobs, screen, "Orchard Retail")
    assert not screen.page.follow_ups.isVisible()


def test_space_ticks_and_the_tick_can_be_taken_back(qtbot: QtBot, jobs: Jobs, screen: ClientsScreen) -> None:
    wishes = Wishes()
    screen.undoOffered.connect(wishes.offer)
    show(qtbot, jobs, screen)
    screen.page.follow_ups.rows()[0].setFocus()
    press_key(qtbot, Qt.Key.Key_Space)
    settle(qtbot, jobs)
    assert listed(screen)[0] == "Come back to Anna"
    assert screen.page.follow_ups.rows()[0].hasFocus()
    said, undo = wishes.undos[-1]
    assert said == "Done: send the figures"
    undo()
    settle(qtbot, jobs)
    assert listed(screen)[0] == "Send the figures"


def test_enter_opens_the_entry(qtbot: QtBot, jobs: Jobs, screen: ClientsScreen) -> None:
    wishes = Wishes()
    screen.openRequested.connect(wishes.open)
    show(qtbot, jobs, screen)
    screen.page.follow_ups.rows()[1].setFocus()
    press_key(qtbot, Qt.Key.Key_Return)
    entry = ask(qtbot, jobs, lambda desk: follow_ups.list_follow_ups(desk)[0].entry_id)
    assert wishes.opened == [("interaction", entry)]


def test_what_changes_elsewhere_changes_here(qtbot: QtBot, jobs: Jobs, screen: ClientsScreen) -> None:
    show(qtbot, jobs, screen)
    jobs.submit(partial(follow_ups.tick, follow_up_id="send the figures"))
    form = EntryForm("[ ] prepare the steering by today", client="Nordwind Energie")
    jobs.submit(partial(interactions.add_entry, form=form))
    settle(qtbot, jobs)
    assert listed(screen)[:2] == ["Prepare the steering", "Come back to Anna"]


def test_the_last_one_done_leaves_no_empty_list(qtbot: QtBot, jobs: Jobs, screen: ClientsScreen) -> None:
    show(qtbot, jobs, screen, "Helix Pharma")
    press(screen.page.follow_ups, "Done")
    settle(qtbot, jobs)
    assert not screen.page.follow_ups.isVisible()
