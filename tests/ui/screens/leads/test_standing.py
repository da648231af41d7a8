"""What comes first before a lead goes to sales, beside the lead."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from desktop.domain.clients import PromiseState
from desktop.services import lead_views, promises
from desktop.ui.jobs import Jobs
from desktop.ui.theme import Look
from tests.ui.real_journals import ask, settle, texts
from tests.ui.screens.opportunities.test_screen import exploring, shown

__all__ = ["exploring"]


def test_a_promise_that_comes_first_is_answered_in_place(
    exploring: Jobs,
    look: Look,
    qtbot: QtBot,
) -> None:
    screen = shown(qtbot, exploring, look)
    assert screen.panel.standing.isHidden()
    made = lambda desk: promises.make_promise(  # noqa: E731
        desk, "Helix Pharma", "Night training", state=PromiseState.BROKEN
    )
    ask(qtbot, exploring, made)
    screen.load_lead()
    settle(qtbot, exploring)
    assert "First, what we promised: Night training" in texts(screen.panel)
    screen.panel.standing.line.setText("They know.")
    screen.panel.standing.keep()
    settle(qtbot, exploring)
    rows = ask(qtbot, exploring, lead_views.list_opportunities)
    assert isinstance(rows, list)
    lead = rows[0].id
    assert ask(qtbot, exploring, lambda desk: lead_views.show_lead(desk, lead).told) == "They know."
