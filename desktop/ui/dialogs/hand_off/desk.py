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
from desktop.services.briefs import Issued, Prepared
from desktop.services.composing import Choice
from desktop.services.desk import Desk
from desktop.ui.dialogs.hand_off.loading import HandOffStart, NoPages, Pages, load_pages, load_start
from desktop.ui.jobs import Jobs, Ticket


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
        self._checking: Ticket | None = None
        self._reserved = ""
        self.pages: Pages | None = None
        self.issued: Issued | None = None
        self.writing = False

    def start(self, lead: str) -> None:
        """Read what a hand-off of this lead begins with."""
        if self._checking is not None:
            self._checking.cancel()
        self._wanted, self._reserved = None, ""
        self.pages, self.issued, self.writing = None, None, False
        self._jobs.latest("hand-off.start", partial(load_start, lead), self._hear_start, self._hear_refusal)

    def check(self, choice: Choice) -> None:
        """See whether the lead may go under these terms."""
        work = partial(_checked, choice)
        self._checking = self._jobs.latest("hand-off.check", work, self._hear_check, self._hear_unfit)

    def draw(self, choice: Choice) -> None:
        """Draw the pages of what is chosen; only the newest choice counts."""
        self._wanted, self.pages = choice, None
        self._jobs.latest("hand-off.pages", partial(load_pages, choice, self._reserved), self._hear_pages)

    def shows(self, choice: Choice) -> bool:
        """Say whether the pages that are there are those of exactly this choice."""
        return self.pages is not None and self.pages.prepared.choice == choice

    def write(self, formats: Sequence[str], folder: str, confidence: int | None = None) -> None:
        """Write the previewed brief in these formats; `confidence` in per cent is kept here."""
        if self.pages is None or self.writing or self.issued is not None:
            return
        self.writing = True
        prepared = self.pages.prepared
        prepared = replace(prepared, choice=replace(prepared.choice, confidence=confidence))
        work = partial(_written, prepared, tuple(formats), Path(folder).expanduser())
        self._jobs.submit(work, self._hear_written, self._hear_unwritten)

    def confirm_sent(self) -> None:
        """Say that the brief was sent."""
        if self.issued is None:
            return
        self._jobs.submit(
            partial(handoffs.confirm_sent, reference=self.issued.made), self._hear_sent, self._hear_refusal
        )

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
    def _hear_pages(self, found: Pages | NoPages) -> None:
        """Take pages, or why there are none, unless another choice was made meanwhile."""
        if isinstance(found, Pages) and found.prepared.choice == self._wanted:
            self.pages, self._reserved = found, found.prepared.brief.number
            self.drawn.emit(found)
        elif isinstance(found, NoPages) and found.choice == self._wanted:
            self.drawingFailed.emit(found.error)

    @Slot(object)
    def _hear_written(self, issued: Issued) -> None:
        self.writing, self.issued = False, issued
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


def _written(prepared: Prepared, formats: tuple[str, ...], out: Path, desk: Desk) -> Issued:
    return briefs.issue(desk, briefs.render(desk, prepared, formats), out)
