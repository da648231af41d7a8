"""In the window a need is read back, sent, and answered with a yes that can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.ui.jobs import Jobs
from desktop.ui.screens.opportunities.screen import OpportunitiesScreen
from desktop.ui.theme import Look
from tests.desks import make_desk
from tests.services.test_need_notes import YES, begun
from tests.ui.real_journals import Wishes, jobs_on, nameless, press, settle, texts


def begun_desk() -> Desk:
    desk = make_desk()
    begun(desk)
    return desk


@pytest.fixture
def jobs(qapp: object) -> Iterator[Jobs]:
    with jobs_on(begun_desk) as jobs:
        yield jobs


def test_a_need_is_read_back_and_confirmed(jobs: Jobs, look: Look, qtbot: QtBot, tmp_path: Path) -> None:
    screen, wishes = OpportunitiesScreen(jobs, look), Wishes()
    jobs.changed.connect(screen.hear)
    screen.undoOffered.connect(wishes.offer)
    qtbot.addWidget(screen)
    screen.resize(1072, 800)
    screen.show()
    settle(qtbot, jobs)
    press(screen.panel, "Read it back…")
    settle(qtbot, jobs)
    page = screen.note_page
    assert page.pages.count() == 1
    assert nameless(page) == []
    quote = next(iter(page.ticks().values()))
    quote.box.click()
    settle(qtbot, jobs)
    assert page.said().startswith("A need note needs at least one sentence of theirs.")
    assert not page.save_button.isEnabled()
    quote.box.click()
    settle(qtbot, jobs)
    blocked = tmp_path / "in the way"
    blocked.write_text("a file")
    page.folder.setText(str(blocked))
    page.save_button.click()
    settle(qtbot, jobs)
    assert "Nothing was written" in page.said()
    assert (page.pages.count(), page.save_button.isEnabled()) == (1, True)
    blocked.unlink()
    page.folder.setText(str(tmp_path))
    page.save_button.click()
    settle(qtbot, jobs)
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".eml", ".html", ".pdf"]
    assert "saved and not sent yet" in screen.panel.need_note.said()
    press(screen.panel, "It is sent")
    settle(qtbot, jobs)
    press(screen.panel, "They said yes…")
    form = screen.panel.need_note.form
    form.words.setText(YES)
    form.how.setText("by mail")
    form.may_pass_on.set_on(True)
    assert nameless(screen.panel) == []
    press(form, "Write it down")
    settle(qtbot, jobs)
    assert "Confirmed: read back, and they said yes" in texts(screen.panel.evidence)
    assert "Qualified" in texts(screen.panel)
    (said, undo) = wishes.undos[-1]
    assert said == "Their yes is written down, as the first evidence."
    undo()
    settle(qtbot, jobs)
    assert "Confirmed" not in texts(screen.panel.evidence)
    assert "went to Anna Meyer" in screen.panel.need_note.said()
