"""Killed at any moment: every entry whose id was printed is there, and the file is sound."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.store.opening import open_journal
from tests.cli.program import ROOT

LOOP = """
import sys
from desktop.bootstrap import main
for number in range(1000):
    main(["--journal", sys.argv[1], "entry", "add", f"Session {number} of {sys.argv[2]}.", "--client", "Helix", "--with", "Mira"])
    sys.stdout.flush()
"""


@pytest.mark.slow
def test_a_hundred_kills_lose_nothing_that_was_printed(tmp_path: Path) -> None:
    journal, printed = tmp_path / "journal.db", list[str]()
    chance = random.Random(20261123)
    for run in range(100):
        process = subprocess.Popen(
            [sys.executable, "-c", LOOP, str(journal), str(run)], stdout=subprocess.PIPE, text=True, cwd=ROOT
        )
        try:
            process.wait(timeout=chance.uniform(0.05, 1.2))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
        out, _ = process.communicate()
        printed += [line for line in out.splitlines(keepends=True) if line.endswith("\n")]
    assert len(printed) > 100
    opened = open_journal(journal, create=False)
    assert opened.faults() == []
    kept = {row["id"] for row in opened.rows("SELECT id FROM interactions")}
    assert {line.strip() for line in printed} <= kept
    assert opened.value("SELECT count(*) FROM clients") == 1
    opened.close()
