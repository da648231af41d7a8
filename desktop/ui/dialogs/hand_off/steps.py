"""The way to sales in four steps: check, terms, preview, send. Only what the preview shows leaves."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.briefs import Brief
from desktop.domain.errors import UserError
from desktop.domain.playbook import BriefSection
from desktop.services.composing import Choice
from desktop.ui import words
from desktop.ui.dialogs.hand_off.check import CheckPage
from desktop.ui.dialogs.hand_off.desk import HandOffDesk
from desktop.ui.dialogs.hand_off.foot import StepsFoot
from desktop.ui.dialogs.hand_off.head import StepsHead
from desktop.ui.dialogs.hand_off.keeper import ChoiceKeeper
from desktop.ui.dialogs.hand_off.loading import HandOffStart, Pages
from desktop.ui.dialogs.hand_off.preview import PreviewPage
from desktop.ui.dialogs.hand_off.send import SendPage
from desktop.ui.dialogs.hand_off.terms import TermsPage
from desktop.ui.jobs import Jobs
from desktop.ui.theme import Look

CHECK, TERMS, PREVIEW, SEND = range(4)


class HandOffSteps(QWidget):
    """Leads a lead to sales; Ctrl+Enter or Alt+Right goes on, Alt+Left or Esc goes back."""

    closed = Signal()
    noticeRequested = Signal(str)
    openRequested = Signal(str, str)

    def __init__(self, jobs: Jobs, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._start: HandOffStart | None = None
        self._lead = ""
        self.desk = HandOffDesk(jobs, self)
        self.head = StepsHead()
        self.check, self.terms = CheckPage(look), TermsPage(look)
        self.preview, self.send = PreviewPage(look), SendPage(look)
        self._keeper = ChoiceKeeper(jobs, self.choice, self)
        self._stack = QStackedWidget()
        self._foot = StepsFoot()
        self.back, self.next = self._foot.back, self._foot.next
        self._build()
        self._connect()
        self.retranslate()

    def begin(self, lead: str) -> None:
        """Begin with a lead, where it was left."""
        self._keeper.keep()
        self._keeper.leave()
        self._lead, self._start = lead, None
        self.send.begin()
        self.desk.start(lead)
        self._foot.clear()
        self._go(CHECK)

    def step(self) -> int:
        """Return the present step, 0 to 3."""
        return self._stack.currentIndex()

    def said(self) -> str:
        """Return what is said about what went wrong."""
        return self._foot.said()

    def choice(self) -> Choice:
        """Return what is chosen now."""
        return Choice(
            lead=self._lead,
            to_name=self.terms.name.text(),
            to_email=self.terms.mail.text(),
            involvement=self.terms.chosen(),
            quotes=self.preview.leaving.quotes(),
            roles=self.preview.leaving.roles(),
            override=self.check.override.text().strip(),
            standing=self.check.standing.text().strip(),
            formats=(),
            left_out=self.preview.leaving.left_out(),
            further=self.terms.further.chosen(),
        )

    def focus_first(self) -> None:
        """Put the keyboard where the present step begins."""
        page = self._stack.currentWidget()
        assert isinstance(page, CheckPage | TermsPage | PreviewPage | SendPage)
        self.next.setFocus()
        page.focus_first()

    def perform(self, command: str) -> bool:
        """Do a command of the window that means something here."""
        if command == "save-entry":
            self.go_on()
            return True
        return False

    def retranslate(self) -> None:
        """Set every word again."""
        for page in (self.check, self.terms, self.preview, self.send):
            page.retranslate()
        self._say()

    @Slot()
    def go_on(self) -> None:
        """Do what the present step is for, and go to the next."""
        if self._start is None or not self.next.isEnabled():
            return
        self._foot.clear()
        self._keeper.keep()
        if self.step() == CHECK:
            self._go(TERMS)
        elif self.step() == TERMS:
            self._leave_terms()
        elif self.step() == PREVIEW:
            self._go(SEND)
        elif self.desk.issued is not None:
            self.desk.confirm_sent()
        else:
            self.desk.write(self.send.chosen(), self.send.folder.text(), self.send.confidence())
            self._say()

    @Slot()
    def go_back(self) -> None:
        """Go one step back, or leave from the first one and when all is written."""
        self._keeper.keep()
        if self.step() == CHECK or self.desk.issued is not None:
            self.closed.emit()
        elif not self.desk.writing:
            self._foot.clear()
            self._go(self.step() - 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), event.modifiers()
        alt = bool(held & Qt.KeyboardModifier.AltModifier)
        enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        typing = isinstance(self.focusWidget(), QLineEdit)
        if (alt and key == Qt.Key.Key_Right) or (
            enter and (typing or held & Qt.KeyboardModifier.ControlModifier)
        ):
            self.go_on()
        elif key == Qt.Key.Key_Escape or (alt and key == Qt.Key.Key_Left):
            self.go_back()
        else:
            super().keyPressEvent(event)

    def _leave_terms(self) -> None:
        """See whether this may go under these terms, before pages are drawn."""
        if not self.terms.name.text().strip():
            self._foot.refuse(self.tr("Who gets it? A brief goes to a person, by name."))
            self.terms.name.setFocus()
        elif self.terms.further.wrong():
            self.terms.further.focus_wrong()
        else:
            self.desk.check(self.choice())

    @Slot()
    def _terms_fit(self) -> None:
        if self.step() == TERMS:
            self._go(PREVIEW)

    @Slot(object)
    def _terms_do_not(self, error: UserError) -> None:
        """Go back to where the answer is asked for."""
        if self.step() == TERMS:
            self._go(CHECK)
            self._refuse(error)

    @Slot()
    def _draw(self) -> None:
        if self.step() == PREVIEW:
            choice = self.choice()
            self.preview.wait_for(choice)
            self.desk.draw(choice)
            self._say()

    @Slot(object)
    def _show_pages(self, pages: Pages) -> None:
        brief = pages.prepared.brief
        self.preview.offer(pages.prepared.choice, pages.prepared.lead)
        if not self.desk.shows(self.choice()):  # what was switched off is gone from the journal
            self._draw()
            return
        self.preview.show_pages(pages.pictures, pages.mail.text, _will_do(brief))
        if self._start is not None:
            self.preview.show_comparison(pages.comparison, self._start.shown.today)
        self._say()

    @Slot(object)
    def _show_no_pages(self, error: UserError) -> None:
        self.preview.show_refusal(words.of_error(error))

    @Slot()
    def _show_written(self) -> None:
        self._keeper.leave()
        if self.desk.pages is not None and self.desk.issued is not None:
            label = self.desk.pages.prepared.brief.label
            self.send.show_written(label, self.desk.issued.files, self.desk.pages.mail)
        self._say()
        self.send.focus_first()

    @Slot(object)
    def _show_not_written(self, error: UserError) -> None:
        self.send.show_refusal(words.of_error(error))
        self._say()

    @Slot()
    def _sent(self) -> None:
        self.noticeRequested.emit(self.tr("It is sent, and the clock has started."))
        self.closed.emit()

    @Slot(object)
    def _show_start(self, start: HandOffStart) -> None:
        if start.shown.lead.id == self._lead:
            self._start = start
            self.terms.show_start(start)
            self.preview.show_start(start)
            self._show_check()
            self._keeper.follow()
            self.focus_first()

    @Slot()
    def _show_check(self) -> None:
        if self._start is not None:
            self.check.show_start(self._start, self._start.gates[self.terms.chosen()])
        self._say()

    @Slot(object)
    def _refuse(self, error: UserError) -> None:
        self._foot.refuse(words.of_error(error))

    def _go(self, step: int) -> None:
        self._stack.setCurrentIndex(step)
        if step == PREVIEW and self._start is not None:
            self.preview.offer(self.choice(), self._start.shown.lead)
            self._draw()
        elif step == SEND and self.desk.pages is not None:
            self.send.show_prepared(self.desk.pages.prepared)
        self._say()
        if self._start is not None:
            self.focus_first()

    @Slot()
    def _say(self) -> None:
        """Say where we are, and what the next button does."""
        step, issued = self.step(), self.desk.issued is not None
        if self._start is not None:
            lead = self._start.shown.lead
            self.head.show_lead(lead.title, lead.client, mine=self._start.shown.mine, steward=lead.steward)
        self.head.show_step(step)
        self._foot.show_step(step, issued=issued, ready=self._start is not None and self._may_go_on(step))

    def _may_go_on(self, step: int) -> bool:
        drawn = self.desk.shows(self.choice())
        writable = drawn and self.send.is_filled() and not self.desk.writing
        return (self.check.is_filled(), True, drawn, self.desk.issued is not None or writable)[step]

    def _build(self) -> None:
        for page in (self.check, self.terms, self.preview, self.send):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(36, 24, 36, 20)
        column.setSpacing(16)
        column.addWidget(self.head)
        column.addWidget(self._stack, 1)
        column.addWidget(self._foot)

    def _connect(self) -> None:
        self.back.clicked.connect(self.go_back)
        self.next.clicked.connect(self.go_on)
        self.terms.involvement.chosenChanged.connect(self._show_check)
        self.terms.entered.connect(self.go_on)
        self.check.openRequested.connect(self.openRequested)
        for field in (self.check.override, self.check.standing):
            field.textChanged.connect(self._say)
            field.textChanged.connect(self._keeper.edited)
        self.terms.changed.connect(self._keeper.edited)
        self.preview.changed.connect(self._keeper.edited)
        self.preview.changed.connect(self._draw)
        self.send.changed.connect(self._say)
        self.send.noticeRequested.connect(self.noticeRequested)
        desk = self.desk
        desk.started.connect(self._show_start)
        desk.checked.connect(self._terms_fit)
        desk.checkFailed.connect(self._terms_do_not)
        desk.drawn.connect(self._show_pages)
        desk.drawingFailed.connect(self._show_no_pages)
        desk.written.connect(self._show_written)
        desk.writingFailed.connect(self._show_not_written)
        desk.sent.connect(self._sent)
        desk.refused.connect(self._refuse)


def _will_do(brief: Brief) -> str:
    """Return what delivery promises to do, as the brief says it."""
    facts = (fact.text or "" for fact in brief.facts if fact.section is BriefSection.DELIVERY)
    return next(facts, "")
