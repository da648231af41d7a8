"""The record on paper from the client's page: written into a folder, refused in place, with a way to the folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Slot
from pytestqt.qtbot import QtBot

from desktop.ui.jobs import Jobs
from desktop.ui.screens.clients import ClientsScreen
from desktop.ui.theme import Look
from tests.pictures.journals import exploring_desk
from tests.ui.real_journals import jobs_on, nameless, press, settle


class Offers(QObject):
    """Notes what was offered."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[tuple[str, str]] = []

    @Slot(str, str, object)
    def hear(self, text: str, action: str, _act: object) -> None:
        """Note an offer."""
        self.heard.append((text, action))


@pytest.fixture
def jobs(qapp: object) -> Iterator[Jobs]:
    with jobs_on(lambda: exploring_desk()[0]) as made:
        yield made


def test_the_record_is_put_on_paper(jobs: Jobs, look: Look, qtbot: QtBot, tmp_path: Path) -> None:
    screen, offers = ClientsScreen(jobs, look), Offers()
    jobs.changed.connect(screen.hear)
    screen.actionOffered.connect(offers.hear)
    qtbot.addWidget(screen)
    screen.resize(1072, 800)
    screen.show()
    screen.open("Helix Pharma")
    settle(qtbot, jobs)
    screen.page.show_tab("record")
    paper = screen.page.paper
    press(paper, "Put it on paper…")
    assert nameless(screen) == []
    (tmp_path / "file").write_text("in the way")
    paper.folder.setText(str(tmp_path / "file"))
    press(paper, "Write the pages")
    settle(qtbot, jobs)
    assert "Nothing was written" in paper.said()
    paper.folder.setText(str(tmp_path / "paper"))
    press(paper, "Write the pages")
    settle(qtbot, jobs)
    assert offers.heard == [("The pages are in the folder.", "Show in folder")]
    assert [path.suffix for path in sorted((tmp_path / "paper").iterdir())] == [".html", ".pdf"]
    assert paper.card.isHidden()
