"""What sales asked for when it gave a brief back, as the questions to ask in the work."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.gaps import AskedFor, CameBack
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.card import Card


class GapsView(QWidget):
    """One card a gap; one that has a question leads to where it is answered."""

    answerRequested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._back: CameBack | None = None
        self._heading = labels.strong()
        self.cards: list[Card] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self._heading)
        self.hide()

    def show_gaps(self, back: CameBack | None) -> None:
        """Show what sales asked for; None unless it gave the brief back."""
        self._back = back
        self.retranslate()

    def texts(self) -> list[str]:
        """Return what the cards say."""
        return [card.accessibleName() for card in self.cards]

    def retranslate(self) -> None:
        """Set the words again."""
        for card in self.cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        asked = self._back.asked if self._back is not None else ()
        self.cards = [self._card(each) for each in asked]
        self._heading.setText(self.tr("What sales would like to know"))
        self.setVisible(bool(self.cards))

    def _card(self, asked: AskedFor) -> Card:
        question = asked.criteria[0].question if asked.criteria else ""
        said = self._standing(asked, question)
        card = Card(self._look, bar="" if asked.answered else "opportunity")
        card.body.addWidget(labels.body(question or asked.text))
        detail = f"{asked.text} · {said}" if question else said
        card.body.addWidget(labels.small(detail))
        card.setAccessibleName(f"{question or asked.text}, {detail}")
        if question:
            card.set_clickable(card.accessibleName())
            card.clicked.connect(self._answer)
        self._column.addWidget(card)
        return card

    def _standing(self, asked: AskedFor, question: str) -> str:
        if asked.answered:
            return self.tr("answered since")
        return self.tr("to be asked") if question else self.tr("in their own words; any answer may say it")

    @Slot()
    def _answer(self) -> None:
        self.answerRequested.emit()
