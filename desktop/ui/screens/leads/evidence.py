"""What the customer said, as quote cards that lead back to the entry."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.changes import Kind
from desktop.domain.interactions import Evidence
from desktop.ui.leads import words as lead_words
from desktop.ui.leads.loading import LeadShown
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.chip import Chip


class EvidenceView(QWidget):
    """The evidence of a lead, the newest last; a card opens the entry that it stands in."""

    openRequested = Signal(str, str)

    def __init__(self, look: Look, parent: QWidget | None = None, *, tone: str = "opportunity") -> None:
        super().__init__(parent)
        self._look, self._tone = look, tone
        self._shown: LeadShown | None = None
        self._heading = labels.strong()
        self._cards: dict[Card, str] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self._heading)

    def show_lead(self, shown: LeadShown) -> None:
        """Show the evidence of a lead."""
        before = self._shown
        self._shown = shown
        same = (
            before is not None
            and before.lead.evidence == shown.lead.evidence
            and before.entries == shown.entries
        )
        if not same:
            self._rebuild()
        self.retranslate()

    def retranslate(self) -> None:
        """Set the words again."""
        if self._shown is not None:
            count = len(self._shown.lead.evidence)
            self._heading.setText(self.tr("Evidence · {count}").format(count=count))

    def cards(self) -> list[Card]:
        """Return the cards."""
        return list(self._cards)

    def _rebuild(self) -> None:
        assert self._shown is not None
        for card in self._cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = {}
        for item in self._shown.lead.evidence:
            card = self._card(item, self._shown)
            self._cards[card] = item.interaction_id
            self._column.addWidget(card)

    def _card(self, item: Evidence, shown: LeadShown) -> Card:
        card = Card(self._look, bar=self._tone)
        quote = f"“{' '.join(item.quote.split())}”"
        day = lead_words.moment_day(item.at, shown.zone, shown.today)
        said = " · ".join(
            part for part in (item.speaker, day, shown.entries.get(item.interaction_id, "")) if part
        )
        card.body.addWidget(labels.body(quote))
        card.body.addWidget(labels.small(said))
        if item.confirmed:
            card.body.addWidget(Chip(self.tr("Confirmed: read back, and they said yes"), "success"))
        if item.private:
            card.body.addWidget(Chip(self.tr("Private: stays here")))
        card.set_clickable(self.tr("{quote} {said}. Opens the entry.").format(quote=quote, said=said))
        card.clicked.connect(self._open)
        return card

    @Slot()
    def _open(self) -> None:
        card = self.sender()
        assert isinstance(card, Card)
        self.openRequested.emit(Kind.INTERACTION.value, self._cards[card])
