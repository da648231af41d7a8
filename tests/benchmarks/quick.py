"""How long it takes from `quick` to the window of a program that runs, as ratios to bare starts in the same run.

`python -m tests.benchmarks.quick` starts the program without a display and prints a table. Nothing is asserted: a
machine's speed is no test.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from desktop.system import instance
from tests.benchmarks.timing import measured

ROUNDS = 15
PATIENCE = 30.0
QT = "from PySide6.QtWidgets import QApplication; QApplication([])"


def main() -> None:
    """Start the program, measure, print."""
    with tempfile.TemporaryDirectory(prefix="ej") as folder:
        journal = Path(folder, "journal.db")
        names = ("XDG_RUNTIME_DIR", "XDG_STATE_HOME", "XDG_CONFIG_HOME")
        os.environ.update(dict.fromkeys(names, folder), QT_QPA_PLATFORM="offscreen")
        running = subprocess.Popen(
            [sys.executable, "-m", "desktop", "--journal", str(journal)], stderr=subprocess.DEVNULL
        )
        try:
            wait_for(journal)
            report(journal)
        finally:
            running.terminate()
            running.wait()


def wait_for(journal: Path) -> None:
    """Wait until the program answers at its door."""
    until = time.monotonic() + PATIENCE
    while not instance.knock(journal, instance.OPEN):
        if time.monotonic() > until:
            sys.exit("the program did not start")
        time.sleep(0.05)


def report(journal: Path) -> None:
    """Measure and print a line for each."""
    python, qt = started("-c", "pass"), started("-c", QT)
    first = started("-m", "desktop", "--journal", str(journal), "quick", rounds=1)
    again = started("-m", "desktop", "--journal", str(journal), "quick")
    for name, seconds in {
        "python -c pass": python,
        "bare window": qt,
        "quick, first": first,
        "quick": again,
    }.items():
        said = f"{seconds * 1000:7.0f} ms   {seconds / python:5.2f} × python   {seconds / qt:5.2f} × Qt"
        print(f"{name:16} {said}")  # noqa: T201


def started(*words: str, rounds: int = ROUNDS) -> float:
    """Return the median seconds that a start of Python with those words takes."""

    def start() -> None:
        subprocess.run([sys.executable, *words], stdin=subprocess.DEVNULL, check=True)

    return measured(start, rounds)


if __name__ == "__main__":
    main()
