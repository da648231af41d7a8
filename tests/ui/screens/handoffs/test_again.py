"""A brief's files are written once more from the hand-off, in the formats that one ticks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.services import record
from desktop.services.desk import Desk
from desktop.ui.jobs import Jobs
from desktop.ui.theme import Look
from tests.ui.real_journals import ask, jobs_on, nameless, settle
from tests.ui.screens.clients.test_record_out import Offers
from tests.ui.screens.handoffs.test_screen import issued, shown


@pytest.fixture
def jobs(qapp: object, tmp_path: Path) -> Iterator[Jobs]:
    with jobs_on(lambda: issued(tmp_path)) as made:
        yield made


def kinds(desk: Desk) -> list[str]:
    return [row.kind for row in record.show_record(desk, "Helix")[1]]


def test_the_files_are_written_as_they_left(jobs: Jobs, look: Look, qtbot: QtBot, tmp_path: Path) -> None:
    screen, offers = shown(qtbot, jobs, look), Offers()
    screen.actionOffered.connect(offers.hear)
    (left,) = tmp_path.glob("*.json")
    screen.panel.doing.by_name["again"].trigger()
    card = screen.panel.again
    assert nameless(screen) == []
    assert card.write.isEnabled()
    for name in ("mail", "pdf"):
        qtbot.keyClick(card.formats.ticks[name].box, Qt.Key.Key_Space)
    assert not card.write.isEnabled()
    card.formats.ticks["json"].box.click()
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    card.folder.setText(str(blocked))
    qtbot.keyClick(card.folder, Qt.Key.Key_Return)
    settle(qtbot, jobs)
    assert "Nothing was written" in card.said()
    assert "brief written again" not in ask(qtbot, jobs, kinds)
    card.folder.setText(str(tmp_path / "again"))
    qtbot.keyClick(card.folder, Qt.Key.Key_Return)
    settle(qtbot, jobs)
    (again,) = (tmp_path / "again").iterdir()
    assert (again.name, again.read_bytes()) == (left.name, left.read_bytes())
    assert offers.heard == [("The files are in the folder, as they left.", "Show the folder")]
    assert ask(qtbot, jobs, kinds)[-1] == "brief written again"
    assert card.isHidden()
    assert screen.panel.doing.primary.hasFocus()
