"""The four cards at the head of a client's page: temperature, promises, last contact, sales."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from desktop.domain.clients import PromiseState
from desktop.ui.leads import words as lead_words
from desktop.ui.screens.clients.loading import ClientShown
from desktop.ui.screens.clients.temperature import TemperatureLine
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.chip import Chip
from desktop.ui.widgets.flow import FlowLayout

NARROW = 760
GAP = 12


class ClientCards(QWidget):
    """Four cards in a row, or two by two where there is little room."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: ClientShown | None = None
        self._columns = 0
        self._cards = [Card(look) for _ in range(4)]
        self._heads = [labels.caption() for _ in range(4)]
        self._line, self._no_line = TemperatureLine(look), labels.muted()
        self._kept, self._of = labels.figure(), labels.muted("", wraps=False)
        self._chips = {name: Chip("", "danger") for name in ("late", "at risk", "broken")}
        self._days, self._contact = labels.figure(), labels.muted("", wraps=False)
        self._sales, self._alone = labels.body(), labels.muted()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        self._build()

    def show_client(self, shown: ClientShown) -> None:
        """Show a client's figures."""
        self._shown = shown
        self._line.show_temperatures(shown.view.temperatures)
        self.retranslate()

    def retranslate(self) -> None:
        """Set the words again."""
        heads = (
            self.tr("Temperature, 6 months"),
            self.tr("Our promises"),
            self.tr("Last contact"),
            self.tr("Sales on this account"),
        )
        for label, text in zip(self._heads, heads, strict=True):
            label.setText(text)
        if self._shown is not None:
            self._say_temperature(self._shown)
            self._say_promises(self._shown)
            self._say_contact(self._shown)
            self._say_sales(self._shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(2 if self.width() < NARROW else 4)

    def _say_temperature(self, shown: ClientShown) -> None:
        values = [value for _, value in sorted(shown.view.temperatures)]
        self._line.setVisible(bool(values))
        self._no_line.setVisible(not values)
        self._no_line.setText(self.tr("No session has a temperature yet"))
        if values:
            said = self.tr("{count} sessions, the last one at {last} on a scale from -2 to +2")
            self._line.setAccessibleName(said.format(count=len(values), last=f"{values[-1]:+d}"))
            self._line.setToolTip(self._line.accessibleName())

    def _say_promises(self, shown: ClientShown) -> None:
        total = len(shown.ours())
        self._kept.setText(str(shown.kept()) if total else self.tr("None"))
        self._of.setText(
            self.tr("kept of {total}").format(total=total) if total else self.tr("on record yet")
        )
        counts = {
            "late": (shown.late(), self.tr("{count} late")),
            "at risk": (shown.in_state(PromiseState.AT_RISK), self.tr("{count} at risk")),
            "broken": (shown.in_state(PromiseState.BROKEN), self.tr("{count} broken")),
        }
        for name, (count, words) in counts.items():
            self._chips[name].setText(words.format(count=count))
            self._chips[name].setVisible(count > 0)

    def _say_contact(self, shown: ClientShown) -> None:
        days = shown.days_since_contact()
        if days is None:
            said = self.tr("Not yet")
        elif days == 0:
            said = self.tr("Today")
        else:
            said = lead_words.one_or_many(days, self.tr("{count} day"), self.tr("{count} days"))
        self._days.setText(said)
        self._contact.setText(shown.view.last_contact or self.tr("The first entry starts the clock"))

    def _say_sales(self, shown: ClientShown) -> None:
        live = shown.view.live_handoffs
        names = ", ".join(dict.fromkeys(row.handoff.to_name for row in live))
        one, many = self.tr("{count} lead with {names}"), self.tr("{count} leads with {names}")
        template = one if len(live) == 1 else many
        said = template.format(count=len(live), names=names)
        self._sales.setText(said if live else self.tr("Nobody"))
        self._alone.setText(self.tr("No direct contact without you") if shown.mine else "")

    def _build(self) -> None:
        figures = QHBoxLayout()
        figures.setSpacing(8)
        for label in (self._kept, self._of):
            label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            figures.addWidget(label)
        figures.addStretch(1)
        chips = QWidget()
        flow = FlowLayout(chips, across=6, down=4)
        for chip in self._chips.values():
            flow.addWidget(chip)
        for card, head in zip(self._cards, self._heads, strict=True):
            card.body.addWidget(head)
            card.body.addSpacing(2)
        temperature, promises, contact, sales = (card.body for card in self._cards)
        temperature.addWidget(self._line)
        temperature.addWidget(self._no_line)
        promises.addLayout(figures)
        promises.addWidget(chips)
        contact.addWidget(self._days)
        contact.addWidget(self._contact)
        sales.addWidget(self._sales)
        sales.addWidget(self._alone)
        self._arrange(4)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for place, card in enumerate(self._cards):
            self._grid.addWidget(card, place // columns, place % columns)
        for column in range(4):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
