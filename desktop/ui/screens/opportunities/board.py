"""The board of opportunities: one column a state, moved through with the arrow keys, cards carried across."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.opportunities import OpportunityState
from desktop.domain.opportunity_views import Column
from desktop.ui.jobs import Jobs
from desktop.ui.models import Fetch
from desktop.ui.screens.opportunities.column import BoardColumn
from desktop.ui.screens.opportunities.targets import DropStrip
from desktop.ui.theme import Look

COLUMNS = (
    OpportunityState.SPOTTED,
    OpportunityState.EXPLORING,
    OpportunityState.QUALIFIED,
    OpportunityState.HANDED_OFF,
    OpportunityState.PARKED,
    OpportunityState.DROPPED,
)
PARKED, DROPPED = COLUMNS.index(OpportunityState.PARKED), COLUMNS.index(OpportunityState.DROPPED)
GAP = 12
NARROWEST, COMFORTABLE = 7.6, 10.0
"""How many letters' heights a column is wide at least, and where not all have room and the board scrolls."""
EDGE, SCROLL_BY = 36, 24


class Board(QWidget):
    """Shows opportunities by state; arrows choose, Shift and an arrow carries, Enter opens, Menu offers the rest.

    `moveRequested` says which opportunity should go to which state; the board itself changes nothing.
    """

    chosenChanged = Signal(str)
    openRequested = Signal(str)
    moveRequested = Signal(str, str)
    menuRequested = Signal(str, str, QPoint)

    def __init__(self, look: Look, jobs: Jobs, fetch: Fetch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._chosen = ""
        self.columns = [BoardColumn(look, jobs, fetch, state) for state in COLUMNS]
        self.strip = DropStrip()
        self._room = QScrollArea()
        self._lay_out()
        for column in self.columns:
            self._listen(column)
        self.strip.dropped.connect(self.moveRequested)
        look.themeChanged.connect(self._fit)
        self.show_endings(parked=False, dropped=False)

    def show_columns(self, columns: Mapping[OpportunityState, Column]) -> None:
        """Show these opportunities; what is chosen stays chosen where it still is."""
        chosen = self._chosen
        for column in self.columns:
            column.show_column(columns[column.state])
        self._fit()
        if chosen:
            self.choose(chosen)

    def show_endings(self, *, parked: bool, dropped: bool) -> None:
        """Show or hide the columns of what is parked and what was dropped."""
        self.columns[PARKED].setVisible(parked)
        self.columns[DROPPED].setVisible(dropped)
        self._fit()

    def chosen(self) -> str:
        """Return the id of the chosen opportunity, or nothing."""
        return self._chosen

    def shows_any(self) -> bool:
        """Say whether there is a card on the board."""
        return any(column.model.count() for column in self._shown())

    def choose(self, identifier: str, *, focus: bool = False) -> bool:
        """Choose an opportunity; say whether it is on the board."""
        for column in self._shown():
            row = column.model.row_of(identifier)
            if row >= 0:
                column.view.setCurrentIndex(column.model.index(row))
                if focus:
                    column.view.setFocus()
                    self._room.ensureWidgetVisible(column, 0, 0)
                return True
        return False

    def choose_first(self) -> None:
        """Choose the first card, if there is one."""
        for column in self._shown():
            if column.model.count():
                self.choose(column.model.id_at(0))
                return

    def focus_chosen(self) -> None:
        """Put the keyboard on the chosen card."""
        if not self.choose(self._chosen, focus=True):
            self.columns[0].view.setFocus()

    def retranslate(self) -> None:
        """Set the words again."""
        self.setAccessibleName(self.tr("Opportunities by state"))
        self._room.setAccessibleName(self.accessibleName())
        self.strip.retranslate()
        for column in self.columns:
            column.retranslate()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setProperty("look", "plain")
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        for column in self.columns:
            row.addWidget(column, 1)
        self._room.setWidget(inside)
        self._room.setWidgetResizable(True)
        self._room.setFrameShape(QFrame.Shape.NoFrame)
        self._room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._room.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._room, 1)
        whole.addWidget(self.strip)

    def _listen(self, column: BoardColumn) -> None:
        view = column.view
        column.dropped.connect(self.moveRequested)
        column.menuRequested.connect(self.menuRequested)
        view.carrying.connect(self._offer_strip)
        view.overEdge.connect(self._scroll_on)
        view.chosenChanged.connect(self._take)
        view.sideways.connect(self._step)
        view.moveRequested.connect(self._carry)
        view.openRequested.connect(self.openRequested)
        view.clicked.connect(self._open)

    def _shown(self) -> list[BoardColumn]:
        return [column for column in self.columns if not column.isHidden()]

    @Slot()
    def _fit(self) -> None:
        """Give the columns one width and their tops one line; where that is too slim, the board scrolls."""
        letters = QFontMetrics(self._look.theme.font("body")).height()
        shown = self._shown()
        gaps = GAP * (len(shown) - 1)
        width = (self.width() - gaps) // len(shown)
        if width < round(NARROWEST * letters):
            width = round(COMFORTABLE * letters)
        height = max(column.sums_height(width) for column in shown)
        for column in self.columns:
            column.setMinimumWidth(width)
            column.set_sums_height(height)

    @Slot(bool)
    def _offer_strip(self, carrying: bool) -> None:
        if carrying:
            self.strip.offer(parked=self.columns[PARKED].isHidden())
        else:
            self.strip.hide()

    @Slot(int)
    def _scroll_on(self, at: int) -> None:
        """Scroll sideways while a card is carried along an edge."""
        left = self._room.mapToGlobal(QPoint(0, 0)).x()
        bar = self._room.horizontalScrollBar()
        if at < left + EDGE:
            bar.setValue(bar.value() - SCROLL_BY)
        elif at > left + self._room.width() - EDGE:
            bar.setValue(bar.value() + SCROLL_BY)

    @Slot(str)
    def _take(self, identifier: str) -> None:
        """Let one card of the whole board be chosen."""
        for column in self.columns:
            if column.model.row_of(identifier) < 0:
                column.view.clearSelection()
                column.view.selectionModel().setCurrentIndex(
                    QModelIndex(), column.view.selectionModel().SelectionFlag.NoUpdate
                )
        before, self._chosen = self._chosen, identifier
        if before != identifier:
            self.chosenChanged.emit(identifier)

    @Slot()
    def _open(self) -> None:
        self.openRequested.emit(self._chosen)

    @Slot(int)
    def _step(self, step: int) -> None:
        """Go to the next column that has cards, at the same height."""
        here = next((at for at, column in enumerate(self.columns) if column.view.hasFocus()), 0)
        row = max(0, self.columns[here].view.currentIndex().row())
        place = here + step
        while 0 <= place < len(self.columns):
            column = self.columns[place]
            if column.model.count() and not column.isHidden():
                self.choose(column.model.id_at(min(row, column.model.count() - 1)), focus=True)
                return
            place += step

    @Slot(str, int)
    def _carry(self, identifier: str, step: int) -> None:
        place = next((at for at, each in enumerate(self.columns) if each.model.row_of(identifier) >= 0), 0)
        if 0 <= place + step < len(self.columns):
            self.moveRequested.emit(identifier, self.columns[place + step].state.value)
