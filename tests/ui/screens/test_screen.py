"""A screen looks again at what changed, but only while it is on show."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from desktop.domain.changes import Changes, Kind
from desktop.ui.jobs import Jobs
from desktop.ui.screens.screen import Screen
from desktop.ui.theme import Look

CLIENT = Changes.of((Kind.CLIENT, "1"))
PERSON = Changes.of((Kind.PERSON, "2"))


class Counting(Screen):
    """A screen that notes what it was told."""

    def __init__(self, jobs: Jobs, look: Look) -> None:
        super().__init__(jobs, look)
        self.told: list[Changes | None] = []

    def refresh(self, changes: Changes | None) -> None:
        self.told.append(changes)


def test_it_looks_for_the_first_time_when_first_shown(jobs: Jobs, look: Look, qtbot: QtBot) -> None:
    screen = Counting(jobs, look)
    qtbot.addWidget(screen)
    screen.hear(CLIENT)
    assert screen.told == []
    screen.show()
    assert screen.told == [None]


def test_on_show_it_hears_at_once(jobs: Jobs, look: Look, qtbot: QtBot) -> None:
    screen = Counting(jobs, look)
    qtbot.addWidget(screen)
    screen.show()
    screen.hear(CLIENT)
    assert screen.told == [None, CLIENT]


def test_hidden_it_hears_what_it_missed_when_shown(jobs: Jobs, look: Look, qtbot: QtBot) -> None:
    screen = Counting(jobs, look)
    qtbot.addWidget(screen)
    screen.show()
    screen.hide()
    screen.hear(CLIENT)
    screen.hear(PERSON)
    assert screen.told == [None]
    screen.show()
    assert screen.told == [None, Changes.merged([CLIENT, PERSON])]
    screen.hide()
    screen.show()
    assert len(screen.told) == 2


def test_a_bare_screen_does_nothing_wrong(jobs: Jobs, look: Look, qtbot: QtBot) -> None:
    screen = Screen(jobs, look)
    qtbot.addWidget(screen)
    screen.refresh(None)
    screen.open("1")
    screen.retranslate()
    screen.focus_first()
    assert not screen.perform("save-entry")
