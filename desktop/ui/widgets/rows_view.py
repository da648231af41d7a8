"""The view that shows a paged list as cards: one column, fast at any length, moved through by keyboard."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from desktop.ui.models import PagedListModel
from desktop.ui.theme import Look
from desktop.ui.widgets.cards_delegate import GROUP_HEIGHT, CardsDelegate

Index = QModelIndex | QPersistentModelIndex
_Move = QAbstractItemView.CursorAction


class RowsView(QTableView):
    """Shows a `PagedListModel`; keeps what is chosen, and where it is scrolled to, when the ids change."""

    chosenChanged = Signal(str)
    openRequested = Signal(str)

    def __init__(
        self, look: Look, model: PagedListModel, name: str, parent: QWidget | None = None, *, lines: int = 2
    ) -> None:
        super().__init__(parent)
        self._rows = model
        self._cards = CardsDelegate(look, self, lines=lines)
        self._chosen = ""
        self._scrolled = 0
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

    def choose(self, identifier: str) -> bool:
        """Choose an entry and bring it into view; say whether it is there."""
        row = self._rows.row_of(identifier)
        if row < 0:
            return False
        self.executeDelayedItemsLayout()
        self.setCurrentIndex(self._rows.index(row))
        self.scrollTo(self._rows.index(row))
        return True

    def choose_none(self) -> None:
        """Choose nothing."""
        self.clearSelection()
        self.setCurrentIndex(QModelIndex())

    def choose_first(self) -> None:
        """Choose the first entry, if there is one."""
        index = self._nearest(0, 1)
        if index.isValid():
            self.setCurrentIndex(index)

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
        self.verticalHeader().setDefaultSectionSize(height)
        self.verticalScrollBar().setSingleStep(height // 3)
        for row in self._rows.heading_rows():
            self.setRowHeight(row, GROUP_HEIGHT)

    @Slot()
    def _remember(self) -> None:
        self._scrolled = self.verticalScrollBar().value()

    @Slot()
    def _restore(self) -> None:
        self._measure()
        row = self._rows.row_of(self._chosen)
        if row >= 0:
            self.selectionModel().setCurrentIndex(
                self._rows.index(row), QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
            self.executeDelayedItemsLayout()
            self.verticalScrollBar().setValue(self._scrolled)
        else:
            self._tell("")

    def _tell(self, identifier: str) -> None:
        if identifier != self._chosen:
            self._chosen = identifier
            self.chosenChanged.emit(identifier)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        self.openRequested.emit(self._rows.id_at(index.row()))


_UPWARDS = {_Move.MoveUp, _Move.MovePageUp, _Move.MovePrevious}
