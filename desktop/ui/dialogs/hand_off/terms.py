"""The second step to sales: who gets the brief, what is asked, and under which terms."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.playbook import Involvement, LeadKind
from desktop.ui import words
from desktop.ui.dialogs.hand_off.further import FurtherTermsForm
from desktop.ui.dialogs.hand_off.loading import HandOffStart
from desktop.ui.leads import words as lead_words
from desktop.ui.leads.involvement import InvolvementChoice
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.fields import LineEdit
from desktop.ui.widgets.scroll_column import ScrollColumn

WIDEST = 960


class TermsPage(ScrollColumn):
    """Asks for the recipient and the involvement; says the rest in words."""

    changed = Signal()
    entered = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent, margins=(0, 0, 12, 0), spacing=12, widest=WIDEST)
        self._look = look
        self.start: HandOffStart | None = None
        self._name_label, self.name = labels.caption(), LineEdit("")
        self._mail_label, self.mail = labels.caption(), LineEdit("")
        self.involvement = InvolvementChoice()
        self.further = FurtherTermsForm(look)
        self._terms_head = labels.strong()
        self._terms = [labels.body() for _ in range(4)]
        self.involvement.chosenChanged.connect(self._say)
        self.involvement.chosenChanged.connect(self.changed)
        self.name.textChanged.connect(self.changed)
        self.mail.textChanged.connect(self.changed)
        self.further.changed.connect(self.changed)
        self.further.entered.connect(self.entered)
        self._build()
        self.retranslate()

    def show_start(self, start: HandOffStart) -> None:
        """Begin with what is chosen so far, or with what the lead asks for."""
        self.start = start
        for field, text in ((self.name, start.begun.to_name), (self.mail, start.begun.to_email)):
            field.blockSignals(True)
            field.setText(text)
            field.blockSignals(False)
        self.involvement.show_choice(start.playbook, start.shown.lead.subject.involvement)
        self.involvement.setEnabled(start.kind is LeadKind.EXPANSION)
        self.further.show_start(start)
        self.retranslate()

    def focus_first(self) -> None:
        """Put the keyboard into the first field."""
        self.name.setFocus()
        self.name.selectAll()

    def chosen(self) -> Involvement:
        """Return what is asked of sales."""
        return self.involvement.chosen()

    def said(self) -> str:
        """Return the terms as they are said."""
        return " ".join(line.text() for line in self._terms)

    def retranslate(self) -> None:
        """Set the words again."""
        self._name_label.setText(self.tr("Who in sales gets it"))
        self.name.setAccessibleName(self._name_label.text())
        self._mail_label.setText(self.tr("Their mail, if the answer should find its way"))
        self.mail.setAccessibleName(self._mail_label.text())
        self._terms_head.setText(self.tr("Under these terms"))
        self.involvement.retranslate()
        self.further.retranslate()
        self._say()

    @Slot()
    def _say(self) -> None:
        start = self.start
        if start is None:
            return
        lead, today = start.shown.lead, start.shown.today
        owner = self.tr("you") if start.shown.mine else lead.steward
        if start.leads(self.chosen()) == "sales":
            who = self.tr("Sales leads the commercial talks; everything else stays with delivery.")
        else:
            who = self.tr("Delivery leads the conversation; sales supports.")
        said = (
            self.tr("The relationship with {client} stays with {owner}, whoever sells this.").format(
                client=lead_words.shortened(lead.client), owner=owner
            ),
            who,
            self.tr("It is registered until {day}.").format(day=words.long_day(start.protected_until, today)),
            self.tr("An answer is due {day}, if it is sent today.").format(
                day=words.long_day(start.answer_due, today)
            ),
        )
        for label, text in zip(self._terms, said, strict=True):
            label.setText(text)

    def _build(self) -> None:
        form = QVBoxLayout()
        form.setSpacing(6)
        pairs = ((self._name_label, self.name), (self._mail_label, self.mail))
        for label, field in pairs:
            form.addWidget(label)
            form.addWidget(field)
            form.addSpacing(10)
        form.addWidget(self.involvement)
        form.addStretch(1)
        card = Card(self._look, tone="accent")
        card.body.setSpacing(8)
        card.body.addWidget(self._terms_head)
        for line in self._terms:
            card.body.addWidget(line)
        right = QVBoxLayout()
        right.addWidget(card)
        right.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addLayout(form, 1)
        row.addLayout(right, 1)
        self.body.addLayout(row)
        self.body.addWidget(self.further)
