"""Bringing a folder of notes in: for which client, how far it is, and a way to stop."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.errors import UserError
from desktop.services import clients, notes
from desktop.services.desk import Desk
from desktop.services.notes import ImportResult
from desktop.ui import words
from desktop.ui.jobs import Jobs, Report, Ticket
from desktop.ui.widgets import labels
from desktop.ui.widgets.buttons import PrimaryButton, QuietButton
from desktop.ui.widgets.gate_bar import GateBar
from desktop.ui.widgets.suggest_field import SuggestField

MOST_UNREAD = 5


class NotesDialog(QDialog):
    """Imports the Markdown and text files of a folder; what was imported before is left alone."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._folder = Path()
        self._ticket: Ticket | None = None
        self._heading, self._what = labels.heading(), labels.muted()
        self._caption = labels.caption()
        self.client = SuggestField()
        self.bar = GateBar("", tone="accent")
        self._said = labels.body()
        self.start, self.leave = PrimaryButton(), QuietButton()
        self._build()
        self.start.clicked.connect(self.begin)
        self.leave.clicked.connect(self.stop)
        self.client.entered.connect(self.begin)
        self.client.cancelled.connect(self.stop)

    def take(self, folder: str) -> None:
        """Open for a folder."""
        self._folder = Path(folder)
        self.client.clear()
        self.bar.hide()
        self._say("")
        self._offer(running=False)
        self.retranslate()
        self._jobs.latest("notes.clients", clients_known, self._know)
        self.show()
        self.client.setFocus()

    def said(self) -> str:
        """Return what is said about the import."""
        return self._said.text()

    def retranslate(self) -> None:
        """Set the words again."""
        self.setWindowTitle(self.tr("Import notes"))
        self._heading.setText(self.tr("Import the notes in “{folder}”").format(folder=self._folder.name))
        self._what.setText(
            self.tr("Each Markdown or text file becomes one entry. The files stay as they are.")
        )
        self._caption.setText(self.tr("For which client? (may stay empty)"))
        self.client.setAccessibleName(self._caption.text())
        self.bar.setAccessibleName(self.tr("How far the import is"))
        self.start.setText(self.tr("Import"))
        self.leave.setText(self.tr("Stop and take nothing in") if self._ticket else self.tr("Close"))

    @Slot()
    def begin(self) -> None:
        """Import."""
        if self._ticket is not None:
            return
        work = partial(import_folder, self._folder, self.client.name())
        self._offer(running=True)
        self.bar.show_share(0, 1)
        self.bar.show()
        self._ticket = self._jobs.submit_long(work, self._done, self._refuse, self._progress)
        self.retranslate()

    @Slot()
    def stop(self) -> None:
        """Stop the import; what it had brought in is taken out again. Close where there is none."""
        if self._ticket is not None:
            self._ticket.cancel()
            self._jobs.submit(_nothing, self._stopped)
        else:
            self.reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.stop()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._ticket is not None:
            self._ticket.cancel()
        super().closeEvent(event)

    @Slot(int, int)
    def _progress(self, done: int, total: int) -> None:
        self.bar.show_share(done, total)
        self._say(
            self.tr("{done} of {total} files").format(done=words.number(done), total=words.number(total))
        )

    @Slot(object)
    def _done(self, result: ImportResult) -> None:
        self._ticket = None
        changes = notes.changes_of(result)
        if changes:
            self._jobs.changed.emit(changes)
        self._say(self._summary(result))
        self._offer(running=False, again=False)
        self.retranslate()
        self.leave.setFocus()

    @Slot(object)
    def _stopped(self, _result: None) -> None:
        """Say that it stopped before it had begun: then no result comes."""
        if self._ticket is not None:
            self._done(ImportResult((), 0, (), cancelled=True))

    @Slot(object)
    def _refuse(self, error: UserError) -> None:
        self._ticket = None
        self.bar.hide()
        self._say(words.of_error(error))
        self._offer(running=False)
        self.retranslate()

    def _summary(self, result: ImportResult) -> str:
        if result.cancelled:
            return self.tr("Stopped. Nothing was taken in.")
        lines = [self.tr("{count} new entries.").format(count=words.number(len(result.made)))]
        if result.known:
            known = self.tr("{count} were in the journal already.")
            lines.append(known.format(count=words.number(result.known)))
        for file, why in result.unread[:MOST_UNREAD]:
            lines.append(self.tr("{file} was not read: {why}").format(file=file, why=why))
        if len(result.unread) > MOST_UNREAD:
            more = self.tr("{count} more files were not read.")
            lines.append(more.format(count=words.number(len(result.unread) - MOST_UNREAD)))
        return "\n".join(lines)

    @Slot(object)
    def _know(self, names: list[str]) -> None:
        self.client.offer(names, self._new_client)

    def _new_client(self, name: str) -> str:
        return self.tr("New client “{name}”").format(name=name)

    def _say(self, text: str) -> None:
        self._said.setText(text)
        self._said.setVisible(bool(text))

    def _offer(self, *, running: bool, again: bool = True) -> None:
        self.client.setEnabled(not running)
        for widget in (self.client, self._caption):
            widget.setVisible(again)
        self.start.setVisible(not running and again)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        for widget in (self._heading, self._what, self._caption, self.client, self.bar, self._said):
            column.addWidget(widget)
        column.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.start)
        column.addLayout(row)
        self.resize(480, 300)


def clients_known(desk: Desk) -> list[str]:
    """Read the names of the clients."""
    return [row.name for row in clients.list_clients(desk)]


def _nothing(_desk: Desk) -> None:
    """Do nothing, after all that was asked for before."""


def import_folder(folder: Path, client: str, desk: Desk, report: Report) -> ImportResult:
    """Import, on the store's thread."""
    return notes.import_notes(desk, folder, client, report)
