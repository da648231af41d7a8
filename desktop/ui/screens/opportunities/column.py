"""One state on the board: its name, how many there are and what they may be worth, and its cards."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.opportunities import OpportunityState
from desktop.domain.opportunity_views import Column
from desktop.ui.jobs import Jobs
from desktop.ui.leads import words as lead_words
from desktop.ui.models import PAGE, Fetch, PagedListModel
from desktop.ui.screens.opportunities.card import BETWEEN, NOTE_LINES, SIDE, CardDelegate
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.restyle import set_look
from desktop.ui.words import number

Index = QModelIndex | QPersistentModelIndex
MIME = "application/x-engagement-journal-opportunity"
STEP = 32
"""How many pixels a notch of the wheel moves, three times."""
_UNANSWERED = (OpportunityState.SPOTTED, OpportunityState.EXPLORING)
_SHORT = 2
"""In these states a note is a line, and a promise another."""
_Move = QAbstractItemView.CursorAction
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


def carried(data: QMimeData) -> str:
    """Return the id of the opportunity that is carried, or nothing."""
    return bytes(data.data(MIME).data()).decode() if data.hasFormat(MIME) else ""


class CardsView(QTableView):
    """Shows a column's cards; what is carried here and which keys were pressed is told, never done.

    A page of cards are as high as what they say; more of them are all of one height, so that thousands are laid out
    at once.
    """

    dropped = Signal(str)
    carrying = Signal(bool)
    overEdge = Signal(int)
    sideways = Signal(int)
    moveRequested = Signal(str, int)
    menuRequested = Signal(str, QPoint)
    openRequested = Signal(str)
    chosenChanged = Signal(str)

    def __init__(self, look: Look, model: CardsModel, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = model
        self._delegate = CardDelegate(look, self)
        self._delegate.even_lines = lines
        self._dress()
        self.setModel(model)
        model.modelReset.connect(self._measure)
        model.dataChanged.connect(self._measure_again)
        look.themeChanged.connect(self._measure)

    def chosen(self) -> str:
        """Return the id of the chosen card, or nothing."""
        return self._cards.id_at(self.currentIndex().row())

    def keyboardSearch(self, _search: str) -> None:
        """Look for nothing by letters: that would read every card."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, with_shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        step = SIDEWAYS.get(Qt.Key(key), 0)
        if step and with_shift and self.chosen():
            self.moveRequested.emit(self.chosen(), step)
        elif step:
            self.sideways.emit(step)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.chosen():
            self.openRequested.emit(self.chosen())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu where the mouse is, or at the chosen card when it is called by key."""
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            if not self.indexAt(event.pos()).isValid():
                return
            self.setCurrentIndex(self.indexAt(event.pos()))
        else:
            card = self.visualRect(self.currentIndex())
            place = self.viewport().mapToGlobal(card.bottomLeft() + QPoint(SIDE, -BETWEEN))
        if self.chosen():
            self.menuRequested.emit(self.chosen(), place)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.chosenChanged.emit(self._cards.id_at(current.row()))

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Say that a card is carried while it is: that is when it may be put down elsewhere."""
        self.carrying.emit(True)
        super().startDrag(actions)
        self.carrying.emit(False)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if carried(event.mimeData()):
            event.acceptProposedAction()
            set_look(self, "over", True)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if carried(event.mimeData()):
            event.acceptProposedAction()
            self.overEdge.emit(self.viewport().mapToGlobal(event.position().toPoint()).x())

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        set_look(self, "over", False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        set_look(self, "over", False)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.dropped.emit(carried(event.mimeData()))

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        ends = {_Move.MoveHome: 0, _Move.MoveEnd: self._cards.rowCount() - 1}
        return self._cards.index(ends[action]) if action in ends else super().moveCursor(action, modifiers)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure_again()

    def _dress(self) -> None:
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("look", "cards")
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDropIndicatorShown(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)

    @Slot()
    def _measure(self) -> None:
        """Give every card its height: one for all where they are many."""
        self._delegate.even = self._cards.rowCount() > PAGE
        self.verticalHeader().setDefaultSectionSize(self._delegate.even_height())
        self.verticalScrollBar().setSingleStep(STEP)
        self._measure_again()

    @Slot()
    def _measure_again(self) -> None:
        if self._delegate.even:
            return
        header, width = self.verticalHeader(), self.viewport().width()
        for row in range(header.count()):
            header.resizeSection(row, self._delegate.height_of(self._cards.index(row), width))


class BoardColumn(QWidget):
    """A column of the board."""

    dropped = Signal(str, str)
    menuRequested = Signal(str, str, QPoint)

    def __init__(
        self, look: Look, jobs: Jobs, fetch: Fetch, state: OpportunityState, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.state = state
        self._shown: Column | None = None
        self.model = CardsModel(jobs, fetch, self)
        self.view = CardsView(look, self.model, _SHORT if state in _UNANSWERED else NOTE_LINES)
        self._name, self._count = labels.strong(), labels.muted("", wraps=False)
        self._sums = labels.small()
        self._sums.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self._name, 1)
        head.addWidget(self._count, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self._sums)
        column.addSpacing(6)
        column.addWidget(self.view, 1)
        self.view.dropped.connect(self._pass_on)
        self.view.menuRequested.connect(self._ask_menu)

    def show_column(self, shown: Column) -> None:
        """Show these cards in place of the ones before."""
        self._shown = shown
        self.model.set_ids(list(shown.ids))
        self.retranslate()

    def sums_height(self, width: int) -> int:
        """Return how high the sums are in a column of that width; nothing where there are none."""
        return self._sums.heightForWidth(width) if self._sums.text() else 0

    def set_sums_height(self, height: int) -> None:
        """Keep so much room for the sums, as the columns beside this one do."""
        self._sums.setFixedHeight(height)
        self._sums.setVisible(height > 0)

    def retranslate(self) -> None:
        """Set the words again."""
        name = lead_words.state(self.state.value)
        self._name.setText(name)
        self.view.setAccessibleName(name)
        if self._shown is not None:
            self._count.setText(number(len(self._shown.ids)))
            self._sums.setText("\n".join(worth.words() for worth in self._shown.sums))

    @Slot(str)
    def _pass_on(self, identifier: str) -> None:
        if identifier:
            self.dropped.emit(identifier, self.state.value)

    @Slot(str, QPoint)
    def _ask_menu(self, identifier: str, place: QPoint) -> None:
        self.menuRequested.emit(identifier, self.state.value, place)
