"""Keeps what is being chosen for a brief as one goes, so that a crash or a look elsewhere loses nothing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Slot

from desktop.services.brief_choices import keep_begun
from desktop.services.composing import Choice
from desktop.ui.jobs import Jobs
from desktop.ui.writing.draft import KEEP_AFTER_MS


class ChoiceKeeper(QObject):
    """Keeps what `read` returns, soon after each change, while it is followed."""

    def __init__(self, jobs: Jobs, read: Callable[[], Choice], parent: QObject) -> None:
        super().__init__(parent)
        self._jobs, self._read = jobs, read
        self._kept: Choice | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(KEEP_AFTER_MS)
        self._pause.timeout.connect(self.keep)

    def follow(self) -> None:
        """Keep every change from now on; what is on show is kept already."""
        self._kept = self._read()

    def leave(self) -> None:
        """Keep nothing more: what was chosen is issued, or another lead begins."""
        self._pause.stop()
        self._kept = None

    @Slot()
    def edited(self) -> None:
        """Keep it soon, however fast the changes go on."""
        if self._kept is not None and not self._pause.isActive():
            self._pause.start()

    @Slot()
    def keep(self) -> None:
        """Keep it now, if anything changed."""
        self._pause.stop()
        choice = self._read()
        if self._kept is not None and choice != self._kept:
            self._kept = choice
            self._jobs.submit(partial(keep_begun, choice=choice))
