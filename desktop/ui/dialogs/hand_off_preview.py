"""The third step to sales: the pages exactly as they leave, and switches for each thing that may leave."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.interactions import Evidence
from desktop.domain.playbook import BriefSection
from desktop.ui.dialogs.hand_off_loading import HandOffStart, Staying
from desktop.ui.dialogs.hand_off_ticks import TickRow
from desktop.ui.leads import words as lead_words
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.chip import Chip
from desktop.ui.widgets.page_view import PageView
from desktop.ui.widgets.scroll_column import ScrollColumn

SIDE, SIDE_NARROW, NARROW = 340, 288, 860
LONGEST_QUOTE = 160


class PreviewPage(QWidget):
    """Left what leaves, right what decides it; whatever is not ticked here stays."""

    changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._start: HandOffStart | None = None
        self.pages = PageView("")
        self._side = ScrollColumn(margins=(0, 0, 6, 0), spacing=12)
        self._leaves, self._stays = Card(look), Card(look)
        self._delivery = Card(look, tone="accent")
        self._heads = [labels.strong() for _ in range(3)]
        self._will_do = labels.body()
        self._wrong_card, self._wrong = Card(look, tone="sunken"), labels.body()
        self._roles = TickRow()
        self._roles.toggled.connect(self.changed)
        self._quotes: dict[str, TickRow] = {}
        self._facts: dict[BriefSection, TickRow] = {}
        self._staying: list[QWidget] = []
        self._build()
        self.retranslate()

    def show_start(self, start: HandOffStart) -> None:
        """Offer a switch for each thing that may leave."""
        self._start = start
        for row in (*self._quotes.values(), *self._facts.values()):
            self._leaves.body.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._roles.set_on(start.begun.roles)
        may_leave = [item for item in start.shown.lead.evidence if not item.private]
        self._quotes = {item.id: self._quote_row(item, start) for item in may_leave}
        self._facts = {section: self._fact_row(section, start) for section in start.sections()}
        self.pages.show_pages(())
        self._wrong_card.hide()
        self.retranslate()

    def quotes(self) -> tuple[str, ...]:
        """Return the ids of the quotes that leave."""
        return tuple(key for key, row in self._quotes.items() if row.is_on())

    def roles(self) -> bool:
        """Say whether roles leave instead of names."""
        return self._roles.is_on()

    def left_out(self) -> tuple[str, ...]:
        """Return the names of the facts that stay."""
        return tuple(section.value for section, row in self._facts.items() if not row.is_on())

    def switches(self) -> list[TickRow]:
        """Return every switch: quotes, names, facts."""
        return [*self._quotes.values(), self._roles, *self._facts.values()]

    def staying_text(self) -> str:
        """Return what stays, in words."""
        return "\n".join(row.accessibleName() for row in self._staying)

    def show_pages(self, pictures: Sequence[bytes], will_do: str) -> None:
        """Show the pages as they will leave."""
        self._wrong_card.hide()
        self.pages.show_pages(pictures)
        self._will_do.setText(will_do)
        self._delivery.setVisible(bool(will_do))

    def show_refusal(self, sentence: str) -> None:
        """Say in place why there is no brief with this choice."""
        self._wrong.setText(sentence)
        self._wrong_card.show()
        self.pages.show_pages(())

    def focus_first(self) -> None:
        """Put the keyboard on the first switch."""
        self.switches()[0].box.setFocus()

    def retranslate(self) -> None:
        """Set the words again."""
        delivery = self._start.playbook.words[f"fact_{BriefSection.DELIVERY.value}"] if self._start else ""
        heads = (self.tr("Leaves with the brief"), self.tr("Stays with you"), delivery)
        for label, text in zip(self._heads, heads, strict=True):
            label.setText(text)
        self.pages.setAccessibleName(self.tr("The brief as it leaves"))
        self._roles.set_words(self.tr("Roles instead of names"))
        if self._start is not None:
            for section, row in self._facts.items():
                row.set_words(self._start.playbook.words[f"fact_{section.value}"])
            self._show_staying(self._start)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._side.setFixedWidth(SIDE_NARROW if self.width() < NARROW else SIDE)

    def _quote_row(self, item: Evidence, start: HandOffStart) -> TickRow:
        text = " ".join(item.quote.split())
        shown = text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1].rstrip() + "…"
        day = lead_words.moment_day(item.at, start.shown.zone, start.shown.today)
        row = TickRow(f"“{shown}”", " · ".join(part for part in (item.speaker, day) if part))
        if item.confirmed:
            row.set_chip(Chip(start.playbook.words["confirmed"], "success"))
        row.set_on(item.id in start.begun.quotes)
        self._add_switch(row, before=self._roles)
        return row

    def _fact_row(self, section: BriefSection, start: HandOffStart) -> TickRow:
        row = TickRow(start.playbook.words[f"fact_{section.value}"])
        row.set_on(section.value not in start.begun.left_out)
        row.box.setEnabled(section is not BriefSection.NEED)
        self._add_switch(row)
        return row

    def _add_switch(self, row: TickRow, before: QWidget | None = None) -> None:
        row.toggled.connect(self._toggled)
        body = self._leaves.body
        body.insertWidget(body.indexOf(before) if before is not None else body.count(), row)

    @Slot()
    def _toggled(self) -> None:
        if self._start is not None:
            self._show_staying(self._start)
        self.changed.emit()

    def _show_staying(self, start: HandOffStart) -> None:
        for widget in self._staying:
            self._stays.body.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        said = self._staying_lines(start.staying, start)
        self._staying = [labels.muted(line) for line in said]
        for widget in self._staying:
            self._stays.body.addWidget(widget)

    def _staying_lines(self, staying: Staying, start: HandOffStart) -> list[str]:
        """Say what stays; private quotes are among it and cannot be chosen."""
        evidence = start.shown.lead.evidence
        private = sum(item.private for item in evidence)
        quotes = len(evidence) - private - len(self.quotes())
        many = lead_words.one_or_many
        lines = [
            many(staying.entries, self.tr("{count} journal entry"), self.tr("{count} journal entries")),
            many(quotes, self.tr("{count} quote not chosen"), self.tr("{count} quotes not chosen")),
            many(private, self.tr("{count} private quote"), self.tr("{count} private quotes")),
            many(
                staying.private_entries, self.tr("{count} private entry"), self.tr("{count} private entries")
            ),
            many(staying.names, self.tr("{count} name"), self.tr("{count} names")) if self.roles() else "",
            many(staying.phones, self.tr("{count} phone number"), self.tr("{count} phone numbers")),
        ]
        counts = (staying.entries, quotes, private, staying.private_entries, staying.names, staying.phones)
        shown = [line for line, count in zip(lines, counts, strict=True) if line and count]
        return [*shown, self.tr("The ownership record")]

    def _build(self) -> None:
        for card, head in zip((self._leaves, self._stays, self._delivery), self._heads, strict=True):
            card.body.addWidget(head)
        self._leaves.body.addWidget(self._roles)
        self._delivery.body.addWidget(self._will_do)
        self._delivery.hide()
        self._wrong_card.body.addWidget(self._wrong)
        for card in (self._wrong_card, self._leaves, self._stays, self._delivery):
            self._side.body.addWidget(card)
        self._side.setFixedWidth(SIDE)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(20)
        row.addWidget(self.pages, 1)
        row.addWidget(self._side)
