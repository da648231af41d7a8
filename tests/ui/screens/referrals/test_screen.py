"""Referrals: asked step by step, never pushed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.domain.changes import Changes
from desktop.services import lead_views, leads, referrals
from desktop.services.desk import Desk
from desktop.ui.jobs import Jobs
from desktop.ui.screens.referrals.screen import ReferralsScreen
from desktop.ui.theme import Look
from tests.desks import bring_on
from tests.pictures.journals import empty_desk, exploring_desk
from tests.ui.real_journals import Wishes, ask, jobs_on, nameless, settle, texts

STEPS = ("permission asked", "permission given", "introduced", "met", "qualified")


def referred() -> Desk:
    desk, lead = exploring_desk()
    entry = lead_views.show_lead(desk, lead).evidence[0].interaction_id
    leads.spot_referral(
        desk,
        entry,
        "I want the same team.",
        "Vantis",
        kind="praise-unasked",
        through="Mira Costa",
        company="Vantis SA",
    )
    return desk


@pytest.fixture
def jobs(qapp: object) -> Iterator[Jobs]:
    with jobs_on(referred) as made:
        yield made


def shown(qtbot: QtBot, jobs: Jobs, look: Look) -> ReferralsScreen:
    screen = ReferralsScreen(jobs, look)
    jobs.changed.connect(screen.hear)
    qtbot.addWidget(screen)
    screen.resize(1072, 800)
    screen.show()
    settle(qtbot, jobs)
    return screen


def test_it_says_through_whom_and_why(jobs: Jobs, look: Look, qtbot: QtBot) -> None:
    screen = shown(qtbot, jobs, look)
    assert "Vantis SA · Praise that nobody asked for · through Mira Costa" in texts(screen.panel)
    assert "Noted" in texts(screen.panel)


def test_it_goes_on_step_by_step_until_it_may_be_handed_off(jobs: Jobs, look: Look, qtbot: QtBot) -> None:
    screen = shown(qtbot, jobs, look)
    steps = screen.panel.foot.steps
    for criterion in ("need", "share", "ask", "asked", "next"):
        ask(qtbot, jobs, partial(answer, criterion))
    for step in STEPS:
        assert screen.panel.foot.hand_off.isHidden()
        if step == "introduced":
            steps.button("other side").click()
            qtbot.keyClicks(steps.other_side.name, "Lena Frey")
            qtbot.keyClicks(steps.other_side.how, "by mail")
            qtbot.keyClick(steps.other_side.how, Qt.Key.Key_Return)
            settle(qtbot, jobs)
            assert "hello Mira" in screen.panel.life.draft()
        steps.button(step).click()
        if step.startswith("permission"):
            qtbot.keyClicks(steps.how.line, "in person")
            qtbot.keyClick(steps.how.line, Qt.Key.Key_Return)
        settle(qtbot, jobs)
    assert "Qualified" in texts(screen.panel)
    assert not screen.panel.foot.hand_off.isHidden()
    assert not screen.panel.foot.button("won").isHidden()


def test_a_refusal_is_taken_as_it_is(jobs: Jobs, look: Look, qtbot: QtBot) -> None:
    screen = shown(qtbot, jobs, look)
    steps = screen.panel.foot.steps
    steps.button("permission asked").click()
    qtbot.keyClicks(steps.how.line, "Would you introduce us?")
    qtbot.keyClick(steps.how.line, Qt.Key.Key_Return)
    settle(qtbot, jobs)
    assert "Mira Costa was asked lately" in screen.panel.life.said()
    screen.panel.foot.button("refused").click()
    settle(qtbot, jobs)
    assert "They would rather not" in texts(screen.panel)
    assert screen.panel.foot.calm_text() == ""


def test_the_loop_is_closed_with_the_one_who_gave_it(jobs: Jobs, look: Look, qtbot: QtBot) -> None:
    screen = shown(qtbot, jobs, look)
    for criterion in ("need", "share", "ask", "asked", "next"):
        ask(qtbot, jobs, partial(answer, criterion))
    ask(qtbot, jobs, won)
    settle(qtbot, jobs)
    assert "○ Tell Mira Costa how it ended" in screen.panel.life.said()
    assert "you should hear it from me first" in screen.panel.life.draft()
    screen.panel.foot.button("told").click()
    qtbot.keyClicks(screen.panel.foot.steps.told.line, "Over lunch")
    qtbot.keyClick(screen.panel.foot.steps.told.line, Qt.Key.Key_Return)
    settle(qtbot, jobs)
    assert "✓ Told Mira Costa how it ended" in screen.panel.life.said()
    assert screen.panel.life.draft() == ""


def answer(criterion: str, desk: Desk) -> Changes:
    return leads.answer(desk, "Vantis", criterion, "What we know.")


def won(desk: Desk) -> Changes:
    bring_on(desk, "Vantis")
    return referrals.end(desk, "Vantis", won=True)


def test_an_empty_journal_says_how_to_begin(look: Look, qtbot: QtBot) -> None:
    with jobs_on(empty_desk) as jobs:
        assert "No referral yet" in texts(shown(qtbot, jobs, look))


def test_everything_that_can_be_reached_has_a_name(jobs: Jobs, look: Look, qtbot: QtBot) -> None:
    screen = shown(qtbot, jobs, look)
    assert nameless(screen) == []


def test_what_is_known_is_corrected_in_place_and_put_back(jobs: Jobs, look: Look, qtbot: QtBot) -> None:
    screen, wishes = shown(qtbot, jobs, look), Wishes()
    screen.undoOffered.connect(wishes.offer)
    form, foot = screen.panel.foot.steps.facts, screen.panel.foot.steps
    foot.button("facts").click()
    assert form.through.currentText() == "Mira Costa"
    form.company.setText("Vantis Holding")
    form.strength.setCurrentText("Strong")
    form.through.setCurrentIndex(0)
    qtbot.keyClicks(form.heard_by, "Priya")
    assert nameless(screen) == []
    qtbot.keyClick(form.heard_by, Qt.Key.Key_Return)
    settle(qtbot, jobs)
    assert form.isHidden()
    assert "Vantis Holding · Praise that nobody asked for · Strong · heard by Priya" in texts(screen.panel)
    wishes.undos[-1][1]()
    settle(qtbot, jobs)
    assert "Vantis SA · Praise that nobody asked for · through Mira Costa" in texts(screen.panel)


def test_through_whom_it_comes_is_settled_once_they_were_asked(jobs: Jobs, look: Look, qtbot: QtBot) -> None:
    screen = shown(qtbot, jobs, look)
    screen.panel.foot.button("permission asked").click()
    qtbot.keyClick(screen.panel.foot.steps.how.line, Qt.Key.Key_X)
    qtbot.keyClick(screen.panel.foot.steps.how.line, Qt.Key.Key_Return)
    settle(qtbot, jobs)
    form = screen.panel.foot.steps.facts
    screen.panel.foot.button("facts").click()
    assert form.through.isHidden()
    form.company.setText("Vantis AG")
    form.use()
    settle(qtbot, jobs)
    assert "Vantis AG" in texts(screen.panel)
    assert "through Mira Costa" in texts(screen.panel)


def test_one_that_is_opened_before_the_list_knows_it_is_marked_there(
    jobs: Jobs, look: Look, qtbot: QtBot
) -> None:
    screen = shown(qtbot, jobs, look)
    screen.hide()
    changes = ask(qtbot, jobs, another)
    assert isinstance(changes, Changes)
    screen.show()
    screen.open(changes.made)
    settle(qtbot, jobs)
    assert screen.list.chosen() == changes.made
    assert "Orchard" in texts(screen.panel)


def another(desk: Desk) -> Changes:
    entry = lead_views.show_lead(desk, "Second plant").evidence[0].interaction_id
    return leads.spot_referral(desk, entry, "The audit is in September.", "Orchard")
