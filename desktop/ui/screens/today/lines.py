"""What Today teaches while the journal is empty: the four lines that are all one needs to know."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.card import Card

LINES = 4


class FourLines(QWidget):
    """Four lines as one would type them, each with what comes of it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading, self._foot = labels.caption(), labels.small()
        self._card = Card(look, tone="sunken")
        self._typed = [labels.label("", "accent", wraps=True) for _ in range(LINES)]
        self._meant = [labels.muted() for _ in range(LINES)]
        self._build()

    def retranslate(self) -> None:
        """Set the words again."""
        self._heading.setText(self.tr("Four lines to begin with"))
        typed = (
            self.tr("@Nordwind Anna walked the board through our plan."),
            self.tr("yesterday 3pm /call /45m #migration"),
            self.tr("[ ] come back to Anna by Friday"),
            self.tr("“Who do we talk to about the billing migration?”"),
        )
        meant = (
            self.tr("@ names a client or a person. A name that is new is made as you write it."),
            self.tr("When it was, how, how long, and what about. All of it can come later, or never."),
            self.tr("A box is a follow-up. It waits here until you tick it."),
            self.tr(
                "Select what the customer said and press Ctrl+Shift+O: an opportunity, in their own words."
            ),
        )
        for label, text in zip((*self._typed, *self._meant), (*typed, *meant), strict=True):
            label.setText(text)
        self._foot.setText(self.tr("Ctrl+Enter saves. What you type is kept meanwhile."))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 8, 0)
        column.setSpacing(8)
        column.addWidget(self._heading)
        for number, (typed, meant) in enumerate(zip(self._typed, self._meant, strict=True)):
            if number:
                self._card.body.addSpacing(8)
            self._card.body.addWidget(typed)
            self._card.body.addWidget(meant)
        column.addWidget(self._card)
        column.addWidget(self._foot)
