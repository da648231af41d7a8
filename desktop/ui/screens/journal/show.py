"""Which entry the Journal screen shows: loaded, kept when it goes off the screen, thrown away and taken back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from desktop.domain.changes import Changes, Kind
from desktop.domain.errors import UserError
from desktop.services.interactions import NEW, restore_entry, trash_entry
from desktop.ui.jobs import Jobs
from desktop.ui.screens.journal.editor import EntryEditor
from desktop.ui.screens.journal.entry import EntryShown, load_entry
from desktop.ui.screens.journal.keeper import EntryKeeper
from desktop.ui.screens.journal.list import EntryList
from desktop.ui.screens.journal.marking import Marking
from desktop.ui.screens.journal.writer import EntryWriter


class EntryOnShow(QObject):
    """Brings entries into the editor; what is typed always belongs to the one that is on show."""

    arrived = Signal()
    gone = Signal()
    draftsChanged = Signal()
    undoOffered = Signal(str, object)

    def __init__(
        self,
        jobs: Jobs,
        entries: EntryList,
        editor: EntryEditor,
        writer: EntryWriter,
        keeper: EntryKeeper,
        marking: Marking,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._jobs, self._list = jobs, entries
        self._editor, self._writer, self._keeper, self._marking = editor, writer, keeper, marking
        self.wanted = ""
        self._begin = False
        self._arriving = False
        self._handed_in = 0

    def key(self) -> str:
        """Return the key of the entry that is wanted, or else of the one that is there."""
        return self.wanted or self._keeper.key

    def load(self, key: str) -> None:
        """Bring an entry to the front; until it is there, what is typed belongs to the one on show."""
        self._begin = False
        self._arriving = True
        self._ask(key)

    def load_again(self) -> None:
        """Read what is on show once more, wherever it stands."""
        if self._keeper.key not in ("", NEW):
            self._ask(self.key())

    @Slot()
    def begin_new(self) -> None:
        """Begin a new entry, or go on with the one that was begun."""
        self._arriving = self._begin = True
        if self._keeper.key == NEW:
            self.wanted = ""
            self._arrive()
            self._begin_writing()
        else:
            self._ask(NEW)

    @Slot()
    def discard(self) -> None:
        """Forget what is not saved."""
        key = self._keeper.key
        self._keeper.discard()
        self.load(key)

    @Slot()
    def trash_shown(self) -> None:
        """Put the entry on show into the trash."""
        if self._keeper.key not in ("", NEW):
            self.trash(self._keeper.key)

    @Slot(str)
    def trash(self, identifier: str) -> None:
        """Put an entry into the trash, and offer to take it out again."""
        following = self._list.neighbour(identifier)
        if identifier == self._keeper.key:
            self._keeper.let_go()
        self._jobs.submit(partial(trash_entry, reference=identifier), self._trashed)
        if following:
            self.load(following)
        else:
            self.gone.emit()

    @Slot(object)
    def _trashed(self, changes: Changes) -> None:
        trashed = next(identifier for kind, identifier in changes.touched if kind is Kind.INTERACTION)
        self.undoOffered.emit(self.tr("The entry is in the trash."), partial(self._restore, trashed))

    def _restore(self, identifier: str) -> None:
        self._jobs.submit(partial(restore_entry, reference=identifier))
        self.load(identifier)

    def _ask(self, key: str) -> None:
        self.wanted = key
        self._handed_in = self._keeper.handed_in
        self._jobs.latest("journal.entry", partial(load_entry, key), self._show, self._missing)

    @Slot(object)
    def _show(self, shown: EntryShown) -> None:
        """Show what was read; where more was kept of the same entry meanwhile, read it again."""
        if shown.key == self._keeper.key and self._keeper.handed_in != self._handed_in:
            self._ask(shown.key)
            return
        self.wanted = ""
        if shown.key == self._keeper.key and self._keeper.typed():
            self._writer.learn(shown)
            self._keeper.learn(shown)
            self._editor.show_passages(shown)
            self._arrive()
            return
        changed = shown.key != self._keeper.key
        if changed:
            self._change(shown)
        self._writer.take(shown)
        self._editor.show_passages(shown)
        self._keeper.take(shown)
        if changed and self._keeper.writing is not None:
            self._editor.files.follow(self._keeper.writing)
        self._arrive()
        self._mark_in_list(shown.key)
        if self._begin:
            self._begin_writing()

    def _arrive(self) -> None:
        """Bring the editor to the front if an entry was asked for; reading one again moves nothing."""
        if self._arriving:
            self._arriving = False
            self.arrived.emit()

    def _change(self, shown: EntryShown) -> None:
        """Keep the entry that goes off the screen, and put away what was about it."""
        self._keeper.leave()
        was_new = self._keeper.key == NEW
        self._keeper.writing = None
        self._writer.completion.leave()
        self._marking.leave()
        self._editor.question.close_question()
        self._editor.show_error("")
        if was_new or shown.key == NEW:
            self.draftsChanged.emit()

    def _mark_in_list(self, key: str) -> None:
        if key == NEW:
            self._list.view.choose_none()
        elif self._list.view.chosen() != key:
            self._list.view.choose(key)

    def _begin_writing(self) -> None:
        self._begin = False
        client = self._list.client_name()
        has_client = bool(self._writer.shown().client)
        if client and not has_client:
            self._editor.facts.client.chosen.emit(client)
        self._editor.begin(has_client=has_client or bool(client))

    @Slot(object)
    def _missing(self, _error: UserError) -> None:
        """Show another entry where the wanted one is no longer there."""
        self.wanted = ""
        self._keeper.writing = None
        self.gone.emit()
