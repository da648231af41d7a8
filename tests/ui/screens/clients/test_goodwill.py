"""Goodwill on a client's page: given, asked, refused with a sentence, and answered on the line."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.domain.clients import PromiseState
from desktop.domain.goodwill import Ask, Gift
from desktop.services import goodwill, promises
from desktop.services.desk import Desk
from desktop.ui.jobs import Jobs
from desktop.ui.screens.clients.goodwill import Goodwill
from desktop.ui.screens.clients.screen import ClientsScreen
from desktop.ui.theme import Look
from tests.pictures.journals import exploring_desk
from tests.ui.real_journals import Wishes, ask, jobs_on, nameless, press, settle, texts


@pytest.fixture
def jobs(qapp: object) -> Iterator[Jobs]:
    with jobs_on(lambda: exploring_desk()[0]) as made:
        yield made


def written(part: Goodwill, qtbot: QtBot, jobs: Jobs, what: Gift | Ask | str, text: str) -> None:
    press(part, "Write it down…")
    part.form.person.setCurrentText("Mira Costa")
    part.form.choose(what)
    qtbot.keyClicks(part.form.text, text)
    qtbot.keyClick(part.form.text, Qt.Key.Key_Return)
    settle(qtbot, jobs)


def line(desk: Desk) -> list[tuple[str, str | None]]:
    view = goodwill.show_goodwill(desk, "Mira Costa")
    return [(deed.text, deed.outcome) for deed in view.deeds]


def tab(jobs: Jobs, look: Look, qtbot: QtBot) -> tuple[ClientsScreen, Goodwill]:
    screen = ClientsScreen(jobs, look)
    jobs.changed.connect(screen.hear)
    qtbot.addWidget(screen)
    screen.resize(1072, 800)
    screen.show()
    screen.open("Helix Pharma")
    settle(qtbot, jobs)
    screen.page.show_tab("goodwill")
    return screen, screen.page.goodwill


def test_given_asked_refused_and_answered(jobs: Jobs, look: Look, qtbot: QtBot) -> None:
    screen, part = tab(jobs, look, qtbot)
    wishes = Wishes()
    screen.undoOffered.connect(wishes.offer)
    written(part, qtbot, jobs, Gift.HELP, "Sent her the checklist")
    written(part, qtbot, jobs, Ask.QUOTE, "One sentence for the page")
    assert part.form.isHidden()
    assert "was asked lately" in texts(part)
    written(part, qtbot, jobs, Ask.LOGO, "And the logo")
    assert "the next ask is possible from" in part.form.said()
    assert "Sent her the checklist" in part.form.said()
    assert nameless(screen) == []
    part.form.leave()
    rows = part.lines()[0].rows.rows()
    assert "We asked: One sentence for the page, no answer yet" in rows[0].accessibleName()
    qtbot.keyClick(rows[0], Qt.Key.Key_Space)
    settle(qtbot, jobs)
    assert ask(qtbot, jobs, line) == [
        ("One sentence for the page", "agreed"), ("Sent her the checklist", None),
    ]  # fmt: skip
    written(part, qtbot, jobs, "limit", "often")
    assert "no number of asks" in part.form.said()
    part.form.leave()
    written(part, qtbot, jobs, "limit", "0")
    assert "Mira Costa does not want to be asked." in texts(part)
    qtbot.keyClick(part.lines()[0].rows.rows()[1], Qt.Key.Key_Delete)
    settle(qtbot, jobs)
    assert ask(qtbot, jobs, line) == [("One sentence for the page", "agreed")]
    assert wishes.undos[-1][0] == "It is off their line."
    wishes.undos[-1][1]()
    settle(qtbot, jobs)
    assert ("Sent her the checklist", None) in ask(qtbot, jobs, line)  # type: ignore[operator]


def test_where_we_owe_something_an_ask_asks_for_one_line_more(jobs: Jobs, look: Look, qtbot: QtBot) -> None:
    ask(qtbot, jobs, owe)
    _, part = tab(jobs, look, qtbot)
    press(part, "Write it down…")
    part.form.choose(Gift.HELP)
    assert part.form.standing.isHidden()
    part.form.choose(Ask.QUOTE)
    assert not part.form.standing.isHidden()
    part.form.use()
    assert "We owe them something first" in part.form.said()
    assert part.form.standing.hasFocus() or not part.isActiveWindow()
    part.form.standing.setText("They have the new date.")
    part.form.use()
    settle(qtbot, jobs)
    assert part.form.isHidden()


def owe(desk: Desk) -> object:
    made = promises.make_promise(desk, "Helix Pharma", "The interface by November").made
    return promises.set_state(desk, made, PromiseState.BROKEN, "It slipped.")
