"""Bad answers in the window: a sentence in place, nothing to press, and nothing changed; markup is shown as text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.services import handoffs
from desktop.services.desk import Desk
from desktop.ui.dialogs.reply.dialog import ReplyDialog
from desktop.ui.jobs import Jobs
from desktop.ui.theme import Look
from tests.hostile_replies import MARKUP, READ, REFUSED
from tests.services.test_replies import everything
from tests.ui.real_journals import ask, jobs_on, settle
from tests.ui.screens.handoffs.test_screen import issued


@pytest.fixture
def jobs(qapp: object, tmp_path: Path) -> Iterator[Jobs]:
    with jobs_on(lambda: issued(tmp_path)) as made:
        yield made


@pytest.fixture
def dialog(jobs: Jobs, look: Look, qtbot: QtBot) -> ReplyDialog:
    made = ReplyDialog(jobs, look)
    qtbot.addWidget(made)
    return made


def brief(desk: Desk) -> tuple[str, str]:
    handoff = handoffs.list_handoffs(desk)[0].handoff
    return handoff.number, handoff.hash


def test_each_bad_answer_is_refused_in_place(
    jobs: Jobs, dialog: ReplyDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    number, digest = ask(qtbot, jobs, brief)
    before = ask(qtbot, jobs, everything)
    for name, (make, sentence) in REFUSED.items():
        file = tmp_path / "answer"
        file.write_bytes(make(number, digest))
        dialog.take_in_file(str(file))
        settle(qtbot, jobs)
        said = dialog.said()
        assert sentence in said, name
        assert "\n" not in said
        assert not dialog.apply.isEnabled()
        dialog.take_in()
    settle(qtbot, jobs)
    assert ask(qtbot, jobs, everything) == before


def test_each_answer_that_is_hard_to_read_is_shown(
    jobs: Jobs, dialog: ReplyDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    number, digest = ask(qtbot, jobs, brief)
    for name, make in READ.items():
        file = tmp_path / "answer"
        file.write_bytes(make(number, digest))
        dialog.take_in_file(str(file))
        settle(qtbot, jobs)
        assert "Hand-off: Ready to send → Accepted" in dialog.said(), name
        assert dialog.apply.isEnabled()


def test_markup_is_shown_as_text(jobs: Jobs, dialog: ReplyDialog, qtbot: QtBot, tmp_path: Path) -> None:
    number, digest = ask(qtbot, jobs, brief)
    file = tmp_path / f"{MARKUP.replace('/', '')}.json"
    file.write_bytes(READ["markup in every field"](number, digest))
    dialog.take_in_file(str(file))
    settle(qtbot, jobs)
    assert f"In their words: {MARKUP}" in dialog.said()
    for label in dialog.findChildren(QLabel):
        shown = QLabel.text(label)
        assert "<script" not in shown or label.textFormat() is Qt.TextFormat.PlainText, shown


def test_a_very_long_text_is_pasted_and_refused_in_place(
    jobs: Jobs, dialog: ReplyDialog, qtbot: QtBot
) -> None:
    dialog.take_in_text("x " * 600_000)
    settle(qtbot, jobs)
    assert dialog.said().startswith("This is larger than 1 MB")
