"""Sees to it that nothing typed is lost: drafts while an entry grows, the entry when it is saved or left."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.domain.changes import Changes
from desktop.domain.errors import UserError
from desktop.domain.follow_ups import boxes
from desktop.domain.interactions import EntryForm
from desktop.services.follow_ups import tick_box
from desktop.services.interactions import NEW
from desktop.ui.jobs import Jobs
from desktop.ui.screens.journal.editor import EntryEditor
from desktop.ui.screens.journal.entry import EntryShown
from desktop.ui.screens.journal.writer import EntryWriter
from desktop.ui.writing.keeping import Kept, Writing, discard, is_blank, keep, save, settle

KEEP_AFTER_MS = 400


class EntryKeeper(QObject):
    """Watches the editor and keeps what is in it."""

    saved = Signal()
    refused = Signal(object)

    def __init__(
        self, jobs: Jobs, editor: EntryEditor, writer: EntryWriter, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs, self._editor, self._writer = jobs, editor, writer
        self.writing: Writing | None = None
        self.handed_in = 0
        """How often something was given to the journal: what was read before that is out of date."""
        self._last: EntryForm | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(KEEP_AFTER_MS)
        self._pause.timeout.connect(self._keep)
        writer.edited.connect(self._edited)

    @property
    def key(self) -> str:
        """Return the key of what is being written, or nothing."""
        return self.writing.key if self.writing else ""

    def take(self, shown: EntryShown) -> None:
        """Begin to keep another entry, or take in what the journal says of the same one."""
        if self.writing is None or self.writing.key != shown.key:
            self.writing = Writing(shown.key, shown.kept)
        self.writing.kept = shown.kept
        self._last = self._writer.form()
        self.say()

    def learn(self, shown: EntryShown) -> None:
        """Take in what the journal has, while something else is being typed."""
        if self.writing is not None:
            self.writing.kept = shown.kept
        self.say()

    def typed(self) -> bool:
        """Say whether something was typed that is not even a draft yet."""
        return self.writing is not None and self._writer.form() != self._last

    def unsaved(self) -> bool:
        """Say whether the editor has something that the journal does not have."""
        if self.writing is None:
            return False
        form = self._writer.form()
        return form != self.writing.kept if self.writing.kept else not is_blank(form)

    def save(self) -> None:
        """Save the entry."""
        if self.writing is None:
            return
        self._pause.stop()
        self._last = self._writer.form()
        self._editor.show_error("")
        work = partial(save, self.writing, self._last, self._writer.by_hand())
        self.handed_in += 1
        self._jobs.submit(work, self._saved, self._refuse)

    def leave(self) -> None:
        """Leave nothing behind: save the entry where it can be, and keep the draft where not."""
        self._pause.stop()
        if self.writing is None or not (self.typed() or (self.writing.kept and self.unsaved())):
            return
        self._last = self._writer.form()
        self.handed_in += 1
        self._jobs.submit(partial(settle, self.writing, self._last, self._writer.by_hand()))

    def let_go(self) -> None:
        """Stop keeping, with what was typed as a draft."""
        if self.writing is not None and self.unsaved():
            self._jobs.submit(partial(keep, self.writing, self._writer.form()))
        self._pause.stop()
        self.writing = None

    def discard(self) -> None:
        """Forget what is not saved."""
        if self.writing is not None:
            self._pause.stop()
            self._jobs.submit(partial(discard, self.writing))
            self.writing = None

    @Slot(int, bool)
    def tick(self, number: int, done: bool) -> None:
        """Tick a box of the saved entry in the journal as well, if it is the one that was ticked on show."""
        kept = self.writing.kept if self.writing else None
        mine, there = boxes(self._writer.form().text), boxes(kept.text) if kept else []
        if self.writing and number < min(len(mine), len(there)) and mine[number].text == there[number].text:
            self._jobs.submit(partial(tick_box, entry=self.key, place=number, done=done))

    def say(self) -> None:
        """Say whether what is on show is saved."""
        new = self.key == NEW
        if self.writing is None or (new and not self.unsaved()):
            said = ""
        elif self.unsaved():
            said = self.tr("Draft, not saved yet")
        else:
            said = self.tr("Saved")
        if said != self._editor.status.text():
            self._editor.status.setText(said)
        empty = not self._editor.text.source().strip()
        self._editor.menu.fit(saved=not new and self.writing is not None, unsaved=self.unsaved(), empty=empty)

    @Slot()
    def _edited(self) -> None:
        """Keep it soon, however fast the typing goes on."""
        if not self._pause.isActive():
            self._pause.start()
        self.say()

    @Slot()
    def _keep(self) -> None:
        if self.writing is not None and self.typed():
            self._last = self._writer.form()
            self.handed_in += 1
            self._jobs.submit(partial(keep, self.writing, self._last), self._kept)

    @Slot(object)
    def _kept(self, kept: Kept) -> None:
        if kept.writing is self.writing and kept.at:
            untouched = not self.typed()
            self._writer.begin_at(kept.at)
            if untouched:
                self._last = self._writer.form()

    @Slot(object)
    def _saved(self, _changes: Changes) -> None:
        untouched = not self.typed()
        self._writer.forget_spots(len(self._last.spots) if self._last else 0)
        if untouched:
            self._last = self._writer.form()
        self.say()
        self.saved.emit()

    @Slot(object)
    def _refuse(self, error: UserError) -> None:
        """Keep as a draft what could not be saved."""
        self._last = None
        self._pause.start()
        self.refused.emit(error)
