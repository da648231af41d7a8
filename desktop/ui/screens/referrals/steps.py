"""What can happen next in a referral: a button each, and the one line or the few fields that some of them ask for."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.referrals import NEXT_STATES, Referral, ReferralState
from desktop.ui.leads import words as lead_words
from desktop.ui.leads.loading import LeadShown
from desktop.ui.screens.leads.forms import LineForm, SmallForm
from desktop.ui.screens.referrals.facts import ReferralFactsForm
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import Button, QuietButton
from desktop.ui.widgets.fields import LineEdit
from desktop.ui.widgets.flow import FlowLayout

OTHER_SIDE, TOLD, FACTS = "other side", "told", "facts"


class OtherSideForm(SmallForm):
    """Three lines: who is on the other side, what they do, and how they said yes."""

    given = Signal(str, str, str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        self.name, self.role, self.how = LineEdit(""), LineEdit(""), LineEdit("")
        lines = QWidget()
        column = QVBoxLayout(lines)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for line in (self.name, self.role, self.how):
            column.addWidget(line)
        lines.setFocusProxy(self.name)
        super().__init__(look, lines, parent)

    def ask(self) -> None:
        for line in (self.name, self.role, self.how):
            line.clear()
        super().ask()

    def retranslate(self) -> None:
        """Set the words again."""
        self.set_words(
            self.tr("Who wants to be introduced, and how they said so"),
            self.tr("They agree"),
            self.tr("Not yet"),
        )
        for line, name in (
            (self.name, self.tr("Name")),
            (self.role, self.tr("What they do there")),
            (self.how, self.tr("How they said yes, such as by mail")),
        ):
            line.setAccessibleName(name)
            line.setPlaceholderText(name)

    @Slot()
    def use(self) -> None:
        for line in (self.name, self.how):
            if not line.text().strip():
                line.setFocus()
                return
        self.given.emit(self.name.text().strip(), self.role.text().strip(), self.how.text().strip())


class ReferralSteps(QWidget):
    """Offers what a referral's state allows; `facts` is long, and stands where the panel puts it."""

    stepTaken = Signal(str, str)
    otherSideAgreed = Signal(str, str, str)
    referrerTold = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: LeadShown | None = None
        self.how, self.told = LineForm(look), LineForm(look)
        self.other_side = OtherSideForm(look)
        self.facts = ReferralFactsForm(look)
        self._asked = ReferralState.PERMISSION_ASKED
        self._buttons: dict[str, Button] = {
            **{state.value: Button() for state in lead_words.STEPS},
            OTHER_SIDE: Button(),
            TOLD: Button(),
            FACTS: QuietButton(),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        buttons = QWidget()
        flow = FlowLayout(buttons, across=8, down=8)
        for name, button in self._buttons.items():
            button.setObjectName(name)
            button.clicked.connect(self._press)
            flow.addWidget(button)
        for widget in (self.how, self.other_side, self.told, buttons):
            column.addWidget(widget)
        self.how.given.connect(self._take)
        self.told.given.connect(self._tell)
        self.other_side.given.connect(self._agree)
        self.retranslate()
        self.hide()

    def show_lead(self, shown: LeadShown) -> None:
        """Offer what can happen next; nothing for an opportunity."""
        if self._shown is None or self._shown.lead.id != shown.lead.id:
            for form in (self.how, self.other_side, self.told, self.facts):
                form.hide()
        self._shown = shown
        subject, life = shown.lead.subject, shown.life
        if not isinstance(subject, Referral) or life is None:
            self.hide()
            return
        both = life.referrer_agreed and life.contact_agreed
        waits = subject.state is ReferralState.PERMISSION_GIVEN and not both
        nexts = () if waits else NEXT_STATES[subject.state]
        for state in lead_words.STEPS:
            self._buttons[state.value].setVisible(state in nexts)
        self._buttons[OTHER_SIDE].setVisible(waits)
        self._buttons[TOLD].setVisible(subject.loop_open)
        self._buttons[FACTS].setVisible(bool(NEXT_STATES[subject.state]))
        self.setVisible(bool(nexts) or waits or subject.loop_open)

    def button(self, name: str) -> Button:
        """Return a button by the state it leads to, or by what it puts on record."""
        return self._buttons[name]

    def retranslate(self) -> None:
        """Set the words again."""
        for state in lead_words.STEPS:
            self._buttons[state.value].setText(lead_words.step(state))
        self._buttons[OTHER_SIDE].setText(self.tr("The other side agrees…"))
        self._buttons[TOLD].setText(self.tr("I told them how it ended…"))
        self._buttons[FACTS].setText(self.tr("What is known of it…"))
        self.facts.retranslate()
        leave = self.tr("Not now")
        self.told.set_words(self.tr("How you told and thanked them"), self.tr("It is done"), leave)
        self.other_side.retranslate()
        self._word_how()

    def _word_how(self) -> None:
        asked = self._asked is ReferralState.PERMISSION_ASKED
        label = self.tr("What you asked, and how") if asked else self.tr("How they said yes, such as by mail")
        self.how.set_words(label, lead_words.step(self._asked), self.tr("Not now"))

    @Slot()
    def _press(self) -> None:
        name = self.sender().objectName()
        if name == OTHER_SIDE:
            self.other_side.ask()
        elif name == TOLD:
            self.told.ask()
        elif name == FACTS and self._shown is not None:
            self.facts.ask_about(self._shown)
        elif name in (ReferralState.PERMISSION_ASKED, ReferralState.PERMISSION_GIVEN):
            self._asked = ReferralState(name)
            self._word_how()
            self.how.ask()
        else:
            self.stepTaken.emit(name, "")

    @Slot(str)
    def _take(self, how: str) -> None:
        self.how.hide()
        self.stepTaken.emit(self._asked.value, how)

    @Slot(str)
    def _tell(self, line: str) -> None:
        self.told.hide()
        self.referrerTold.emit(line)

    @Slot(str, str, str)
    def _agree(self, name: str, role: str, how: str) -> None:
        self.other_side.hide()
        self.otherSideAgreed.emit(name, role, how)
