"""What can be done with a lead now: the calm word on what is missing, and the buttons its state allows."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.changes import Kind
from desktop.domain.gaps import CameBack
from desktop.domain.handoffs import HandOffState
from desktop.domain.opportunities import Opportunity, OpportunityState
from desktop.domain.referrals import NEXT_STATES, ReferralState
from desktop.ui.leads import words as lead_words
from desktop.ui.leads.loading import LeadShown
from desktop.ui.screens.leads.forms import DayForm, LineForm
from desktop.ui.screens.leads.merge import MergeForm
from desktop.ui.screens.leads.worth import WorthForm
from desktop.ui.screens.referrals.steps import ReferralSteps
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.buttons import Button, PrimaryButton, QuietButton
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.flow import FlowLayout

PARK_DAYS = 30
MARGINS = (18, 12, 18, 16)


class LeadFoot(QWidget):
    """Stays at the foot of a lead, however long the lead is."""

    handOffRequested = Signal()
    parkRequested = Signal(str)
    dropRequested = Signal(str)
    editRequested = Signal(str, str, str)
    resumeRequested = Signal()
    mergeRequested = Signal(str)
    unmergeRequested = Signal()
    openRequested = Signal(str, str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: LeadShown | None = None
        self._calm = Card(look, tone="sunken")
        self._calm_words, self._question = labels.body(), labels.label("", "question", wraps=True)
        self.day, self.reason = DayForm(look), LineForm(look)
        self.worth, self.merge = WorthForm(look), MergeForm(look)
        self.hand_off = PrimaryButton()
        self._buttons: dict[str, Button] = {
            "resume": Button(),
            "with-sales": Button(),
            "edit": QuietButton(),
            "park": QuietButton(),
            "drop": QuietButton(),
            "merge": QuietButton(),
            "unmerge": QuietButton(),
        }
        self.steps = ReferralSteps(look)
        self._build()
        self._connect()
        self.retranslate()

    def show_lead(self, shown: LeadShown) -> None:
        """Show what can be done with a lead as it stands."""
        if self._shown is None or self._shown.lead.id != shown.lead.id:
            self.day.hide()
            self.reason.hide()
            self.worth.hide()
            self.merge.hide()
        self._shown = shown
        self.steps.show_lead(shown)
        self._say(shown)
        self._offer(shown)

    def button(self, name: str) -> Button:
        """Return one of the buttons: resume, park, drop, with-sales, or a referral's next state."""
        return self._buttons[name] if name in self._buttons else self.steps.button(name)

    def calm_text(self) -> str:
        """Return what the calm box says."""
        return " ".join(part for part in (self._calm_words.text(), self._question.text()) if part)

    def retranslate(self) -> None:
        """Set every word again."""
        self._buttons["resume"].setText(self.tr("Resume"))
        self._buttons["edit"].setText(self.tr("Value and start…"))
        self.worth.retranslate()
        self.merge.retranslate()
        self._buttons["merge"].setText(self.tr("Merge into…"))
        self._buttons["unmerge"].setText(self.tr("Take the merge back"))
        self._buttons["park"].setText(self.tr("Park until…"))
        self._buttons["drop"].setText(self.tr("Drop…"))
        self._buttons["with-sales"].setText(self.tr("Open the hand-off"))
        self.day.set_words(self.tr("Come back to it on"), self.tr("Park it"), self.tr("Not now"))
        self.reason.set_words(
            self.tr("Why we do not follow it; for the record"), self.tr("Drop it"), self.tr("Keep it")
        )
        self.steps.retranslate()
        if self._shown is not None:
            self._say(self._shown)

    def _say(self, shown: LeadShown) -> None:
        back = shown.lead.came_back
        again = self.tr("Answer with version {version}…")
        self.hand_off.setText(
            again.format(version=back.version + 1) if back else self.tr("Hand off to sales…")
        )
        self._calm_words.setText(self._said_of(back) if back else self._calm_of(shown))
        self._question.setText(_next_question(shown))
        self._question.setVisible(bool(self._question.text()))
        self._calm.setVisible(bool(self._calm_words.text()))

    def _said_of(self, back: CameBack) -> str:
        """Say what sales still waits for."""
        count = len(back.waiting)
        if not count:
            return self.tr("Read what sales asked once more, and answer with version {version}.").format(
                version=back.version + 1
            )
        one = self.tr("Sales came back with one question. Ask it in the work, not in a pitch.")
        many = self.tr("Sales came back with {count} questions. Ask them in the work, not in a pitch.")
        return lead_words.one_or_many(count, one, many)

    def _calm_of(self, shown: LeadShown) -> str:
        handoff = shown.lead.handoff
        if handoff is not None and handoff.state.live:
            state = lead_words.state(handoff.state.value).lower()
            said = self.tr("With {name} as {number}: {state}.")
            return said.format(name=handoff.to_name, number=handoff.number, state=state)
        if not _before_sales(shown):
            return ""
        missing = len(shown.lead.gate.missing)
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

    def _offer(self, shown: LeadShown) -> None:
        """Offer the buttons that the lead's state allows."""
        subject, handoff = shown.lead.subject, shown.lead.handoff
        open_now = isinstance(subject, Opportunity) and subject.state.open
        parked = subject.state is OpportunityState.PARKED
        returned = handoff is not None and handoff.state is HandOffState.RETURNED
        free = handoff is None or not handoff.state.live
        self.hand_off.setVisible(open_now or returned or (subject.state is ReferralState.QUALIFIED and free))
        self._buttons["resume"].setVisible(parked)
        self._buttons["edit"].setVisible(isinstance(subject, Opportunity) and not subject.state.over)
        self._buttons["park"].setVisible(open_now)
        self._buttons["drop"].setVisible(open_now or parked)
        self._buttons["with-sales"].setVisible(handoff is not None)
        self._buttons["merge"].setVisible(bool(shown.mergeable))
        self._buttons["unmerge"].setVisible(bool(shown.went_into))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*MARGINS)
        column.setSpacing(10)
        self._calm.body.addWidget(self._calm_words)
        self._calm.body.addWidget(self._question)
        buttons = QWidget()
        flow = FlowLayout(buttons, across=8, down=8)
        for button in (self.hand_off, *self._buttons.values()):
            flow.addWidget(button)
        for widget in (self._calm, self.worth, self.merge, self.day, self.reason, self.steps, buttons):
            column.addWidget(widget)

    def _connect(self) -> None:
        self.hand_off.clicked.connect(self.handOffRequested)
        self._buttons["resume"].clicked.connect(self.resumeRequested)
        self._buttons["edit"].clicked.connect(self._ask_worth)
        self._buttons["park"].clicked.connect(self._ask_day)
        self._buttons["drop"].clicked.connect(self.reason.ask)
        self._buttons["with-sales"].clicked.connect(self._open_hand_off)
        self.day.given.connect(self._parked)
        self.worth.given.connect(self.editRequested)
        self._buttons["merge"].clicked.connect(self._ask_merge)
        self._buttons["unmerge"].clicked.connect(self.unmergeRequested)
        self.merge.given.connect(self._merged)
        self.reason.given.connect(self._dropped)

    @Slot()
    def _ask_day(self) -> None:
        if self._shown is not None:
            self.day.ask_from(self._shown.today + timedelta(days=PARK_DAYS))

    @Slot()
    def _ask_worth(self) -> None:
        if self._shown is not None and isinstance(self._shown.lead.subject, Opportunity):
            self.worth.ask_about(self._shown.lead.subject)

    @Slot()
    def _ask_merge(self) -> None:
        if self._shown is not None:
            self.merge.ask_among(self._shown.mergeable)

    @Slot(str)
    def _merged(self, into: str) -> None:
        self.merge.hide()
        self.mergeRequested.emit(into)

    @Slot(str)
    def _parked(self, day: str) -> None:
        self.day.hide()
        self.parkRequested.emit(day)

    @Slot(str)
    def _dropped(self, reason: str) -> None:
        self.reason.hide()
        self.dropRequested.emit(reason)

    @Slot()
    def _open_hand_off(self) -> None:
        if self._shown is not None and self._shown.lead.handoff is not None:
            self.openRequested.emit(Kind.HANDOFF.value, self._shown.lead.handoff.id)


def _next_question(shown: LeadShown) -> str:
    """Return the next natural question: of those that sales came back with, or that the gate asks for."""
    back = shown.lead.came_back
    if back is not None:
        return back.waiting[0].question if back.waiting else ""
    return shown.lead.gate.next_question if _before_sales(shown) else ""


def _before_sales(shown: LeadShown) -> bool:
    """Say whether the lead may still go to sales."""
    subject, handoff = shown.lead.subject, shown.lead.handoff
    if isinstance(subject, Opportunity):
        return subject.state.open
    return bool(NEXT_STATES[subject.state]) and not (handoff is not None and handoff.state.live)
