"""What a hand-off waits for, in one sentence, and the text to sales that goes with it."""

from __future__ import annotations

from PySide6.QtCore import QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import QT_TRANSLATE_NOOP
from desktop.domain.reminders import Nudge
from desktop.services.reminders import Reminder
from desktop.ui import words
from desktop.ui.screens.handoffs.loading import HandOffShown
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.buttons import Button, QuietButton
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.flow import FlowLayout

_SENTENCES = {
    Nudge.SEND: QT_TRANSLATE_NOOP("Nudge", "It is ready to send. The clock starts when you say that it is sent."),
    Nudge.DETAILS: QT_TRANSLATE_NOOP("Nudge", "They said yes. To count as accepted it still needs {details}."),
    Nudge.DUE: QT_TRANSLATE_NOOP("Nudge", "The answer is due. A friendly word may help."),
    Nudge.OVERDUE: QT_TRANSLATE_NOOP("Nudge", "The answer is overdue. The customer may be waiting for you to say how it stands."),
    Nudge.RETURNED: QT_TRANSLATE_NOOP("Nudge", "Something is missing. Answer it, and send the next version."),
    Nudge.NEXT_ACTION: QT_TRANSLATE_NOOP("Nudge", "The day of their next step is over. Ask how it went, before the customer tells you."),
    Nudge.STALLED: QT_TRANSLATE_NOOP("Nudge", "Nothing was heard for a long time. Ask whether it goes on."),
    Nudge.PROTECTION: QT_TRANSLATE_NOOP("Nudge", "The protection ends soon. Extend it once, or let it end."),
    Nudge.LAPSED: QT_TRANSLATE_NOOP("Nudge", "The protection has ended. Tell sales to stop, or withdraw it and issue it again."),
    Nudge.WITHDRAWN: QT_TRANSLATE_NOOP("Nudge", "You took it back: “{reason}”. Sales should know."),
    Nudge.WISH: QT_TRANSLATE_NOOP("Nudge", "The customer ended it: “{reason}”. Sales should know; their words stay here."),
}  # fmt: skip


class NudgeCard(Card):
    """Says what is waited for; offers to copy the text, to open it as a mail, and to say that it is sent."""

    reminded = Signal()
    noticeRequested = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent, tone="sunken")
        self._reminder: Reminder | None = None
        self._said = labels.body()
        self.copy, self.mail, self.done = Button(), Button(), QuietButton()
        self.body.setSpacing(8)
        self.body.addWidget(self._said)
        row = QWidget()
        flow = FlowLayout(row)
        for button in (self.copy, self.mail, self.done):
            flow.addWidget(button)
        self.body.addWidget(row)
        self.copy.clicked.connect(self._copy)
        self.mail.clicked.connect(self._open_mail)
        self.done.clicked.connect(self.reminded)

    def show_handoff(self, shown: HandOffShown) -> None:
        """Show what a hand-off waits for; nothing where all is well."""
        self._reminder = shown.reminder
        self.setVisible(shown.nudge is not None)
        if shown.nudge is None:
            return
        details = ", ".join(words.translate("Reply", each) for each in shown.view.missing_details)
        reason = shown.view.row.handoff.end_reason
        said = words.translate("Nudge", _SENTENCES[shown.nudge])
        self._said.setText(said.format(details=details, reason=reason))
        self.setAccessibleName(self._said.text())
        self.copy.setText(self.tr("Copy the text to sales"))
        self.mail.setText(self.tr("Open it as a mail"))
        self.done.setText(self.tr("It is sent"))
        self.copy.setVisible(shown.reminder is not None)
        self.mail.setVisible(shown.reminder is not None and bool(shown.reminder.mailto))
        live = shown.view.row.handoff.state.live
        self.done.setVisible(shown.reminder is not None and live)

    def said(self) -> str:
        """Return the sentence, empty where there is none."""
        return "" if self.isHidden() else self._said.text()

    @Slot()
    def _copy(self) -> None:
        if self._reminder is not None:
            QGuiApplication.clipboard().setText(self._reminder.body)
            self.noticeRequested.emit(self.tr("The text is in the clipboard."))

    @Slot()
    def _open_mail(self) -> None:
        if self._reminder is not None:
            QDesktopServices.openUrl(QUrl(self._reminder.mailto, QUrl.ParsingMode.StrictMode))
