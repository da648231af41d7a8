"""What is handed over on standard input is told from a terminal and from nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from desktop.system.streams import is_piped_in

CODE = "from desktop.system.streams import is_piped_in as piped; print(piped())"


def said(**stdin: object) -> str:
    done = subprocess.run(
        [sys.executable, "-c", CODE], capture_output=True, text=True, check=True, timeout=60, **stdin
    )  # type: ignore[call-overload]
    return str(done.stdout.strip())


def test_a_pipe_and_a_file_are_heard_and_nothing_is_not(tmp_path: Path) -> None:
    file = tmp_path / "text"
    file.write_text("Anna called.", encoding="utf-8")
    assert said(input="Anna called.") == "True"
    with file.open(encoding="utf-8") as given:
        assert said(stdin=given) == "True"
    assert said(stdin=subprocess.DEVNULL) == "False"


def test_a_program_without_streams_has_nothing_piped_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert not is_piped_in()
