"""The record handed out from the client's page: into a folder, refused in place, with a way to the folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.services.record_exports import verify_record_file
from desktop.ui.jobs import Jobs
from desktop.ui.screens.clients.record_out import RecordOut
from desktop.ui.screens.clients.screen import ClientsScreen
from desktop.ui.theme import Look
from tests.pictures.journals import exploring_desk
from tests.ui.real_journals import jobs_on, nameless, press, settle

CLIENT = "Helix Pharma"


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


@pytest.fixture
def offers() -> Offers:
    return Offers()


@pytest.fixture
def out(jobs: Jobs, look: Look, qtbot: QtBot, offers: Offers) -> Iterator[RecordOut]:
    """Open a client's page at its record."""
    screen = ClientsScreen(jobs, look)
    jobs.changed.connect(screen.hear)
    screen.actionOffered.connect(offers.hear)
    qtbot.addWidget(screen)
    screen.resize(1072, 800)
    screen.show()
    screen.open(CLIENT)
    settle(qtbot, jobs)
    screen.page.show_tab("record")
    yield screen.page.out
    screen.close()


def test_the_record_is_put_on_paper(
    out: RecordOut, jobs: Jobs, qtbot: QtBot, offers: Offers, tmp_path: Path
) -> None:
    press(out, "Put it on paper…")
    assert nameless(out) == []
    (tmp_path / "file").write_text("in the way")
    out.paper.folder.setText(str(tmp_path / "file"))
    press(out.paper, "Write the pages")
    settle(qtbot, jobs)
    assert "Nothing was written" in out.paper.said()
    out.paper.folder.setText(str(tmp_path / "paper"))
    press(out.paper, "Write the pages")
    settle(qtbot, jobs)
    assert offers.heard == [("The pages are in the folder.", "Show the folder")]
    assert [path.suffix for path in sorted((tmp_path / "paper").iterdir())] == [".html", ".pdf"]
    assert out.paper.isHidden()


def test_the_record_is_exported_signed_with_keys_alone(
    out: RecordOut, jobs: Jobs, qtbot: QtBot, offers: Offers, tmp_path: Path
) -> None:
    press(out, "Export, signed…")
    assert nameless(out) == []
    assert out.export.every.hasFocus()
    out.export.folder.setText(str(tmp_path))
    out.export.rows.setText("1, 99")
    QTest.keyClick(out.export.folder, Qt.Key.Key_Return)
    settle(qtbot, jobs)
    assert "has no row 99" in out.export.said()
    assert list(tmp_path.iterdir()) == []
    out.export.rows.setText("1-2")
    QTest.keyClick(out.export.rows, Qt.Key.Key_Return)
    settle(qtbot, jobs)
    (file,) = tmp_path.iterdir()
    found = verify_record_file(file.read_bytes())
    assert found.record.client == CLIENT
    assert [row.sequence for row in found.record.rows if row.payload] == [1, 2]
    ((text, action),) = offers.heard
    assert f"contents kept back: {found.verdict.kept_back} of {found.verdict.rows} rows" in text
    assert action == "Show the folder"


def test_every_row_goes_where_that_is_ticked(
    out: RecordOut, jobs: Jobs, qtbot: QtBot, tmp_path: Path
) -> None:
    press(out, "Export, signed…")
    out.export.rows.setText("no rows")
    QTest.keyClick(out.export.every, Qt.Key.Key_Space)
    assert not out.export.rows.isEnabled()
    out.export.folder.setText(str(tmp_path))
    press(out.export, "Write the file")
    settle(qtbot, jobs)
    (file,) = tmp_path.iterdir()
    assert verify_record_file(file.read_bytes()).verdict.kept_back == 0


def test_the_page_that_checks_is_written(
    out: RecordOut, jobs: Jobs, qtbot: QtBot, offers: Offers, tmp_path: Path
) -> None:
    press(out, "Export, signed…")
    press(out, "Page that checks it…")
    assert out.export.isHidden()
    assert nameless(out) == []
    out.checking.folder.setText(str(tmp_path))
    press(out.checking, "Write verify.html")
    settle(qtbot, jobs)
    assert [path.name for path in tmp_path.iterdir()] == ["verify.html"]
    assert offers.heard == [("verify.html is in the folder.", "Show the folder")]


def test_enter_on_not_now_writes_nothing(out: RecordOut, jobs: Jobs, qtbot: QtBot, tmp_path: Path) -> None:
    press(out, "Page that checks it…")
    out.checking.folder.setText(str(tmp_path))
    leave = next(each for each in out.checking.findChildren(QPushButton) if each.text() == "Not now")
    leave.setFocus()
    QTest.keyClick(leave, Qt.Key.Key_Return)
    settle(qtbot, jobs)
    assert out.checking.isHidden()
    assert list(tmp_path.iterdir()) == []
