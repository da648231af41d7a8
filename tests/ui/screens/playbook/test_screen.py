"""The playbook's page: read, a file checked before it is taken, taken, refused, and left again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.ui.jobs import Jobs
from desktop.ui.screens.playbook.screen import PlaybookScreen
from desktop.ui.theme import Look
from tests.desks import make_desk
from tests.ui.real_journals import Wishes, ask, jobs_on, nameless, press, settle, texts

NORDLICHT = Path(__file__).resolve().parents[3] / "data" / "playbook" / "nordlicht.toml"


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    with jobs_on(make_desk) as jobs:
        yield jobs


@pytest.fixture
def screen(jobs: Jobs, look: Look, qtbot: QtBot) -> PlaybookScreen:
    screen = PlaybookScreen(jobs, look)
    jobs.changed.connect(screen.hear)
    qtbot.addWidget(screen)
    screen.resize(900, 600)
    screen.show()
    settle(qtbot, jobs)
    return screen


@pytest.fixture
def wishes(screen: PlaybookScreen) -> Wishes:
    wishes = Wishes()
    screen.undoOffered.connect(wishes.offer)
    return wishes


def label(desk: Desk) -> str:
    return desk.playbook.label


def test_it_reads_as_a_person_would_tell_it(screen: PlaybookScreen) -> None:
    said = screen.text.toPlainText()
    assert "What we want to know" in said
    assert "The need, in their words" in said
    assert "Could you tell me in your own words what you would like to be different?" in said
    assert "Required for: Sell with me, Take it" in said
    assert "Days that a lead stays registered" in said
    assert "from " not in texts(screen)
    assert nameless(screen) == []


def test_a_file_is_read_before_it_is_taken(
    screen: PlaybookScreen, wishes: Wishes, jobs: Jobs, qtbot: QtBot
) -> None:
    screen.check(str(NORDLICHT))
    settle(qtbot, jobs)
    assert "nordlicht.toml is in order" in texts(screen)
    assert re.search(r"Days that a lead stays registered\s+90 → 120", screen.text.toPlainText())
    assert ask(qtbot, jobs, label) == "Default playbook 1"
    assert screen.take_it.hasFocus()
    assert nameless(screen) == []
    press(screen, "Use this playbook")
    settle(qtbot, jobs)
    assert ask(qtbot, jobs, label) == "Nordlicht 2026.2"
    assert "Nordlicht 2026.2, from nordlicht.toml, in force since" in texts(screen)
    assert "Das Anliegen im Wortlaut" in screen.text.toPlainText()
    assert "from nordlicht.toml" in screen.text.toPlainText()
    assert [said for said, _ in wishes.undos] == ["Nordlicht 2026.2 is in force."]
    wishes.undos[0][1]()
    settle(qtbot, jobs)
    assert ask(qtbot, jobs, label) == "Default playbook 1"


def test_back_to_the_default_and_undone(
    screen: PlaybookScreen, wishes: Wishes, jobs: Jobs, qtbot: QtBot
) -> None:
    screen.check(str(NORDLICHT))
    settle(qtbot, jobs)
    press(screen, "Use this playbook")
    settle(qtbot, jobs)
    press(screen, "Back to the default")
    settle(qtbot, jobs)
    assert ask(qtbot, jobs, label) == "Default playbook 1"
    said, undo = wishes.undos[-1]
    assert said == "The default playbook is in force."
    undo()
    settle(qtbot, jobs)
    assert ask(qtbot, jobs, label) == "Nordlicht 2026.2"


def test_a_page_begins_at_its_beginning_and_links_lead_to_its_chapters(
    screen: PlaybookScreen, jobs: Jobs, qtbot: QtBot
) -> None:
    bar = screen.text.verticalScrollBar()
    screen.text.anchorClicked.emit(QUrl("#terms"))
    assert bar.value() > 0
    screen.check(str(NORDLICHT))
    settle(qtbot, jobs)
    assert bar.value() == 0


def test_the_file_that_is_in_force_is_known_again(screen: PlaybookScreen, jobs: Jobs, qtbot: QtBot) -> None:
    screen.check(str(NORDLICHT))
    settle(qtbot, jobs)
    press(screen, "Use this playbook")
    settle(qtbot, jobs)
    screen.check(str(NORDLICHT))
    settle(qtbot, jobs)
    assert "nordlicht.toml is the playbook in force." in texts(screen)
    assert screen.text.toPlainText() == "Nothing differs."
    assert not screen.take_it.isVisible()


def test_a_file_can_be_left(screen: PlaybookScreen, jobs: Jobs, qtbot: QtBot) -> None:
    screen.check(str(NORDLICHT))
    settle(qtbot, jobs)
    press(screen, "Leave it")
    assert "The need, in their words" in screen.text.toPlainText()
    assert ask(qtbot, jobs, label) == "Default playbook 1"


def test_a_wrong_file_is_refused_in_place(
    screen: PlaybookScreen, jobs: Jobs, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "firm.toml"
    file.write_text("name = 'N'\nversion = '1'\n[windows]\nprotected_days = 'sixty'\n", "utf-8")
    screen.check(str(file))
    settle(qtbot, jobs)
    said = screen.text.toPlainText()
    assert "In “firm.toml”, windows.protected_days must be a whole number" in said
    assert "Default playbook 1 stays in force." in said
    press(screen, "Show the playbook")
    assert "The need, in their words" in screen.text.toPlainText()


def test_a_playbook_cannot_bring_markup_or_load_anything(
    screen: PlaybookScreen, jobs: Jobs, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "firm.toml"
    file.write_text(
        "name = 'N'\nversion = '1'\nfirm = \"<img src='x.png'><b>bold</b>\"\n[kinds]\ncall = '<i>Anruf</i> {x}'\n",
        "utf-8",
    )
    screen.check(str(file))
    settle(qtbot, jobs)
    press(screen, "Use this playbook")
    settle(qtbot, jobs)
    said = screen.text.toPlainText()
    assert "<img src='x.png'><b>bold</b>" in said
    assert "<i>Anruf</i> {x}" in said
