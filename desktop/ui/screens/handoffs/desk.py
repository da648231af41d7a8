"""Writing down what happens to a hand-off, and saying so once it is done."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from desktop.domain.changes import Changes
from desktop.domain.errors import UserError
from desktop.domain.replies import Reply
from desktop.services import handoffs, releases, reminders, replies
from desktop.services.desk import Desk
from desktop.ui import words
from desktop.ui.jobs import Jobs
from desktop.ui.screens.handoffs.panel import HandOffPanel


class HandOffDesk(QObject):
    """Hands what the panel asks for to the jobs; a refusal is said where it was asked."""

    noticeRequested = Signal(str)

    def __init__(self, jobs: Jobs, panel: HandOffPanel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._panel = jobs, panel
        self._handoff = ""
        self._done = ""
        self._prepared: releases.PreparedRelease | None = None
        panel.sentConfirmed.connect(self._confirm_sent)
        panel.withdrawRequested.connect(self._withdraw)
        panel.extensionRequested.connect(self._extend)
        panel.wishTold.connect(self._end)
        panel.reminded.connect(self._note_reminded)
        panel.told.connect(self._tell)
        panel.releaseAsked.connect(self._ask_release)
        panel.release.previewRequested.connect(self._preview_release)
        panel.release.releaseRequested.connect(self._release)

    def show_handoff(self, identifier: str) -> None:
        """Remember which hand-off is on show."""
        self._handoff = identifier

    @Slot()
    def _confirm_sent(self) -> None:
        said = self.tr("It is sent, and the clock has started.")
        self._write(partial(handoffs.confirm_sent, reference=self._handoff), said)

    @Slot(str)
    def _withdraw(self, reason: str) -> None:
        said = self.tr("It is withdrawn; the opportunity is yours to explore again.")
        self._write(partial(handoffs.withdraw, reference=self._handoff, reason=reason), said)

    @Slot(str)
    def _extend(self, reason: str) -> None:
        said = self.tr("It is protected for longer.")
        self._write(partial(handoffs.extend, reference=self._handoff, reason=reason), said)

    @Slot(str)
    def _end(self, customers_words: str) -> None:
        said = self.tr("It has ended, as the customer wishes. The text that tells sales is ready.")
        self._write(partial(handoffs.end_by_wish, reference=self._handoff, words=customers_words), said)

    @Slot()
    def _note_reminded(self) -> None:
        said = self.tr("It is on record. It comes back if nothing happens.")
        self._write(partial(reminders.note_reminded, reference=self._handoff), said)

    @Slot()
    def _ask_release(self) -> None:
        work = partial(releases.releasable, reference=self._handoff)
        self._jobs.latest("hand-offs.releasable", work, self._panel.release.ask)

    @Slot(object)
    def _preview_release(self, people: list[str]) -> None:
        work = partial(releases.prepare_release, reference=self._handoff, people=people)
        self._jobs.latest("hand-offs.release", work, self._show_release, self._refuse_release)

    @Slot(object)
    def _show_release(self, prepared: releases.PreparedRelease) -> None:
        self._prepared = prepared
        self._panel.release.show_preview(prepared)

    @Slot(object)
    def _refuse_release(self, error: UserError) -> None:
        self._panel.release.refuse(words.of_error(error))

    @Slot(str)
    def _release(self, folder: str) -> None:
        if self._prepared is not None:
            work = partial(releases.release_contacts, prepared=self._prepared, out=Path(folder))
            self._jobs.submit(work, self._released, self._refuse_release)

    @Slot(object)
    def _released(self, _changes: Changes) -> None:
        self._panel.release.hide()
        self.noticeRequested.emit(self.tr("The mail is in the folder; send it when you are ready."))

    @Slot(object, str)
    def _tell(self, reply: Reply, how: str) -> None:
        self._jobs.submit(partial(replies.tell, reply=reply, how=how), self._was_told, self._refuse_told)

    @Slot(object)
    def _was_told(self, _changes: Changes) -> None:
        self._panel.hearsay.leave()
        self.noticeRequested.emit(self.tr("It is on record, as told."))

    @Slot(object)
    def _refuse_told(self, error: UserError) -> None:
        self._panel.hearsay.refuse(words.of_error(error))

    def _write(self, work: Callable[[Desk], Changes], said: str) -> None:
        self._done = said
        self._jobs.submit(work, self._written)

    @Slot(object)
    def _written(self, _changes: Changes) -> None:
        self.noticeRequested.emit(self._done)
