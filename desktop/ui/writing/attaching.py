"""Files that are pasted or dropped into a text: kept with its draft or its entry, and shown as chips."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, Qt, Signal, Slot
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.attachments import Attachment
from desktop.domain.changes import Changes, Kind
from desktop.domain.errors import UserError
from desktop.services import attachments, replies
from desktop.services.attachments import SIZE_LIMIT
from desktop.services.desk import Desk
from desktop.ui import words
from desktop.ui.jobs import Jobs, Report
from desktop.ui.widgets.file_drops import FileDrops
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.writing.chips import MenuChip
from desktop.ui.writing.files_under_way import FilesUnderWay
from desktop.ui.writing.keeping import Writing
from desktop.ui.writing.opening import OpenedFiles
from desktop.ui.writing.text import EntryText

PACKED = 80
"""How little time is spent on packing a pasted picture, from 0 (long) to 100 (none): the window waits for it."""
ANSWERS = frozenset((".json", ".eml", ".txt", ".html", ".htm"))
"""Files that may be an answer from sales."""


class FileChip(MenuChip):
    """Says one attached file; its menu opens it, saves a copy or takes it off, as Delete does."""

    def __init__(self, attachment: Attachment, parent: QWidget) -> None:
        super().__init__(self._ways, parent)
        self.attachment = attachment
        self.set_fact(
            self.tr("Attached"), f"{attachment.name} · {words.file_size(attachment.size)}", "neutral"
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.chosen.emit("off")
            return
        super().keyPressEvent(event)

    def _ways(self) -> list[tuple[str, str]]:
        return [
            ("open", self.tr("Open a copy")),
            ("copy", self.tr("Save a copy…")),
            ("off", self.tr("Take it off")),
        ]


class AttachedFiles(QWidget):
    """Attaches files to one draft or entry, and shows what is attached; hidden while that is nothing."""

    refused = Signal(object)
    undoOffered = Signal(str, object)
    noticeRequested = Signal(str)
    answerAttached = Signal(str)

    def __init__(self, jobs: Jobs, text: EntryText, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._key = jobs, f"{key}.files"
        self._writing = Writing(key)
        self._opened = OpenedFiles(jobs, self)
        self.under_way = FilesUnderWay()
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, across=8, down=8)
        self._drops = FileDrops(text.viewport(), _is_file)
        self._build()
        self._drops.dropped.connect(self.attach)
        text.filesPasted.connect(self.attach)
        text.imagePasted.connect(self._attach_image)
        self._opened.refused.connect(self.refused)
        self.under_way.shownChanged.connect(self._show_whether_any)
        jobs.changed.connect(self._hear)

    def follow(self, writing: Writing) -> None:
        """Be about another draft or entry from now on."""
        self._writing = writing
        self._show(())
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read what is attached."""
        self._jobs.latest(self._key, partial(_files_of, self._writing), self._show)

    def attached(self) -> list[Attachment]:
        """List what is on show."""
        return [chip.attachment for chip in self.chips()]

    def chips(self) -> list[FileChip]:
        """List the chips of what is on show."""
        items = (self._flow.itemAt(index) for index in range(self._flow.count()))
        widgets = [item.widget() for item in items if item is not None]
        return [widget for widget in widgets if isinstance(widget, FileChip)]

    @Slot()
    def choose(self) -> None:
        """Let files be chosen that are attached then; how large they may be is said first."""
        title = self.tr("Attach files, up to {size} each").format(size=words.file_size(SIZE_LIMIT))
        dialog = QFileDialog(self.window(), title)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self.attach)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(list)
    def attach(self, files: Sequence[str]) -> None:
        """Attach files; one that is too large is refused before it is read. An answer from sales is told as well."""
        for file in files:
            work = partial(_attach, Path(file), self._writing)
            ticket = self._jobs.submit_long(work, self._attached, self._not_attached, self.under_way.step)
            self.under_way.add(ticket, Path(file).name)
            if Path(file).suffix.casefold() in ANSWERS:
                self._jobs.submit(partial(_answer_in, file), self._tell_answer)

    @Slot(object)
    def _attach_image(self, image: QImage) -> None:
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG", PACKED)  # type: ignore[call-overload]
        data = bytes(buffer.data().data())
        name = self.tr("Picture {time}.png").format(time=datetime.now().strftime("%H.%M.%S"))
        self._jobs.submit(partial(_attach_bytes, name, data, self._writing), None, self._refuse)

    @Slot(object)
    def _tell_answer(self, file: str) -> None:
        if file:
            self.answerAttached.emit(file)

    @Slot(object)
    def _attached(self, _changes: Changes) -> None:
        self.under_way.end_one()

    @Slot(object)
    def _not_attached(self, error: UserError) -> None:
        self.under_way.end_one()
        self.refused.emit(error)

    @Slot(object)
    def _show(self, found: Sequence[Attachment]) -> None:
        if [chip.attachment for chip in self.chips()] != list(found):
            self._flow.clear()
            for attachment in found:
                chip = FileChip(attachment, self._chips)
                chip.chosen.connect(self._do)
                chip.show()
                self._flow.addWidget(chip)
        self._chips.setVisible(bool(found))
        self._show_whether_any()

    @Slot()
    def _show_whether_any(self) -> None:
        self.setVisible(not self._chips.isHidden() or not self.under_way.isHidden())
        self.updateGeometry()

    @Slot(str)
    def _do(self, way: str) -> None:
        chip = self.sender()
        if not isinstance(chip, FileChip):
            return
        attachment = chip.attachment
        if way == "open":
            self._opened.open(attachment)
        elif way == "copy":
            self._ask_where(attachment)
        else:
            self._jobs.submit(partial(_detach, attachment.id))
            sentence = self.tr("“{name}” is taken off.").format(name=attachment.name)
            self.undoOffered.emit(sentence, partial(self._attach_again, attachment.id))

    def _attach_again(self, identifier: str) -> None:
        self._jobs.submit(partial(_attach_again, identifier), None, self._refuse)

    def _ask_where(self, attachment: Attachment) -> None:
        dialog = QFileDialog(self.window(), self.tr("Save a copy"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(attachment.name)
        dialog.fileSelected.connect(partial(self.save_copy, attachment.id))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_copy(self, identifier: str, file: str) -> None:
        """Write a copy of an attachment to a file that was chosen; it takes the place of what is there."""
        self._jobs.submit(partial(_save_copy, identifier, Path(file)), self._say_saved, self._refuse)

    @Slot(object)
    def _say_saved(self, file: Path) -> None:
        self.noticeRequested.emit(self.tr("A copy is at {file}.").format(file=file))

    @Slot(object)
    def _refuse(self, error: UserError) -> None:
        self.refused.emit(error)

    @Slot(object)
    def _hear(self, changes: Changes) -> None:
        if changes.touches(Kind.ATTACHMENT, Kind.DRAFT):
            self.refresh()

    def _build(self) -> None:
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        for widget in (self, self._chips):
            widget.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._chips)
        column.addWidget(self.under_way)
        self._chips.hide()
        self.hide()


def _is_file(name: str) -> bool:
    return Path(name).is_file()


def _owner(writing: Writing) -> dict[str, str]:
    """Say what to attach to: to an entry that is saved, else to the draft."""
    return {"draft": writing.key} if writing.kept is None else {"entry": writing.key}


def _files_of(writing: Writing, desk: Desk) -> list[Attachment]:
    waiting = attachments.list_attachments(desk, draft=writing.key)
    kept = attachments.list_attachments(desk, entry=writing.key) if writing.kept is not None else []
    return [*kept, *waiting]


def _attach(file: Path, writing: Writing, desk: Desk, report: Report) -> Changes:
    return attachments.attach_file(desk, file, progress=report, **_owner(writing))


def _answer_in(file: str, desk: Desk) -> str:
    """Return the file if it reads as an answer from sales."""
    return file if replies.is_reply(desk, Path(file)) else ""


def _attach_bytes(name: str, data: bytes, writing: Writing, desk: Desk) -> Changes:
    return attachments.attach_bytes(desk, name, data, **_owner(writing))


def _detach(identifier: str, desk: Desk) -> Changes:
    return attachments.detach(desk, identifier)


def _attach_again(identifier: str, desk: Desk) -> Changes:
    return attachments.attach_again(desk, identifier)


def _save_copy(identifier: str, file: Path, desk: Desk) -> Path:
    return attachments.save_copy(desk, identifier, file, replace=True)
