"""What the program does by itself once it runs: erase what has been in the trash for its time, and say nothing."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Slot

from desktop.domain.changes import Changes
from desktop.services import trash
from desktop.services.desk import Desk
from desktop.ui.jobs import Jobs, Report, Ticket

AFTER_MS = 2000
"""How long the start is left alone."""


class Housekeeping(QObject):
    """Empties the trash a moment after the start and on each new day."""

    def __init__(self, jobs: Jobs, parent: QObject | None = None, *, after_ms: int = AFTER_MS) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._ticket: Ticket | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self.clean)
        self._pause.start(after_ms)

    @Slot()
    def clean(self) -> None:
        """Erase what is due, unless that is under way."""
        if self._ticket is None or self._ticket.cancelled:
            self._ticket = self._jobs.submit_long(empty_trash, self._done, self._leave)

    def stop(self) -> None:
        """Stop between two steps: what is left is done the next time."""
        self._pause.stop()
        if self._ticket is not None:
            self._ticket.cancel()

    @Slot(object)
    def _done(self, _changes: Changes) -> None:
        self._ticket = None

    @Slot(object)
    def _leave(self, _error: object) -> None:
        """Try again the next time where another program or a full disk stood in the way."""
        self._ticket = None


def empty_trash(desk: Desk, report: Report) -> Changes:
    """Erase what is due, on the store's thread."""
    return trash.empty_trash(desk, progress=report)
