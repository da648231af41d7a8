"""Taking in what sales answered: pasted, chosen or dropped; shown before anything is changed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.errors import UserError
from desktop.ui import words
from desktop.ui.dialogs.reply.card import ReplyCard, ReplyShown
from desktop.ui.dialogs.reply.desk import ReplyDesk
from desktop.ui.jobs import Jobs
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.buttons import Button, PrimaryButton, QuietButton
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.fields import TextEdit
from desktop.ui.widgets.file_drops import FileDrops
from desktop.ui.widgets.text_drops import TextDrops

READ_AFTER_MS = 250


class ReplyDialog(QDialog):
    """Reads an answer, says what it will change, and changes it when told to."""

    noticeRequested = Signal(str)
    takenIn = Signal(str)

    def __init__(self, jobs: Jobs, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = ReplyDesk(jobs, self)
        self._waiting: list[str] = []
        self._heading, self._how = labels.heading(), labels.muted()
        self._label, self.field = labels.caption(), TextEdit("")
        self._file = labels.small("", wraps=False)
        self._choose = Button()
        self.card = ReplyCard(look)
        self._wrong_card, self._wrong = Card(look, tone="sunken"), labels.body()
        self.apply, self._close = PrimaryButton(keys="Ctrl+Enter"), QuietButton()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(READ_AFTER_MS)
        self._build()
        self._connect()
        self.retranslate()

    @Slot()
    def ask(self) -> None:
        """Open, empty, ready for a paste."""
        self._clear()
        self.field.blockSignals(True)
        self.field.clear()
        self.field.blockSignals(False)
        self._show_field(shown=True)
        self.show()
        self.activateWindow()
        self.field.setFocus()

    @Slot(str)
    def take_in_text(self, text: str) -> None:
        """Open with a text that was pasted or dropped."""
        self.ask()
        self.field.setPlainText(text)
        self._pause.stop()
        self._read_text()

    @Slot(list)
    def take_in_files(self, files: Sequence[str]) -> None:
        """Open with files that were chosen or dropped, one after the other."""
        self._waiting = list(files[1:])
        self.take_in_file(files[0])

    def take_in_file(self, path: str) -> None:
        """Open with a file."""
        self.ask()
        self._show_field(shown=False)
        self._file.setText(Path(path).name)
        self._desk.read_file(Path(path))

    def said(self) -> str:
        """Return what is said to happen, or what went wrong."""
        wrong = "" if self._wrong_card.isHidden() else self._wrong.text()
        shown = "" if self.card.isHidden() else self.card.said()
        return "\n".join(text for text in (wrong, shown) if text)

    def retranslate(self) -> None:
        """Set every word again."""
        self.setWindowTitle(self.tr("An answer from sales"))
        self._heading.setText(self.windowTitle())
        self._how.setText(
            self.tr("Paste the mail or the lines, or drop the file here. Nothing changes before you say so.")
        )
        self._label.setText(self.tr("The answer"))
        self.field.setAccessibleName(self._label.text())
        self._choose.setText(self.tr("Choose a file…"))
        self.apply.setText(self.tr("Take it in"))
        self._close.setText(self.tr("Not now"))
        self.card.retranslate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.take_in()
            return
        super().keyPressEvent(event)

    @Slot()
    def take_in(self) -> None:
        """Change what was shown, and nothing else."""
        if self.apply.isEnabled():
            self.apply.setEnabled(False)
            self._desk.take_in()

    @Slot()
    def _read_text(self) -> None:
        self._clear()
        if self.field.toPlainText().strip():
            self._desk.read_text(self.field.toPlainText())

    @Slot(object)
    def _show_preview(self, shown: ReplyShown) -> None:
        self.card.show_reply(shown)
        self.card.show()
        self.apply.setEnabled(not shown.preview.taken_in_at)
        if self.field.isHidden():
            (self.apply if self.apply.isEnabled() else self._close).setFocus()

    @Slot(object)
    def _refuse(self, error: UserError) -> None:
        self._clear()
        self._say_why_not(error)

    @Slot(object)
    def _say_why_not(self, error: UserError) -> None:
        self._wrong.setText(words.of_error(error))
        self._wrong_card.show()

    @Slot(str)
    def _taken_in(self, number: str) -> None:
        self.takenIn.emit(number)
        self.accept()

    @Slot()
    def _go_on(self) -> None:
        """Put the answer away, and open the next of several files."""
        self._desk.forget()
        if self._waiting:
            self.take_in_file(self._waiting.pop(0))

    def _clear(self) -> None:
        self._desk.forget()
        self.card.hide()
        self._wrong_card.hide()
        self.apply.setEnabled(False)

    def _show_field(self, *, shown: bool) -> None:
        self._label.setVisible(shown)
        self.field.setVisible(shown)
        self._file.setVisible(not shown)

    @Slot()
    def _choose_file(self) -> None:
        dialog = QFileDialog(self, self.tr("An answer from sales"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(self.take_in_files)
        dialog.open()

    def _build(self) -> None:
        self._wrong_card.body.addWidget(self._wrong)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._choose)
        foot.addStretch(1)
        foot.addWidget(self._close)
        foot.addWidget(self.apply)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 20)
        column.setSpacing(10)
        for widget in (self._heading, self._how, self._label):
            column.addWidget(widget)
        column.addWidget(self.field, 1)
        column.addWidget(self._file)
        column.addWidget(self._wrong_card)
        column.addWidget(self.card, 3)
        column.addLayout(foot)
        self.field.setMinimumHeight(72)
        self.resize(640, 680)
        self._clear()
        self._show_field(shown=True)

    def _connect(self) -> None:
        self._choose.clicked.connect(self._choose_file)
        self._close.clicked.connect(self.reject)
        self.apply.clicked.connect(self.take_in)
        self.field.textChanged.connect(self._pause.start)
        self._pause.timeout.connect(self._read_text)
        self.card.noticeRequested.connect(self.noticeRequested)
        self._desk.found.connect(self._show_preview)
        self._desk.refused.connect(self._refuse)
        self._desk.takenIn.connect(self._taken_in)
        self._desk.notTakenIn.connect(self._say_why_not)
        FileDrops(self).dropped.connect(self.take_in_files)
        TextDrops(self).dropped.connect(self.take_in_text)
        self.finished.connect(self._go_on)
