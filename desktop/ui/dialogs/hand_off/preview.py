"""The third step to sales: the pages exactly as they leave, and ticks for each thing that may leave."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.overviews import Lead
from desktop.domain.playbook import BriefSection
from desktop.services.composing import Choice
from desktop.services.corrections import Comparison
from desktop.ui.dialogs.hand_off.leaving import LeavingCard
from desktop.ui.dialogs.hand_off.loading import HandOffStart
from desktop.ui.dialogs.hand_off.staying import StayingCard
from desktop.ui.leads import words as lead_words
from desktop.ui.leads.changes import ChangesView
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.page_view import PageView
from desktop.ui.widgets.scroll_column import ScrollColumn

SIDE, SIDE_NARROW, NARROW = 340, 288, 860
PATIENCE_MS = 200
"""After so long without new pages the old ones fade: they are no longer what leaves."""


class PreviewPage(QWidget):
    """Left what leaves, right what decides it; whatever is not ticked here stays."""

    changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._start: HandOffStart | None = None
        self.pages, self._note = PageView(""), labels.small(wraps=False)
        self._side = ScrollColumn(margins=(0, 0, 6, 0), spacing=12)
        self.leaving, self.staying = LeavingCard(look), StayingCard(look)
        self.leaving.changed.connect(self.changed)
        self._delivery, self._delivery_head = Card(look, tone="accent"), labels.strong(wraps=True)
        self._will_do, self.changes = labels.body(), ChangesView(look)
        self._wrong_card, self._wrong = Card(look, tone="sunken"), labels.body()
        self._waiting = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._waiting.timeout.connect(self._fade)
        self._build()
        self._bind(("+", "=", "Ctrl++", "Ctrl+="), self.pages.enlarge)
        self._bind(("-", "Ctrl+-"), self.pages.reduce)
        self._bind(("0",), self.pages.fit)
        self._bind(("PgDown",), self.pages.forward)
        self._bind(("PgUp",), self.pages.backward)
        self.retranslate()

    def show_start(self, start: HandOffStart) -> None:
        """Begin with another lead."""
        self._start = start
        self.leaving.show_start(start)
        self.pages.show_pages(())
        self.changes.hide()
        self._delivery.hide()
        self._wrong_card.hide()
        self.retranslate()

    def offer(self, choice: Choice, lead: Lead) -> None:
        """Offer a tick for what this lead says under this choice; Tab comes from the pages and goes on to the foot."""
        self.leaving.offer(choice, lead)
        stops = (self.pages, *(row.box for row in self.leaving.switches()))
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def wait_for(self, choice: Choice) -> None:
        """Say what stays with this choice; its pages are on their way."""
        if self._start is not None:
            self.staying.show_staying(self._start, choice)
        self._waiting.start()

    def show_pages(self, pictures: Sequence[bytes], text: str, will_do: str) -> None:
        """Show the pages as they will leave; `text` says the same to the ear."""
        self._waiting.stop()
        self._wrong_card.hide()
        self.pages.show_pages(pictures)
        self.pages.setAccessibleDescription(text)
        self._will_do.setText(will_do)
        self._delivery.setVisible(bool(will_do))
        self._say_note()

    def show_comparison(self, comparison: Comparison | None, today: date) -> None:
        """Show what the next version says that the one which sales has did not; None for a first version."""
        self.changes.show_comparison(comparison, today)

    def show_refusal(self, sentence: str) -> None:
        """Say in place why there is no brief with this choice."""
        self._waiting.stop()
        self._wrong.setText(sentence)
        self._wrong_card.show()
        self._side.show_whole(self._wrong_card)
        self.changes.hide()
        self._delivery.hide()
        self.pages.show_pages(())
        self.pages.setAccessibleDescription("")
        self._say_note()

    def said(self) -> str:
        """Return why there are no pages; empty where there are."""
        return "" if self._wrong_card.isHidden() else self._wrong.text()

    def focus_first(self) -> None:
        """Put the keyboard on the first tick."""
        self.leaving.focus_first()

    def retranslate(self) -> None:
        """Set the words again."""
        self.leaving.retranslate()
        self.staying.retranslate()
        if not self.changes.isHidden():
            self.changes.retranslate()
        words = self._start.playbook.words if self._start else {}
        self._delivery_head.setText(words.get(f"fact_{BriefSection.DELIVERY.value}", ""))
        self.pages.setAccessibleName(self.tr("The brief as it leaves"))
        self._say_note()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._side.setFixedWidth(SIDE_NARROW if self.width() < NARROW else SIDE)

    @Slot()
    def _fade(self) -> None:
        """Show that the pages which are there are not those of the present choice."""
        self.pages.fade()
        self._note.setText(self.tr("Drawing the pages…"))
        self._note.show()

    def _say_note(self) -> None:
        """Say how many pages leave, and with which keys they are read."""
        count = self.pages.count()
        self._note.setVisible(bool(count))
        many = lead_words.one_or_many(count, self.tr("{count} page"), self.tr("{count} pages"))
        keys = self.tr("Page Up and Page Down scroll, + and − set the size, 0 fits it.")
        self._note.setText(f"{many}. {keys}")

    def _bind(self, keys: Sequence[str], work: Callable[[], None]) -> None:
        for each in keys:
            shortcut = QShortcut(QKeySequence(each), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(work)

    def _build(self) -> None:
        self._delivery.body.addWidget(self._delivery_head)
        self._delivery.body.addWidget(self._will_do)
        self._delivery.hide()
        self._wrong_card.body.addWidget(self._wrong)
        for card in (self._wrong_card, self.leaving, self.changes, self.staying, self._delivery):
            self._side.body.addWidget(card)
        self._side.setFixedWidth(SIDE)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.pages, 1)
        left.addWidget(self._note)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(20)
        row.addLayout(left, 1)
        row.addWidget(self._side)
