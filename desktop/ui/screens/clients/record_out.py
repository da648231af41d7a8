"""The row of buttons above a client's record, each with the card that it opens."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.jobs import Jobs
from desktop.ui.screens.clients.record_cards import CheckingPageCard, ExportCard, PaperCard
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.flow import FlowLayout


class RecordOut(QWidget):
    """Offers the ways in which the record is handed out; one card is open at most."""

    actionOffered = Signal(str, str, object)
    grown = Signal()

    def __init__(self, jobs: Jobs, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.paper, self.export = PaperCard(jobs, look), ExportCard(jobs, look)
        self.checking = CheckingPageCard(jobs, look)
        self._cards = {Button(): card for card in (self.paper, self.export, self.checking)}
        for button, card in self._cards.items():
            button.clicked.connect(self._open)
            card.closed.connect(button.setFocus)
            card.actionOffered.connect(self.actionOffered)
            card.grown.connect(self.grown)
        self._build()
        self.retranslate()

    def show_client(self, client_id: str) -> None:
        """Be about a client."""
        for card in self._cards.values():
            card.show_subject(client_id)

    def retranslate(self) -> None:
        """Set the words again."""
        said = (self.tr("Put it on paper…"), self.tr("Export, signed…"), self.tr("Page that checks it…"))
        for (button, card), text in zip(self._cards.items(), said, strict=True):
            button.setText(text)
            card.retranslate()

    @Slot()
    def _open(self) -> None:
        for button, card in self._cards.items():
            if button is self.sender():
                card.ask()
            else:
                card.hide()

    def _build(self) -> None:
        row = FlowLayout()
        for button in self._cards:
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(8)
        column.addLayout(row)
        for card in self._cards.values():
            column.addWidget(card)
