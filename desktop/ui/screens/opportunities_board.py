"""The board of opportunities: one column a state, moved through with the arrow keys."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.opportunities import OpportunityState
from desktop.domain.overviews import LeadRow
from desktop.ui.leads import words as lead_words
from desktop.ui.screens.opportunities_card import LeadCard
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.words import number

COLUMNS = (
    OpportunityState.SPOTTED,
    OpportunityState.EXPLORING,
    OpportunityState.QUALIFIED,
    OpportunityState.HANDED_OFF,
)
GAP = 12


class BoardColumn(QWidget):
    """One state: its name, how many there are, and the cards under each other."""

    def __init__(self, state: OpportunityState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = state
        self.cards: list[LeadCard] = []
        self._name, self._count = labels.strong(), labels.muted("", wraps=False)
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(8)
        self._list.addStretch(1)
        self._build()

    def show_cards(self, cards: Sequence[LeadCard]) -> None:
        """Show these cards in place of the ones before."""
        for card in self.cards:
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = list(cards)
        for place, card in enumerate(self.cards):
            self._list.insertWidget(place, card)
        self.retranslate()

    def reveal(self, card: LeadCard) -> None:
        """Bring a card into view."""
        self._scroll.ensureWidgetVisible(card, 0, 8)

    def retranslate(self) -> None:
        """Set the words again."""
        name = lead_words.state(self.state.value)
        self._name.setText(name)
        self._count.setText(number(len(self.cards)))
        self._scroll.setAccessibleName(name)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self._name, 1)
        head.addWidget(self._count, 0)
        sheet = QWidget()
        sheet.setProperty("look", "plain")
        sheet.setLayout(self._list)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)


class Board(QWidget):
    """Shows opportunities by state; the arrows choose, Enter opens. Only the chosen card is a tab stop."""

    chosenChanged = Signal(str)
    openRequested = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._chosen = ""
        self._group = QButtonGroup(self)
        self._columns = [BoardColumn(state) for state in COLUMNS]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        for column in self._columns:
            row.addWidget(column, 1)

    def show_rows(self, rows: Sequence[LeadRow], today: date) -> None:
        """Show these opportunities; what is chosen stays chosen where it still is."""
        focused = any(card.hasFocus() for card in self.cards())
        for column in self._columns:
            column.show_cards([self._card(row, today) for row in rows if row.state == column.state.value])
        if self._chosen:
            self.choose(self._chosen, focus=focused)
        self._offer_tab_stop()

    def cards(self) -> list[LeadCard]:
        """Return every card, column by column."""
        return [card for column in self._columns for card in column.cards]

    def chosen(self) -> str:
        """Return the id of the chosen opportunity, or nothing."""
        return self._chosen

    def choose(self, identifier: str, *, focus: bool = False) -> bool:
        """Choose an opportunity; say whether it is on the board."""
        for column in self._columns:
            for card in column.cards:
                if card.row.id == identifier:
                    self._take(column, card, focus=focus)
                    return True
        return False

    def choose_first(self) -> None:
        """Choose the first card, if there is one."""
        if cards := self.cards():
            self.choose(cards[0].row.id)

    def focus_chosen(self) -> None:
        """Put the keyboard on the chosen card."""
        for card in self.cards():
            if card.row.id == self._chosen:
                card.setFocus()

    def retranslate(self) -> None:
        """Set the words again."""
        self.setAccessibleName(self.tr("Opportunities by state"))
        for column in self._columns:
            column.retranslate()

    def note_of(self, row: LeadRow, today: date) -> str:
        """Say the one line of detail of a card."""
        progress = self.tr("{done} of {all}").format(done=row.answered, all=row.required)
        parts = [lead_words.quotes(row.quotes), progress]
        if row.state == OpportunityState.QUALIFIED.value:
            parts.append(self.tr("ready to hand off"))
        if row.state == OpportunityState.HANDED_OFF.value and row.note:
            name, _, state = row.note.rpartition(" · ")
            parts = [f"{name} · {lead_words.state(state).lower()}"]
        if row.state == OpportunityState.PARKED.value and row.note:
            parts.append(self.tr("comes back {day}").format(day=lead_words.day(row.note, today)))
        return " · ".join(parts)

    def _card(self, row: LeadRow, today: date) -> LeadCard:
        card = LeadCard(self._look, row, self.note_of(row, today))
        card.clicked.connect(self._clicked)
        card.moveRequested.connect(self._move)
        card.openRequested.connect(self._open)
        self._group.addButton(card)
        return card

    def _take(self, column: BoardColumn, card: LeadCard, *, focus: bool) -> None:
        card.setChecked(True)
        column.reveal(card)
        if focus:
            card.setFocus()
        before, self._chosen = self._chosen, card.row.id
        self._offer_tab_stop()
        if before != self._chosen:
            self.chosenChanged.emit(self._chosen)

    def _offer_tab_stop(self) -> None:
        """Let Tab stop at the chosen card, or at the first."""
        cards = self.cards()
        stop = next((card for card in cards if card.row.id == self._chosen), cards[0] if cards else None)
        for card in cards:
            policy = Qt.FocusPolicy.StrongFocus if card is stop else Qt.FocusPolicy.ClickFocus
            card.setFocusPolicy(policy)

    @Slot()
    def _clicked(self) -> None:
        card = self.sender()
        assert isinstance(card, LeadCard)
        self.choose(card.row.id)
        self.openRequested.emit(card.row.id)

    @Slot()
    def _open(self) -> None:
        card = self.sender()
        assert isinstance(card, LeadCard)
        self.openRequested.emit(card.row.id)

    @Slot(int, int)
    def _move(self, across: int, down: int) -> None:
        card = self.sender()
        assert isinstance(card, LeadCard)
        filled = [column for column in self._columns if column.cards]
        at = next(place for place, column in enumerate(filled) if card in column.cards)
        row = filled[at].cards.index(card)
        target = filled[min(max(at + across, 0), len(filled) - 1)]
        place = min(max(row + down, 0), len(target.cards) - 1)
        self.choose(target.cards[place].row.id, focus=True)
