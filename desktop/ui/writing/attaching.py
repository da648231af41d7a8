"""Files that are pasted or dropped into a text that is being written: kept with its draft, and shown as chips."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, Qt, Signal, Slot
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.domain.attachments import Attachment
from desktop.domain.changes import Changes, Kind
from desktop.domain.errors import UserError
from desktop.services import attachments
from desktop.services.desk import Desk
from desktop.ui import words
from desktop.ui.jobs import Jobs
from desktop.ui.widgets.file_drops import FileDrops
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.writing.chips import MenuChip
from desktop.ui.writing.text import EntryText


class FileChip(MenuChip):
    """Says one attached file; its menu and Delete take it off."""

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
        return [("off", self.tr("Take it off"))]


class AttachedFiles(QWidget):
    """Attaches files to the draft under one key, and shows what is attached; hidden while that is nothing."""

    refused = Signal(object)

    def __init__(self, jobs: Jobs, text: EntryText, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._key = jobs, key
        self._flow = FlowLayout(self, across=8, down=8)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._drops = FileDrops(text.viewport())
        self._drops.dropped.connect(self.attach)
        text.filesPasted.connect(self.attach)
        text.imagePasted.connect(self._attach_image)
        jobs.changed.connect(self._hear)
        self.hide()

    def refresh(self) -> None:
        """Read what is attached."""
        self._jobs.latest(f"{self._key}.files", partial(_attached, self._key), self._show)

    def attached(self) -> list[Attachment]:
        """List what is on show."""
        items = (self._flow.itemAt(index) for index in range(self._flow.count()))
        widgets = [item.widget() for item in items if item is not None]
        return [widget.attachment for widget in widgets if isinstance(widget, FileChip)]

    @Slot(list)
    def attach(self, files: Sequence[str]) -> None:
        """Attach files; one that is too large is refused before it is read."""
        for file in files:
            self._jobs.submit(partial(_attach, Path(file), self._key), None, self._refuse)

    @Slot(object)
    def _attach_image(self, image: QImage) -> None:
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # type: ignore[call-overload]
        data = bytes(buffer.data().data())
        name = self.tr("Picture") + ".png"
        self._jobs.submit(partial(_attach_bytes, name, data, self._key), None, self._refuse)

    @Slot(object)
    def _show(self, found: Sequence[Attachment]) -> None:
        self._flow.clear()
        for attachment in found:
            chip = FileChip(attachment, self)
            chip.chosen.connect(self._take_off)
            chip.show()
            self._flow.addWidget(chip)
        self.setVisible(bool(found))
        self.updateGeometry()

    @Slot(str)
    def _take_off(self, _way: str) -> None:
        chip = self.sender()
        if isinstance(chip, FileChip):
            self._jobs.submit(partial(_detach, chip.attachment.id))

    @Slot(object)
    def _refuse(self, error: UserError) -> None:
        self.refused.emit(error)

    @Slot(object)
    def _hear(self, changes: Changes) -> None:
        if changes.touches(Kind.ATTACHMENT, Kind.DRAFT):
            self.refresh()


def _attached(key: str, desk: Desk) -> list[Attachment]:
    return attachments.list_attachments(desk, draft=key)


def _attach(file: Path, key: str, desk: Desk) -> Changes:
    return attachments.attach_file(desk, file, draft=key)


def _attach_bytes(name: str, data: bytes, key: str, desk: Desk) -> Changes:
    return attachments.attach_bytes(desk, name, data, draft=key)


def _detach(identifier: str, desk: Desk) -> Changes:
    return attachments.detach(desk, identifier)
