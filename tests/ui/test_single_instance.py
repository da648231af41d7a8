"""One program for each journal: later starts are heard, rubbish is not, and what was killed leaves no trace."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.system import instance
from desktop.ui import single_instance
from desktop.ui.single_instance import SingleInstance
from tests.ui.stand_ins import Ear

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="knocks through a socket's file")
ROOT = Path(__file__).parents[2]


@pytest.fixture
def journal(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A journal whose door is in a folder with a short name, as sockets want it."""
    with tempfile.TemporaryDirectory(prefix="ej") as folder:
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        yield Path(folder, "journal.db")


@pytest.fixture
def claimed(qtbot: QtBot, journal: Path) -> Iterator[tuple[SingleInstance, Ear]]:
    made, ear = SingleInstance(journal), Ear()
    made.asked.connect(ear.hear)
    assert made.claim()
    yield made, ear
    made.release()


def knocked(qtbot: QtBot, journal: Path, word: str) -> bool:
    """Knock as another program does: beside this one's event loop."""
    answers: list[bool] = []
    thread = threading.Thread(target=lambda: answers.append(instance.knock(journal, word)))
    thread.start()
    qtbot.waitUntil(lambda: bool(answers))
    thread.join()
    return answers[0]


def test_a_later_start_is_heard_and_answered(
    qtbot: QtBot, journal: Path, claimed: tuple[SingleInstance, Ear]
) -> None:
    assert knocked(qtbot, journal, instance.QUICK)
    assert knocked(qtbot, journal, instance.OPEN)
    assert claimed[1].heard == ["quick", "open"]


def test_a_second_program_does_not_get_the_journal(
    qtbot: QtBot, journal: Path, claimed: tuple[SingleInstance, Ear]
) -> None:
    second = SingleInstance(journal)
    assert not second.claim()
    claimed[0].release()
    assert second.claim()
    second.release()


def test_another_journal_is_another_matter(journal: Path, claimed: tuple[SingleInstance, Ear]) -> None:
    other = SingleInstance(journal.with_name("other.db"))
    assert other.claim()
    other.release()


def test_the_token_that_brings_a_window_to_the_front_is_handed_over(
    qtbot: QtBot, journal: Path, claimed: tuple[SingleInstance, Ear], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DESKTOP_STARTUP_ID", "token-17")
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "")
    assert knocked(qtbot, journal, instance.QUICK)
    assert os.environ["XDG_ACTIVATION_TOKEN"] == "token-17"


@pytest.mark.parametrize(
    "rubbish",
    [b"\x00\xff\xfe" * 100 + b"\n", b"delete\n", b"\n", b"A" * 100_000, b"quick \x07\xe4\n", b"QUICK\n"],
    ids=["bytes", "word", "nothing", "endless", "letters", "case"],
)
def test_rubbish_is_shown_the_door(
    qtbot: QtBot, journal: Path, claimed: tuple[SingleInstance, Ear], rubbish: bytes
) -> None:
    answers: list[bytes] = []

    def throw() -> None:
        with socket.socket(socket.AF_UNIX) as thrown:
            thrown.connect(instance.door(journal))
            try:
                thrown.sendall(rubbish)
                answers.append(thrown.recv(100))
            except (BrokenPipeError, ConnectionResetError):
                answers.append(b"")

    thread = threading.Thread(target=throw)
    thread.start()
    qtbot.waitUntil(lambda: bool(answers))
    thread.join()
    assert answers == [b""]
    assert claimed[1].heard == []
    assert knocked(qtbot, journal, instance.QUICK)


def test_one_who_says_nothing_is_sent_away(
    qtbot: QtBot, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(single_instance, "ASK_WITHIN_MS", 30)
    made = SingleInstance(journal)
    assert made.claim()
    silent = socket.socket(socket.AF_UNIX)
    silent.connect(instance.door(journal))
    silent.setblocking(False)

    def closed() -> bool:
        try:
            return silent.recv(10) == b""
        except BlockingIOError:
            return False

    qtbot.waitUntil(closed)
    silent.close()
    made.release()


def test_a_crowd_does_not_keep_others_out(
    qtbot: QtBot, journal: Path, claimed: tuple[SingleInstance, Ear]
) -> None:
    crowd = []
    for _ in range(single_instance.MOST_GUESTS + 4):
        one = socket.socket(socket.AF_UNIX)
        one.connect(instance.door(journal))
        crowd.append(one)
    for one in crowd:
        one.close()
    assert knocked(qtbot, journal, instance.OPEN)


KILLED = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from desktop.ui.single_instance import SingleInstance
app = QCoreApplication([])
made = SingleInstance(Path(sys.argv[1]))
assert made.claim()
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_what_a_killed_program_leaves_is_put_away(qtbot: QtBot, journal: Path) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED, str(journal)], cwd=ROOT, check=False, timeout=60)
    assert done.returncode < 0
    assert Path(instance.door(journal)).exists()
    assert not instance.knock(journal, instance.QUICK)
    after = SingleInstance(journal)
    ear = Ear()
    after.asked.connect(ear.hear)
    assert after.claim()
    assert knocked(qtbot, journal, instance.QUICK)
    after.release()


def test_where_there_can_be_no_door_the_program_runs_without_one(
    qtbot: QtBot, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = journal.parent / "engagement-journal"
    place.write_text("not a folder", encoding="utf-8")
    made = SingleInstance(journal)
    assert made.claim()
    assert not instance.knock(journal, instance.OPEN)
    made.release()


@pytest.mark.parametrize("named", [["--journal", "{}"], ["--journal={}"]], ids=["apart", "together"])
def test_the_command_reaches_the_program_that_is_open(
    qtbot: QtBot, journal: Path, claimed: tuple[SingleInstance, Ear], named: list[str]
) -> None:
    words = [part.format(journal) for part in named]
    command = subprocess.Popen(
        [sys.executable, "-m", "desktop", *words, "quick"], cwd=ROOT, stdin=subprocess.DEVNULL
    )
    qtbot.waitUntil(lambda: command.poll() is not None, timeout=20_000)
    assert command.returncode == 0
    assert claimed[1].heard == ["quick"]
    assert not journal.exists()


def test_a_text_that_is_piped_in_is_an_entry_and_no_window(
    qtbot: QtBot, journal: Path, claimed: tuple[SingleInstance, Ear]
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "desktop", "--journal", str(journal), "quick"],
        cwd=ROOT, input="Anna called.", text=True, capture_output=True, check=True, timeout=60,
    )  # fmt: skip
    assert len(done.stdout.splitlines()) == 2
    assert journal.exists()
    assert claimed[1].heard == []
