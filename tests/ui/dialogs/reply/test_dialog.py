"""An answer from sales is shown before it changes anything."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.services import handoffs
from desktop.services.desk import Desk
from desktop.ui.dialogs.reply.dialog import ReplyDialog
from desktop.ui.jobs import Jobs
from desktop.ui.theme import Look
from tests.ui.real_journals import Wishes, ask, jobs_on, nameless, settle
from tests.ui.screens.handoffs.test_screen import issued
from tests.ui.stand_ins import drop, drop_files

YES = "Decision: accepted\nBy: Priya Nair\nNext action: Call Mira\nOn: 2026-11-25\nTerms acknowledged: yes"


@pytest.fixture
def jobs(qapp: object, tmp_path: Path) -> Iterator[Jobs]:
    with jobs_on(lambda: issued(tmp_path)) as made:
        yield made


@pytest.fixture
def dialog(jobs: Jobs, look: Look, qtbot: QtBot) -> ReplyDialog:
    made = ReplyDialog(jobs, look)
    qtbot.addWidget(made)
    return made


def number(desk: Desk) -> str:
    return handoffs.list_handoffs(desk)[0].handoff.number


def state(desk: Desk) -> str:
    return handoffs.list_handoffs(desk)[0].handoff.state.value


def text(qtbot: QtBot, jobs: Jobs, lines: str) -> str:
    return f"Brief: {ask(qtbot, jobs, number)}\n{lines}"


def test_pasted_lines_are_shown_and_change_nothing_yet(jobs: Jobs, dialog: ReplyDialog, qtbot: QtBot) -> None:
    dialog.take_in_text(text(qtbot, jobs, YES))
    settle(qtbot, jobs)
    said = dialog.said()
    assert said.startswith("Accepted\nSecond plant\nHelix Pharma · EJ-")
    assert " · version 1\n" in said
    assert "From: Priya Nair" in said
    assert "Read from: lines typed by hand" in said
    assert "Hand-off: Ready to send → Accepted" in said
    assert "Clock: Not sent yet → Next: Call Mira, in 2 days" in said
    assert "Opportunity: With sales\n" in said
    assert "Their next action: Call Mira, in 2 days" in said
    assert said.endswith("Steward, terms and content stay.")
    assert ask(qtbot, jobs, state) == "ready to send"


def test_ctrl_enter_takes_it_in_once(jobs: Jobs, dialog: ReplyDialog, qtbot: QtBot) -> None:
    wishes = Wishes()
    dialog.takenIn.connect(wishes.say)
    pasted = text(qtbot, jobs, YES)
    dialog.take_in_text(pasted)
    settle(qtbot, jobs)
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, jobs)
    assert ask(qtbot, jobs, state) == "accepted"
    assert not dialog.isVisible()
    assert wishes.notices == [ask(qtbot, jobs, number)]
    dialog.take_in_text(pasted)
    settle(qtbot, jobs)
    assert "It was taken in before, Mon 23 Nov. Taking it in again changes nothing." in dialog.said()
    assert not dialog.apply.isEnabled()


def test_an_incomplete_yes_says_what_is_missing(jobs: Jobs, dialog: ReplyDialog, qtbot: QtBot) -> None:
    dialog.take_in_text(text(qtbot, jobs, "Decision: accepted\nBy: Priya Nair"))
    settle(qtbot, jobs)
    said = dialog.said()
    assert said.startswith("Accepted\nDetails missing\n")
    assert "Clock: Not sent yet → Said yes; the details are due" in said
    assert "Still missing: the next action, its date, the terms acknowledged." in said
    qtbot.mouseClick(dialog.card.copy, Qt.MouseButton.LeftButton)
    text_to_sales = QGuiApplication.clipboard().text()
    assert text_to_sales.strip() in said
    assert "Terms acknowledged: yes" in text_to_sales


def test_what_is_not_read_and_what_the_reason_advises_is_said(
    jobs: Jobs, dialog: ReplyDialog, qtbot: QtBot
) -> None:
    lines = "Decision: declined\nReason: too early\nOwner: Priya Nair\nTerms: none\nNext year, please."
    dialog.take_in_text(text(qtbot, jobs, lines))
    settle(qtbot, jobs)
    said = dialog.said()
    assert "Why: Too early. " in said
    assert "Hand-off: Ready to send → Declined" in said
    assert "Opportunity: With sales → Parked until " in said
    assert "Not read: Owner, Terms" in said
    assert "In their words: Next year, please." in said


def test_what_moved_on_since_is_not_changed_but_shown_again(
    jobs: Jobs, dialog: ReplyDialog, qtbot: QtBot
) -> None:
    dialog.take_in_text(text(qtbot, jobs, YES))
    settle(qtbot, jobs)
    jobs.submit(lambda desk: handoffs.confirm_sent(desk, number(desk)) and None)
    dialog.take_in()
    settle(qtbot, jobs)
    assert "The journal has moved on since this answer was shown." in dialog.said()
    assert "Hand-off: Sent → Accepted" in dialog.said()
    assert ask(qtbot, jobs, state) == "issued"
    dialog.take_in()
    settle(qtbot, jobs)
    assert ask(qtbot, jobs, state) == "accepted"


def test_what_is_shown_follows_the_journal(jobs: Jobs, dialog: ReplyDialog, qtbot: QtBot) -> None:
    dialog.take_in_text(text(qtbot, jobs, YES))
    settle(qtbot, jobs)
    jobs.submit(lambda desk: handoffs.confirm_sent(desk, number(desk)))
    settle(qtbot, jobs)
    assert "Hand-off: Sent → Accepted" in dialog.said()


def test_typing_is_read_after_a_pause(jobs: Jobs, dialog: ReplyDialog, qtbot: QtBot) -> None:
    dialog.ask()
    for line in text(qtbot, jobs, "Decision: seen").splitlines():
        qtbot.keyClicks(dialog.field, line)
        qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.apply.isEnabled)
    assert dialog.said().startswith("Seen")
    assert "Hand-off: Ready to send → Sent" in dialog.said()


def test_a_text_that_is_no_answer_is_refused_in_place(jobs: Jobs, dialog: ReplyDialog, qtbot: QtBot) -> None:
    dialog.take_in_text("Hello Tom, thanks!")
    settle(qtbot, jobs)
    assert dialog.said()
    assert not dialog.apply.isEnabled()


def test_what_is_put_away_is_not_shown_late(jobs: Jobs, dialog: ReplyDialog, qtbot: QtBot) -> None:
    lines = text(qtbot, jobs, YES)
    dialog.take_in_text(lines)
    dialog.ask()
    settle(qtbot, jobs)
    assert dialog.said() == ""
    assert not dialog.apply.isEnabled()
    dialog.take_in_text(lines)
    settle(qtbot, jobs)
    dialog.reject()
    dialog.ask()
    jobs.submit(lambda desk: handoffs.confirm_sent(desk, number(desk)))
    settle(qtbot, jobs)
    assert dialog.said() == ""


def test_a_file_is_shown_by_its_name(jobs: Jobs, dialog: ReplyDialog, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "answer.txt"
    file.write_text(text(qtbot, jobs, "Decision: declined\nReason: too early"), encoding="utf-8")
    dialog.take_in_file(str(file))
    settle(qtbot, jobs)
    assert "Hand-off: Ready to send → Declined" in dialog.said()
    assert "Read from: answer.txt: lines typed by hand" in dialog.said()
    assert not dialog.field.isVisible()
    assert dialog.focusWidget() is dialog.apply


def test_several_files_are_shown_one_after_the_other(
    jobs: Jobs, dialog: ReplyDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    files = [tmp_path / "seen.txt", tmp_path / "yes.txt"]
    for file, lines in zip(files, ("Decision: seen", YES), strict=True):
        file.write_text(text(qtbot, jobs, lines), encoding="utf-8")
    assert drop_files(dialog, *(str(file) for file in files))
    settle(qtbot, jobs)
    assert dialog.said().startswith("Seen")
    dialog.take_in()
    settle(qtbot, jobs)
    assert dialog.said().startswith("Accepted")
    assert ask(qtbot, jobs, state) == "issued"
    dialog.reject()
    assert not dialog.isVisible()


def test_text_dropped_beside_the_field_takes_the_place_of_what_was_there(
    jobs: Jobs, dialog: ReplyDialog, qtbot: QtBot
) -> None:
    dialog.take_in_text("Hello Tom")
    carried = QMimeData()
    carried.setText(text(qtbot, jobs, YES))
    assert drop(dialog, carried)
    settle(qtbot, jobs)
    assert dialog.said().startswith("Accepted")
    assert dialog.field.toPlainText() == carried.text()


def test_a_file_that_cannot_be_read_is_said(jobs: Jobs, dialog: ReplyDialog, qtbot: QtBot) -> None:
    dialog.take_in_file("/nowhere/answer.json")
    settle(qtbot, jobs)
    assert dialog.said().startswith("answer.json cannot be read.")


def test_everything_that_can_be_reached_has_a_name(dialog: ReplyDialog) -> None:
    dialog.ask()
    assert nameless(dialog) == []
