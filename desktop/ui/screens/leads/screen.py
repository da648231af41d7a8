"""What the screens of opportunities and referrals share: a list, a lead beside it, the way to sales over it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from desktop.domain.changes import Changes, Kind
from desktop.domain.errors import UserError
from desktop.ui.dialogs.hand_off.steps import HandOffSteps
from desktop.ui.dialogs.need_note import NeedNotePage
from desktop.ui.jobs import Jobs
from desktop.ui.leads.loading import LeadShown, load_lead
from desktop.ui.screens.leads.desk import LeadDesk
from desktop.ui.screens.leads.need_note_desk import NeedNoteDesk
from desktop.ui.screens.leads.panel import LeadPanel
from desktop.ui.screens.screen import Screen
from desktop.ui.theme import Look

PANEL = 348
NARROW = 860
KINDS = (
    *(Kind.OPPORTUNITY, Kind.REFERRAL, Kind.EVIDENCE, Kind.CLIENT, Kind.PERSON, Kind.PROMISE),
    *(Kind.INTERACTION, Kind.HANDOFF, Kind.PROFILE),
)


class LeadScreen(Screen):
    """Shows a list and one lead; where there is no room for both, one after the other."""

    def __init__(
        self, jobs: Jobs, look: Look, parent: QWidget | None = None, *, tone: str = "opportunity"
    ) -> None:
        super().__init__(jobs, look, parent)
        self._lead = ""
        self._narrow = False
        self._reading = False
        self._asks = False
        self.panel = LeadPanel(look, tone=tone)
        self._steps: HandOffSteps | None = None
        self._desk = LeadDesk(jobs, self)
        self._notes = NeedNoteDesk(jobs, self)
        self._note_page: NeedNotePage | None = None
        self._stack = QStackedWidget()
        self._main = QWidget()
        self._row = QHBoxLayout(self._main)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._list: QWidget = QWidget()
        self._connect()

    def set_list(self, widget: QWidget) -> None:
        """Take in the list that stands beside the lead."""
        self._list = widget
        self._row.addWidget(widget, 1)
        self._row.addWidget(self.panel)
        self._stack.addWidget(self._main)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self.panel.hide()
        self._arrange()

    @property
    def steps(self) -> HandOffSteps:
        """Return the way to sales, made when it is first needed."""
        if self._steps is None:
            self._steps = HandOffSteps(self.jobs, self.look)
            self._steps.closed.connect(self.steps_closed)
            self._steps.noticeRequested.connect(self.noticeRequested)
            self._steps.openRequested.connect(self.openRequested)
            self._stack.addWidget(self._steps)
        return self._steps

    @property
    def handing_off(self) -> bool:
        """Say whether the way to sales is on show."""
        return self._steps is not None and self._stack.currentWidget() is self._steps

    @property
    def note_page(self) -> NeedNotePage:
        """Return the preview of the need note, made when it is first needed."""
        if self._note_page is None:
            self._note_page = NeedNotePage(self.jobs, self.look)
            self._note_page.closed.connect(self.note_closed)
            self._note_page.noticeRequested.connect(self.noticeRequested)
            self._stack.addWidget(self._note_page)
        return self._note_page

    @property
    def reading_back(self) -> bool:
        """Say whether the preview of the need note is on show."""
        return self._note_page is not None and self._stack.currentWidget() is self._note_page

    def refresh(self, changes: Changes | None) -> None:
        if changes is None or changes.touches(*KINDS):
            self.load_list()
            self.load_lead()

    def load_list(self) -> None:
        """Read the list again."""

    def load_lead(self) -> None:
        """Read the chosen lead again."""
        if self._lead:
            self.jobs.latest(
                f"{type(self).__name__}.lead", partial(load_lead, self._lead), self._show_lead, self._gone
            )

    def choose_in_list(self, identifier: str) -> None:
        """Mark a lead in the list."""

    def focus_list(self) -> None:
        """Put the keyboard on the list."""

    def open(self, identifier: str) -> None:
        self.steps_closed()
        self.note_closed()
        self.show_chosen(identifier)
        self.choose_in_list(identifier)
        self.show_reading()
        self._asks = True

    def focus_first(self) -> None:
        if self.handing_off:
            self.steps.focus_first()
        elif self.reading_back:
            self.note_page.focus_first()
        else:
            self.focus_list()

    def perform(self, command: str) -> bool:
        if self.handing_off:
            return self.steps.perform(command)
        if self.reading_back:
            return self.note_page.perform(command)
        if command == "save-entry" and self.panel.answers.editing:
            self.panel.answers.save()
            return True
        if command == "hand-off" and self._lead and not self.panel.foot.hand_off.isHidden():
            self.hand_off()
            return True
        return False

    def retranslate(self) -> None:
        self.panel.retranslate()
        if self._steps is not None:
            self._steps.retranslate()
        if self._note_page is not None:
            self._note_page.retranslate()

    @Slot(str)
    def show_chosen(self, identifier: str) -> None:
        """Show the lead that was chosen in the list."""
        self._lead, self._asks = identifier, False
        if not identifier:
            self._desk.show_lead(None)
            self._arrange()
        self.load_lead()

    @Slot(str)
    def read_chosen(self, _identifier: str) -> None:
        """Go on to the lead itself, where it is not beside the list."""
        self.show_reading()

    @Slot()
    def hand_off(self) -> None:
        """Begin the way to sales."""
        if self._lead:
            self._stack.setCurrentWidget(self.steps)
            self.steps.begin(self._lead)

    @Slot()
    def steps_closed(self) -> None:
        """Come back from the way to sales."""
        if self.handing_off:
            self._stack.setCurrentWidget(self._main)
            self.panel.foot.hand_off.setFocus()

    @Slot()
    def read_back(self) -> None:
        """Begin a need note."""
        if self._lead:
            self._stack.setCurrentWidget(self.note_page)
            self.note_page.begin(self._lead)

    @Slot()
    def note_closed(self) -> None:
        """Come back from the need note."""
        if self.reading_back:
            self._stack.setCurrentWidget(self._main)
            self.panel.need_note.read_back.setFocus()

    @Slot()
    def show_reading(self) -> None:
        """Show the lead alone, where there is no room for both."""
        self._reading = True
        self._arrange()
        if self._narrow and self.panel.isVisible():
            self.panel.focus_first()

    @Slot()
    def show_list(self) -> None:
        """Show the list again, where there is no room for both."""
        self._reading = False
        self._arrange()
        self.focus_list()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        if narrow != self._narrow:
            self._narrow = narrow
            self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._narrow and self._reading:
            self.show_list()
            return
        super().keyPressEvent(event)

    def _arrange(self) -> None:
        """Show list and lead as there is room for."""
        alone = self._narrow and self._reading and bool(self._lead)
        self._list.setVisible(not alone)
        self.panel.setVisible(bool(self._lead) and (alone or not self._narrow))
        self.panel.set_back_offered(alone)
        self.panel.setProperty("side", "" if alone else "right")
        if alone:
            self.panel.setMinimumWidth(0)
            self.panel.setMaximumWidth(16777215)
        else:
            self.panel.setFixedWidth(PANEL)

    def _connect(self) -> None:
        panel, desk = self.panel, self._desk
        panel.answers.answerGiven.connect(desk.answer)
        panel.answers.editor.closeRequested.connect(self._ask_no_more)
        panel.standing.told.connect(desk.tell_standing)
        panel.standing.correctRequested.connect(self.hand_off)
        panel.involvement.chosenChanged.connect(desk.choose_involvement)
        panel.foot.parkRequested.connect(desk.park)
        panel.foot.dropRequested.connect(desk.drop)
        panel.foot.editRequested.connect(desk.edit)
        panel.foot.resumeRequested.connect(desk.resume)
        panel.foot.mergeRequested.connect(desk.merge)
        panel.foot.unmergeRequested.connect(desk.unmerge)
        panel.foot.steps.stepTaken.connect(desk.advance)
        panel.foot.steps.otherSideAgreed.connect(desk.note_other_side)
        panel.foot.steps.referrerTold.connect(desk.close_loop)
        panel.foot.steps.facts.given.connect(desk.correct_referral)
        desk.referralCorrected.connect(panel.foot.steps.facts.leave)
        panel.life.noticeRequested.connect(self.noticeRequested)
        panel.openRequested.connect(self.openRequested)
        panel.backRequested.connect(self.show_list)
        panel.foot.handOffRequested.connect(self.hand_off)
        note, notes = panel.need_note, self._notes
        note.readBackRequested.connect(self.read_back)
        note.sentRequested.connect(notes.send)
        note.takeBackRequested.connect(notes.take_back)
        note.form.given.connect(notes.answer)
        notes.answered.connect(note.form.leave)
        notes.undoOffered.connect(self.undoOffered)
        notes.noticeRequested.connect(self.noticeRequested)
        desk.undoOffered.connect(self.undoOffered)
        desk.noticeRequested.connect(self.noticeRequested)
        desk.edited.connect(panel.foot.worth.leave)
        desk.answered.connect(panel.answers.close_editor)

    @Slot(object)
    def _show_lead(self, shown: LeadShown) -> None:
        if shown.lead.id == self._lead:
            self._desk.show_lead(shown)
            self._notes.lead = shown.lead.id
            self.panel.show_lead(shown)
            self._arrange()
            self._ask_what_sales_asked(shown)

    def _ask_what_sales_asked(self, shown: LeadShown) -> None:
        """Ask one question after the other that sales came back with, then offer the next version."""
        if not self._asks:
            return
        self._asks = self.panel.answers.ask_next()
        if not self._asks and shown.lead.came_back is not None:
            self.panel.foot.hand_off.setFocus()

    @Slot()
    def _ask_no_more(self) -> None:
        self._asks = False

    @Slot(object)
    def _gone(self, _error: UserError) -> None:
        """Put away a lead that is no longer there."""
        self._lead = ""
        self._desk.show_lead(None)
        self._arrange()
