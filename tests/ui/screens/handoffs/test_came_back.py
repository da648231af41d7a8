"""A brief that came back leads to the questions that sales asked, one after the other, and then to the next version."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.services import briefs, handoffs, lead_views, leads, replies
from desktop.services.composing import Choice
from desktop.services.desk import Desk
from desktop.ui.jobs import Jobs
from desktop.ui.screens.opportunities.screen import OpportunitiesScreen
from desktop.ui.theme import Look
from tests.pictures.journals import NOW, qualified_desk
from tests.ui.real_journals import Wishes, ask, jobs_on, nameless, press, settle, texts
from tests.ui.screens.handoffs.test_screen import reply, shown

SIZE = "How many people, sites or systems would this touch?"
DECIDES = "Who feels this most from day to day, and who would have to agree to change it?"


def came_back(out: Path) -> Desk:
    """Open a journal with a brief of yesterday that sales gives back today."""
    desk, lead = qualified_desk()
    leads.answer(desk, lead, "cost", "Two reviewers more.")
    desk.clock = lambda: NOW - timedelta(days=1)
    made = briefs.prepare(desk, Choice(lead, "Priya Nair", all_quotes=True, formats=("json",)))
    briefs.issue(desk, made, out)
    desk.clock = lambda: NOW
    return desk


@pytest.fixture
def jobs(qapp: object, tmp_path: Path) -> Iterator[Jobs]:
    with jobs_on(lambda: came_back(tmp_path)) as made:
        yield made


def opened(qtbot: QtBot, jobs: Jobs, look: Look) -> OpportunitiesScreen:
    """Open the opportunity as the hand-off leads to it."""
    screen = OpportunitiesScreen(jobs, look)
    jobs.changed.connect(screen.hear)
    qtbot.addWidget(screen)
    screen.resize(1072, 700)
    screen.show()
    lead = ask(qtbot, jobs, lambda desk: lead_views.list_opportunities(desk)[0].id)
    screen.open(str(lead))
    settle(qtbot, jobs)
    return screen


def test_the_hand_off_leads_to_what_sales_asked(jobs: Jobs, look: Look, qtbot: QtBot) -> None:
    screen = shown(qtbot, jobs, look)
    wishes = Wishes()
    screen.openRequested.connect(wishes.open)
    reply(qtbot, jobs, "Decision: returned\nMissing: Size; Who decides")
    panel = screen.panel
    assert panel.gaps.texts() == [f"{SIZE}, Size · to be asked", f"{DECIDES}, Who decides · to be asked"]
    assert panel.doing.primary.text() == "Answer the next question…"
    qtbot.keyClick(panel.doing.primary, Qt.Key.Key_Space)
    qtbot.keyClick(panel.gaps.cards[1], Qt.Key.Key_Return)
    assert [kind for kind, _ in wishes.opened] == ["opportunity", "opportunity"]
    assert nameless(screen) == []


def test_a_gap_in_words_of_their_own_goes_on_to_the_next_version(
    jobs: Jobs, look: Look, qtbot: QtBot
) -> None:
    screen = shown(qtbot, jobs, look)
    reply(qtbot, jobs, "Decision: returned\nMissing: the budget")
    assert screen.panel.gaps.texts() == ["the budget, in their own words; any answer may say it"]
    assert screen.panel.doing.primary.text() == "Answer with version 2…"
    assert "question" not in screen.panel.doing.offered()


def test_the_next_version_may_go_while_a_question_is_open(jobs: Jobs, look: Look, qtbot: QtBot) -> None:
    screen = shown(qtbot, jobs, look)
    reply(qtbot, jobs, "Decision: returned\nMissing: Size")
    press(screen.panel, "Answer with version 2…")
    settle(qtbot, jobs)
    assert screen.steps.isVisible()


def test_one_question_after_the_other_then_the_next_version(jobs: Jobs, look: Look, qtbot: QtBot) -> None:
    number = ask(qtbot, jobs, lambda desk: handoffs.list_handoffs(desk)[0].handoff.number)
    said = f"Brief: {number}\nDecision: returned\nMissing: Size; Who decides"
    ask(qtbot, jobs, lambda desk: replies.import_reply(desk, said.encode()))
    screen = opened(qtbot, jobs, look)
    panel, editor = screen.panel, screen.panel.answers.editor
    assert panel.answers.editing
    assert editor.criterion == "size"
    assert panel.foot.calm_text() == (
        f"Sales came back with 2 questions. Ask them in the work, not in a pitch. {SIZE}"
    )
    assert editor.visibleRegion().boundingRect() == editor.rect()
    editor.type("Two lines")
    screen.perform("save-entry")
    settle(qtbot, jobs)
    assert panel.answers.editing
    assert editor.criterion == "decides"
    assert editor.visibleRegion().boundingRect() == editor.rect()
    editor.type("The COO signs.")
    screen.perform("save-entry")
    settle(qtbot, jobs)
    assert not panel.answers.editing
    assert panel.foot.calm_text() == "Read what sales asked once more, and answer with version 2."
    assert panel.foot.hand_off.text() == "Answer with version 2…"
    assert panel.foot.hand_off.isVisible()


def test_the_preview_of_the_next_version_says_what_is_new_in_it(jobs: Jobs, look: Look, qtbot: QtBot) -> None:
    screen = shown(qtbot, jobs, look)
    reply(qtbot, jobs, "Decision: returned\nMissing: Size")
    ask(qtbot, jobs, answered)
    settle(qtbot, jobs)
    assert screen.panel.gaps.texts() == [f"{SIZE}, Size · answered since"]
    screen.panel.doing.primary.click()
    settle(qtbot, jobs)
    for _ in range(2):
        screen.steps.go_on()
        settle(qtbot, jobs)
    said = screen.steps.preview.changes.said().split("\n")
    assert said[0] == "What changed since version 1"
    assert said[said.index("Size") :][:4] == ["Size", "new", "Now", "Two lines"]


def answered(desk: Desk) -> object:
    return leads.answer(desk, lead_views.list_opportunities(desk)[0].id, "size", "Two lines")


def test_not_now_asks_no_more(jobs: Jobs, look: Look, qtbot: QtBot) -> None:
    number = ask(qtbot, jobs, lambda desk: handoffs.list_handoffs(desk)[0].handoff.number)
    said = f"Brief: {number}\nDecision: returned\nMissing: Size"
    ask(qtbot, jobs, lambda desk: replies.import_reply(desk, said.encode()))
    screen = opened(qtbot, jobs, look)
    press(screen.panel.answers.editor, "Not now")
    screen.refresh(None)
    settle(qtbot, jobs)
    assert not screen.panel.answers.editing


def test_another_answer_stays_as_it_was_issued_and_can_only_be_taken_back(
    jobs: Jobs, look: Look, qtbot: QtBot
) -> None:
    number = ask(qtbot, jobs, lambda desk: handoffs.list_handoffs(desk)[0].handoff.number)
    said = f"Brief: {number}\nDecision: returned\nMissing: Size"
    ask(qtbot, jobs, lambda desk: replies.import_reply(desk, said.encode()))
    screen = opened(qtbot, jobs, look)
    answers = screen.panel.answers
    assert "stays as issued" in answers.row("cost").accessibleName()
    assert "stays as issued" not in answers.row("share").accessibleName()
    answers.open_criterion("cost")
    assert answers.editor.locked_words().startswith("It stays as it was issued until the next version is out")
    assert "Keep the answer" not in texts(answers.editor)
    screen.perform("save-entry")
    settle(qtbot, jobs)
    assert "Two reviewers more." in answers.row("cost").accessibleName()
    wishes = Wishes()
    screen.undoOffered.connect(wishes.offer)
    answers.open_criterion("cost")
    press(answers.editor, "Take it back")
    settle(qtbot, jobs)
    assert "Two reviewers more." not in answers.row("cost").accessibleName()
    ((_, undo),) = wishes.undos
    undo()
    settle(qtbot, jobs)
    assert "Two reviewers more." in answers.row("cost").accessibleName()
    answers.open_criterion("share")
    assert answers.editor.locked_words() == ""
