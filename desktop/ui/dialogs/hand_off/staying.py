"""What stays in the journal whatever leaves with a brief, counted."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from desktop.services.composing import Choice
from desktop.ui.dialogs.hand_off.loading import HandOffStart
from desktop.ui.leads import words as lead_words
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.card import Card


class StayingCard(Card):
    """Says line by line what sales does not get; private quotes are among it and cannot be chosen."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._head = labels.strong()
        self._lines: list[QLabel] = []
        self._shown: tuple[HandOffStart, Choice] | None = None
        self.body.addWidget(self._head)
        self.retranslate()

    def show_staying(self, start: HandOffStart, choice: Choice) -> None:
        """Say what stays with this choice."""
        self._shown = (start, choice)
        for line in self._lines:
            self.body.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [labels.muted(said) for said in self._said(start, choice)]
        for line in self._lines:
            self.body.addWidget(line)

    def said(self) -> str:
        """Return what stays, in words."""
        return "\n".join(line.text() for line in self._lines)

    def retranslate(self) -> None:
        """Set the words again."""
        self._head.setText(self.tr("Stays with you"))
        if self._shown is not None:
            self.show_staying(*self._shown)

    def _said(self, start: HandOffStart, choice: Choice) -> list[str]:
        staying, evidence = start.staying, start.shown.lead.evidence
        private = sum(item.private for item in evidence)
        quotes = len(evidence) - private - len(choice.quotes)
        names = staying.names if choice.roles else 0
        counted = (
            (staying.entries, self.tr("{count} journal entry"), self.tr("{count} journal entries")),
            (quotes, self.tr("{count} quote not chosen"), self.tr("{count} quotes not chosen")),
            (private, self.tr("{count} private quote"), self.tr("{count} private quotes")),
            (staying.private_entries, self.tr("{count} private entry"), self.tr("{count} private entries")),
            (len(choice.left_out), self.tr("{count} fact left out"), self.tr("{count} facts left out")),
            (names, self.tr("{count} name"), self.tr("{count} names")),
            (staying.phones, self.tr("{count} phone number"), self.tr("{count} phone numbers")),
        )
        lines = [lead_words.one_or_many(count, one, many) for count, one, many in counted if count]
        return [*lines, self.tr("The ownership record")]
