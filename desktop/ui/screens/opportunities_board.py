"""The board of opportunities: one column a state, moved through with the arrow keys, cards carried across."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.opportunities import OpportunityState
from desktop.domain.opportunity_views import Column
from desktop.ui.jobs import Jobs
from desktop.ui.models import Fetch
from desktop.ui.screens.opportunities_column import BoardColumn
from desktop.ui.theme import Look

COLUMNS = (
    OpportunityState.SPOTTED,
    OpportunityState.EXPLORING,
    OpportunityState.QUALIFIED,
    OpportunityState.HANDED_OFF,
    OpportunityState.PARKED,
    OpportunityState.DROPPED,
)
GAP = 12


class Board(QWidget):
    """Shows opportunities by state; arrows choose, Shift and an arrow carries, Enter opens, Menu offers the rest.

    `moveRequested` says which opportunity should go from which state to which; the board itself changes nothing.
    """

    chosenChanged = Signal(str)
    openRequested = Signal(str)
    moveRequested = Signal(str, str)
    menuRequested = Signal(str)

    def __init__(self, look: Look, jobs: Jobs, fetch: Fetch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen = ""
        self.columns = [BoardColumn(look, jobs, fetch, state) for state in COLUMNS]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        for column in self.columns:
            row.addWidget(column, 1)
            column.dropped.connect(self._dropped)
            column.view.chosenChanged.connect(self._take)
            column.view.sideways.connect(self._step)
            column.view.moveRequested.connect(self._carry)
            column.view.openRequested.connect(self.openRequested)
            column.view.clicked.connect(self._open)
            column.view.menuRequested.connect(self.menuRequested)
        self.show_endings(parked=False, dropped=False)

    def show_columns(self, columns: Mapping[OpportunityState, Column]) -> None:
        """Show these opportunities; what is chosen stays chosen where it still is."""
        chosen = self._chosen
        for column in self.columns:
            column.show_column(columns[column.state])
        if chosen:
            self.choose(chosen)

    def show_endings(self, *, parked: bool, dropped: bool) -> None:
        """Show or hide the columns of what is parked and what was dropped."""
        self.columns[4].setVisible(parked)
        self.columns[5].setVisible(dropped)

    def chosen(self) -> str:
        """Return the id of the chosen opportunity, or nothing."""
        return self._chosen

    def choose(self, identifier: str, *, focus: bool = False) -> bool:
        """Choose an opportunity; say whether it is on the board."""
        for column in self.columns:
            row = column.model.row_of(identifier)
            if row >= 0 and not column.isHidden():
                column.view.setCurrentIndex(column.model.index(row))
                if focus:
                    column.view.setFocus()
                return True
        return False

    def choose_first(self) -> None:
        """Choose the first card, if there is one."""
        for column in self.columns:
            if column.model.count() and not column.isHidden():
                self.choose(column.model.id_at(0))
                return

    def focus_chosen(self) -> None:
        """Put the keyboard on the chosen card."""
        if not self.choose(self._chosen, focus=True):
            self.columns[0].view.setFocus()

    def retranslate(self) -> None:
        """Set the words again."""
        self.setAccessibleName(self.tr("Opportunities by state"))
        for column in self.columns:
            column.retranslate()

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

    @Slot(str, str)
    def _dropped(self, identifier: str, state: str) -> None:
        if identifier:
            self.moveRequested.emit(identifier, state)
