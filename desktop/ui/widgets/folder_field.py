"""A line for a folder, typed or chosen, with a caption above it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.widgets import labels
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.fields import LineEdit


class FolderField(QWidget):
    """A caption, the line, and the button that opens the system's own choice of folders."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caption, self._title = labels.caption(), ""
        self.line, self._choose = LineEdit(""), Button()
        self._choose.clicked.connect(self._ask)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._caption)
        column.addLayout(row)

    def set_words(self, caption: str, title: str, choose: str) -> None:
        """Say what the folder is for; `title` heads the choice of folders."""
        self._caption.setText(caption)
        self.line.setAccessibleName(caption)
        self._title = title
        self._choose.setText(choose)

    def begin(self) -> None:
        """Start with the folder of documents where none was named."""
        if not self.line.text():
            self.line.setText(documents())

    @Slot()
    def _ask(self) -> None:
        dialog = QFileDialog(self, self._title, self.line.text())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.line.setText)
        dialog.open()


def documents() -> str:
    """Return the folder where people keep what they write, or their home."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return place if place and Path(place).is_dir() else str(Path.home())
