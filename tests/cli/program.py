"""The program as its users start it, inside this process or as a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from desktop import bootstrap

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Said:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def last(self) -> str:
        """Return the last line: the id of what was made."""
        return self.out.strip().splitlines()[-1]

    @property
    def json(self) -> Any:
        """Return what was printed, as JSON."""
        return json.loads(self.out)


class Program:
    """`engagement-journal --journal FILE …`, in this process."""

    def __init__(self, journal: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.journal = journal
        self._capture = capture

    def __call__(self, *words: str | Path) -> Said:
        """Run a command."""
        self._capture.readouterr()
        code = bootstrap.main(["--journal", str(self.journal), *(str(word) for word in words)])
        captured = self._capture.readouterr()
        return Said(code, captured.out, captured.err)

    def made(self, *words: str | Path) -> str:
        """Run a command that makes something and return what its last line names."""
        said = self(*words)
        assert said.code == 0, said.err
        return said.last


def start(journal: Path, *words: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run a command as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "desktop", "--journal", str(journal), *words],
        input=stdin,
        capture_output=True,
        cwd=ROOT,
        check=False,
        timeout=120,
    )
