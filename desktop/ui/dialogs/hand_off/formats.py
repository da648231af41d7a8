"""What a brief is written as: a tick for each format, and for rows or a block for one of the firm's CRMs."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.services.brief_formats import FIXED, block_for, rows_for
from desktop.services.composing import DEFAULT_FORMATS
from desktop.ui.dialogs.hand_off.ticks import BOX, GAP, TickRow
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.buttons import QuietButton
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.pickers import ComboBox

AT_ONCE = ("mail", "pdf", "calendar", "text")
"""What is offered at once; the rest waits behind a button."""

ROWS, BLOCK = "rows", "block"


class FormatsCard(Card):
    """Holds the ticks by the names of their formats, and `rows` and `block` for the CRM that is chosen."""

    changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._head, self.more = labels.strong(), QuietButton()
        self.ticks = {name: TickRow() for name in (*FIXED, ROWS, BLOCK)}
        self._rest, self._for_crm = QWidget(), QWidget()
        self._crm_name, self.crm = labels.caption(), ComboBox(look, "")
        self.more.clicked.connect(self._show_rest)
        self.crm.currentIndexChanged.connect(self.changed)
        self._build()
        self.retranslate()

    def begin(self) -> None:
        """Start over with the usual formats."""
        for name, row in self.ticks.items():
            row.set_on(name in DEFAULT_FORMATS)
        self._rest.hide()
        self.more.show()

    def set_crms(self, crms: Mapping[str, str]) -> None:
        """Offer the CRMs of the playbook by their ids and their names for people; the chosen one stays."""
        chosen = self.crm.currentData()
        self.crm.blockSignals(True)
        self.crm.clear()
        for name, label in crms.items():
            self.crm.addItem(label, name)
        self.crm.setCurrentIndex(max(self.crm.findData(chosen), 0))
        self.crm.blockSignals(False)
        self._for_crm.setVisible(bool(crms))

    def chosen(self) -> tuple[str, ...]:
        """Return the names of the formats that are written."""
        fixed = tuple(name for name in FIXED if self.ticks[name].is_on())
        crm = self.crm.currentData()
        if not crm:
            return fixed
        made = ((ROWS, rows_for), (BLOCK, block_for))
        return (*fixed, *(name_for(crm) for tick, name_for in made if self.ticks[tick].is_on()))

    def focus_first(self) -> None:
        """Put the keyboard on the first tick."""
        self.ticks[AT_ONCE[0]].box.setFocus()

    def retranslate(self) -> None:
        """Set the words again."""
        self._head.setText(self.tr("What is written"))
        self.more.setText(self.tr("More formats…"))
        self._crm_name.setText(self.tr("Which CRM"))
        self.crm.setAccessibleName(self._crm_name.text())
        for name, (text, detail) in self._words().items():
            self.ticks[name].set_words(text, detail)

    def _words(self) -> dict[str, tuple[str, str]]:
        """Say what each format is, and what it is for."""
        return {
            "mail": (
                self.tr("A mail to send"),
                self.tr("The whole brief in its body, the page attached, three answers as links."),
            ),
            "calendar": (
                self.tr("The answer's day for the calendar"),
                self.tr("With a reminder the working day before."),
            ),
            "pdf": (self.tr("A page to attach (PDF)"), self.tr("Looks the same everywhere, and prints.")),
            "text": (self.tr("Text for a mail"), self.tr("The whole brief, to be pasted into a message.")),
            "json": (self.tr("Data (JSON)"), self.tr("Proves later that the brief was not changed.")),
            "html": (
                self.tr("A page for a browser (HTML)"),
                self.tr("For a shared folder or a chat; many mail gateways stop it."),
            ),
            "jws": (
                self.tr("Data with its signature (JSON)"),
                self.tr("For sales operations: verify.html and “brief verify” check it against your key."),
            ),
            "html-form": (
                self.tr("A page with a form to answer (HTML)"),
                self.tr("For a shared folder or a chat only: mail gateways take its script for an attack."),
            ),
            ROWS: (self.tr("Rows for a CRM (CSV)"), self.tr("To be imported by sales.")),
            BLOCK: (
                self.tr("A block to paste into a CRM"),
                self.tr("The same line by line, under the names that the CRM has for them."),
            ),
        }

    @Slot()
    def _show_rest(self) -> None:
        """Offer every format."""
        self.more.hide()
        self._rest.show()
        next(row for name, row in self.ticks.items() if name not in AT_ONCE).box.setFocus()

    def _build(self) -> None:
        rest, for_crm = QVBoxLayout(self._rest), QVBoxLayout(self._for_crm)
        for layout in (rest, for_crm):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(self.body.spacing())
        self.body.addWidget(self._head)
        for name in (*AT_ONCE, *(each for each in self.ticks if each not in AT_ONCE)):
            self.ticks[name].toggled.connect(self.changed)
            place = for_crm if name in (ROWS, BLOCK) else self.body if name in AT_ONCE else rest
            place.addWidget(self.ticks[name])
        which = QVBoxLayout()
        which.setContentsMargins(BOX + GAP, 4, 0, 8)
        which.addWidget(self._crm_name)
        which.addWidget(self.crm, 0, Qt.AlignmentFlag.AlignLeft)
        for_crm.addLayout(which)
        rest.addWidget(self._for_crm)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._rest)
