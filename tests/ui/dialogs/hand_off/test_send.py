"""The last step: what is written under which name, what helps to send it, and what happens when it cannot be written."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.services import handoffs, lead_views
from desktop.services.desk import Desk
from desktop.ui.dialogs.hand_off.steps import SEND, HandOffSteps
from desktop.ui.jobs import Jobs
from desktop.ui.theme import Look
from tests.pictures.journals import qualified_desk
from tests.ui.real_journals import Wishes, ask, jobs_on, settle, texts


class Programs(QObject):
    """Takes what would be handed to the system's programs."""

    def __init__(self, *schemes: str) -> None:
        super().__init__()
        self.opened: list[QUrl] = []
        for scheme in schemes:
            QDesktopServices.setUrlHandler(scheme, self, "open")

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        """Note an address."""
        self.opened.append(url)


@pytest.fixture
def programs(qapp: object) -> Iterator[Programs]:
    yield Programs("mailto", "file")
    for scheme in ("mailto", "file"):
        QDesktopServices.unsetUrlHandler(scheme)


@pytest.fixture
def jobs(qapp: object) -> Iterator[Jobs]:
    with jobs_on(lambda: qualified_desk()[0]) as made:
        yield made


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture
def way(jobs: Jobs, look: Look, qtbot: QtBot, out: Path) -> HandOffSteps:
    made = HandOffSteps(jobs, look)
    qtbot.addWidget(made)
    made.resize(1072, 800)
    made.show()
    made.begin(str(ask(qtbot, jobs, lead)))
    settle(qtbot, jobs)
    made.go_on()
    made.terms.name.setText("Priya Nair")
    for _ in range(2):
        made.go_on()
        settle(qtbot, jobs)
    assert made.step() == SEND
    made.send.folder.setText(str(out))
    return made


def lead(desk: Desk) -> str:
    return lead_views.list_opportunities(desk)[0].id


def write(qtbot: QtBot, jobs: Jobs, way: HandOffSteps) -> None:
    way.go_on()
    settle(qtbot, jobs)


def label(way: HandOffSteps) -> str:
    assert way.desk.pages is not None
    return way.desk.pages.prepared.brief.label


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def test_files_are_named_before_they_are_written_and_listed_afterwards(
    jobs: Jobs, way: HandOffSteps, qtbot: QtBot, out: Path
) -> None:
    brief = label(way)
    assert f"{brief}.eml, {brief}.pdf" in texts(way.send)
    way.send.formats.ticks["mail"].box.toggle()
    way.send.formats.more.click()
    way.send.formats.ticks["html-form"].box.toggle()
    assert f"{brief}.pdf, {brief}.form.html" in texts(way.send)
    write(qtbot, jobs, way)
    assert f"{brief}.pdf\n{brief}.form.html" in texts(way.send)
    assert names_in(out) == [f"{brief}.form.html", f"{brief}.pdf"]


def test_a_page_that_fits_does_not_scroll(way: HandOffSteps, qtbot: QtBot) -> None:
    way.resize(1072, 700)
    bar = way.send.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() == 0)
    way.send.formats.more.click()
    qtbot.waitUntil(lambda: bar.maximum() > 0)


def test_nothing_ticked_writes_nothing(jobs: Jobs, way: HandOffSteps, qtbot: QtBot) -> None:
    for name in ("mail", "pdf"):
        way.send.formats.ticks[name].box.toggle()
    assert "Nothing yet: tick what is to be written." in texts(way.send)
    assert not way.next.isEnabled()


def test_one_crm_of_the_playbook_gets_rows_and_a_block(
    jobs: Jobs, way: HandOffSteps, qtbot: QtBot, out: Path
) -> None:
    formats = way.send.formats
    formats.more.click()
    assert [formats.crm.itemText(place) for place in range(formats.crm.count())] == [
        "Salesforce",
        "HubSpot",
        "Dynamics 365 Sales",
        "Pipedrive",
        "Zoho CRM",
        "EspoCRM",
        "SuiteCRM",
    ]
    for name in ("mail", "pdf", "rows", "block"):
        formats.ticks[name].box.toggle()
    formats.crm.setFocus()
    qtbot.keyClicks(formats.crm, "Zoho")
    assert way.send.chosen() == ("csv:zoho", "block:zoho")
    write(qtbot, jobs, way)
    assert names_in(out) == [f"{label(way)}.zoho.csv", f"{label(way)}.zoho.txt"]


def test_every_format_says_what_it_is_for(way: HandOffSteps) -> None:
    said = [row.box.accessibleName() for row in way.send.formats.ticks.values()]
    assert all(", " in each for each in said)
    assert len(set(said)) == len(said) == 10


def test_the_whole_mail_is_copied_by_its_key(jobs: Jobs, way: HandOffSteps, qtbot: QtBot, out: Path) -> None:
    wishes = Wishes()
    way.noticeRequested.connect(wishes.say)
    way.send.formats.ticks["text"].box.toggle()
    write(qtbot, jobs, way)
    assert way.send.ready.copy.hasFocus()
    assert "Ctrl+Shift+C" in texts(way.send)
    way.next.setFocus()
    qtbot.keyClick(
        way.next, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    written = (out / f"{label(way)}.txt").read_text("utf-8")
    assert QGuiApplication.clipboard().text() == written
    assert "I want the same team." in written
    assert wishes.notices == ["The whole mail is in the clipboard."]


def test_the_mail_opens_in_the_mail_program_and_the_folder_where_the_files_are(
    jobs: Jobs, way: HandOffSteps, qtbot: QtBot, out: Path, programs: Programs
) -> None:
    write(qtbot, jobs, way)
    way.send.ready.open.click()
    way.send.ready.show_folder.click()
    mail, folder = programs.opened
    link = bytes(mail.toEncoded().data()).decode()
    assert link.startswith(f"mailto:?subject=Lead%20brief%20{label(way)}")
    assert len(link) < 2_000
    assert "%0D%0A" in link
    assert Path(folder.toLocalFile()) == out
    assert way.next.text() == "It is sent"


@pytest.mark.parametrize("file", [1, 2])
@pytest.mark.parametrize(
    ("code", "reason"),
    [(errno.ENOSPC, "No space left on device"), (errno.EACCES, "Permission denied")],
)
def test_a_disk_that_fails_in_the_middle_leaves_nothing_and_can_be_tried_again(
    jobs: Jobs,
    way: HandOffSteps,
    qtbot: QtBot,
    out: Path,
    monkeypatch: pytest.MonkeyPatch,
    code: int,
    reason: str,
    file: int,
) -> None:
    name = "fsync" if code == errno.ENOSPC else "open"
    with monkeypatch.context() as patch:
        patch.setattr(os, name, failing(getattr(os, name), OSError(code, os.strerror(code)), at=file))
        write(qtbot, jobs, way)
    assert way.send.said() == (
        f"Nothing was written to “{out}”: {reason}. Choose a folder that you may write to, with room on it."
    )
    assert names_in(out) == []
    assert ask(qtbot, jobs, handoffs.list_handoffs) == []
    assert way.next.text() == "Write the brief"
    write(qtbot, jobs, way)
    assert way.send.said() == ""
    assert names_in(out) == [f"{label(way)}.eml", f"{label(way)}.pdf"]


def failing(real: Callable[..., object], error: OSError, *, at: int) -> Callable[..., object]:
    """Return `real`, which fails at the call of that number."""
    calls = []

    def called(*words: object, **named: object) -> object:
        calls.append(words)
        if len(calls) == at:
            raise error
        return real(*words, **named)

    return called


@pytest.mark.skipif(
    os.name != "posix" or os.geteuid() == 0, reason="whoever may do anything is refused nothing"
)
def test_a_folder_that_may_not_be_written_to_is_said_in_place(
    jobs: Jobs, way: HandOffSteps, qtbot: QtBot, out: Path
) -> None:
    out.mkdir(mode=0o500)
    write(qtbot, jobs, way)
    assert "Permission denied" in way.send.said()
    assert names_in(out) == []
    out.chmod(0o700)
    write(qtbot, jobs, way)
    assert names_in(out) == [f"{label(way)}.eml", f"{label(way)}.pdf"]


def test_a_file_where_the_folder_should_be_is_said_in_place_and_another_folder_taken(
    jobs: Jobs, way: HandOffSteps, qtbot: QtBot, out: Path, tmp_path: Path
) -> None:
    out.write_text("in the way")
    write(qtbot, jobs, way)
    assert way.send.said().startswith(f"Nothing was written to “{out}”: ")
    assert out.read_text() == "in the way"
    way.send.folder.setText(str(tmp_path / "elsewhere"))
    write(qtbot, jobs, way)
    assert names_in(tmp_path / "elsewhere") == [f"{label(way)}.eml", f"{label(way)}.pdf"]


def test_another_file_of_that_name_is_left_alone(
    jobs: Jobs, way: HandOffSteps, qtbot: QtBot, out: Path
) -> None:
    out.mkdir()
    other = out / f"{label(way)}.pdf"
    other.write_text("mine")
    write(qtbot, jobs, way)
    assert "There is another file" in way.send.said()
    assert other.read_text() == "mine"
    assert names_in(out) == [other.name]
