"""What the way to sales asks of the journal: begin, check, draw the pages, write the files, confirm."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from desktop.domain.changes import Changes
from desktop.domain.errors import UserError
from desktop.services import briefs, handoffs
from desktop.services.composing import Choice
from desktop.services.desk import Desk
from desktop.ui.dialogs.hand_off_loading import HandOffStart, Pages, load_pages, load_start
from desktop.ui.jobs import Jobs


class HandOffDesk(QObject):
    """Keeps the brief whose pages are shown; what is written is that brief and no other."""

    started = Signal(object)
    checked = Signal()
    checkFailed = Signal(object)
    drawn = Signal(object)
    drawingFailed = Signal(object)
    written = Signal()
    writingFailed = Signal(object)
    sent = Signal()
    refused = Signal(object)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._wanted: Choice | None = None
        self.pages: Pages | None = None
        self.issued = ""
        self.writing = False

    def start(self, lead: str) -> None:
        """Read what a hand-off of this lead begins with."""
        self.pages, self.issued, self.writing = None, "", False
        self._jobs.latest("hand-off.start", partial(load_start, lead), self._hear_start, self._hear_refusal)

    def check(self, choice: Choice) -> None:
        """See whether the lead may go under these terms."""
        self._jobs.latest("hand-off.check", partial(_checked, choice), self._hear_check, self._hear_unfit)

    def draw(self, choice: Choice) -> None:
        """Draw the pages of what is chosen; only the newest choice counts."""
        self._wanted, self.pages = choice, None
        self._jobs.latest("hand-off.pages", partial(load_pages, choice), self._hear_pages, self._hear_none)

    def write(self, endings: Sequence[str], folder: str, confidence: int | None = None) -> None:
        """Write those of the previewed files whose names end so; `confidence` in per cent is kept here."""
        if self.pages is None or self.writing or self.issued:
            return
        self.writing = True
        prepared = self.pages.prepared
        chosen = tuple(file for file in prepared.files if file.name in self.names(endings))
        choice = replace(prepared.choice, confidence=confidence)
        prepared = replace(prepared, choice=choice, files=chosen)
        work = partial(briefs.issue, prepared=prepared, out=Path(folder).expanduser())
        self._jobs.submit(work, self._hear_written, self._hear_unwritten)

    def confirm_sent(self) -> None:
        """Say that the brief was sent."""
        self._jobs.submit(
            partial(handoffs.confirm_sent, reference=self.issued), self._hear_sent, self._hear_refusal
        )

    def names(self, endings: Sequence[str]) -> list[str]:
        """Return the names of the previewed files that have one of these endings."""
        if self.pages is None:
            return []
        label = self.pages.prepared.brief.label
        return [file.name for file in self.pages.prepared.files if file.name.removeprefix(label) in endings]

    def mail_text(self) -> str:
        """Return the brief as a text for a mail."""
        files = self.pages.prepared.files if self.pages is not None else ()
        return next((file.data.decode() for file in files if file.name.endswith(".txt")), "")

    @Slot(object)
    def _hear_start(self, start: HandOffStart) -> None:
        self.started.emit(start)

    @Slot(object)
    def _hear_check(self, _lead: str) -> None:
        self.checked.emit()

    @Slot(object)
    def _hear_unfit(self, error: UserError) -> None:
        self.checkFailed.emit(error)

    @Slot(object)
    def _hear_pages(self, pages: Pages) -> None:
        if pages.prepared.choice == self._wanted:
            self.pages = pages
            self.drawn.emit(pages)

    @Slot(object)
    def _hear_none(self, error: UserError) -> None:
        self.drawingFailed.emit(error)

    @Slot(object)
    def _hear_written(self, changes: Changes) -> None:
        self.writing, self.issued = False, changes.made
        self.written.emit()

    @Slot(object)
    def _hear_unwritten(self, error: UserError) -> None:
        self.writing = False
        self.writingFailed.emit(error)

    @Slot(object)
    def _hear_sent(self, _changes: Changes) -> None:
        self.sent.emit()

    @Slot(object)
    def _hear_refusal(self, error: UserError) -> None:
        self.refused.emit(error)


def _checked(choice: Choice, desk: Desk) -> str:
    return briefs.check(desk, choice).id
