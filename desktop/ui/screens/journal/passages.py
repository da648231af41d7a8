"""What was marked in an entry, in the customer's own words, and what each passage became."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.changes import Kind
from desktop.domain.interactions import Spot
from desktop.domain.overviews import Passage
from desktop.domain.text import first_words
from desktop.ui import words
from desktop.ui.actions import keys_of_command
from desktop.ui.leads import words as lead_words
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.chip import Chip
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.keycap import KeyCap

TWO_COLUMNS = 520
CAPTION_GAP, HINT_GAP = 24, 6
OURS = "ours"
"""The state of a promise's passage that we gave; theirs is the other one."""

MARKING = ("spot-opportunity", "spot-referral", "spot-promise")
"""The commands that mark a passage."""

TONES = {Kind.OPPORTUNITY: "opportunity", Kind.REFERRAL: "referral", Kind.PROMISE: "accent"}


class PassageCard(Card):
    """One passage: its kind, where it stands, its title, and the next question; press it to open it."""

    opened = Signal(str, str)

    def __init__(self, look: Look, passage: Passage, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.passage = passage
        self._chip = Chip("", TONES[passage.kind])
        self._state = labels.muted(wraps=False)
        self._title = labels.strong(passage.title, wraps=True)
        self._progress = labels.small()
        self._gone = labels.small()
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._chip)
        head.addWidget(self._state, 1)
        self.body.addLayout(head)
        for label in (self._title, self._progress, self._gone):
            self.body.addWidget(label)
        self.clicked.connect(self._open)
        self.retranslate()

    def retranslate(self) -> None:
        """Set the words again."""
        passage = self.passage
        kind, state = self._said_kind(), ""
        if passage.kind is not Kind.PROMISE:
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

    def _said_kind(self) -> str:
        if self.passage.kind is Kind.PROMISE:
            return self.tr("Our promise") if self.passage.state == OURS else self.tr("Their promise")
        opportunity = self.passage.kind is Kind.OPPORTUNITY
        return self.tr("Opportunity") if opportunity else self.tr("Referral signal")

    def _said_progress(self) -> str:
        passage = self.passage
        if passage.kind is Kind.PROMISE:
            due = passage.next_question
            return self.tr("Due {day}").format(day=words.short_day(date.fromisoformat(due))) if due else ""
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
        kind = Kind.CLIENT if self.passage.kind is Kind.PROMISE else self.passage.kind
        self.opened.emit(kind.value, self.passage.target_id)


class PendingCard(Card):
    """A passage that is marked and not saved yet: press it to say more about it, Delete takes the mark away."""

    asked = Signal(int)
    takenBack = Signal(int)

    def __init__(self, look: Look, number: int, spot: Spot, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.spot, self._number = spot, number
        self._chip = Chip("", TONES[spot.kind])
        self._state = labels.muted(wraps=False)
        self._title = labels.strong(spot.title or first_words(spot.quote), wraps=True)
        self._more = labels.small()
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._chip)
        head.addWidget(self._state, 1)
        self.body.addLayout(head)
        self.body.addWidget(self._title)
        self.body.addWidget(self._more)
        self.clicked.connect(self._ask)
        self.retranslate()

    def retranslate(self) -> None:
        """Set the words again."""
        spot = self.spot
        kinds = {
            Kind.OPPORTUNITY: self.tr("Opportunity"),
            Kind.REFERRAL: self.tr("Referral signal"),
            Kind.PROMISE: self.tr("Our promise") if spot.ours else self.tr("Their promise"),
        }
        said = [self.tr("Said by {name}").format(name=spot.person)] if spot.person else []
        said += [spot.company] if spot.company else []
        said.append(self.tr("press to say more, Delete takes the mark away"))
        self._chip.setText(kinds[spot.kind])
        self._state.setText(self.tr("Saved with the entry"))
        self._more.setText(" · ".join(said))
        parts = (kinds[spot.kind], self._state.text(), self._title.text(), self._more.text())
        self.set_clickable(", ".join(parts))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.takenBack.emit(self._number)
            return
        super().keyPressEvent(event)

    @Slot()
    def _ask(self) -> None:
        self.asked.emit(self._number)


class _Hint(QWidget):
    """How to mark a passage: on one line where there is room for it, wrapped where there is not."""

    def sizeHint(self) -> QSize:
        parts = [part.sizeHint().width() for part in self.findChildren(QLabel)]
        return QSize(sum(parts) + HINT_GAP * (len(parts) - 1), super().sizeHint().height())


class Passages(QWidget):
    """The passages of an entry as cards, two beside each other where there is room, and how to mark one."""

    opened = Signal(str, str)
    pendingAsked = Signal(int)
    pendingTakenBack = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._shown: tuple[Passage, ...] = ()
        self._pending_shown: tuple[Spot, ...] = ()
        self._cards: list[PassageCard] = []
        self._pending: list[PendingCard] = []
        self._caption = labels.caption()
        self._hints = [labels.small(wraps=False) for _ in range(4)]
        self._columns = 0
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._hint = _Hint()
        self._grid = QGridLayout()
        self._build()
        self.retranslate()

    def show_passages(self, passages: Sequence[Passage]) -> None:
        """Show these passages."""
        if tuple(passages) == self._shown:
            return
        self._shown = tuple(passages)
        self._put_away(self._cards)
        self._cards = [PassageCard(self._look, passage) for passage in passages]
        for card in self._cards:
            card.opened.connect(self.opened)
        self._arrange_again()

    def show_pending(self, spots: Sequence[Spot]) -> None:
        """Show what is marked and not saved yet, before the other passages."""
        bare = tuple(replace(spot, near=0) for spot in spots)
        if bare == self._pending_shown:
            return
        self._pending_shown = bare
        self._put_away(self._pending)
        self._pending = [PendingCard(self._look, number, spot) for number, spot in enumerate(spots)]
        for card in self._pending:
            card.asked.connect(self.pendingAsked)
            card.takenBack.connect(self.pendingTakenBack)
        self._arrange_again()

    def cards(self) -> list[PassageCard]:
        """List the cards of what is saved."""
        return self._cards

    def pending(self) -> list[PendingCard]:
        """List the cards of what is not saved yet."""
        return self._pending

    def _put_away(self, cards: Sequence[Card]) -> None:
        for card in cards:
            self._grid.removeWidget(card)
            card.hide()
            card.deleteLater()

    def _arrange_again(self) -> None:
        self._columns = 0
        self._caption.setVisible(bool(self._cards or self._pending))
        self._arrange()

    def retranslate(self) -> None:
        """Set the words again."""
        self._caption.setText(self.tr("In the customer's own words"))
        said = (self.tr("In a sentence:"), self.tr("opportunity"), self.tr("referral"), self.tr("promise"))
        for label, hint in zip(self._hints, said, strict=True):
            label.setText(hint)
        for pending in self._pending:
            pending.retranslate()
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
        flow = FlowLayout(self._hint, across=HINT_GAP, down=4)
        flow.addWidget(self._hints[0])
        for command, hint in zip(MARKING, self._hints[1:], strict=True):
            flow.addWidget(KeyCap(keys_of_command(command)))
            flow.addWidget(hint)
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
        caption = 0 if self._caption.isHidden() else self._caption.sizeHint().width() + CAPTION_GAP
        beside = caption + self._hint.sizeHint().width() <= self.width()
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._head.setDirection(way)
        if columns == self._columns:
            return
        self._columns = columns
        cards = (*self._pending, *self._cards)
        for card in cards:
            self._grid.removeWidget(card)
        for number, card in enumerate(cards):
            self._grid.addWidget(card, number // columns, number % columns)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
