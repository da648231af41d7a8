"""One opportunity or referral beside its list: the gate, the evidence, the next question, the way to sales."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.handoffs import HandOffState
from desktop.domain.opportunities import Opportunity, OpportunityState
from desktop.domain.referrals import NEXT_STATES, Referral, ReferralState
from desktop.ui import words
from desktop.ui.screens import lead_words
from desktop.ui.screens.lead_answers import AnswersView
from desktop.ui.screens.lead_evidence import EvidenceView
from desktop.ui.screens.lead_forms import DayForm, LineForm
from desktop.ui.screens.lead_involvement import InvolvementChoice
from desktop.ui.screens.lead_loading import LeadShown
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.buttons import Button, PrimaryButton, QuietButton
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.chip import Chip
from desktop.ui.widgets.flow import FlowLayout

PARK_DAYS = 30
SIDE = 18


class LeadPanel(QFrame):
    """Shows a lead and asks for what can be done with it; decides nothing itself."""

    answerGiven = Signal(str, str, str)
    involvementChosen = Signal(str)
    handOffRequested = Signal()
    parkRequested = Signal(str)
    dropRequested = Signal(str)
    resumeRequested = Signal()
    stepRequested = Signal(str)
    openRequested = Signal(str, str)
    backRequested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None, *, tone: str = "opportunity") -> None:
        super().__init__(parent)
        self._look, self._tone = look, tone
        self._shown: LeadShown | None = None
        self.setProperty("look", "panel")
        self._back = QuietButton()
        self._kind, self._state = Chip("", tone), labels.muted("", wraps=False)
        self._title, self._where = labels.heading(), labels.muted()
        self._facts = labels.small()
        self.answers = AnswersView(look)
        self.evidence = EvidenceView(look, tone=tone)
        self.involvement = InvolvementChoice()
        self._calm = Card(look, tone="sunken")
        self._calm_words, self._question = labels.body(), labels.label("", "question", wraps=True)
        self._park, self._drop = DayForm(look), LineForm(look)
        self.hand_off = PrimaryButton()
        self._buttons: dict[str, Button] = {
            "resume": Button(),
            "with-sales": Button(),
            "park": QuietButton(),
            "drop": QuietButton(),
        }
        self._steps = {state: Button() for state in ReferralState}
        self._build()
        self._connect()
        self.retranslate()

    def show_lead(self, shown: LeadShown) -> None:
        """Show a lead as it stands."""
        changed = self._shown is None or self._shown.lead.id != shown.lead.id
        self._shown = shown
        self.answers.show_lead(shown)
        self.evidence.show_lead(shown)
        self.involvement.show_choice(shown.playbook, shown.lead.subject.involvement)
        if changed:
            self._park.hide()
            self._drop.hide()
            self._scroll.verticalScrollBar().setValue(0)
        self.retranslate()

    def focus_first(self) -> None:
        """Put the keyboard where reading starts."""
        (self._back if not self._back.isHidden() else self.hand_off).setFocus()

    def set_back_offered(self, offered: bool) -> None:
        """Offer a way back to the list, where the list is not beside this."""
        self._back.setVisible(offered)

    def button(self, name: str) -> Button:
        """Return one of the buttons: resume, park, drop, with-sales, or a referral's next state."""
        return self._buttons[name] if name in self._buttons else self._steps[ReferralState(name)]

    @property
    def reason_form(self) -> LineForm:
        """Return the form that asks why a lead is dropped."""
        return self._drop

    @property
    def day_form(self) -> DayForm:
        """Return the form that asks until when a lead is parked."""
        return self._park

    def calm_text(self) -> str:
        """Return what the calm box says."""
        return " ".join(part for part in (self._calm_words.text(), self._question.text()) if part)

    def retranslate(self) -> None:
        """Set every word again."""
        for part in (self.answers, self.evidence, self.involvement):
            part.retranslate()
        self._back.setText(self.tr("Back to the list"))
        opportunity = self._tone == "opportunity"
        self._kind.setText(self.tr("Opportunity") if opportunity else self.tr("Referral"))
        self.hand_off.setText(self.tr("Hand off to sales…"))
        self._buttons["resume"].setText(self.tr("Resume"))
        self._buttons["park"].setText(self.tr("Park until…"))
        self._buttons["drop"].setText(self.tr("Drop…"))
        self._buttons["with-sales"].setText(self.tr("Open the hand-off"))
        self._park.set_words(self.tr("Come back to it on"), self.tr("Park it"), self.tr("Not now"))
        self._drop.set_words(
            self.tr("Why we do not follow it; for the record"), self.tr("Drop it"), self.tr("Keep it")
        )
        for state, button in self._steps.items():
            if state is not ReferralState.NOTED:
                button.setText(lead_words.step(state))
        if self._shown is not None:
            self._say(self._shown)
            self._offer(self._shown)

    def _say(self, shown: LeadShown) -> None:
        lead, subject = shown.lead, shown.lead.subject
        self._state.setText(lead_words.state(subject.state.value))
        self._title.setText(lead.title)
        steward = self.tr("you") if shown.mine else lead.steward
        self._where.setText(
            self.tr("{client} · steward: {steward}").format(client=lead.client, steward=steward)
        )
        self._facts.setText(self._facts_of(shown))
        self._facts.setVisible(bool(self._facts.text()))
        self._calm_words.setText(self._calm_of(shown))
        self._question.setText(lead.gate.next_question if self._before_sales(shown) else "")
        self._question.setVisible(bool(self._question.text()))
        self._calm.setVisible(bool(self._calm_words.text()))

    def _facts_of(self, shown: LeadShown) -> str:
        """Say the line beneath the client: through whom a referral is, or when a parked one comes back."""
        subject = shown.lead.subject
        if isinstance(subject, Referral):
            kind = shown.playbook.referral_kinds.get(subject.kind, subject.kind)
            through = self.tr("through {name}").format(name=shown.through) if shown.through else ""
            return " · ".join(part for part in (subject.company, kind, through) if part)
        if subject.resume_on and subject.state is OpportunityState.PARKED:
            return self.tr("Comes back {day}").format(day=lead_words.day(subject.resume_on, shown.today))
        return _value(subject)

    def _calm_of(self, shown: LeadShown) -> str:
        lead = shown.lead
        if lead.handoff is not None and lead.handoff.state.live:
            template = self.tr("With {name} as {number}: {state}.")
            state = lead_words.state(lead.handoff.state.value).lower()
            return template.format(name=lead.handoff.to_name, number=lead.handoff.number, state=state)
        if not self._before_sales(shown):
            return ""
        missing = len(lead.gate.missing)
        if not missing:
            return self.tr(
                "All that sales needs is here. Read it once more, and let it go when you are ready."
            )
        one = self.tr(
            "One answer is missing before this can go to sales. Ask it in the work, not in a pitch."
        )
        many = self.tr(
            "{count} answers are missing before this can go to sales. Ask them in the work, not in a pitch."
        )
        return one if missing == 1 else many.format(count=lead_words.count_word(missing))

    def _before_sales(self, shown: LeadShown) -> bool:
        """Say whether the lead may still go to sales."""
        subject = shown.lead.subject
        if isinstance(subject, Opportunity):
            return subject.state.open
        handed = shown.lead.handoff is not None and shown.lead.handoff.state.live
        return not handed and (bool(NEXT_STATES[subject.state]))

    def _offer(self, shown: LeadShown) -> None:
        """Offer the buttons that the lead's state allows."""
        subject, handoff = shown.lead.subject, shown.lead.handoff
        open_now = isinstance(subject, Opportunity) and subject.state.open
        parked = subject.state is OpportunityState.PARKED
        returned = handoff is not None and handoff.state is HandOffState.RETURNED
        ready = subject.state is ReferralState.QUALIFIED and (handoff is None or not handoff.state.live)
        self.hand_off.setVisible(open_now or returned or ready)
        self._buttons["resume"].setVisible(parked)
        self._buttons["park"].setVisible(open_now)
        self._buttons["drop"].setVisible(open_now or parked)
        self._buttons["with-sales"].setVisible(handoff is not None)
        self.involvement.setVisible(open_now)
        nexts = NEXT_STATES[subject.state] if isinstance(subject, Referral) else ()
        for state, button in self._steps.items():
            button.setVisible(state in nexts)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._sheet())
        column.addWidget(self._scroll, 1)
        column.addWidget(labels.hairline())
        column.addWidget(self._foot())
        self._back.hide()

    def _sheet(self) -> QWidget:
        sheet = QWidget()
        sheet.setProperty("look", "plain")
        column = QVBoxLayout(sheet)
        column.setContentsMargins(SIDE, 16, SIDE, 16)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(6)
        for widget in (self._kind, self._state):
            head.addWidget(widget)
        head.addStretch(1)
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(head)
        for widget in (self._title, self._where, self._facts):
            column.addWidget(widget)
        for part in (self.answers, self.evidence, self.involvement):
            column.addSpacing(16)
            column.addWidget(part)
        column.addStretch(1)
        return sheet

    def _foot(self) -> QWidget:
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(SIDE, 12, SIDE, 16)
        column.setSpacing(10)
        self._calm.body.addWidget(self._calm_words)
        self._calm.body.addWidget(self._question)
        buttons = QWidget()
        flow = FlowLayout(buttons, across=8, down=8)
        for button in (*self._steps.values(), self.hand_off, *self._buttons.values()):
            flow.addWidget(button)
        for widget in (self._calm, self._park, self._drop, buttons):
            column.addWidget(widget)
        return foot

    def _connect(self) -> None:
        self.answers.answerGiven.connect(self.answerGiven)
        self.evidence.openRequested.connect(self.openRequested)
        self.involvement.chosenChanged.connect(self.involvementChosen)
        self.hand_off.clicked.connect(self.handOffRequested)
        self._back.clicked.connect(self.backRequested)
        self._buttons["resume"].clicked.connect(self.resumeRequested)
        self._buttons["park"].clicked.connect(self._ask_day)
        self._buttons["drop"].clicked.connect(self._drop.ask)
        self._buttons["with-sales"].clicked.connect(self._open_hand_off)
        self._park.given.connect(self._parked)
        self._drop.given.connect(self._dropped)
        for state, button in self._steps.items():
            button.setObjectName(state.value)
            button.clicked.connect(self._tell_step)

    @Slot()
    def _ask_day(self) -> None:
        if self._shown is not None:
            self._park.ask_from(self._shown.today + timedelta(days=PARK_DAYS))

    @Slot(str)
    def _parked(self, day: str) -> None:
        self._park.hide()
        self.parkRequested.emit(day)

    @Slot(str)
    def _dropped(self, reason: str) -> None:
        self._drop.hide()
        self.dropRequested.emit(reason)

    @Slot()
    def _tell_step(self) -> None:
        self.stepRequested.emit(self.sender().objectName())

    @Slot()
    def _open_hand_off(self) -> None:
        if self._shown is not None and self._shown.lead.handoff is not None:
            self.openRequested.emit("hand-off", self._shown.lead.handoff.id)


def _value(subject: Opportunity) -> str:
    """Say what an opportunity may be worth, where somebody said it."""
    if subject.value_low is None and subject.value_high is None:
        return ""
    bounds = [value for value in (subject.value_low, subject.value_high) if value is not None]
    return f"{subject.currency} {' – '.join(words.number(value // 100) for value in bounds)}".strip()
