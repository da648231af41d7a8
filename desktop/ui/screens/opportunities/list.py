"""The list of opportunities: rows in columns, under heads that sort them."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal, Slot
from PySide6.QtGui import QFont, QPainter, QResizeEvent
from PySide6.QtWidgets import QPushButton, QStyleOptionViewItem, QVBoxLayout, QWidget

from desktop.domain.opportunity_views import Order
from desktop.ui.models import PagedListModel
from desktop.ui.rows import Role
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.cards_delegate import CardsDelegate, Index, wrapped
from desktop.ui.widgets.restyle import set_look
from desktop.ui.widgets.rows_view import RowsView

SIDE = 14
TOP = 9
BETWEEN = 10
SHARES = (0.37, 0.15, 0.10, 0.17, 0.10, 0.11)
"""How wide the columns are: title over client, state, answers, value, start, age."""
CELL_HEADS = (Order.STATE, Order.GATE, Order.VALUE, Order.START, Order.AGE)
HEAD_INSET = 6
"""How far a head's words stand from its own edge, so that they line up with the cells."""


def places(width: int) -> list[tuple[int, int]]:
    """Return where each column begins and how wide it is."""
    room = width - 2 * SIDE
    begins = [SIDE + round(room * sum(SHARES[:at])) for at in range(len(SHARES) + 1)]
    return [(a, b - a - BETWEEN) for a, b in pairwise(begins)]


class TableDelegate(CardsDelegate):
    """Paints a row in columns: title over client, then the cells, each of at most two lines."""

    def row_height(self) -> int:
        """Return the height of every row, from the present fonts."""
        return 2 * TOP + self._title_height() + self._line_height()

    def _paint_entry(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self._paint_ground(painter, option)
        area = option.rect.adjusted(0, TOP, 0, -TOP)
        columns = places(option.rect.width())
        left, width = columns[0]
        title = str(index.data(Role.TITLE) or "")
        line = QRect(area.left() + left, area.top(), width, self._title_height())
        if not title:
            self._paint_waiting(painter, line)
            return
        self._paint_title(painter, line, title)
        below = line.translated(0, self._title_height())
        self._paint_excerpt(painter, below, str(index.data(Role.META) or ""), 1)
        small = self._look.theme.font("small")
        for (left, width), text in zip(columns[1:], index.data(Role.CELLS) or (), strict=False):
            self._paint_cell(
                painter, QRect(area.left() + left, area.top(), width, area.height()), text, small
            )

    def _paint_cell(self, painter: QPainter, area: QRect, text: str, font: QFont) -> None:
        lines = wrapped(text, font, area.width(), 2)
        height = self._line_height()
        top = area.top() + max(0, (area.height() - height * len(lines)) // 2)
        painter.setFont(font)
        painter.setPen(self._look.theme.colour("text"))
        for number, words in enumerate(lines):
            line = QRect(area.left(), top + number * height, area.width(), height)
            painter.drawText(line, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), words)


class HeadButton(QPushButton):
    """The head of a column: pressed, it sorts by it; pressed again, the other way round."""

    def __init__(self, order: Order, parent: QWidget) -> None:
        super().__init__(parent)
        self.order = order
        self._words = ""
        self.setProperty("look", "head")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def say(self, words: str, heard: str, *, arrow: str) -> None:
        """Show the words with an arrow, where the list is sorted by this."""
        self._words = f"{words} {arrow}".strip()
        self.setAccessibleName(heard)
        self.setToolTip(heard)
        set_look(self, "chosen", bool(arrow))
        self.fit()

    def fit(self) -> None:
        """Shorten the words to the room there is."""
        self.ensurePolished()
        room = max(0, self.width() - 2 * HEAD_INSET)
        self.setText(self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room))

    def wanted(self) -> int:
        """Return how wide it would be."""
        self.ensurePolished()
        return self.fontMetrics().horizontalAdvance(self._words) + 2 * HEAD_INSET + 2

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()


class Heads(QWidget):
    """The heads of all columns, over the view whose width they share."""

    sortChanged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.order, self.backwards = Order.AGE, False
        order = (Order.TITLE, Order.CLIENT, *CELL_HEADS)
        self.buttons = {each: HeadButton(each, self) for each in order}
        for button in self.buttons.values():
            button.clicked.connect(self._sort)

    def place(self, width: int) -> None:
        """Set the heads over columns of a view of that width."""
        columns = places(width)
        height = max(button.sizeHint().height() for button in self.buttons.values())
        self.setFixedHeight(height + 4)
        left, room = columns[0]
        title, client = self.buttons[Order.TITLE], self.buttons[Order.CLIENT]
        first = min(title.wanted(), room // 2)
        title.setGeometry(left - HEAD_INSET, 0, first, height)
        client.setGeometry(
            left - HEAD_INSET + first, 0, min(client.wanted(), room - first + HEAD_INSET), height
        )
        for each, (left, room) in zip(CELL_HEADS, columns[1:], strict=True):
            self.buttons[each].setGeometry(left - HEAD_INSET, 0, room + HEAD_INSET + BETWEEN // 2, height)

    def retranslate(self) -> None:
        """Set the words again."""
        words = {
            Order.TITLE: self.tr("Title"),
            Order.CLIENT: self.tr("Client"),
            Order.STATE: self.tr("State"),
            Order.GATE: self.tr("Answers"),
            Order.VALUE: self.tr("Value"),
            Order.START: self.tr("Start"),
            Order.AGE: self.tr("Age"),
        }
        for each, button in self.buttons.items():
            chosen = each is self.order
            heard = self.tr("Sort by: {column}").format(column=words[each])
            if chosen:
                sorted_so = self.tr("backwards") if self.backwards else self.tr("sorted so")
                heard = f"{heard} ({sorted_so})"
            arrow = ("↑" if self.backwards else "↓") if chosen else ""
            button.say(words[each], heard, arrow=arrow)

    @Slot()
    def _sort(self) -> None:
        button = self.sender()
        if isinstance(button, HeadButton):
            self.backwards = button.order is self.order and not self.backwards
            self.order = button.order
            self.retranslate()
            self.sortChanged.emit()


class OpportunityList(QWidget):
    """Heads and rows; says what to sort by when a head was pressed."""

    sortChanged = Signal()

    def __init__(self, look: Look, model: PagedListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heads = Heads()
        self.view = RowsView(look, model, "", cards=TableDelegate(look))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heads)
        column.addWidget(labels.hairline())
        column.addWidget(self.view, 1)
        self.heads.sortChanged.connect(self.sortChanged)
        self.view.viewport().installEventFilter(self)
        look.themeChanged.connect(self._place)

    def retranslate(self) -> None:
        """Set the words again."""
        self.view.setAccessibleName(self.tr("Opportunities"))
        self.heads.retranslate()
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    @Slot()
    def _place(self) -> None:
        self.heads.place(self.view.viewport().width())
