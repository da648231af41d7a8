"""The door of an open journal: one for each user and journal, and nobody behind it is no fault."""

from __future__ import annotations

import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.system import instance

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="knocks through a socket's file")
HEAVY = {"PySide6", "shiboken6", "click", "sqlite_utils", "sqlcipher3", "jinja2", "rapidfuzz"}


@pytest.fixture
def runtime(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="ej") as folder:
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        yield Path(folder)


def test_each_journal_has_a_door_of_its_own_however_it_is_named(
    runtime: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = tmp_path / "journal.db"
    journal.touch()
    link = tmp_path / "link.db"
    link.symlink_to(journal)
    monkeypatch.chdir(tmp_path)
    assert instance.door(Path("journal.db")) == instance.door(journal) == instance.door(link)
    assert instance.door(journal) != instance.door(tmp_path / "other.db")
    assert instance.door(journal).startswith(str(runtime))


def test_nobody_there_is_no_fault(runtime: Path) -> None:
    assert not instance.knock(runtime / "journal.db", instance.QUICK)


def test_one_who_does_not_answer_is_not_waited_for(runtime: Path) -> None:
    place = Path(instance.door(runtime / "journal.db"))
    place.parent.mkdir(mode=0o700)
    with socket.socket(socket.AF_UNIX) as deaf:
        deaf.bind(str(place))
        deaf.listen()
        assert not instance.knock(runtime / "journal.db", instance.QUICK, patience=0.05)


def test_an_answer_of_another_kind_is_none(runtime: Path) -> None:
    place = Path(instance.door(runtime / "journal.db"))
    place.parent.mkdir(mode=0o700)
    with socket.socket(socket.AF_UNIX) as other:
        other.bind(str(place))
        other.listen()

        def answer() -> None:
            guest, _ = other.accept()
            with guest:
                guest.recv(100)
                guest.sendall(b"no\n")

        thread = threading.Thread(target=answer)
        thread.start()
        assert not instance.knock(runtime / "journal.db", instance.QUICK)
        thread.join()


def test_a_folder_that_others_may_write_to_is_not_trusted(runtime: Path) -> None:
    folder = runtime / "engagement-journal"
    folder.mkdir()
    folder.chmod(0o777)
    with pytest.raises(PermissionError):
        instance.take_key(runtime / "journal.db")


def test_the_key_is_there_once(runtime: Path) -> None:
    key = instance.take_key(runtime / "journal.db")
    assert key is not None
    assert instance.take_key(runtime / "journal.db") is None
    key.close()
    again = instance.take_key(runtime / "journal.db")
    assert again is not None
    again.close()


@pytest.mark.parametrize(
    ("line", "heard"),
    [
        (b"quick\n", ("quick", "")),
        (b"open token-1\n", ("open", "token-1")),
        (b"quick\x00\n", ("", "")),
        (b"quick \x07\n", ("quick", "")),
        (b"\xff\n", ("", "")),
        (b"", ("", "")),
    ],
)
def test_only_two_words_are_understood(line: bytes, heard: tuple[str, str]) -> None:
    assert instance.understood(line) == heard


def test_the_way_to_the_door_loads_nothing_heavy() -> None:
    code = (
        "import sys; sys.argv = ['engagement-journal', '--journal', '/nowhere/at/all.db', 'quick'];"
        "import desktop.__main__ as start; assert not start.was_shown(sys.argv[1:]);"
        "print(*sorted({name.split('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    assert not HEAVY & set(done.stdout.split())
