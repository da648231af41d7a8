"""What a card that is carried to another column means: a day, a reason, the way to sales, or the next question."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from desktop.domain.changes import Changes
from desktop.domain.opportunities import Opportunity, OpportunityState
from desktop.services import leads
from desktop.ui.jobs import Jobs
from desktop.ui.leads.loading import LeadShown, load_lead
from desktop.ui.screens.leads.forms import DayForm, LineForm
from desktop.ui.theme import Look

_TO_SALES = (OpportunityState.HANDED_OFF, OpportunityState.PARKED, OpportunityState.DROPPED)
_OFFERED: dict[OpportunityState, tuple[OpportunityState, ...]] = {
    OpportunityState.SPOTTED: _TO_SALES,
    OpportunityState.EXPLORING: _TO_SALES,
    OpportunityState.QUALIFIED: _TO_SALES,
    OpportunityState.PARKED: (OpportunityState.EXPLORING, OpportunityState.DROPPED),
}
"""Where a card in a state may go by hand; nowhere from any other."""


class Moves(QWidget):
    """Asks in place for what a move needs, and hands it to the services."""

    undoOffered = Signal(str, object)
    noticeRequested = Signal(str)
    handOffRequested = Signal(str)
    openRequested = Signal(str)

    def __init__(self, jobs: Jobs, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._to = OpportunityState.PARKED
        self._lead = self._until = ""
        self.day, self.reason = DayForm(look), LineForm(look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for form in (self.day, self.reason):
            column.addWidget(form)
        self.day.given.connect(self._park)
        self.reason.given.connect(self._drop)

    @Slot(str, str)
    def move(self, identifier: str, state: str) -> None:  # type: ignore[override]
        """Bring an opportunity to a state, as far as that is the consultant's to do."""
        self._to = OpportunityState(state)
        self.day.hide()
        self.reason.hide()
        self._jobs.latest("opportunities.move", partial(load_lead, identifier), self._go_on)

    @Slot(str, str, QPoint)
    def offer(self, identifier: str, state: str, place: QPoint) -> None:
        """Open a menu of what this card's state allows."""
        self.menu_of(identifier, state).popup(place)

    def menu_of(self, identifier: str, state: str) -> QMenu:
        """Return the menu of what a card in that state allows; it goes when it closes."""
        words = {
            OpportunityState.HANDED_OFF: self.tr("Hand off to sales…"),
            OpportunityState.PARKED: self.tr("Park until…"),
            OpportunityState.EXPLORING: self.tr("Resume"),
            OpportunityState.DROPPED: self.tr("Drop…"),
        }
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(self.tr("What can be done with it"))
        menu.addAction(self.tr("Open")).triggered.connect(partial(self.openRequested.emit, identifier))
        for to in _OFFERED.get(OpportunityState(state), ()):
            menu.addAction(words[to]).triggered.connect(partial(self.move, identifier, to.value))
        menu.setActiveAction(menu.actions()[0])
        return menu

    def retranslate(self) -> None:
        """Set the words again."""
        self.day.set_words(self.tr("Come back to it on"), self.tr("Park it"), self.tr("Not now"))
        self.reason.set_words(
            self.tr("Why we do not follow it; for the record. This cannot be undone."),
            self.tr("Drop it"),
            self.tr("Keep it"),
        )

    @Slot(object)
    def _go_on(self, shown: LeadShown) -> None:
        subject = shown.lead.subject
        if not isinstance(subject, Opportunity) or subject.state is self._to:
            return
        self._lead = subject.id
        if subject.state is OpportunityState.HANDED_OFF or subject.state.over:
            self.noticeRequested.emit(
                self.tr("It is with sales and moves with its hand-off alone.")
                if not subject.state.over
                else self.tr("It has ended and stays where it is.")
            )
        elif self._to is OpportunityState.PARKED:
            self.day.ask_from(shown.today + timedelta(days=shown.playbook.windows.parked_days))
        elif self._to is OpportunityState.DROPPED:
            self.reason.ask()
        elif subject.state is OpportunityState.PARKED:
            self._resume(subject.resume_on or shown.today.isoformat(), shown.today.isoformat())
        elif self._to is OpportunityState.HANDED_OFF:
            self.handOffRequested.emit(subject.id)
        elif shown.lead.gate.met:
            self.noticeRequested.emit(self.tr("All is answered; it stays ready for sales."))
        else:
            asked = self.tr("Its answers move it. Ask next, in the work: {question}")
            self.noticeRequested.emit(asked.format(question=shown.lead.gate.next_question))

    @Slot(str)
    def _park(self, day: str) -> None:
        self.day.hide()
        self._jobs.submit(partial(leads.park_opportunity, reference=self._lead, until=day), self._parked)

    @Slot(object)
    def _parked(self, _changes: Changes) -> None:
        back = partial(leads.resume_opportunity, reference=self._lead)
        self.undoOffered.emit(self.tr("It is parked."), partial(self._jobs.submit, back))

    def _resume(self, until: str, today: str) -> None:
        """Take it up again; undone, it is parked until the same day, or until today where that is over."""
        self._until = max(until, today)
        self._jobs.submit(partial(leads.resume_opportunity, reference=self._lead), self._resumed)

    @Slot(object)
    def _resumed(self, _changes: Changes) -> None:
        back = partial(leads.park_opportunity, reference=self._lead, until=self._until)
        self.undoOffered.emit(self.tr("It is open again."), partial(self._jobs.submit, back))

    @Slot(str)
    def _drop(self, reason: str) -> None:
        self.reason.hide()
        self._jobs.submit(partial(leads.drop_opportunity, reference=self._lead, reason=reason), self._gone)

    @Slot(object)
    def _gone(self, _changes: Changes) -> None:
        self.noticeRequested.emit(self.tr("It is dropped; the reason is on record."))
