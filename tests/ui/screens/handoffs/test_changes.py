"""What the next version of a brief says that the one before did not, as the page of a hand-off shows it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.services import briefs, leads
from desktop.services.composing import Choice
from desktop.services.desk import Desk
from desktop.ui.jobs import Jobs
from desktop.ui.theme import Look
from tests.pictures.journals import qualified_desk
from tests.ui.real_journals import jobs_on, press
from tests.ui.screens.handoffs.test_screen import issued, shown


def corrected(out: Path) -> Desk:
    """Open a journal with a brief of which version 2 says more, says something else and says less."""
    desk, lead = qualified_desk()
    leads.answer(desk, lead, "cost", "Two reviewers more.")
    choice = Choice(lead, "Priya Nair", all_quotes=True, formats=("json",))
    briefs.issue(desk, briefs.prepare(desk, choice), out)
    leads.answer(desk, lead, "need", "The batch release process in Lyon and Turin.")
    leads.answer(desk, lead, "size", "Two lines")
    less = Choice(lead, "Priya Nair", formats=("json",), left_out=("cost",))
    briefs.issue(desk, briefs.prepare(desk, less), out)
    return desk


@pytest.fixture
def jobs(qapp: object, tmp_path: Path) -> Iterator[Jobs]:
    with jobs_on(lambda: corrected(tmp_path)) as made:
        yield made


def test_a_correction_says_before_and_now(jobs: Jobs, look: Look, qtbot: QtBot) -> None:
    screen = shown(qtbot, jobs, look)
    panel = screen.panel
    said = panel.changes.said().split("\n")
    assert said[0] == "What changed since version 1"
    need, size = said.index("What they want"), said.index("Size")
    assert said[need:size] == [
        "What they want", "changed",
        "Before", "The batch release process in Lyon.",
        "Now", "The batch release process in Lyon and Turin.",
    ]  # fmt: skip
    assert said[size : size + 4] == ["Size", "new", "Now", "Two lines"]
    assert said[said.index("In their words") + 1] == "no longer in it"
    assert said[-4:] == ["What it costs to wait", "no longer in it", "Before", "Two reviewers more."]


def test_the_first_version_has_no_changes(jobs: Jobs, look: Look, qtbot: QtBot) -> None:
    screen = shown(qtbot, jobs, look)
    panel = screen.panel
    press(panel, "Version 1")
    assert panel.changes.said() == ""
    assert "Lyon and Turin" not in panel.brief.text()
    press(panel, "Version 2")
    assert "Two lines" in panel.changes.said()


def test_a_brief_that_left_once_shows_no_changes(look: Look, qtbot: QtBot, tmp_path: Path) -> None:
    with jobs_on(lambda: issued(tmp_path)) as jobs:
        assert shown(qtbot, jobs, look).panel.changes.isHidden()
