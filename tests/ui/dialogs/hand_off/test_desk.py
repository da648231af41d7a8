"""Pages belong to one choice: those of an older one never stand for a newer one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, Slot
from pytestqt.qtbot import QtBot

from desktop.domain.errors import UserError
from desktop.domain.playbook import Involvement
from desktop.services import lead_views
from desktop.services.composing import Choice
from desktop.services.desk import Desk
from desktop.ui.dialogs.hand_off.desk import HandOffDesk
from desktop.ui.dialogs.hand_off.loading import Pages
from desktop.ui.jobs import Jobs
from tests.pictures.journals import qualified_desk
from tests.ui.real_journals import ask, jobs_on, settle


class Told(QObject):
    """Notes which pages were drawn, and which were refused."""

    def __init__(self, desk: HandOffDesk) -> None:
        super().__init__()
        self.drawn: list[Choice] = []
        self.refused: list[UserError] = []
        desk.drawn.connect(self._draw)
        desk.drawingFailed.connect(self._refuse)

    @Slot(object)
    def _draw(self, pages: Pages) -> None:
        self.drawn.append(pages.prepared.choice)

    @Slot(object)
    def _refuse(self, error: UserError) -> None:
        self.refused.append(error)


@pytest.fixture
def jobs(qapp: object) -> Iterator[Jobs]:
    with jobs_on(lambda: qualified_desk()[0]) as made:
        yield made


@pytest.fixture
def choice(qtbot: QtBot, jobs: Jobs) -> Choice:
    return Choice(lead=str(ask(qtbot, jobs, lead)), to_name="Priya Nair", formats=())


def lead(desk: Desk) -> str:
    return lead_views.list_opportunities(desk)[0].id


def test_pages_are_those_of_the_newest_choice(jobs: Jobs, choice: Choice, qtbot: QtBot) -> None:
    desk = HandOffDesk(jobs)
    told = Told(desk)
    newest = replace(choice, left_out=("ask",))
    for each in (choice, replace(choice, quotes=("unknown",)), replace(choice, all_quotes=True), newest):
        desk.draw(each)
        assert not desk.shows(each)
    settle(qtbot, jobs)
    assert told.drawn == [newest]
    assert told.refused == []
    assert desk.shows(newest)
    assert not desk.shows(choice)


@pytest.mark.parametrize("quotes", [(), ("unknown",)])
def test_what_arrives_after_another_hand_off_has_begun_is_dropped(
    jobs: Jobs, choice: Choice, qtbot: QtBot, quotes: tuple[str, ...]
) -> None:
    desk = HandOffDesk(jobs)
    told = Told(desk)
    desk.draw(replace(choice, quotes=quotes))
    desk.start(choice.lead)
    settle(qtbot, jobs)
    assert (told.drawn, told.refused, desk.pages) == ([], [], None)


@pytest.mark.parametrize("involvement", list(Involvement))
def test_what_was_checked_for_the_hand_off_before_is_dropped(
    jobs: Jobs, choice: Choice, qtbot: QtBot, involvement: Involvement
) -> None:
    desk = HandOffDesk(jobs)
    with qtbot.assertNotEmitted(desk.checked), qtbot.assertNotEmitted(desk.checkFailed):
        desk.check(replace(choice, involvement=involvement))
        desk.start(choice.lead)
        settle(qtbot, jobs)


def test_a_refusal_takes_the_pages_away(jobs: Jobs, choice: Choice, qtbot: QtBot) -> None:
    desk = HandOffDesk(jobs)
    told = Told(desk)
    desk.draw(choice)
    settle(qtbot, jobs)
    refused = replace(choice, left_out=("need",))
    desk.draw(refused)
    assert not desk.shows(choice)
    settle(qtbot, jobs)
    assert "cannot be left out" in str(told.refused[0])
    assert desk.pages is None


def test_nothing_is_written_while_pages_are_being_drawn(jobs: Jobs, choice: Choice, qtbot: QtBot) -> None:
    desk = HandOffDesk(jobs)
    desk.draw(choice)
    desk.write(("pdf",), "/nowhere")
    assert not desk.writing
    settle(qtbot, jobs)
    assert desk.issued is None
