"""What may leave with a brief: a tick for each quote, for names, for each fact and each further term."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.domain.briefs import TERM_DETAILS
from desktop.domain.interactions import Evidence
from desktop.domain.overviews import Lead
from desktop.services.composing import LEAVABLE, Choice, may_be_left_out, said_always
from desktop.ui.dialogs.hand_off.loading import HandOffStart
from desktop.ui.dialogs.hand_off.ticks import TickRow
from desktop.ui.leads import words as lead_words
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.chip import Chip

LONGEST_QUOTE = 160


class LeavingCard(Card):
    """Holds the ticks from top to bottom as they stand on the page; what is not ticked stays."""

    changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._start: HandOffStart | None = None
        self._quotes: dict[str, TickRow] = {}
        self._facts: dict[str, TickRow] = {}
        self._off: set[str] = set()
        self._always_said: tuple[str, ...] = ()
        self._head, self._count = labels.strong(), labels.small()
        self._roles, self._always = TickRow(), labels.small()
        self._roles.toggled.connect(self._toggled)
        self.body.setSpacing(0)
        for widget in (self._head, self._count, self._roles, self._always):
            self.body.addWidget(widget)
        self.retranslate()

    def show_start(self, start: HandOffStart) -> None:
        """Offer the quotes, those ticked that were chosen so far."""
        self._start = start
        begun = start.begun
        self._remove([*self._quotes.values(), *self._facts.values()])
        self._facts, self._always_said = {}, ()
        self._off = set(begun.left_out)
        self._roles.set_on(begun.roles)
        self._quotes = {item.id: self._quote_row(item, start) for item in start.quotes}
        for key, row in self._quotes.items():
            row.set_on(key in begun.quotes)
            self.body.insertWidget(self.body.indexOf(self._roles), row)
        self.retranslate()

    def offer(self, choice: Choice, lead: Lead) -> None:
        """Offer each fact and each term that the lead has under this choice; what was switched off stays off."""
        start = self._start
        if start is None:
            return
        involvement = choice.involvement or start.playbook.default_involvement
        names = may_be_left_out(start.playbook, lead, choice, involvement)
        always = said_always(start.playbook, lead, involvement)
        if (names, always) == (tuple(self._facts), self._always_said):
            return
        self._remove(list(self._facts.values()))
        self._facts, self._always_said = {name: TickRow() for name in names}, always
        for name, row in self._facts.items():
            row.set_on(name not in self._off)
            row.toggled.connect(self._toggled)
            self.body.insertWidget(self.body.indexOf(self._always), row)
        self.retranslate()

    def quotes(self) -> tuple[str, ...]:
        """Return the ids of the quotes that leave."""
        return tuple(key for key, row in self._quotes.items() if row.is_on())

    def roles(self) -> bool:
        """Say whether roles leave instead of names."""
        return self._roles.is_on()

    def left_out(self) -> tuple[str, ...]:
        """Return the names of what is switched off; before anything is offered, what was when it was left."""
        return tuple(name for name in self._facts or LEAVABLE if name in self._off)

    def switches(self) -> list[TickRow]:
        """Return every tick from top to bottom: quotes, names, facts and terms."""
        return [*self._quotes.values(), self._roles, *self._facts.values()]

    def focus_first(self) -> None:
        """Put the keyboard on the first tick."""
        self.switches()[0].box.setFocus()

    def retranslate(self) -> None:
        """Set the words again."""
        self._head.setText(self.tr("Leaves with the brief"))
        self._roles.set_words(self.tr("Roles instead of names"))
        self._say_count()
        self._always.setVisible(bool(self._always_said))
        if self._start is None:
            return
        words = self._start.playbook.words
        for name, row in self._facts.items():
            own = self.tr("{ask}: in your own words").format(ask=words["ask"])
            row.set_words(own if name == "ask" else words[_word(name)])
        always = ", ".join(words[_word(name)] for name in self._always_said)
        said = self.tr("Always on the page: {facts}; the terms, and whom to ask.")
        self._always.setText(said.format(facts=always))

    @Slot()
    def _toggled(self) -> None:
        off = {name for name, row in self._facts.items() if not row.is_on()}
        self._off = (self._off - self._facts.keys()) | off
        self._say_count()
        self.changed.emit()

    def _say_count(self) -> None:
        """Say how many of the quotes leave."""
        self._count.setVisible(bool(self._quotes))
        said = self.tr("{chosen} of {quotes}")
        self._count.setText(
            said.format(chosen=len(self.quotes()), quotes=lead_words.quotes(len(self._quotes)))
        )

    def _quote_row(self, item: Evidence, start: HandOffStart) -> TickRow:
        text = " ".join(item.quote.split())
        shown = text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1].rstrip() + "…"
        day = lead_words.moment_day(item.at, start.shown.zone, start.shown.today)
        row = TickRow(f"“{shown}”", " · ".join(part for part in (item.speaker, day) if part))
        if item.confirmed:
            row.set_chip(Chip(start.playbook.words["confirmed"], "success"))
        row.toggled.connect(self._toggled)
        return row

    def _remove(self, rows: list[TickRow]) -> None:
        for row in rows:
            self.body.removeWidget(row)
            row.hide()
            row.deleteLater()


def _word(name: str) -> str:
    """Return the key of the playbook's word for a fact or a further term."""
    return f"{'term' if name in TERM_DETAILS else 'fact'}_{name}"
