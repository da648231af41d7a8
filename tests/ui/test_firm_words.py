"""The firm's names for kinds and states stand wherever the window says them, and go with its playbook."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from desktop.domain.changes import Changes
from desktop.domain.interactions import InteractionKind
from desktop.services import playbooks
from desktop.services.desk import Desk
from desktop.ui.firm_words import FirmWords
from desktop.ui.leads import words as lead_words
from desktop.ui.writing import words as entry_words
from tests.desks import make_desk
from tests.ui.real_journals import ask, jobs_on, settle

FIRM = 'name = "N"\nversion = "1"\n[kinds]\nmeeting = "Besprechung"\n[states]\nhanded-off = "Beim Vertrieb"\n'


@pytest.mark.usefixtures("qapp")
def test_the_window_says_what_the_firm_says(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "firm.toml").write_text(FIRM, "utf-8")

    def take(desk: Desk) -> Changes:
        return playbooks.use(desk, playbooks.check(desk, tmp_path / "firm.toml"))

    with jobs_on(make_desk) as jobs:
        words = FirmWords(jobs)
        settle(qtbot, jobs)
        assert entry_words.kind(InteractionKind.MEETING) == "Meeting"
        ask(qtbot, jobs, take)
        settle(qtbot, jobs)
        assert entry_words.kind(InteractionKind.MEETING) == "Besprechung"
        assert lead_words.state("handed off") == "Beim Vertrieb"
        assert lead_words.state("won") == "Won"
        assert QCoreApplication.translate("Steps", "We met") == "We met"
        ask(qtbot, jobs, playbooks.use_default)
        settle(qtbot, jobs)
        assert entry_words.kind(InteractionKind.MEETING) == "Meeting"
        words.stop()
