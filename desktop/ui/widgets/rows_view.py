"""The view that shows a paged list as cards: one column, fast at any length, moved through by keyboard."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from desktop.ui.models import PagedListModel
from desktop.ui.theme import Look
from desktop.ui.widgets.cards_delegate import GROUP_HEIGHT, CardsDelegate

Index = QModelIndex | QPersistentModelIndex
_Move = QAbstractItemView.CursorAction


@dataclass(frozen=True, slots=True)
class Place:
    """Where a list is scrolled to: the entries in sight, each with its distance in pixels from the upper edge.

    `at_top` says that the list stood at its very beginning, where what is new appears.
    """

    seen: tuple[tuple[str, int], ...] = ()
    at_top: bool = True


class RowsView(QTableView):
    """Shows a `PagedListModel`; keeps what is chosen, and where it is scrolled to, when the ids change."""

    chosenChanged = Signal(str)
    openRequested = Signal(str)

    def __init__(
        self,
        look: Look,
        model: PagedListModel,
        name: str,
        parent: QWidget | None = None,
        *,
        lines: int = 2,
        cards: CardsDelegate | None = None,
    ) -> None:
        super().__init__(parent)
        self._rows = model
        self._cards = cards or CardsDelegate(look, self, lines=lines)
        self._chosen = self._last_chosen = ""
        self._place = Place()
        self._headings: frozenset[int] = frozenset()
        self.setAccessibleName(name)
        self._dress()
        self.setModel(model)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._restore)
        self.activated.connect(self._open)
        look.themeChanged.connect(self._measure)
        self._measure()

    def chosen(self) -> str:
        """Return the id of the chosen entry, or nothing."""
        return self._chosen

    def last_chosen(self) -> str:
        """Return the id that is chosen, or would be if its entry came back."""
        return self._last_chosen

    def choose(self, identifier: str, *, scroll: bool = True) -> bool:
        """Choose an entry and bring it into view, unless `scroll` is off; say whether it is there.

        One that is not there is chosen when it comes back.
        """
        self._last_chosen = identifier
        row = self._rows.row_of(identifier)
        if row < 0:
            return False
        self.executeDelayedItemsLayout()
        self.setAutoScroll(scroll)
        self.setCurrentIndex(self._rows.index(row))
        self.setAutoScroll(True)
        if scroll:
            self.scrollTo(self._rows.index(row))
        return True

    def choose_none(self) -> None:
        """Choose nothing."""
        self._last_chosen = ""
        self.clearSelection()
        self.setCurrentIndex(QModelIndex())

    def choose_first(self) -> None:
        """Choose the first entry, if there is one."""
        index = self._nearest(0, 1)
        if index.isValid():
            self.setCurrentIndex(index)

    def place(self) -> Place:
        """Return where the list is scrolled to; what is chosen comes first if it is in sight."""
        seen: list[tuple[str, int]] = []
        row = max(0, self.rowAt(0))
        while row < self._rows.rowCount() and self.rowViewportPosition(row) < self.viewport().height():
            if identifier := self._rows.id_at(row):
                seen.append((identifier, self.rowViewportPosition(row)))
            row += 1
        seen.sort(key=lambda entry: entry[0] != self._chosen)
        return Place(tuple(seen), self.verticalScrollBar().value() == 0)

    def go_to(self, place: Place) -> bool:
        """Scroll so that the first entry of a place that is still there stands where it stood; say if one is."""
        self.executeDelayedItemsLayout()
        self.updateGeometries()
        for identifier, above in place.seen:
            row = self._rows.row_of(identifier)
            if row >= 0:
                self.verticalScrollBar().setValue(self.verticalHeader().sectionPosition(row) - above)
                return True
        return False

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first entry only in a list in which nothing was chosen yet."""
        if self._last_chosen and not self.currentIndex().isValid():
            self.setCurrentIndex(QModelIndex())
            self.choose(self._last_chosen, scroll=False)
        super().focusInEvent(event)

    def keyboardSearch(self, _search: str) -> None:
        """Look for nothing by letters: that would read every entry."""

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and not self.selectionModel().isSelected(current):
            self.selectionModel().select(current, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._tell(self._rows.id_at(current.row()))

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        if action == _Move.MoveHome:
            return self._nearest(0, 1)
        if action == _Move.MoveEnd:
            return self._nearest(self._rows.rowCount() - 1, -1)
        index = super().moveCursor(action, modifiers)
        if not index.isValid() or self._rows.id_at(index.row()):
            return index
        step = -1 if action in _UPWARDS else 1
        found = self._nearest(index.row(), step)
        return found if found.isValid() else self._nearest(index.row(), -step)

    def _nearest(self, row: int, step: int) -> QModelIndex:
        """Return the first entry at or after `row` in the direction of `step`."""
        while 0 <= row < self._rows.rowCount():
            if self._rows.id_at(row):
                return self._rows.index(row)
            row += step
        return QModelIndex()

    def _dress(self) -> None:
        self.setItemDelegate(self._cards)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(GROUP_HEIGHT)

    @Slot()
    def _measure(self) -> None:
        """Give entries and headings their heights."""
        height = self._cards.row_height()
        header = self.verticalHeader()
        header.setDefaultSectionSize(height)
        self.verticalScrollBar().setSingleStep(height // 3)
        # While updates are on, each heading makes the header count all rows anew.
        header.setUpdatesEnabled(False)
        headings = self._rows.heading_rows()
        for row in self._headings.difference(headings):
            if row < self._rows.rowCount():
                header.resizeSection(row, height)
        for row in headings:
            header.resizeSection(row, GROUP_HEIGHT)
        self._headings = frozenset(headings)
        header.setUpdatesEnabled(True)

    @Slot()
    def _remember(self) -> None:
        self._place = self.place()

    @Slot()
    def _restore(self) -> None:
        self._measure()
        row = self._rows.row_of(self._chosen or self._last_chosen)
        if row >= 0:
            self.selectionModel().setCurrentIndex(
                self._rows.index(row), QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
        self._scroll_back(row)
        if row < 0:
            self._tell("")

    def _scroll_back(self, chosen: int) -> None:
        """Keep in sight what was in sight; at the beginning of the list, stay there."""
        place, self._place = self._place, Place()
        was_seen = bool(place.seen) and place.seen[0][0] == self._chosen
        if place.at_top or not self.go_to(place):
            self.executeDelayedItemsLayout()
            self.verticalScrollBar().setValue(0)
            was_seen = was_seen or not place.at_top
        if chosen >= 0 and was_seen:
            self.scrollTo(self._rows.index(chosen))

    def _tell(self, identifier: str) -> None:
        self._last_chosen = identifier or self._last_chosen
        if identifier != self._chosen:
            self._chosen = identifier
            self.chosenChanged.emit(identifier)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        self.openRequested.emit(self._rows.id_at(index.row()))


_UPWARDS = {_Move.MoveUp, _Move.MovePageUp, _Move.MovePrevious}
