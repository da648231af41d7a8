"""One person's consents in a card: what counts for each use, and the earlier ones folded below."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.ui.screens.clients.consents import PersonConsents, consent_item, earlier_line
from desktop.ui.screens.clients.loading import ClientShown
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.action_rows import ActionRows
from desktop.ui.widgets.buttons import QuietButton
from desktop.ui.widgets.card import Card

MARGINS = (6, 12, 6, 8)
"""Pixels around the lines of a card, so that their words stand below those of other cards."""

INDENT = 8


class PersonCard(Card):
    """One person's consents, use by use; the earlier ones open below them."""

    opened = Signal(str)
    acted = Signal(str)
    putAway = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.rows = ActionRows(look)
        self._fold = QuietButton()
        self._earlier = labels.small()
        self.body.addWidget(self.rows)
        self.body.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._earlier)
        self._earlier.setContentsMargins(INDENT, 0, INDENT, 4)
        self.set_margins(*MARGINS)
        self._earlier.hide()
        self._fold.clicked.connect(self.show_earlier)
        for signal, passed_on in (
            (self.rows.opened, self.opened), (self.rows.acted, self.acted), (self.rows.putAway, self.putAway),
        ):  # fmt: skip
            signal.connect(passed_on)

    def show_person(self, person: PersonConsents, shown: ClientShown) -> None:
        """Show what somebody agreed to."""
        items = [consent_item(row, person, shown.uses, shown.today) for row in person.counting]
        self.rows.show_items(items)
        self.rows.set_words(person.heading, "", self.tr("Show all {count}"))
        self._fold.setText(self.tr("Earlier: {count}").format(count=len(person.earlier)))
        self._fold.setAccessibleName(f"{self._fold.text()}, {person.person}")
        self._fold.setVisible(bool(person.earlier))
        said = [earlier_line(row, shown.uses, shown.today) for row in person.earlier]
        self._earlier.setText("\n".join(said))
        if not said:
            self._earlier.hide()

    @Slot()
    def show_earlier(self) -> None:
        """Show the earlier consents, or fold them again."""
        self._earlier.setVisible(self._earlier.isHidden())
