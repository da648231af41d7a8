"""What every screen of the window has in common: how it is told of changes, and how it asks to go elsewhere."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.changes import Changes
from desktop.ui.jobs import Jobs
from desktop.ui.theme import Look


class Screen(QWidget):
    """One place of the window. A hidden screen keeps what it missed and looks again when it is shown."""

    openRequested = Signal(str, str)
    noticeRequested = Signal(str)
    undoOffered = Signal(str, object)
    actionOffered = Signal(str, str, object)
    commandRequested = Signal(str)
    filesOffered = Signal(list)

    def __init__(self, jobs: Jobs, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.jobs = jobs
        self.look = look
        self._missed: list[Changes] = []
        self._is_new = True

    def refresh(self, changes: Changes | None) -> None:
        """Query again what is shown, if `changes` touch it; None means for the first time."""

    def open(self, identifier: str) -> None:
        """Show the thing with this id."""

    def retranslate(self) -> None:
        """Set every word again, in the present language."""

    def focus_first(self) -> None:
        """Put the keyboard where work on this screen starts."""
        self.setFocus()

    def perform(self, command: str) -> bool:  # noqa: ARG002  a screen without commands of its own
        """Do a command of `ui.actions` that means something here; say whether it did."""
        return False

    @Slot(str)
    def offer_reading(self, file: str) -> None:
        """Offer to read a file as sales' answer that was attached to an entry just now."""
        name = Path(file).name
        sentence = self.tr("“{name}” is attached. It is an answer from sales.").format(name=name)
        self.actionOffered.emit(sentence, self.tr("Read it as an answer"), partial(self._offer_file, file))

    def _offer_file(self, file: str) -> None:
        self.filesOffered.emit([file])

    def hear(self, changes: Changes) -> None:
        """Look again at once if on show, otherwise when shown."""
        if self.isVisible():
            self.refresh(changes)
        elif not self._is_new:
            self._missed.append(changes)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        missed, self._missed = self._missed, []
        if self._is_new:
            self._is_new = False
            self.refresh(None)
        elif missed:
            self.refresh(Changes.merged(missed))
