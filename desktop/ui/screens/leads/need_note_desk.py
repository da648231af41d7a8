"""Writing down what happens to a need note, and offering to take it back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from desktop.domain.changes import Changes
from desktop.services import need_note_answers, need_notes
from desktop.services.desk import Desk
from desktop.ui.jobs import Jobs


class NeedNoteDesk(QObject):
    """Hands writes about the need note of one opportunity to the jobs."""

    undoOffered = Signal(str, object)
    noticeRequested = Signal(str)
    answered = Signal()

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self.lead = ""
        self._said: tuple[str, Callable[[], object] | None] = ("", None)

    @Slot()
    def send(self) -> None:
        """Say that the draft was sent."""
        work = partial(need_notes.send, reference=self.lead)
        self._write(work, self.tr("It is sent. What they answer is written down here."), None)

    @Slot(bool, str, str, str, bool)
    def answer(self, is_yes: bool, words: str, how: str, day: str, may_pass_on: bool) -> None:
        """Write down what they said."""
        on = date.fromisoformat(day)
        work: Callable[[Desk], Changes]
        if is_yes:
            work = partial(
                need_note_answers.confirm,
                reference=self.lead,
                words=words,
                how=how,
                on=on,
                may_pass_on=may_pass_on,
            )
            said = self.tr("Their yes is written down, as the first evidence.")
        else:
            work = partial(need_note_answers.correct, reference=self.lead, words=words, how=how, on=on)
            said = self.tr("It is written down. Read it back again when you are ready.")
        back = partial(self._jobs.submit, partial(need_note_answers.take_back, reference=self.lead))
        self._write(work, said, back)

    @Slot()
    def take_back(self) -> None:
        """Take their last answer back."""
        work = partial(need_note_answers.take_back, reference=self.lead)
        self._write(work, self.tr("The answer is taken back; the need note waits again."), None)

    def _write(self, work: Callable[[Desk], Changes], said: str, undo: Callable[[], object] | None) -> None:
        self._said = (said, undo)
        self._jobs.submit(work, self._written)

    @Slot(object)
    def _written(self, _changes: Changes) -> None:
        said, undo = self._said
        self.answered.emit()
        if undo is not None:
            self.undoOffered.emit(said, undo)
        else:
            self.noticeRequested.emit(said)
