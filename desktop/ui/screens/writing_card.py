"""What the cards that write files have in common: into which folder, and what went wrong."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import UserError
from desktop.services.desk import Desk
from desktop.ui import words
from desktop.ui.jobs import Jobs
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.buttons import Button, QuietButton
from desktop.ui.widgets.folder_field import FolderField
from desktop.ui.widgets.form_card import FormCard


class WritingCard(FormCard):
    """A folder, a button that writes into it, and between them what may be chosen.

    Each card says what it writes with *work*, and with *told* what it says of it.
    """

    actionOffered = Signal(str, str, object)
    grown = Signal()

    def __init__(self, jobs: Jobs, look: Look, *choices: QWidget) -> None:
        super().__init__(look, tone="sunken")
        self._jobs, self._subject, self._write_words = jobs, "", ""
        self._about, self._place = labels.muted(), FolderField()
        self._choices, self.folder = choices, self._place.line
        self.write, self._leave = Button(), QuietButton()
        self._wrong = labels.label("", "warning", wraps=True)
        self._build()
        self.write.clicked.connect(self.use)
        self._leave.clicked.connect(self.leave)
        self.hide()

    def work(self, subject: str, folder: Path) -> Callable[[Desk], object]:
        """Return what writes the files of the subject."""
        raise NotImplementedError

    def told(self, made: object) -> tuple[str, Path]:
        """Return what to say of what was written, and the folder that it is in."""
        raise NotImplementedError

    def show_subject(self, identifier: str) -> None:
        """Be about something else, such as another client."""
        if identifier != self._subject:
            self._subject = identifier
            self.hide()

    def said(self) -> str:
        """Return what is said about what went wrong."""
        return self._wrong.text()

    def ask(self) -> None:
        """Open the card."""
        self._place.begin()
        self._wrong.hide()
        self.show()
        (self._choices or (self.folder,))[0].setFocus()
        self.grown.emit()

    def set_words(self, about: str, title: str, write: str) -> None:
        """Say what is written, what heads the choice of folders, and what the button does."""
        self._about.setText(about)
        self._place.set_words(self.tr("Into this folder"), title, self.tr("Choose…"))
        self._leave.setText(self.tr("Not now"))
        self._write_words = write
        self._say_idle()

    @Slot()
    def use(self) -> None:
        """Write."""
        if not self.folder.text().strip():
            self.folder.setFocus()
        elif self.write.isEnabled():
            self._wrong.hide()
            self.write.setEnabled(False)
            self.write.setText(self.tr("Writing…"))
            folder = Path(self.folder.text().strip()).expanduser()
            self._jobs.submit(self.work(self._subject, folder), self._written, self._refuse)

    def _say_idle(self) -> None:
        self.write.setText(self._write_words)
        self.write.setEnabled(True)

    @Slot(object)
    def _written(self, made: object) -> None:
        self._say_idle()
        self.leave()
        text, folder = self.told(made)
        show = partial(QDesktopServices.openUrl, QUrl.fromLocalFile(str(folder)))
        self.actionOffered.emit(text, self.tr("Show the folder"), show)

    @Slot(object)
    def _refuse(self, error: UserError) -> None:
        self._say_idle()
        self._wrong.setText(words.of_error(error))
        self._wrong.show()
        self.folder.setFocus()
        self.grown.emit()

    def _build(self) -> None:
        self.body.setSpacing(8)
        for widget in (self._about, *self._choices, self._place):
            self.body.addWidget(widget)
        self.add_foot(self._wrong, self.write, self._leave)
