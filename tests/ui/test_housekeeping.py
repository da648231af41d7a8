"""What has been in the trash for its time is gone soon after the start, without a word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.services.trash import list_trash, trash_entry
from desktop.ui.housekeeping import Housekeeping
from desktop.ui.jobs import Jobs
from tests.desks import NOW, make_desk, write_session
from tests.ui.real_journals import ask, jobs_on, settle
from tests.ui.stand_ins import Ear

LATER = 3_600_000


def with_trash() -> Desk:
    """A journal with one entry in the trash for 31 days, and one for a day."""
    desk = make_desk()
    for days in (31, 1):
        then = replace(desk, clock=lambda days=days: NOW - timedelta(days=days))
        trash_entry(then, write_session(then))
    return desk


@pytest.fixture
def real_jobs(qtbot: QtBot) -> Iterator[Jobs]:
    with jobs_on(with_trash) as jobs:
        yield jobs


def left(qtbot: QtBot, jobs: Jobs) -> object:
    return ask(qtbot, jobs, lambda desk: len(list_trash(desk)))


def test_a_moment_after_the_start_what_is_due_is_gone_and_screens_are_told(
    qtbot: QtBot, real_jobs: Jobs
) -> None:
    ear = Ear()
    real_jobs.changed.connect(ear.hear)
    assert left(qtbot, real_jobs) == 2
    house = Housekeeping(real_jobs, after_ms=0)
    qtbot.waitUntil(lambda: bool(ear.heard))
    assert left(qtbot, real_jobs) == 1
    house.clean()
    settle(qtbot, real_jobs)
    assert len(ear.heard) == 1


def test_a_program_that_ends_does_not_wait_for_it(qtbot: QtBot, real_jobs: Jobs) -> None:
    house = Housekeeping(real_jobs, after_ms=LATER)
    house.clean()
    house.clean()
    house.stop()
    settle(qtbot, real_jobs)
    assert left(qtbot, real_jobs) in (1, 2)
    house.clean()
    settle(qtbot, real_jobs)
    assert left(qtbot, real_jobs) == 1
