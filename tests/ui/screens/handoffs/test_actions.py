"""What a hand-off offers: one next thing by its state, a few buttons beside it, the rest in a menu."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.ui.jobs import Jobs
from desktop.ui.screens.handoffs.screen import HandOffsScreen
from desktop.ui.theme import Look
from tests.ui.real_journals import jobs_on, nameless, settle
from tests.ui.screens.handoffs.test_screen import issued, reply, shown

YES = "Decision: accepted\nBy: Priya Nair\nNext action: Call Mira\nOn: 2026-11-25\nTerms acknowledged: yes"


@pytest.fixture
def jobs(qapp: object, tmp_path: Path) -> Iterator[Jobs]:
    with jobs_on(lambda: issued(tmp_path)) as made:
        yield made


def words(screen: HandOffsScreen) -> tuple[str, list[str], list[str]]:
    """Return the words of the next thing, of the buttons beside it, and of the menu."""
    doing = screen.panel.doing
    beside = [button.text() for button in doing.buttons.values() if button.isVisibleTo(screen)]
    primary = doing.primary.text() if doing.primary.isVisibleTo(screen) else ""
    return primary, beside, [action.text() for action in doing.menu.actions()]


AGAIN = "Write the files again…"
MENU = [AGAIN, "Extend the protection…", "Withdraw…", "The customer wishes it to end…"]
LEAD = "Open what it is about"


def test_each_state_has_its_next_thing(jobs: Jobs, look: Look, qtbot: QtBot) -> None:
    screen = shown(qtbot, jobs, look)
    answers = ["Take in an answer…", "Sales told me…"]
    assert words(screen) == ("It is sent", answers, [LEAD, *MENU])
    screen.panel.doing.primary.click()
    settle(qtbot, jobs)
    assert words(screen) == ("Take in an answer…", ["Sales told me…", LEAD], MENU)
    reply(qtbot, jobs, YES)
    assert words(screen) == ("Release contacts…", answers, [*MENU, LEAD])
    reply(qtbot, jobs, "Decision: won\nBy: Priya Nair")
    assert words(screen) == ("", [LEAD, AGAIN], [])
    assert screen.panel.doing.more.isHidden()


def test_what_came_back_is_answered_first(jobs: Jobs, look: Look, qtbot: QtBot) -> None:
    screen = shown(qtbot, jobs, look)
    reply(qtbot, jobs, "Decision: returned\nMissing: the budget")
    primary, beside, menu = words(screen)
    assert (primary, beside[0]) == ("Answer with version 2…", LEAD)
    assert beside[1] == AGAIN
    assert menu == ["Extend the protection…", "Withdraw…", "The customer wishes it to end…"]


@pytest.mark.qt_log_ignore("does not support raise", "grabbing the keyboard", extend=True)
def test_everything_is_reached_by_keys_and_has_a_name(jobs: Jobs, look: Look, qtbot: QtBot) -> None:
    screen = shown(qtbot, jobs, look)
    assert nameless(screen) == []
    doing = screen.panel.doing
    doing.primary.setFocus()
    reached = [screen.focusWidget()]
    while reached[-1] is not doing.more and len(reached) < 9:
        qtbot.keyClick(reached[-1], Qt.Key.Key_Tab)
        reached.append(screen.focusWidget())
    assert reached == [doing.primary, doing.buttons["reply"], doing.buttons["told"], doing.more]
    qtbot.keyClick(doing.more, Qt.Key.Key_Space)
    assert doing.menu.accessibleName() == "More that can be done"
    assert doing.menu.activeAction().text() == LEAD
    qtbot.keyClick(doing.menu, Qt.Key.Key_Escape)
    assert not doing.menu.isVisible()
