"""References on a client's page: written down, renewed, taken back and undone where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.domain.consents import ConsentRow, ConsentUse
from desktop.services import consents
from desktop.services.desk import Desk
from desktop.ui.jobs import Jobs
from desktop.ui.screens.clients.references import References
from desktop.ui.screens.clients.screen import ClientsScreen
from desktop.ui.theme import Look
from tests.pictures.journals import exploring_desk
from tests.ui.real_journals import Wishes, ask, jobs_on, nameless, press, settle, texts


@pytest.fixture
def jobs(qapp: object) -> Iterator[Jobs]:
    with jobs_on(lambda: exploring_desk()[0]) as made:
        yield made


def opened(qtbot: QtBot, jobs: Jobs, look: Look, what: str = "Helix Pharma") -> ClientsScreen:
    screen = ClientsScreen(jobs, look)
    jobs.changed.connect(screen.hear)
    qtbot.addWidget(screen)
    screen.resize(1072, 800)
    screen.show()
    screen.open(what)
    settle(qtbot, jobs)
    return screen


def tab(screen: ClientsScreen) -> References:
    screen.page.show_tab("references")
    return screen.page.references


def on_record(desk: Desk) -> list[tuple[str, str, str]]:
    return [(row.person, row.consent.use.value, row.standing.value) for row in consents.list_consents(desk)]


def given(desk: Desk) -> str:
    ends = desk.today() + timedelta(days=3)
    return consents.give_consent(desk, "Mira", ConsentUse.NAME, how="by mail", until=ends).made


def test_from_nothing_to_a_consent_that_is_undone(jobs: Jobs, look: Look, qtbot: QtBot) -> None:
    part, wishes = tab(screen := opened(qtbot, jobs, look)), Wishes()
    screen.undoOffered.connect(wishes.offer)
    assert "Nothing agreed yet" in texts(part)
    press(part, "Write a consent down…")
    form = part.form
    form.agreed_to.setCurrentIndex(form.agreed_to.findData(ConsentUse.SITE_VISIT))
    qtbot.keyClick(form.lines["how"], Qt.Key.Key_Return)
    settle(qtbot, jobs)
    assert form.said() == "The way in which it was given is empty. Write at least one word."
    qtbot.keyClicks(form.lines["how"], "On the phone")
    qtbot.keyClicks(form.lines["until"], "31 March 2027")
    form.show_more()
    form.proof.setCurrentIndex(1)
    assert nameless(screen) == []
    qtbot.keyClick(form.lines["scope"], Qt.Key.Key_Return)
    settle(qtbot, jobs)
    assert form.isHidden()
    (row,) = part.cards()[0].rows.rows()
    assert row.accessibleName() == "Site visit, Holds, until Wed 31 Mar 2027 · On the phone · with proof"
    assert "References 1" in [screen.page.tabs.tabText(place) for place in range(8)]
    screen.openRequested.connect(wishes.open)
    qtbot.keyClick(row, Qt.Key.Key_Return)
    assert wishes.opened[0][0] == "interaction"
    wishes.undos[-1][1]()
    settle(qtbot, jobs)
    assert ask(qtbot, jobs, on_record) == []
    assert "Nothing agreed yet" in texts(part)


def test_taken_back_with_one_key_and_back_again(jobs: Jobs, look: Look, qtbot: QtBot) -> None:
    ask(qtbot, jobs, given)
    part, wishes = tab(screen := opened(qtbot, jobs, look)), Wishes()
    screen.undoOffered.connect(wishes.offer)
    qtbot.keyClick(part.cards()[0].rows.rows()[0], Qt.Key.Key_Delete)
    settle(qtbot, jobs)
    assert ask(qtbot, jobs, on_record) == [("Mira Costa", "name", "withdrawn")]
    assert "Taken back" in texts(part)
    assert screen.page.lists["record"].texts()[0].startswith("Mira Costa took back: Being named Row")
    assert wishes.undos[-1][0] == "“Being named” ended today: Mira Costa took it back."
    wishes.undos[-1][1]()
    settle(qtbot, jobs)
    assert "Ends soon" in texts(part)


def test_what_ends_on_today_opens_here_and_is_asked_for_again(jobs: Jobs, look: Look, qtbot: QtBot) -> None:
    consent = ask(qtbot, jobs, given)
    assert isinstance(consent, str)
    screen = opened(qtbot, jobs, look, consent)
    part = screen.page.references
    assert part.isVisible()
    screen.resize(692, 320)
    settle(qtbot, jobs)
    assert part.form.visibleRegion().isEmpty()
    qtbot.keyClick(part.cards()[0].rows.rows()[0], Qt.Key.Key_Space)
    assert not part.form.lines["how"].visibleRegion().isEmpty()
    assert part.form.agreed_to.currentText() == "Being named"
    qtbot.keyClicks(part.form.lines["how"], "Asked her again")
    qtbot.keyClick(part.form.lines["how"], Qt.Key.Key_Return)
    settle(qtbot, jobs)
    assert ask(qtbot, jobs, on_record) == [
        ("Mira Costa", "name", "renewed"), ("Mira Costa", "name", "holds"),
    ]  # fmt: skip
    press(part, "Earlier: 1")
    assert "Being named · Renewed" in texts(part)
    assert nameless(screen) == []


def test_who_stays_anonymous_is_said_beside_every_name(jobs: Jobs, look: Look, qtbot: QtBot) -> None:
    ask(qtbot, jobs, given)
    ask(qtbot, jobs, lambda desk: consents.give_consent(desk, "Mira", ConsentUse.ANONYMOUS, how="in passing"))
    part = tab(screen := opened(qtbot, jobs, look))
    assert screen.page.isVisible()
    assert "Anonymous comes first" in texts(part)


def _rows(desk: Desk) -> list[ConsentRow]:
    return consents.list_consents(desk)


def test_an_end_in_the_past_is_refused_in_place(jobs: Jobs, look: Look, qtbot: QtBot) -> None:
    part = tab(screen := opened(qtbot, jobs, look))
    assert nameless(screen) == []
    part.ask()
    qtbot.keyClicks(part.form.lines["how"], "On the phone")
    for typed, said in ((str(date(2020, 1, 1)), "before it starts"), ("soon", "is not a day")):
        part.form.lines["until"].setText(typed)
        part.form.use()
        settle(qtbot, jobs)
        assert said in part.form.said()
        assert part.form.lines["until"].hasFocus()
    assert ask(qtbot, jobs, _rows) == []
