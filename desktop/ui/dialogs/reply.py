"""Taking in what sales answered: pasted, chosen or dropped; shown before anything is changed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.changes import Changes
from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.replies import Decision
from desktop.services import replies
from desktop.services.desk import Desk
from desktop.services.replies import ReplyPreview
from desktop.ui import words
from desktop.ui.jobs import Jobs
from desktop.ui.leads import words as lead_words
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.buttons import Button, PrimaryButton, QuietButton
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.chip import Chip
from desktop.ui.widgets.fields import TextEdit

Found = tuple[bytes, ReplyPreview]

READ_AFTER_MS = 250
LARGEST = 5_000_000


class ReplyDialog(QDialog):
    """Reads an answer, says what it will change, and changes it when told to."""

    noticeRequested = Signal(str)

    def __init__(self, jobs: Jobs, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._data = b""
        self._preview: ReplyPreview | None = None
        self._heading, self._how = labels.heading(), labels.muted()
        self._label, self.field = labels.caption(), TextEdit("")
        self._file = labels.small("", wraps=False)
        self._choose = Button()
        self._card = Card(look)
        self._decision, self._about = Chip(), labels.strong("", wraps=True)
        self._lines = [labels.body() for _ in range(4)]
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

    def take_in_text(self, text: str) -> None:
        """Open with a text that was pasted."""
        self.ask()
        self.field.setPlainText(text)
        self._pause.stop()
        self._read_text()

    def take_in_file(self, path: str) -> None:
        """Open with a file that was chosen or dropped."""
        self.ask()
        self._show_field(shown=False)
        self._file.setText(Path(path).name)
        self._read(partial(_file_preview, Path(path)))

    def said(self) -> str:
        """Return what is said to happen, or what went wrong."""
        if not self._wrong_card.isHidden():
            return self._wrong.text()
        shown = (self._decision.text(), self._about.text(), *(line.text() for line in self._lines))
        return "\n".join(text for text in shown if text) if not self._card.isHidden() else ""

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
        if self._preview is not None:
            self._say(self._preview)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.take_in()
            return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.take_in_file(files[0])

    @Slot()
    def take_in(self) -> None:
        """Change what was shown."""
        if self._preview is not None and self.apply.isEnabled():
            self.apply.setEnabled(False)
            self._jobs.submit(partial(replies.import_reply, data=self._data), self._taken_in, self._refuse)

    @Slot()
    def _read_text(self) -> None:
        text = self.field.toPlainText()
        if text.strip():
            self._read(partial(_text_preview, text))
        else:
            self._clear()

    def _read(self, work: Callable[[Desk], Found]) -> None:
        self._clear()
        self._jobs.latest("reply.preview", work, self._show_preview, self._refuse)

    @Slot(object)
    def _show_preview(self, found: Found) -> None:
        self._data, self._preview = found
        self._wrong_card.hide()
        self._card.show()
        self.apply.setEnabled(True)
        self._say(self._preview)

    def _say(self, preview: ReplyPreview) -> None:
        """Say what the answer is and what it will change."""
        reply, handoff = preview.reply, preview.handoff
        self._decision.setText(lead_words.state(reply.decision.value))
        self._decision.set_tone(lead_words.state_tone(reply.decision.value))
        self._about.setText(f"{handoff.number} “{handoff.title}”")
        who = reply.by_name or self.tr("somebody who left no name")
        by = self.tr("From {who}").format(who=who)
        action = ""
        if reply.next_action:
            when = f", {reply.next_action_on}" if reply.next_action_on else ""
            action = self.tr("Next: {action}").format(action=reply.next_action + when)
        said = (by, action, self._becomes(preview), self._missing(preview))
        for label, text in zip(self._lines, said, strict=True):
            label.setText(text)
            label.setVisible(bool(text))

    def _becomes(self, preview: ReplyPreview) -> str:
        if preview.becomes == preview.handoff.state.value:
            return self.tr("The hand-off stays where it is: {state}.").format(
                state=lead_words.state(preview.becomes).lower()
            )
        return self.tr("The hand-off will be: {state}. Steward, terms and content stay.").format(
            state=lead_words.state(preview.becomes).lower()
        )

    def _missing(self, preview: ReplyPreview) -> str:
        if preview.reply.decision is not Decision.ACCEPTED or not preview.missing:
            return ""
        details = ", ".join(words.translate("Reply", detail) for detail in preview.missing)
        return self.tr("It is a yes, but not complete. Still missing: {details}.").format(details=details)

    @Slot(object)
    def _refuse(self, error: UserError) -> None:
        self._preview = None
        self._card.hide()
        self._wrong.setText(words.of_error(error))
        self._wrong_card.show()
        self.apply.setEnabled(False)

    @Slot(object)
    def _taken_in(self, changes: Changes) -> None:
        self.noticeRequested.emit(self.tr("The answer to {number} is taken in.").format(number=changes.made))
        self.accept()

    def _clear(self) -> None:
        self._preview, self._data = None, b""
        self._card.hide()
        self._wrong_card.hide()
        self.apply.setEnabled(False)

    def _show_field(self, *, shown: bool) -> None:
        self._label.setVisible(shown)
        self.field.setVisible(shown)
        self._file.setVisible(not shown)

    @Slot()
    def _choose_file(self) -> None:
        dialog = QFileDialog(self, self.tr("An answer from sales"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.take_in_file)
        dialog.open()

    def _build(self) -> None:
        self.setAcceptDrops(True)
        head = QHBoxLayout()
        head.addWidget(self._decision)
        head.addStretch(1)
        self._card.body.addLayout(head)
        self._card.body.addWidget(self._about)
        for line in self._lines:
            self._card.body.addWidget(line)
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
        column.addWidget(self._card)
        column.addWidget(self._wrong_card)
        column.addLayout(foot)
        self.field.setMinimumHeight(140)
        self.resize(600, 520)
        self._clear()
        self._show_field(shown=True)

    def _connect(self) -> None:
        self._choose.clicked.connect(self._choose_file)
        self._close.clicked.connect(self.reject)
        self.apply.clicked.connect(self.take_in)
        self.field.textChanged.connect(self._pause.start)
        self._pause.timeout.connect(self._read_text)


def _text_preview(text: str, desk: Desk) -> Found:
    data = text.encode("utf-8", "replace")
    return data, replies.preview_reply(desk, data)


def _file_preview(path: Path, desk: Desk) -> Found:
    """Read a file no further than an answer can be long, and say what it would change."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST)
    except OSError as error:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "{file} cannot be read."),
            QT_TRANSLATE_NOOP("UserError", "Save the answer to this computer first, or paste its text."),
            file=path.name,
        ) from error
    return data, replies.preview_reply(desk, data)
