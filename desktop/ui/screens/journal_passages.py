"""What was marked in an entry, in the customer's own words, and what each passage became."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.changes import Kind
from desktop.domain.overviews import Passage
from desktop.ui.leads import words as lead_words
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.chip import Chip
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.keycap import KeyCap

TWO_COLUMNS = 520


class PassageCard(Card):
    """One passage: its kind, where it stands, its title, and the next question; press it to open it."""

    opened = Signal(str, str)

    def __init__(self, look: Look, passage: Passage, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.passage = passage
        self._chip = Chip("", "opportunity" if passage.kind is Kind.OPPORTUNITY else "referral")
        self._state = labels.muted(wraps=False)
        self._title = labels.strong(passage.title, wraps=True)
        self._progress = labels.small()
        self._gone = labels.small()
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._chip)
        head.addWidget(self._state, 1)
        self.body.addLayout(head)
        for words in (self._title, self._progress, self._gone):
            self.body.addWidget(words)
        self.clicked.connect(self._open)
        self.retranslate()

    def retranslate(self) -> None:
        """Set the words again."""
        passage = self.passage
        kind = self.tr("Opportunity") if passage.kind is Kind.OPPORTUNITY else self.tr("Referral signal")
        state = lead_words.state(passage.state)
        progress = self._said_progress()
        gone = self._said_gone()
        self._chip.setText(kind)
        self._state.setText(state)
        self._progress.setText(progress)
        self._progress.setVisible(bool(progress))
        self._gone.setText(gone)
        self._gone.setVisible(bool(gone))
        said = (kind, state, passage.title, progress, gone)
        self.set_clickable(", ".join(part for part in said if part))

    def _said_progress(self) -> str:
        passage = self.passage
        if not passage.required:
            return passage.next_question
        template = self.tr("{answered} of {required} criteria answered")
        counted = template.format(answered=passage.answered, required=passage.required)
        return " · ".join(part for part in (counted, passage.next_question) if part)

    def _said_gone(self) -> str:
        """Say that the sentence was edited away, with the quote that is kept."""
        if self.passage.evidence.start is not None:
            return ""
        template = self.tr("No longer in the text. Kept as it was said: “{quote}”")
        return template.format(quote=self.passage.evidence.quote.strip("“”„\"'«»"))

    @Slot()
    def _open(self) -> None:
        self.opened.emit(self.passage.kind.value, self.passage.target_id)


class Passages(QWidget):
    """The passages of an entry as cards, two beside each other where there is room, and how to mark one."""

    opened = Signal(str, str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._shown: tuple[Passage, ...] = ()
        self._cards: list[PassageCard] = []
        self._caption = labels.caption()
        self._hints = [labels.small(wraps=False) for _ in range(3)]
        self._columns = 0
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._hint = QWidget()
        self._grid = QGridLayout()
        self._build()
        self.retranslate()

    def show_passages(self, passages: Sequence[Passage]) -> None:
        """Show these passages."""
        if tuple(passages) == self._shown:
            return
        self._shown = tuple(passages)
        for card in self._cards:
            self._grid.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = [PassageCard(self._look, passage) for passage in passages]
        for card in self._cards:
            card.opened.connect(self.opened)
        self._columns = 0
        self._arrange()
        self._caption.setVisible(bool(self._cards))

    def cards(self) -> list[PassageCard]:
        """List the cards."""
        return self._cards

    def retranslate(self) -> None:
        """Set the words again."""
        self._caption.setText(self.tr("In the customer's own words"))
        said = (self.tr("Select a sentence, then"), self.tr("opportunity"), self.tr("referral"))
        for label, words in zip(self._hints, said, strict=True):
            label.setText(words)
        for card in self._cards:
            card.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self._hint.setSizePolicy(policy)
        flow = FlowLayout(self._hint, across=6, down=4)
        select, opportunity, referral = self._hints
        for widget in (select, KeyCap("Ctrl+Shift+O"), opportunity, KeyCap("Ctrl+Shift+R"), referral):
            flow.addWidget(widget)
        self._head.setSpacing(6)
        self._head.addWidget(self._caption)
        self._head.addStretch(1)
        self._head.addWidget(self._hint)
        column.addLayout(self._head)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(12)
        column.addLayout(self._grid)

    def _arrange(self) -> None:
        columns = 2 if self.width() >= TWO_COLUMNS else 1
        if columns == self._columns:
            return
        self._columns = columns
        beside = QBoxLayout.Direction.LeftToRight if columns == 2 else QBoxLayout.Direction.TopToBottom
        self._head.setDirection(beside)
        self._hint.setMinimumWidth(self._hint_width() if columns == 2 else 0)
        for card in self._cards:
            self._grid.removeWidget(card)
        for number, card in enumerate(self._cards):
            self._grid.addWidget(card, number // columns, number % columns)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _hint_width(self) -> int:
        """Return how wide the hint is on one line."""
        parts = [part.sizeHint().width() for part in self._hint.findChildren(QLabel)]
        return sum(parts) + 6 * (len(parts) - 1)
