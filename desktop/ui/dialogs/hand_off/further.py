"""What the terms may say beyond the usual: contacts, days to keep away, limits, help wanted, escalation."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from desktop.domain.errors import UserError
from desktop.domain.typed_days import read_spans
from desktop.services.terms import NOTHING_FURTHER, FurtherTerms
from desktop.ui import words
from desktop.ui.dialogs.hand_off.contacts import Contacts
from desktop.ui.dialogs.hand_off.loading import HandOffStart
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.buttons import QuietButton
from desktop.ui.widgets.fields import LineEdit
from desktop.ui.widgets.growing_field import GrowingField

TEXTS = ("not_offered", "help_wanted", "escalation")
NARROW = 680
"""Pixels below which the fields stand in one column."""


class FurtherTermsForm(QWidget):
    """Keeps the further terms behind one button; what is filled in stays on show."""

    changed = Signal()
    entered = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = date.min
        self.more, self._body = QuietButton(), QWidget()
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._body)
        self.contacts = Contacts(look)
        self._days_caption, self.blackout = labels.caption(), LineEdit("")
        self._days = labels.small()
        self._wrong_days = labels.label("", "warning", wraps=True)
        self.texts = {kind: GrowingField("") for kind in TEXTS}
        self._captions = {kind: labels.caption() for kind in TEXTS}
        self._build()
        self._connect()
        self.retranslate()

    def show_start(self, start: HandOffStart) -> None:
        """Begin with what was typed so far."""
        self._today = start.shown.today
        begun = start.begun.further
        self.contacts.set_people(start.people)
        self.contacts.show_chosen(begun.protocols)
        self.blackout.setText("; ".join(begun.blackouts))
        for kind, field in self.texts.items():
            field.setPlainText(getattr(begun, kind))
        self._set_open(shown=begun != NOTHING_FURTHER)
        self._say_days()

    def chosen(self) -> FurtherTerms:
        """Return what the terms say beside their sentences."""
        days = self.blackout.text().strip()
        texts = {kind: field.toPlainText().strip() for kind, field in self.texts.items()}
        return FurtherTerms(blackouts=(days,) if days else (), protocols=self.contacts.chosen(), **texts)

    def wrong(self) -> str:
        """Return what is wrong with what was typed; empty where nothing is."""
        return self.contacts.said() or ("" if self._wrong_days.isHidden() else self._wrong_days.text())

    def focus_wrong(self) -> None:
        """Put the keyboard into the field that cannot be read."""
        (self.contacts.field if self.contacts.said() else self.blackout).setFocus()

    def days(self) -> str:
        """Return the days to keep away as they were read."""
        return self._days.text()

    @Slot()
    def open(self) -> None:
        """Show the fields."""
        self._set_open(shown=True)
        self.contacts.field.setFocus()

    def retranslate(self) -> None:
        """Set the words again."""
        self.more.setText(self.tr("More terms: whom to approach how, days to keep away, limits…"))
        self._days_caption.setText(self.tr("Days on which sales keeps away"))
        self.blackout.setAccessibleName(self._days_caption.text())
        self.blackout.setPlaceholderText(self.tr("20 Dec to 6 Jan; 1 March"))
        said = {
            "not_offered": self.tr("What must not be offered"),
            "help_wanted": self.tr("Where you would like their help"),
            "escalation": self.tr("Whom to call if something goes wrong"),
        }
        for kind, text in said.items():
            self._captions[kind].setText(text)
            self.texts[kind].setAccessibleName(text)
        self.contacts.retranslate()
        self._say_days()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the two halves side by side where there is room, else one below the other."""
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        across = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._sides.setDirection(across)
        self._sides.setSpacing(16 if narrow else 24)

    def _set_open(self, *, shown: bool) -> None:
        self.more.setVisible(not shown)
        self._body.setVisible(shown)

    @Slot()
    def _say_days(self) -> None:
        """Say how the days were read, or why they cannot be."""
        said, wrong = "", ""
        try:
            spans = read_spans([self.blackout.text()], self._today)
            said = " · ".join(self._span(first, last) for first, last in spans)
        except UserError as error:
            wrong = words.of_error(error)
        for label, text in ((self._days, said), (self._wrong_days, wrong)):
            label.setText(text)
            label.setVisible(bool(text))

    def _span(self, first: date, last: date) -> str:
        begin, end = (words.long_day(day, self._today) for day in (first, last))
        return begin if first == last else self.tr("{first} to {last}").format(first=begin, last=end)

    def _connect(self) -> None:
        self.more.clicked.connect(self.open)
        self.contacts.changed.connect(self.changed)
        self.contacts.entered.connect(self.entered)
        self.blackout.textChanged.connect(self._say_days)
        self.blackout.textChanged.connect(self.changed)
        for field in self.texts.values():
            field.textChanged.connect(self.changed)
            field.entered.connect(self.entered)

    def _build(self) -> None:
        when, what = QVBoxLayout(), QVBoxLayout()
        for side in (when, what):
            side.setSpacing(6)
            self._sides.addLayout(side, 1)
        when.addWidget(self.contacts)
        when.addSpacing(10)
        for widget in (self._days_caption, self.blackout, self._days, self._wrong_days):
            when.addWidget(widget)
        for kind, field in self.texts.items():
            what.addWidget(self._captions[kind])
            what.addWidget(field)
            what.addSpacing(10)
        for side in (when, what):
            side.addStretch(1)
        self._sides.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._body)
        self._set_open(shown=False)
