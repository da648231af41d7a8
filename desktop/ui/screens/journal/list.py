"""The list of entries by day, and what it is narrowed to."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.bookmarks import Bookmark
from desktop.ui.jobs import Jobs
from desktop.ui.models import PagedListModel
from desktop.ui.screens.journal.filters import FilterBar
from desktop.ui.screens.journal.loading import (
    ListShown,
    keep_place,
    load_list,
    load_list_as_left,
    load_rows,
)
from desktop.ui.screens.journal.nothing import NothingFound
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.rows_view import Place, RowsView

if TYPE_CHECKING:
    from desktop.services.desk import Desk

MARGIN = 14


class EntryList(QFrame):
    """Shows the entries, the newest first, under their days."""

    chosenChanged = Signal(str)
    openRequested = Signal(str)
    searchRequested = Signal(str)
    queryChanged = Signal()
    trashRequested = Signal(str)
    draftRequested = Signal()

    def __init__(self, jobs: Jobs, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._query = self._shown_query = ""
        self._left: Bookmark | None = None
        self._whole = Place()
        self.filters = FilterBar(look)
        self.draft = self.filters.chips.draft
        self.model = PagedListModel(jobs, load_rows, self)
        self.view = RowsView(look, self.model, "")
        self.nothing = NothingFound()
        self._stack = QStackedWidget()
        self._build()
        self._connect()
        self.retranslate()

    def query(self) -> str:
        """Return the filter words that the entries on show fit."""
        return self._shown_query

    def reading(self) -> Callable[[Desk], ListShown]:
        """Return what reads the list as it is wanted: narrowed as typed, or at first as one left it."""
        return load_list_as_left if self._left is None else partial(load_list, self._query)

    def client_name(self) -> str:
        """Return the name of the client that the list is narrowed to, or nothing."""
        return self.filters.chips.client_name()

    def show_list(self, shown: ListShown) -> None:
        """Show these entries; what is chosen stays chosen, and what is in sight stays where it is."""
        widened = bool(self._shown_query) and not shown.query
        if shown.query and not self._shown_query:
            self._whole = self.view.place()
        chosen = self.view.chosen()
        self._shown_query = shown.query
        self.model.set_lines(shown.lines)
        self.filters.show_found(shown.clients, shown.today, shown.faults, self.model.count())
        self.nothing.show_for(shown.query)
        self._stack.setCurrentWidget(self.view if self.model.count() else self.nothing)
        self.draft.setVisible(shown.draft)
        if shown.left is not None and self._left is None:
            self._go_back_to(shown.left)
        elif widened and chosen in ("", self.view.chosen()):
            self.view.go_to(self._whole)

    def neighbour(self, identifier: str) -> str:
        """Return the entry after `identifier`, or else the one before it, or nothing."""
        row = self.model.row_of(identifier)
        if row < 0:
            return ""
        after, before = range(row + 1, row + 3), range(row - 1, row - 3, -1)
        return next((found for near in (*after, *before) if (found := self.model.id_at(near))), "")

    def leave(self) -> None:
        """Keep what the list is narrowed to and where it stands, for another day."""
        if self._left is None:
            return
        place = self.view.place()
        top, above = min(place.seen, key=lambda entry: entry[1], default=("", 0))
        at_top = place.at_top or not top
        left = Bookmark(
            self._shown_query, self.view.last_chosen(), "" if at_top else top, 0 if at_top else above
        )
        if left != self._left:
            self._left = left
            self._jobs.submit(partial(keep_place, left))

    def retranslate(self) -> None:
        """Set the words again."""
        self.view.setAccessibleName(self.tr("Entries"))
        self.filters.retranslate()
        self.nothing.retranslate()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Put an entry into the trash with Delete; narrow the list by what is typed in it."""
        if (
            watched is not self.view
            or event.type() != QEvent.Type.KeyPress
            or not isinstance(event, QKeyEvent)
        ):
            return super().eventFilter(watched, event)
        if event.key() == Qt.Key.Key_Delete:
            if self.view.chosen():
                self.trashRequested.emit(self.view.chosen())
            return True
        if event.key() == Qt.Key.Key_Escape and self.filters.query():
            self.filters.set_query("")
            return True
        return self._type_on(event)

    def _type_on(self, event: QKeyEvent) -> bool:
        """Go on typing in the filter, if a letter was pressed."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if not plain or not event.text().strip() or not event.text().isprintable():
            return False
        field = self.filters.field
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.end(False)
        field.insert(event.text())
        return True

    def _build(self) -> None:
        self.setProperty("look", "panel")
        self.setProperty("side", "left")
        head = QVBoxLayout()
        head.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        head.addWidget(self.filters)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(labels.hairline())
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.filters.changed.connect(self._narrow)
        self.filters.left.connect(self._go_on)
        self.draft.clicked.connect(self.draftRequested)
        self.nothing.clearRequested.connect(self._clear)
        self.nothing.searchRequested.connect(self.searchRequested)
        self.view.chosenChanged.connect(self.chosenChanged)
        self.view.openRequested.connect(self.openRequested)
        self.view.installEventFilter(self)

    def _go_back_to(self, left: Bookmark) -> None:
        """Stand where one left off; what was typed meanwhile narrows the list at once."""
        self._left, self._query = left, left.query
        self.filters.take_up(left.query)
        if left.top:
            self.view.go_to(Place(((left.top, left.above),), at_top=False))

    @Slot(str)
    def _narrow(self, query: str) -> None:
        if self._left is not None and query != self._query:
            self._query = query
            self.queryChanged.emit()

    @Slot()
    def _clear(self) -> None:
        self.filters.set_query("")
        self.filters.field.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _go_on(self) -> None:
        """Take the keyboard from the filter to the entries that are left."""
        if self.model.count():
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
            if not self.view.chosen():
                self.view.choose_first()
