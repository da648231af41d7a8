"""One state on the board: its name, how many there are and what they may be worth, and its cards."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QListView, QVBoxLayout, QWidget

from desktop.domain.opportunities import OpportunityState
from desktop.domain.opportunity_views import Column
from desktop.ui.jobs import Jobs
from desktop.ui.leads import words as lead_words
from desktop.ui.models import Fetch, PagedListModel
from desktop.ui.screens.opportunities_card import CardDelegate
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.words import number

Index = QModelIndex | QPersistentModelIndex
MIME = "application/x-engagement-journal-opportunity"
SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class CardsModel(PagedListModel):
    """The cards of a column, which can be taken up and carried."""

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: list[QModelIndex]) -> QMimeData:  # type: ignore[override]
        data = QMimeData()
        data.setData(MIME, self.id_at(indexes[0].row()).encode() if indexes else b"")
        return data


class CardsView(QListView):
    """Shows a column's cards; what is carried here and which keys were pressed is told, never done."""

    dropped = Signal(str)
    sideways = Signal(int)
    moveRequested = Signal(str, int)
    menuRequested = Signal(str)
    openRequested = Signal(str)
    chosenChanged = Signal(str)

    def __init__(self, look: Look, model: CardsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = model
        self.setModel(model)
        self.setItemDelegate(CardDelegate(look, self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("look", "plain")
        self.viewport().setAutoFillBackground(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDropIndicatorShown(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        look.themeChanged.connect(self.scheduleDelayedItemsLayout)

    def chosen(self) -> str:
        """Return the id of the chosen card, or nothing."""
        return self._cards.id_at(self.currentIndex().row())

    def keyboardSearch(self, _search: str) -> None:
        """Look for nothing by letters: that would read every card."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, carried = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        step = SIDEWAYS.get(Qt.Key(key), 0)
        if step and carried and self.chosen():
            self.moveRequested.emit(self.chosen(), step)
        elif step:
            self.sideways.emit(step)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.chosen():
            self.openRequested.emit(self.chosen())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse and self.indexAt(event.pos()).isValid():
            self.setCurrentIndex(self.indexAt(event.pos()))
        if self.chosen():
            self.menuRequested.emit(self.chosen())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.chosenChanged.emit(self._cards.id_at(current.row()))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.dropped.emit(bytes(event.mimeData().data(MIME).data()).decode())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class BoardColumn(QWidget):
    """A column of the board."""

    dropped = Signal(str, str)

    def __init__(
        self, look: Look, jobs: Jobs, fetch: Fetch, state: OpportunityState, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.state = state
        self._shown: Column | None = None
        self.model = CardsModel(jobs, fetch, self)
        self.view = CardsView(look, self.model)
        self._name, self._count = labels.strong(), labels.muted("", wraps=False)
        self._sums = labels.small()
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self._name, 1)
        head.addWidget(self._count, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._sums)
        column.addWidget(self.view, 1)
        self.view.dropped.connect(self._pass_on)

    def show_column(self, shown: Column) -> None:
        """Show these cards in place of the ones before."""
        self._shown = shown
        self.model.set_ids(list(shown.ids))
        self.retranslate()

    def retranslate(self) -> None:
        """Set the words again."""
        name = lead_words.state(self.state.value)
        self._name.setText(name)
        self.view.setAccessibleName(name)
        if self._shown is not None:
            self._count.setText(number(len(self._shown.ids)))
            self._sums.setText("\n".join(worth.words() for worth in self._shown.sums))
        self._sums.setVisible(bool(self._sums.text()))

    @Slot(str)
    def _pass_on(self, identifier: str) -> None:
        self.dropped.emit(identifier, self.state.value)
