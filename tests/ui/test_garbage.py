"""Cycles with widgets in them die on the window's thread, whoever allocates."""

from __future__ import annotations

import gc
import threading
import weakref

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop.ui.garbage import WindowGarbage
from desktop.ui.jobs import Jobs
from tests.ui.stand_ins import Ear


class Knot(QObject):
    """Holds itself, and notes on which thread it was let go."""

    died_on: list[threading.Thread]

    def __init__(self, died_on: list[threading.Thread]) -> None:
        super().__init__()
        self.died_on = died_on
        self.me = self
        weakref.finalize(self, lambda: died_on.append(threading.current_thread()))


def allocate(_desk: object) -> int:
    """Make so many containers that Python would collect, were it allowed to."""
    return len([[number] for number in range(20_000)])


def test_a_knot_is_not_collected_on_the_stores_thread(qtbot: QtBot, jobs: Jobs, ear: Ear) -> None:
    died_on: list[threading.Thread] = []
    Knot(died_on)
    jobs.submit(allocate, ear.hear)
    qtbot.waitUntil(lambda: bool(ear.heard))
    assert died_on == []
    gc.collect()
    assert died_on == [threading.main_thread()]


def test_the_timer_collects_what_python_would_have(qtbot: QtBot) -> None:
    garbage = WindowGarbage(every_ms=1)
    died_on: list[threading.Thread] = []
    Knot(died_on)
    kept = [[number] for number in range(5_000)]
    qtbot.waitUntil(lambda: died_on == [threading.main_thread()])
    garbage.release()
    assert len(kept) == 5_000


def test_python_collects_by_itself_again_when_the_last_is_released(resting: WindowGarbage) -> None:
    resting.release()
    first, second = WindowGarbage(), WindowGarbage()
    assert not gc.isenabled()
    first.release()
    first.release()
    assert not gc.isenabled()
    second.release()
    assert gc.isenabled()
