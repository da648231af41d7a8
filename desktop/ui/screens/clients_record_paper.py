"""Putting a client's record on paper: into which folder, and with whose words."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.errors import UserError
from desktop.services import record_pages
from desktop.ui import words
from desktop.ui.jobs import Jobs
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.buttons import Button, QuietButton
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.choices import CheckBox
from desktop.ui.widgets.folder_field import FolderField


class RecordPaper(QWidget):
    """A button, and the card that it opens; the pages are written when the card says so."""

    actionOffered = Signal(str, str, object)

    def __init__(self, jobs: Jobs, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._client = jobs, ""
        self._ask, self.card = Button(), Card(look, tone="sunken")
        self._about, self._place = labels.muted(), FolderField()
        self.quotes, self.folder = CheckBox(""), self._place.line
        self.write, self._leave = Button(), QuietButton()
        self._wrong = labels.label("", "warning", wraps=True)
        self._build()
        self._ask.clicked.connect(self.ask)
        self.write.clicked.connect(self._write)
        self._leave.clicked.connect(self.leave)
        self.folder.returnPressed.connect(self._write)
        self.retranslate()

    def show_client(self, client_id: str) -> None:
        """Be about a client."""
        if client_id != self._client:
            self._client = client_id
            self.card.hide()

    def said(self) -> str:
        """Return what is said about what went wrong."""
        return self._wrong.text()

    def retranslate(self) -> None:
        """Set the words again."""
        self._ask.setText(self.tr("Put it on paper…"))
        self._about.setText(
            self.tr(
                "Pages to read and to print, as a PDF and a web page. People at the client stand there by their role; "
                "nothing of private entries does."
            )
        )
        self.quotes.setText(self.tr("With what people said, and promises, in words"))
        self._place.set_words(
            self.tr("Into this folder"), self.tr("Folder for the pages"), self.tr("Choose…")
        )
        self._leave.setText(self.tr("Not now"))
        self._say_idle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.card.isHidden():
            self.leave()
        else:
            super().keyPressEvent(event)

    @Slot()
    def ask(self) -> None:
        """Open the card."""
        self._place.begin()
        self._wrong.hide()
        self.card.show()
        self.quotes.setFocus()

    @Slot()
    def leave(self) -> None:
        """Close the card."""
        self.card.hide()
        self._ask.setFocus()

    def _say_idle(self) -> None:
        self.write.setText(self.tr("Write the pages"))
        self.write.setEnabled(True)

    @Slot()
    def _write(self) -> None:
        if not self.folder.text().strip():
            self.folder.setFocus()
            return
        if not self.write.isEnabled():
            return
        self._wrong.hide()
        self.write.setEnabled(False)
        self.write.setText(self.tr("Writing…"))
        out = Path(self.folder.text().strip()).expanduser()
        work = partial(
            record_pages.print_record, reference=self._client, out=out, quotes=self.quotes.isChecked()
        )
        self._jobs.submit(work, self._written, self._refuse)

    @Slot(object)
    def _written(self, files: tuple[Path, ...]) -> None:
        self._say_idle()
        self.leave()
        show = partial(QDesktopServices.openUrl, QUrl.fromLocalFile(str(files[0].parent)))
        self.actionOffered.emit(self.tr("The pages are in the folder."), self.tr("Show in folder"), show)

    @Slot(object)
    def _refuse(self, error: UserError) -> None:
        self._say_idle()
        self._wrong.setText(words.of_error(error))
        self._wrong.show()
        self.folder.setFocus()

    def _build(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        for button in (self.write, self._leave):
            buttons.addWidget(button)
        buttons.addStretch(1)
        body = self.card.body
        body.setSpacing(8)
        for widget in (self._about, self.quotes, self._place):
            body.addWidget(widget)
        body.addWidget(self._wrong)
        body.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(8)
        column.addWidget(self._ask, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.card)
        self._wrong.hide()
        self.card.hide()
