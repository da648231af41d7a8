"""Calendar files come one after the other: what is read, what waits, what was refused, and a way to stop."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.services import calendar
from desktop.services.desk import Desk
from desktop.ui.jobs import Jobs
from desktop.ui.screens.today.calendar import MOST_WAITING, CalendarFiles, is_calendar
from desktop.ui.theme import Look
from tests.desks import make_desk
from tests.ui.real_journals import ask, jobs_on, nameless, settle

EVENT = """BEGIN:VEVENT
UID:{name}@nordwind.example
DTSTAMP:20261101T090000Z
DTSTART:20261123T130000Z
DTEND:20261123T140000Z
SUMMARY:{name}
{more}END:VEVENT
"""


def write(folder: Path, name: str, *, more: str = "") -> str:
    """Write a calendar of one session and return its path."""
    file = folder / f"{name}.ics"
    event = EVENT.format(name=name, more=more)
    text = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Calendar//EN\n{event}END:VCALENDAR\n"
    file.write_text(text.replace("\n", "\r\n"), encoding="utf-8", newline="")
    return str(file)


class Gate:
    """Keeps the store's thread busy until the test lets it go, as another import does."""

    def __init__(self, jobs: Jobs) -> None:
        self._open = threading.Event()
        jobs.submit(self._wait)

    def _wait(self, _desk: Desk) -> bool:
        return self._open.wait(10)

    def let_go(self) -> None:
        self._open.set()


@pytest.fixture
def real_jobs(qtbot: QtBot) -> Iterator[Jobs]:
    with jobs_on(make_desk) as jobs:
        yield jobs


@pytest.fixture
def files(qtbot: QtBot, real_jobs: Jobs, look: Look) -> CalendarFiles:
    made = CalendarFiles(real_jobs, look)
    qtbot.addWidget(made)
    made.retranslate()
    return made


def sessions(qtbot: QtBot, jobs: Jobs) -> object:
    return ask(qtbot, jobs, lambda desk: [each.title for each in calendar.sessions_of(desk, desk.today())])


@pytest.mark.parametrize(
    ("file", "yes"), [("work.ics", True), ("WORK.ICS", True), ("answer.json", False), ("ics", False)]
)
def test_a_calendar_is_known_by_its_name(file: str, yes: bool) -> None:
    assert is_calendar(file) is yes


def test_it_says_what_a_file_brought(
    qtbot: QtBot, real_jobs: Jobs, files: CalendarFiles, tmp_path: Path
) -> None:
    files.take([write(tmp_path, "review")])
    assert files.said() == "Reading “review.ics”…"
    assert files.stop.isVisible()
    settle(qtbot, real_jobs)
    assert files.said() == "“review.ics”: 1 sessions of these weeks, 1 of them new."
    assert not files.stop.isVisible()
    assert nameless(files) == []
    assert sessions(qtbot, real_jobs) == ["review"]


def test_a_file_that_is_dropped_while_another_is_read_waits(
    qtbot: QtBot, real_jobs: Jobs, files: CalendarFiles, tmp_path: Path
) -> None:
    gate = Gate(real_jobs)
    one, two, three = (write(tmp_path, name) for name in ("one", "two", "three"))
    files.take([one])
    files.take([two, one, two, three])
    assert files.said() == "Reading “one.ics”…\nWaiting: “two.ics”, “three.ics”."
    gate.let_go()
    settle(qtbot, real_jobs)
    assert [line.split(":")[0] for line in files.said().splitlines()] == [
        f"“{name}.ics”" for name in ("one", "two", "three")
    ]
    assert sorted(sessions(qtbot, real_jobs)) == ["one", "three", "two"]  # type: ignore[call-overload]


def test_one_that_is_stopped_leaves_nothing_and_those_that_wait_are_forgotten(
    qtbot: QtBot, real_jobs: Jobs, files: CalendarFiles, tmp_path: Path
) -> None:
    gate = Gate(real_jobs)
    files.take([write(tmp_path, "one"), write(tmp_path, "two")])
    files.stop.click()
    gate.let_go()
    settle(qtbot, real_jobs)
    assert files.said() == "Stopped. The sessions are as they were before."
    assert sessions(qtbot, real_jobs) == []
    files.take([write(tmp_path, "one")])
    settle(qtbot, real_jobs)
    assert sessions(qtbot, real_jobs) == ["one"]


def test_more_than_can_wait_are_refused_by_name(
    qtbot: QtBot, real_jobs: Jobs, files: CalendarFiles, tmp_path: Path
) -> None:
    gate = Gate(real_jobs)
    files.take([write(tmp_path, f"n{number:02}") for number in range(MOST_WAITING + 1)])
    assert f"“n{MOST_WAITING}.ics” was not read: too many wait already." in files.said()
    files.cancel()
    gate.let_go()
    settle(qtbot, real_jobs)


def test_a_file_that_is_none_is_said_in_place_and_the_next_is_read(
    qtbot: QtBot, real_jobs: Jobs, files: CalendarFiles, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.ics"
    broken.write_bytes(b"\x00\xff not a calendar")
    files.take([str(broken), str(tmp_path / "gone.ics"), write(tmp_path, "review")])
    settle(qtbot, real_jobs)
    first, second, third = files.said().splitlines()
    assert "broken.ics" in first
    assert "gone.ics" in second
    assert third.startswith("“review.ics”: 1 sessions")
    assert sessions(qtbot, real_jobs) == ["review"]


def test_private_sessions_are_left_out_until_they_are_asked_for(
    qtbot: QtBot, real_jobs: Jobs, files: CalendarFiles, tmp_path: Path
) -> None:
    files.show()
    files.take([write(tmp_path, "doctor", more="CLASS:PRIVATE\n")])
    settle(qtbot, real_jobs)
    assert files.said().splitlines()[1] == "Left out: 1 private."
    assert sessions(qtbot, real_jobs) == []
    assert files.private.isVisible()
    files.private.click()
    settle(qtbot, real_jobs)
    QApplication.processEvents()
    assert sessions(qtbot, real_jobs) == ["doctor"]
    assert not files.private.isVisible()
