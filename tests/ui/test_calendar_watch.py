"""The day stays true: changed calendar files are read again, and a new day is noticed without a clock that ticks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.domain.interactions import EntryForm
from desktop.services import calendar, interactions
from desktop.services.desk import Desk
from desktop.ui.calendar_watch import CalendarWatch, day_shown
from desktop.ui.jobs import Jobs
from tests.desks import NOW, make_desk
from tests.ui.real_journals import ask, jobs_on, settle
from tests.ui.stand_ins import Ear

EVENT = """BEGIN:VEVENT
UID:{uid}@nordwind.example
DTSTAMP:20261101T090000Z
DTSTART:202611{day}T130000Z
DTEND:202611{day}T140000Z
SUMMARY:{uid}
END:VEVENT
"""


class Clock:
    """A clock that the test sets."""

    def __init__(self) -> None:
        self.now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def real_jobs(qtbot: QtBot, clock: Clock) -> Iterator[Jobs]:
    with jobs_on(lambda: replace(make_desk(), clock=clock)) as jobs:
        yield jobs


def write(file: Path, *events: tuple[str, int]) -> None:
    """Write a calendar in one step, as programs do that want it to be whole."""
    beside = file.with_suffix(".new")
    body = "".join(EVENT.format(uid=uid, day=day) for uid, day in events)
    text = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Calendar//EN\n{body}END:VCALENDAR\n"
    beside.write_text(text.replace("\n", "\r\n"), encoding="utf-8", newline="")
    beside.replace(file)


@pytest.fixture
def ics(qtbot: QtBot, real_jobs: Jobs, tmp_path: Path) -> Path:
    file = tmp_path / "work.ics"
    write(file, ("Review", 23))
    ask(qtbot, real_jobs, lambda desk: calendar.import_calendar(desk, file))
    return file


def titles(qtbot: QtBot, jobs: Jobs) -> object:
    return ask(qtbot, jobs, lambda desk: [each.title for each in calendar.sessions_of(desk, desk.today())])


Watching = Callable[[], CalendarWatch]


@pytest.fixture
def watching(qtbot: QtBot, real_jobs: Jobs) -> Iterator[Watching]:
    """Begin to watch; what watches is gone before its thread is."""
    made: list[CalendarWatch] = []

    def begin() -> CalendarWatch:
        made.append(CalendarWatch(real_jobs, settle_ms=30))
        settle(qtbot, real_jobs)
        return made[0]

    yield begin
    for watch in made:
        watch.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_file_that_changes_is_read_again(
    qtbot: QtBot, real_jobs: Jobs, watching: Watching, ics: Path
) -> None:
    watch = watching()
    assert watch.watched() == [str(ics)]
    for names in (("Review", "Steering"), ("Steering",)):
        write(ics, *((name, 23) for name in names))
        qtbot.waitUntil(lambda names=names: titles(qtbot, real_jobs) == list(names))
    assert watch.watched() == [str(ics)]


def test_a_file_that_comes_later_is_watched_from_then_on(
    qtbot: QtBot, real_jobs: Jobs, watching: Watching, tmp_path: Path
) -> None:
    watch = watching()
    assert watch.watched() == []
    file = tmp_path / "late.ics"
    write(file, ("Review", 23))
    result = ask(qtbot, real_jobs, lambda desk: calendar.import_calendar(desk, file))
    assert isinstance(result, calendar.CalendarImport)
    real_jobs.changed.emit(result.changes)
    qtbot.waitUntil(lambda: watch.watched() == [str(file)])


def test_what_changed_while_the_program_was_closed_is_read_at_the_start(
    qtbot: QtBot, real_jobs: Jobs, watching: Watching, ics: Path
) -> None:
    write(ics, ("Steering", 23))
    watching()
    assert titles(qtbot, real_jobs) == ["Steering"]


def test_a_file_that_is_gone_keeps_its_sessions_and_is_read_when_it_is_back(
    qtbot: QtBot, real_jobs: Jobs, watching: Watching, ics: Path
) -> None:
    watching()
    ics.unlink()
    settle(qtbot, real_jobs)
    assert titles(qtbot, real_jobs) == ["Review"]
    write(ics, ("Steering", 23))
    qtbot.waitUntil(lambda: titles(qtbot, real_jobs) == ["Steering"])


def test_a_new_day_is_told_when_somebody_comes_back(
    qtbot: QtBot, real_jobs: Jobs, watching: Watching, ics: Path, clock: Clock
) -> None:
    write(ics, ("Review", 23), ("Retrospective", 24))
    watch, ear = watching(), Ear()
    watch.dayChanged.connect(lambda: ear.hear("new day"))
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    settle(qtbot, real_jobs)
    assert ear.heard == []
    clock.now += timedelta(days=1)
    application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    settle(qtbot, real_jobs)
    assert ear.heard == ["new day"]
    assert titles(qtbot, real_jobs) == ["Retrospective"]


def test_a_session_that_has_come_is_told(
    qtbot: QtBot, real_jobs: Jobs, watching: Watching, clock: Clock
) -> None:
    watch, ear = watching(), Ear()
    form = EntryForm("Budget.", client="Helix", at="2026-11-23 16:00")
    real_jobs.submit(partial(interactions.add_entry, form=form))
    settle(qtbot, real_jobs)
    watch.dayChanged.connect(lambda: ear.hear("turned"))
    clock.now = NOW.replace(hour=15, minute=59)
    watch.look()
    settle(qtbot, real_jobs)
    assert ear.heard == []
    clock.now = NOW.replace(hour=16, minute=0)
    watch.look()
    settle(qtbot, real_jobs)
    assert ear.heard == ["turned"]


def test_it_sleeps_until_the_next_session_with_an_agenda() -> None:
    desk = make_desk()
    interactions.add_entry(desk, EntryForm("Budget.", client="Helix", at="2026-11-24 09:00"))
    assert day_shown(desk).milliseconds == pytest.approx(9.83 * 3_600_000, abs=60_000)
    interactions.add_entry(desk, EntryForm("Budget.", client="Helix", at="2026-11-23 14:20"))
    assert day_shown(desk).milliseconds == 10 * 60_000 + 1000


def test_it_sleeps_until_midnight() -> None:
    def left(hour: int, minute: int) -> float:
        desk: Desk = make_desk(now=NOW.replace(hour=hour, minute=minute, second=0))
        return day_shown(desk).milliseconds / 3_600_000

    assert left(14, 0) == pytest.approx(10, abs=0.001)
    assert left(23, 59) == pytest.approx(1 / 60, abs=0.001)
