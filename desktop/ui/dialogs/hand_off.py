"""The way to sales in four steps: check, terms, preview, send. Only what the preview shows leaves."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.briefs import Brief
from desktop.domain.changes import Changes
from desktop.domain.errors import UserError
from desktop.domain.playbook import BriefSection
from desktop.services import briefs, handoffs
from desktop.services.composing import Choice
from desktop.services.desk import Desk
from desktop.ui import words
from desktop.ui.dialogs.hand_off_check import CheckPage
from desktop.ui.dialogs.hand_off_head import StepsHead
from desktop.ui.dialogs.hand_off_loading import FORMATS, HandOffStart, Pages, load_pages, load_start
from desktop.ui.dialogs.hand_off_preview import PreviewPage
from desktop.ui.dialogs.hand_off_send import SendPage
from desktop.ui.dialogs.hand_off_terms import TermsPage
from desktop.ui.jobs import Jobs
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.buttons import Button, PrimaryButton

CHECK, TERMS, PREVIEW, SEND = range(4)


class HandOffSteps(QWidget):
    """Leads a lead to sales; Ctrl+Enter or Alt+Right goes on, Alt+Left or Esc goes back."""

    closed = Signal()
    noticeRequested = Signal(str)

    def __init__(self, jobs: Jobs, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._look = jobs, look
        self._start: HandOffStart | None = None
        self._pages: Pages | None = None
        self._lead = ""
        self._issued = ""
        self.head = StepsHead()
        self.check, self.terms = CheckPage(look), TermsPage(look)
        self.preview, self.send = PreviewPage(look), SendPage(look)
        self._stack = QStackedWidget()
        self._wrong = labels.label("", "warning", wraps=True)
        self.back, self.next = Button(), PrimaryButton(keys="Ctrl+Return")
        self._build()
        self._connect()
        self.retranslate()

    def begin(self, lead: str) -> None:
        """Begin with a lead."""
        self._lead, self._start, self._pages, self._issued = lead, None, None, ""
        self.send.begin()
        self._go(CHECK)
        self._jobs.latest("hand-off.start", partial(load_start, lead), self._show_start, self._refuse)

    def step(self) -> int:
        """Return the present step, 0 to 3."""
        return self._stack.currentIndex()

    def said(self) -> str:
        """Return what is said about what went wrong."""
        return self._wrong.text()

    def prepared(self) -> briefs.Prepared:
        """Return the brief whose pages are shown; ask only when there are some."""
        assert self._pages is not None
        return self._pages.prepared

    def choice(self) -> Choice:
        """Return what is chosen now."""
        return Choice(
            lead=self._lead,
            to_name=self.terms.name.text(),
            to_email=self.terms.mail.text(),
            involvement=self.terms.chosen(),
            quotes=self.preview.quotes(),
            roles=self.preview.roles(),
            override=self.check.override.text().strip(),
            standing=self.check.standing.text().strip(),
            formats=FORMATS,
            withheld=self.preview.withheld(),
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
        self._wrong.hide()
        if self.step() == CHECK:
            self._go(TERMS)
        elif self.step() == TERMS:
            self._leave_terms()
        elif self.step() == PREVIEW and self._pages is not None:
            self._go(SEND)
        elif self.step() == SEND:
            self._send()

    @Slot()
    def go_back(self) -> None:
        """Go one step back, or leave from the first one and when all is written."""
        if self.step() == CHECK or self._issued:
            self.closed.emit()
        else:
            self._wrong.hide()
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
            self._refuse_with(self.tr("Who gets it? A brief goes to a person, by name."))
            self.terms.name.setFocus()
            return
        work = partial(_check, self.choice())
        self._jobs.latest("hand-off.check", work, self._terms_fit, self._terms_do_not)

    @Slot(object)
    def _terms_fit(self, _lead: object) -> None:
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
        """Draw the pages of what is chosen now; only the newest choice counts."""
        if self.step() != PREVIEW:
            return
        self._pages = None
        self._say()
        work = partial(load_pages, self.choice())
        self._jobs.latest("hand-off.pages", work, self._show_pages, self._no_pages)

    @Slot(object)
    def _show_pages(self, pages: Pages) -> None:
        if pages.prepared.choice == self.choice():
            self._pages = pages
            self.preview.show_pages(pages.pictures, _will_do(pages.prepared.brief))
            self._say()

    @Slot(object)
    def _no_pages(self, error: UserError) -> None:
        self.preview.show_refusal(words.of_error(error))

    def _send(self) -> None:
        """Write the previewed bytes, or confirm that they were sent."""
        if self._issued:
            self._jobs.submit(
                partial(handoffs.confirm_sent, reference=self._issued), self._sent, self._refuse
            )
            return
        if self._pages is None:
            return
        files = [file for file in self._pages.prepared.files if file.name.endswith(self.send.endings())]
        chosen = [file for file in files if self._ends(file.name)]
        prepared = replace(self._pages.prepared, files=tuple(chosen))
        work = partial(briefs.issue, prepared=prepared, out=Path(self.send.folder.text()).expanduser())
        self.next.setEnabled(False)
        self._jobs.submit(work, self._written, self._not_written)

    def _ends(self, name: str) -> bool:
        """Say whether a file is of a chosen format, by the whole end of its name."""
        assert self._pages is not None
        return name.removeprefix(self._pages.prepared.brief.label) in self.send.endings()

    @Slot(object)
    def _written(self, changes: Changes) -> None:
        if self._pages is None:
            return
        prepared = self._pages.prepared
        self._issued = changes.made
        text = next((file.data for file in prepared.files if file.name.endswith(".txt")), b"")
        names = [file.name for file in prepared.files if self._ends(file.name)]
        self.send.show_written(prepared.brief.label, names, text.decode())
        self._say()
        self.send.focus_first()

    @Slot(object)
    def _not_written(self, error: UserError) -> None:
        self.send.show_refusal(words.of_error(error))
        self._say()

    @Slot(object)
    def _sent(self, _changes: Changes) -> None:
        self.noticeRequested.emit(self.tr("It is sent, and the clock has started."))
        self.closed.emit()

    @Slot(object)
    def _show_start(self, start: HandOffStart) -> None:
        if start.shown.lead.id != self._lead:
            return
        self._start = start
        self.terms.show_start(start)
        self.preview.show_start(start)
        self._show_check()
        self._say()
        self.focus_first()

    @Slot()
    def _show_check(self) -> None:
        if self._start is not None:
            self.check.show_start(self._start, self._start.gates[self.terms.chosen()])
        self._say()

    @Slot(object)
    def _refuse(self, error: UserError) -> None:
        self._refuse_with(words.of_error(error))

    def _refuse_with(self, sentence: str) -> None:
        self._wrong.setText(sentence)
        self._wrong.show()

    def _go(self, step: int) -> None:
        self._stack.setCurrentIndex(step)
        self._say()
        if self._start is not None:
            self.focus_first()
        if step == PREVIEW:
            self._draw()

    @Slot()
    def _say(self) -> None:
        """Say where we are, and what the next button does."""
        step = self.step()
        if self._start is not None:
            lead = self._start.shown.lead
            self.head.show_lead(lead.title, lead.client, mine=self._start.shown.mine, steward=lead.steward)
        self.head.show_step(step)
        nexts = (
            self.tr("Next: the terms"),
            self.tr("Next: read what leaves"),
            self.tr("Next: how it is sent"),
            self.tr("It is sent") if self._issued else self.tr("Write the brief"),
        )
        self.next.setText(nexts[step])
        first = step == CHECK or bool(self._issued)
        self.back.setText(self.tr("Close") if first else self.tr("Back"))
        self.next.setEnabled(self._may_go_on(step))

    def _may_go_on(self, step: int) -> bool:
        if self._start is None:
            return False
        gate = self._start.gates[self.terms.chosen()]
        answered = gate.met or bool(self.check.override.text().strip())
        told = not self._start.owed or bool(self.check.standing.text().strip())
        chosen = bool(self.send.chosen()) and bool(self.send.folder.text().strip())
        return (
            not self.check.stopped() and answered and told,
            True,
            self._pages is not None,
            bool(self._issued) or (self._pages is not None and chosen),
        )[step]

    def _build(self) -> None:
        for page in (self.check, self.terms, self.preview, self.send):
            self._stack.addWidget(page)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._wrong, 1)
        foot.addStretch(0)
        foot.addWidget(self.back, 0, Qt.AlignmentFlag.AlignBottom)
        foot.addWidget(self.next, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(36, 24, 36, 20)
        column.setSpacing(16)
        column.addWidget(self.head)
        column.addWidget(self._stack, 1)
        column.addLayout(foot)
        self._wrong.hide()

    def _connect(self) -> None:
        self.back.clicked.connect(self.go_back)
        self.next.clicked.connect(self.go_on)
        self.terms.involvement.chosenChanged.connect(self._show_check)
        for field in (self.check.override, self.check.standing):
            field.textChanged.connect(self._say)
        self.preview.changed.connect(self._draw)
        self.send.changed.connect(self._say)
        self.send.noticeRequested.connect(self.noticeRequested)


def _check(choice: Choice, desk: Desk) -> str:
    return briefs.check(desk, choice).id


def _will_do(brief: Brief) -> str:
    """Return what delivery promises to do, as the brief says it."""
    facts = (fact.text or "" for fact in brief.facts if fact.section is BriefSection.DELIVERY)
    return next(facts, "")
