"""The day's agenda as a text: pasted, read line by line, its sessions offered like those of a calendar."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.errors import UserError
from desktop.services import calendar
from desktop.services.calendar import AgendaTaken
from desktop.services.desk import Desk
from desktop.ui import words
from desktop.ui.jobs import Jobs
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.buttons import Button, QuietButton
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.fields import TextEdit

HEIGHT = 132


class AgendaForm(QWidget):
    """A field for the agenda; closed until it is asked for."""

    noticeRequested = Signal(str)
    closed = Signal()

    def __init__(self, jobs: Jobs, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._caption, self._how = labels.caption(), labels.small()
        self.field = TextEdit("")
        self._wrong = labels.label("", "warning", wraps=True)
        self._take, self._leave = Button(), QuietButton()
        self._build(look)
        self._take.clicked.connect(self.take)
        self._leave.clicked.connect(self.leave)
        self.hide()

    @Slot()
    def ask(self) -> None:
        """Open, with the keyboard in the field."""
        self._say("")
        self.show()
        self.field.setFocus()

    @Slot()
    def take(self) -> None:
        """Take in what is in the field."""
        work = partial(_take_agenda, self.field.toPlainText())
        self._jobs.submit(work, self._done, self._refuse)

    @Slot()
    def leave(self) -> None:
        """Close, and keep the text for the next time."""
        self.hide()
        self.closed.emit()

    def retranslate(self) -> None:
        """Set the words again."""
        self._caption.setText(self.tr("The day's agenda, as a text"))
        self.field.setAccessibleName(self._caption.text())
        self.field.setPlaceholderText(self.tr("14:00 Sprint review, Nordwind\n16:30–17:00 Steering, Helix"))
        self._how.setText(self.tr("A line for each session, with its time. Other lines are passed over."))
        self._take.setText(self.tr("Take it in"))
        self._leave.setText(self.tr("Cancel"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.take()
        else:
            super().keyPressEvent(event)

    @Slot(object)
    def _done(self, taken: AgendaTaken) -> None:
        if not (taken.new or taken.known):
            self._say(self.tr("No line begins with a time. Write it as in “14:00 Sprint review”."))
            return
        self.field.clear()
        self.leave()
        self.noticeRequested.emit(self._summary(taken))

    @Slot(object)
    def _refuse(self, error: UserError) -> None:
        self._say(words.of_error(error))

    def _summary(self, taken: AgendaTaken) -> str:
        if not taken.new:
            return self.tr("Those sessions are known already.")
        if taken.new == 1:
            return self.tr("One session is taken in.")
        return self.tr("{count} sessions are taken in.").format(count=words.number(taken.new))

    def _say(self, text: str) -> None:
        self._wrong.setText(text)
        self._wrong.setVisible(bool(text))

    def _build(self, look: Look) -> None:
        card = Card(look)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self._leave)
        row.addWidget(self._take)
        self.field.setFixedHeight(HEIGHT)
        for widget in (self._caption, self.field, self._how, self._wrong):
            card.body.addWidget(widget)
        card.body.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 8, 0)
        column.addWidget(card)


def _take_agenda(text: str, desk: Desk) -> AgendaTaken:
    return calendar.take_agenda(desk, text, desk.today())
