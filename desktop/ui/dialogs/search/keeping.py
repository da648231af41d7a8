"""The searches that are kept, beside the search: read, named, forgotten and brought back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from desktop.domain.changes import Changes
from desktop.domain.errors import UserError
from desktop.domain.searches import SavedSearch
from desktop.services import searches
from desktop.services.desk import Desk
from desktop.ui.jobs import Jobs


class SearchKeeping(QObject):
    """Knows what is kept, and which search is being named at the moment."""

    changed = Signal()
    saved = Signal()
    refused = Signal(object)
    undoOffered = Signal(str, object)

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self.kept: tuple[SavedSearch, ...] = ()
        self.naming = ""
        """The search that a name is asked for, empty while none is."""

    def refresh(self) -> None:
        """Read what is kept."""
        self._jobs.latest("search.kept", load_kept, self._learn)

    def save(self, name: str) -> None:
        """Keep the search that is being named; `saved` or `refused` tells how that went."""
        work = partial(searches.save_search, query=self.naming, name=name)
        self._jobs.submit(work, self._was_saved, self._refuse)

    def remember(self, query: str) -> None:
        """Keep a search that was used among the last ones."""
        self._jobs.submit(partial(searches.remember, query=query))

    def forget(self, query: str) -> None:
        """Forget a search, and offer to bring it back."""
        search = next((each for each in self.kept if each.query == query), None)
        if search is None:
            return
        self.kept = tuple(each for each in self.kept if each is not search)
        self.changed.emit()
        self._jobs.submit(partial(searches.forget_search, query=query))
        said = self.tr("“{search}” is forgotten.").format(search=search.name or search.query)
        self.undoOffered.emit(said, partial(self._bring_back, search))

    def _bring_back(self, search: SavedSearch) -> None:
        self._jobs.submit(partial(searches.restore_search, search=search), self._was_restored)

    @Slot(object)
    def _learn(self, kept: tuple[SavedSearch, ...]) -> None:
        self.kept = kept
        self.changed.emit()

    @Slot(object)
    def _was_saved(self, _changes: Changes) -> None:
        self.refresh()
        self.saved.emit()

    @Slot(object)
    def _was_restored(self, _changes: Changes) -> None:
        self.refresh()

    @Slot(object)
    def _refuse(self, error: UserError) -> None:
        self.refused.emit(error)


def load_kept(desk: Desk) -> tuple[SavedSearch, ...]:
    """Read the searches that are kept, on the store's thread."""
    return tuple(searches.list_searches(desk))
