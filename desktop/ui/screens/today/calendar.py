"""Calendar files brought in on Today: one after the other, with how far it is, a way to stop, and what came of it."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.calendar import LeftOut
from desktop.domain.errors import UserError
from desktop.services import calendar
from desktop.services.calendar import CalendarImport
from desktop.services.desk import Desk
from desktop.ui import words
from desktop.ui.jobs import Jobs, Report, Ticket
from desktop.ui.screens.today import words as today_words
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.buttons import IconButton, QuietButton
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.gate_bar import GateBar

SUFFIXES = (".ics", ".ical", ".ifb", ".icalendar")
MOST_WAITING = 20


@dataclass(frozen=True, slots=True)
class Wanted:
    """A calendar file to read, with or without what it marks as private."""

    file: str
    private: bool = False

    @property
    def name(self) -> str:
        """Return the file's name without its folders."""
        return Path(self.file).name


def is_calendar(file: str) -> bool:
    """Say whether a file calls itself a calendar."""
    return Path(file).suffix.lower() in SUFFIXES


class CalendarFiles(QWidget):
    """Reads calendar files; those that come while one is read wait for their turn."""

    def __init__(self, jobs: Jobs, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._waiting: deque[Wanted] = deque()
        self._present: Wanted | None = None
        self._ticket: Ticket | None = None
        self._lines: list[str] = []
        self._with_private: list[Wanted] = []
        self._said = labels.body()
        self.bar = GateBar("", tone="accent")
        self.stop, self.private = QuietButton(), QuietButton()
        self._close = IconButton(look, "x", "", side=28)
        self._build(look)
        self.stop.clicked.connect(self.cancel)
        self.private.clicked.connect(self._take_private)
        self._close.clicked.connect(self.hide)
        self.hide()

    @Slot(list)
    def take(self, files: Sequence[str]) -> None:
        """Read these files, after those that wait already."""
        self._take([Wanted(file) for file in files])

    @Slot()
    def choose(self) -> None:
        """Ask for a file."""
        dialog = QFileDialog(self.window(), self.tr("Choose a calendar file"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        calendars = self.tr("Calendar files (*.ics *.ical *.icalendar)")
        dialog.setNameFilters([calendars, self.tr("All files (*)")])
        dialog.filesSelected.connect(self.take)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def cancel(self) -> None:
        """Stop what is read, and forget what waits; the sessions are as they were before."""
        self._waiting.clear()
        if self._ticket is not None:
            self._ticket.cancel()
            self._jobs.submit(_nothing, self._stopped)

    def said(self) -> str:
        """Return what is said about the files."""
        return self._said.text()

    def retranslate(self) -> None:
        """Set the words again."""
        self.stop.setText(self.tr("Stop"))
        self.private.setText(self.tr("Take the private ones in too"))
        self.bar.setAccessibleName(self.tr("How far the calendar is read"))
        self._close.set_name(self.tr("Close"))
        self._say()

    def _take(self, wanted: Sequence[Wanted]) -> None:
        """Put files into the queue, each once; more than can be waited for are refused."""
        if self._ticket is None:
            self._lines, self._with_private = [], []
        for each in wanted:
            if each == self._present or each in self._waiting:
                continue
            if len(self._waiting) < MOST_WAITING:
                self._waiting.append(each)
            else:
                refused = self.tr("“{file}” was not read: too many wait already. Drop it again later.")
                self._lines.append(refused.format(file=each.name))
        self.show()
        if self._ticket is None:
            self._next()
        self._say()

    def _next(self) -> None:
        self.bar.hide()
        self._present = self._waiting.popleft() if self._waiting else None
        self._ticket = None
        if self._present is not None:
            work = partial(_import, self._present)
            self._ticket = self._jobs.submit_long(work, self._done, self._refuse, self._progress)
        self._say()

    @Slot(int, int)
    def _progress(self, done: int, total: int) -> None:
        self.bar.show()
        self.bar.show_share(done, total)

    @Slot(object)
    def _done(self, result: CalendarImport) -> None:
        if result.changes:
            self._jobs.changed.emit(result.changes)
        if self._present is None:
            return
        if result.cancelled:
            self._tell(self.tr("Stopped. The sessions are as they were before."))
            return
        if result.read.left_out.get(LeftOut.PRIVATE) and not self._present.private:
            self._with_private.append(Wanted(self._present.file, private=True))
        self._tell(today_words.imported(self._present.name, result))

    @Slot(object)
    def _refuse(self, error: UserError) -> None:
        self._tell(words.of_error(error))

    @Slot(object)
    def _stopped(self, _result: object) -> None:
        """Say that it stopped before it had begun: then no result comes."""
        if self._ticket is not None and self._ticket.cancelled:
            self._tell(self.tr("Stopped. The sessions are as they were before."))

    def _tell(self, text: str) -> None:
        self._lines.append(text)
        self._next()

    @Slot()
    def _take_private(self) -> None:
        self._take(list(self._with_private))

    def _say(self) -> None:
        lines = list(self._lines)
        if self._present is not None:
            lines.append(self.tr("Reading “{file}”…").format(file=self._present.name))
        if self._waiting:
            names = ", ".join(f"“{each.name}”" for each in self._waiting)
            lines.append(self.tr("Waiting: {files}.").format(files=names))
        self._said.setText("\n".join(lines))
        busy = self._present is not None
        self.stop.setVisible(busy)
        self._close.setVisible(not busy)
        self.private.setVisible(bool(self._with_private) and not busy)

    def _build(self, look: Look) -> None:
        card = Card(look, tone="sunken")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._said, 1)
        row.addWidget(self.stop, 0, _TOP)
        row.addWidget(self._close, 0, _TOP)
        card.body.addLayout(row)
        card.body.addWidget(self.bar)
        card.body.addWidget(self.private, 0, _LEFT)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 8, 0)
        column.addWidget(card)


_TOP, _LEFT = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignLeft


def _import(wanted: Wanted, desk: Desk, report: Report) -> CalendarImport:
    """Read a file, on the store's thread."""
    return calendar.import_calendar(desk, Path(wanted.file), with_private=wanted.private, progress=report)


def _nothing(_desk: Desk) -> None:
    """Do nothing, after all that was asked for before."""
