"""Killed while somebody types in the real window: no more than the last second of it is gone."""

from __future__ import annotations

import itertools
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.services import interactions
from desktop.store.opening import open_journal
from desktop.ui import quick
from desktop.ui.screens.today import screen as today
from tests.desks import make_desk
from tests.ui.typist import letters

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="nothing there ends a program like kill -9")
ROOT = Path(__file__).parents[2]
MOST_LOST = 1.0
DRAFTS = {"today": today.DRAFT, "journal": interactions.NEW, "quick": quick.DRAFT}


@pytest.fixture
def home() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="ej") as folder:
        yield Path(folder)


def typed_until_killed(home: Path, journal: Path, where: str, seconds: float) -> list[float]:
    """Type for some seconds, kill the program, and return how long before that each letter was typed."""
    places = {name: str(home) for name in ("XDG_RUNTIME_DIR", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "HOME")}
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.ui.typist", str(journal), where],
        cwd=ROOT,
        env={**os.environ, **places, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    lines = [process.stdout.readline()]
    assert lines[0], process.communicate()[1]
    began = time.monotonic()
    while time.monotonic() - began < seconds:
        lines.append(process.stdout.readline())
    killed = time.time()
    process.send_signal(signal.SIGKILL)
    lines += process.communicate()[0].splitlines()
    moments = [float(line.split()[0]) for line in lines if len(line.split()) == 2]
    return [killed - moment for moment in moments]


def kept(journal: Path, where: str) -> str:
    """Return what the journal has of it, after a look at whether it is sound."""
    opened = open_journal(journal, create=False)
    assert opened.faults() == []
    drafts = interactions.list_drafts(make_desk(opened))
    text = drafts[DRAFTS[where]].text if DRAFTS[where] in drafts else ""
    opened.close()
    return text


def check(home: Path, where: str, seconds: float) -> None:
    journal = home / "journal.db"
    journal.unlink(missing_ok=True)
    ages = typed_until_killed(home, journal, where, seconds)
    typed = "".join(itertools.islice(letters(), len(ages) + 5))
    text = kept(journal, where)
    assert typed.startswith(text)
    must = sum(age > MOST_LOST for age in ages)
    assert must > 10
    assert len(text) >= must, f"{len(ages)} letters were typed, {must} long enough ago, {len(text)} are there"


@pytest.mark.parametrize("where", list(DRAFTS))
def test_a_kill_loses_one_second_at_the_most(home: Path, where: str) -> None:
    check(home, where, 1.8)


@pytest.mark.slow
@pytest.mark.parametrize("where", list(DRAFTS))
def test_twenty_kills_lose_one_second_each_at_the_most(home: Path, where: str) -> None:
    chance = random.Random(20261124)
    for _ in range(20):
        check(home, where, chance.uniform(1.4, 4.0))
