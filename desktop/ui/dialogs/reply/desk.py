"""Reading an answer and taking it in, away from the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from desktop.domain.changes import Changes, Kind
from desktop.domain.replies import ReadReply
from desktop.services import replies
from desktop.services.desk import Desk
from desktop.services.reply_previews import preview_of
from desktop.ui.dialogs.reply.card import ReplyShown
from desktop.ui.jobs import Jobs, Ticket


class ReplyDesk(QObject):
    """Knows the answer that is on show; what it would change is found anew when the journal changes."""

    found = Signal(object)
    refused = Signal(object)
    takenIn = Signal(str)
    notTakenIn = Signal(object)

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._shown: ReplyShown | None = None
        self._reading: Ticket | None = None
        jobs.changed.connect(self._hear)

    def read_text(self, text: str) -> None:
        """Read a text."""
        self._read(partial(_text_preview, text))

    def read_file(self, path: Path) -> None:
        """Read a file."""
        self._read(partial(_file_preview, path))

    def forget(self) -> None:
        """Know of no answer any more, and wait for none."""
        self._shown = None
        if self._reading is not None:
            self._reading.cancel()

    def take_in(self) -> None:
        """Change what was shown, and nothing else."""
        if self._shown is not None:
            work = partial(replies.take_in, shown=self._shown.preview)
            self._jobs.submit(work, self._tell_taken_in, self._tell_why_not)

    def _read(self, work: Callable[[Desk], ReplyShown]) -> None:
        self._reading = self._jobs.latest("reply.preview", work, self._show, self._refuse)

    def _look_again(self) -> None:
        if self._shown is not None:
            self._read(partial(_shown, self._shown.preview.read, self._shown.file))

    @Slot(object)
    def _show(self, shown: ReplyShown) -> None:
        self._shown = shown
        self.found.emit(shown)

    @Slot(object)
    def _refuse(self, error: object) -> None:
        self.forget()
        self.refused.emit(error)

    @Slot(object)
    def _tell_taken_in(self, changes: Changes) -> None:
        self.forget()
        self.takenIn.emit(changes.made)

    @Slot(object)
    def _tell_why_not(self, error: object) -> None:
        """Say what was in the way, and find out what the answer would change now."""
        self.notTakenIn.emit(error)
        self._look_again()

    @Slot(object)
    def _hear(self, changes: Changes) -> None:
        if changes.touches(Kind.HANDOFF, Kind.OPPORTUNITY, Kind.REFERRAL):
            self._look_again()


def _text_preview(text: str, desk: Desk) -> ReplyShown:
    preview = replies.preview_reply(desk, text.encode("utf-8", "replace"))
    return ReplyShown(preview, desk.today(), desk.zone)


def _file_preview(path: Path, desk: Desk) -> ReplyShown:
    return ReplyShown(replies.preview_file(desk, path), desk.today(), desk.zone, path.name)


def _shown(read: ReadReply, file: str, desk: Desk) -> ReplyShown:
    return ReplyShown(preview_of(desk, read), desk.today(), desk.zone, file)
