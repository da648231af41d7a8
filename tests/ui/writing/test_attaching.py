"""Files pasted and dropped into a text: attached, shown, opened as copies, taken off and put back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QObject, Qt, QUrl, Slot
from PySide6.QtGui import QColor, QDesktopServices, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.attachments import Attachment
from desktop.domain.errors import UserError
from desktop.domain.interactions import EntryForm
from desktop.services import attachments, interactions
from desktop.services.interactions import NEW
from desktop.ui import words
from desktop.ui.jobs import Jobs, Ticket
from desktop.ui.theme import Look
from desktop.ui.writing.attaching import AttachedFiles
from desktop.ui.writing.files_under_way import FilesUnderWay
from desktop.ui.writing.keeping import Writing
from desktop.ui.writing.text import EntryText
from tests.desks import make_desk
from tests.ui.real_journals import Wishes, ask, jobs_on, nameless, settle, texts
from tests.ui.stand_ins import Ear, drop_files


class Programs(QObject):
    """Takes files that would be handed to the system."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []
        QDesktopServices.setUrlHandler("file", self, "open")

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        """Note a file."""
        self.opened.append(Path(url.toLocalFile()))


class Ground(QWidget):
    """A text with its files below, and what they say."""

    def __init__(self, jobs: Jobs, look: Look) -> None:
        super().__init__()
        self.jobs, self.wishes, self.refused = jobs, Wishes(), Ear()
        self.text = EntryText(look)
        self.text.setAccessibleName("Text")
        self.files = AttachedFiles(jobs, self.text, NEW)
        column = QVBoxLayout(self)
        column.addWidget(self.text)
        column.addWidget(self.files)
        self.files.refused.connect(self.refused.refuse)
        self.files.undoOffered.connect(self.wishes.offer)
        self.files.noticeRequested.connect(self.wishes.say)

    def names(self) -> list[str]:
        """List the names of what is on show."""
        return [each.name for each in self.files.attached()]

    def said(self) -> list[str]:
        """List what was refused, in words."""
        return [words.of_error(error) for error in self.refused.refused if isinstance(error, UserError)]


@pytest.fixture
def ground(qtbot: QtBot, look: Look) -> Iterator[Ground]:
    with jobs_on(make_desk) as jobs:
        made = Ground(jobs, look)
        qtbot.addWidget(made)
        made.resize(600, 500)
        made.show()
        yield made


@pytest.fixture
def programs(qapp: QApplication) -> Iterator[Programs]:
    made = Programs()
    yield made
    QDesktopServices.unsetUrlHandler("file")


def attached(qtbot: QtBot, ground: Ground, tmp_path: Path, name: str = "plan.txt") -> Path:
    file = tmp_path / name
    file.write_bytes(b"What was said.")
    ground.files.attach([str(file)])
    settle(qtbot, ground.jobs)
    return file


def choose(ground: Ground, words_of_way: str, number: int = 0) -> None:
    """Choose a way in the menu of a chip."""
    actions = ground.files.chips()[number].menu_of_options().actions()
    next(action for action in actions if action.text() == words_of_way).trigger()


def test_a_dropped_file_is_attached_and_shown(qtbot: QtBot, ground: Ground, tmp_path: Path) -> None:
    assert ground.files.isHidden()
    file = tmp_path / "plan.txt"
    file.write_bytes(b"What was said.")
    assert drop_files(ground.text.viewport(), str(file))
    settle(qtbot, ground.jobs)
    assert "plan.txt · 14 bytes" in texts(ground.files)
    assert ground.text.source() == ""
    assert nameless(ground) == []


def test_an_answer_from_sales_is_attached_and_told(qtbot: QtBot, ground: Ground, tmp_path: Path) -> None:
    told = Wishes()
    ground.files.answerAttached.connect(told.say)
    answer, plan = tmp_path / "answer.eml", tmp_path / "plan.txt"
    answer.write_text("Subject: Re\nMIME-Version: 1.0\n\nBrief: EJ-7F3K-92Q7\nDecision: seen\n")
    plan.write_text("Brief: we go on.")
    drop_files(ground.text.viewport(), str(answer), str(plan), str(tmp_path / "answer.eml"))
    settle(qtbot, ground.jobs)
    assert "answer.eml" in texts(ground.files)
    assert set(told.notices) == {str(answer)}


def test_a_dropped_folder_is_left_to_the_window(ground: Ground, tmp_path: Path) -> None:
    assert not drop_files(ground.text.viewport(), str(tmp_path))


def test_a_pasted_picture_is_attached(qtbot: QtBot, ground: Ground) -> None:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    carried = QMimeData()
    carried.setImageData(image)
    QGuiApplication.clipboard().setMimeData(carried)
    ground.text.setFocus()
    qtbot.keyClick(ground.text, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, ground.jobs)
    (picture,) = ground.files.attached()
    assert picture.name.startswith("Picture ")
    assert picture.is_image
    QGuiApplication.clipboard().clear()


def test_a_file_of_300_megabytes_is_refused_at_once(qtbot: QtBot, ground: Ground, tmp_path: Path) -> None:
    file = tmp_path / "film.mp4"
    with file.open("wb") as film:
        film.truncate(300_000_000)
    ground.files.attach([str(file)])
    settle(qtbot, ground.jobs)
    assert ground.said() == [
        "“film.mp4” has 300 MB, more than the 25 MB of an attachment. "
        "Keep it where it is, and write down where that is."
    ]
    assert ground.names() == []
    assert ground.files.under_way.isHidden()


def test_how_large_a_file_may_be_is_said_before_one_is_chosen(ground: Ground) -> None:
    ground.files.choose()
    (dialog,) = ground.window().findChildren(QFileDialog)
    assert dialog.windowTitle() == "Attach files, up to 25.0 MB each"
    dialog.reject()


def test_a_file_is_taken_off_and_put_back(qtbot: QtBot, ground: Ground, tmp_path: Path) -> None:
    attached(qtbot, ground, tmp_path)
    qtbot.keyClick(ground.files.chips()[0], Qt.Key.Key_Delete)
    settle(qtbot, ground.jobs)
    assert ground.files.isHidden()
    ((said, undo),) = ground.wishes.undos
    assert said == "“plan.txt” is taken off."
    undo()
    settle(qtbot, ground.jobs)
    assert ground.names() == ["plan.txt"]


def test_a_copy_is_opened_in_a_private_folder(
    qtbot: QtBot, ground: Ground, tmp_path: Path, programs: Programs
) -> None:
    file = attached(qtbot, ground, tmp_path)
    assert programs.opened == []
    choose(ground, "Open a copy")
    settle(qtbot, ground.jobs)
    (opened,) = programs.opened
    assert opened.read_bytes() == file.read_bytes()
    assert opened.name == "plan.txt"
    assert opened != file
    assert opened.parent.stat().st_mode & 0o077 == 0


def test_a_program_is_not_started(qtbot: QtBot, ground: Ground, tmp_path: Path, programs: Programs) -> None:
    attached(qtbot, ground, tmp_path, "setup.EXE")
    choose(ground, "Open a copy")
    settle(qtbot, ground.jobs)
    assert programs.opened == []
    assert "is a program and is not started from here" in ground.said()[0]


def test_a_copy_is_saved_where_one_chooses(qtbot: QtBot, ground: Ground, tmp_path: Path) -> None:
    attached(qtbot, ground, tmp_path)
    choose(ground, "Save a copy…")
    (dialog,) = ground.window().findChildren(QFileDialog)
    dialog.reject()
    target = tmp_path / "copy.txt"
    target.write_bytes(b"older")
    ground.files.save_copy(ground.files.attached()[0].id, str(target))
    settle(qtbot, ground.jobs)
    assert target.read_bytes() == b"What was said."
    assert ground.wishes.notices == [f"A copy is at {target}."]


def test_what_is_attached_to_a_new_entry_becomes_the_entry_s(
    qtbot: QtBot, ground: Ground, tmp_path: Path
) -> None:
    attached(qtbot, ground, tmp_path)
    entry = str(ask(qtbot, ground.jobs, lambda desk: interactions.add_entry(desk, EntryForm("x")).made))
    ground.files.follow(Writing(entry, EntryForm("x")))
    settle(qtbot, ground.jobs)
    assert ground.names() == ["plan.txt"]
    attached(qtbot, ground, tmp_path, "other.txt")
    kept = ask(qtbot, ground.jobs, lambda desk: attachments.list_attachments(desk, entry=entry))
    assert isinstance(kept, list)
    assert [each.name for each in kept if isinstance(each, Attachment)] == ["plan.txt", "other.txt"]
    ground.files.follow(Writing(NEW))
    settle(qtbot, ground.jobs)
    assert ground.names() == []


def test_large_files_show_how_far_they_are_and_can_be_stopped(qtbot: QtBot, look: Look) -> None:
    under_way, ticket = FilesUnderWay(), Ticket(1)
    qtbot.addWidget(under_way)
    under_way.add(ticket, "film.mp4")
    assert under_way.isHidden()
    qtbot.waitUntil(under_way.isVisible)
    under_way.step(5, 10)
    assert "Attaching “film.mp4”" in texts(under_way)
    assert nameless(under_way) == []
    qtbot.keyClick(under_way.cancel, Qt.Key.Key_Space)
    assert ticket.cancelled
    assert under_way.isHidden()
