"""Clients: the list, and a page that says how things are in words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.services import clients
from desktop.services.desk import Desk
from desktop.ui.jobs import Jobs
from desktop.ui.screens.clients.screen import ClientsScreen
from desktop.ui.theme import Look
from desktop.ui.widgets.card import Card
from tests.pictures.journals import empty_desk, exploring_desk, long_desk
from tests.ui.real_journals import Wishes, ask, jobs_on, nameless, press, settle, texts


@pytest.fixture
def jobs(qapp: object) -> Iterator[Jobs]:
    with jobs_on(lambda: exploring_desk()[0]) as made:
        yield made


def shown(qtbot: QtBot, jobs: Jobs, look: Look, width: int = 1072) -> ClientsScreen:
    screen = ClientsScreen(jobs, look)
    jobs.changed.connect(screen.hear)
    qtbot.addWidget(screen)
    screen.resize(width, 800)
    screen.show()
    settle(qtbot, jobs)
    return screen


def page(qtbot: QtBot, jobs: Jobs, look: Look, width: int = 1072) -> ClientsScreen:
    screen = shown(qtbot, jobs, look, width)
    qtbot.keyClick(screen.list, Qt.Key.Key_Return)
    settle(qtbot, jobs)
    assert screen.page.isVisible()
    return screen


def test_enter_opens_the_page_and_escape_goes_back(jobs: Jobs, look: Look, qtbot: QtBot) -> None:
    screen = page(qtbot, jobs, look)
    assert screen.page.where() == "Life sciences · Basel · steward:you"
    qtbot.keyClick(screen, Qt.Key.Key_Escape)
    assert screen.list.isVisible()
    ask(qtbot, jobs, lambda desk: clients.make_promise(desk, "Helix Pharma", "Training"))
    settle(qtbot, jobs)
    assert screen.list.isVisible()


def test_the_cards_say_how_it_is(jobs: Jobs, look: Look, qtbot: QtBot) -> None:
    screen = page(qtbot, jobs, look)
    said = texts(screen.page.cards)
    for words in ("Today", "None", "on record yet", "Nobody", "No direct contact without you"):
        assert words in said


def test_what_is_late_is_said_and_kept_is_counted(look: Look, qtbot: QtBot) -> None:
    with jobs_on(long_desk) as jobs:
        screen = page(qtbot, jobs, look)
        said = texts(screen.page.cards)
        assert "kept of 2" in said
        assert "1 late" in said
        assert "1 broken" in said


def test_the_timeline_opens_entries(jobs: Jobs, look: Look, qtbot: QtBot) -> None:
    screen = page(qtbot, jobs, look)
    wishes = Wishes()
    screen.openRequested.connect(wishes.open)
    entry = screen.page.timeline.entries()[-1]
    assert entry.accessibleName().startswith("Monday 23 November, Go-live retrospective, 1 opportunity")
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    assert wishes.opened == [("interaction", entry.item.id)]


def test_the_record_is_told_in_words(jobs: Jobs, look: Look, qtbot: QtBot) -> None:
    screen = page(qtbot, jobs, look)
    lines = screen.page.lists["record"].texts()
    assert lines[-1].startswith("Taken in; Tom Berger is the steward Row 1 · Mon 23 Nov")
    assert any(line.startswith("Opportunity “Second plant” spotted by Tom Berger") for line in lines)


def test_a_person_is_added_in_place_and_stands_there(jobs: Jobs, look: Look, qtbot: QtBot) -> None:
    screen = page(qtbot, jobs, look)
    press(screen, "Add a person…")
    qtbot.keyClicks(screen.page.form.fields["name"], "Luc Fournier")
    qtbot.keyClick(screen.page.form.fields["name"], Qt.Key.Key_Return)
    settle(qtbot, jobs)
    assert "Luc Fournier  Only through me" in screen.page.lists["people"].texts()
    assert not screen.page.form.isVisible()


def test_somebody_known_is_refused_in_place(jobs: Jobs, look: Look, qtbot: QtBot) -> None:
    screen = page(qtbot, jobs, look)
    screen.page.form.ask()
    qtbot.keyClicks(screen.page.form.fields["name"], "Mira Costa")
    screen.page.form.use()
    settle(qtbot, jobs)
    assert screen.page.form.said().startswith("“Mira Costa” is known there already.")


def test_the_first_client_is_added_from_nothing(look: Look, qtbot: QtBot) -> None:
    with jobs_on(empty_desk) as jobs:
        screen = shown(qtbot, jobs, look)
        assert "No client yet" in texts(screen)
        screen.ask_client()
        qtbot.keyClicks(screen.form.fields["name"], "Orchard Retail")
        qtbot.keyClick(screen.form.fields["name"], Qt.Key.Key_Return)
        settle(qtbot, jobs)
        assert screen.page.isVisible()
        assert "Orchard Retail" in texts(screen.page)


def test_what_is_known_of_a_person_is_corrected_in_place_and_taken_back(
    jobs: Jobs, look: Look, qtbot: QtBot
) -> None:
    screen = page(qtbot, jobs, look)
    wishes = Wishes()
    screen.undoOffered.connect(wishes.offer)
    screen.page.tabs.choose("people")
    before = screen.page.lists["people"].texts()[0]
    (card, *_) = screen.page.lists["people"].findChildren(Card)
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_Return)
    form = screen.page.form
    assert form.fields["role"].hasFocus()
    assert not form.fields["name"].isEnabled()
    form.protocol.setCurrentText("Directly")
    form.fields["phone"].setText("+41 61 555 01 02")
    qtbot.keyClick(form.fields["role"], Qt.Key.Key_Return)
    settle(qtbot, jobs)
    assert not form.isVisible()
    after = screen.page.lists["people"].texts()[0]
    assert "+41 61 555 01 02" in after
    assert "Directly" in after
    wishes.undos[-1][1]()
    settle(qtbot, jobs)
    assert screen.page.lists["people"].texts()[0] == before
    press(screen, "Add a person…")
    assert form.fields["name"].isEnabled()
    assert form.fields["name"].text() == ""


def test_a_person_that_was_searched_opens_their_client(jobs: Jobs, look: Look, qtbot: QtBot) -> None:
    screen = shown(qtbot, jobs, look)
    person = ask(qtbot, jobs, _first_person)
    assert isinstance(person, str)
    screen.open(person)
    settle(qtbot, jobs)
    assert "Helix Pharma" in texts(screen.page)


@pytest.mark.parametrize("width", [1072, 692])
def test_everything_that_can_be_reached_has_a_name(jobs: Jobs, look: Look, qtbot: QtBot, width: int) -> None:
    screen = page(qtbot, jobs, look, width)
    assert nameless(screen) == []
    screen.page.form.ask()
    for tab in ("people", "promises", "opportunities", "referrals", "record"):
        screen.page.show_tab(tab)
        assert nameless(screen) == []


def test_two_hundred_letters_stay_inside(look: Look, qtbot: QtBot) -> None:
    with jobs_on(long_desk) as jobs:
        screen = page(qtbot, jobs, look, 692)
        assert screen.page.cards.width() <= 692


def _first_person(desk: Desk) -> str:
    return clients.show_client(desk, "Helix Pharma").people[0].id
