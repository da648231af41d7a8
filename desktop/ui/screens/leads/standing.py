"""What comes first before a lead goes to sales: a promise we owe, and that what sales has is out of date."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.leads.loading import LeadShown
from desktop.ui.widgets import labels
from desktop.ui.widgets.buttons import QuietButton
from desktop.ui.widgets.fields import LineEdit


class StandingView(QWidget):
    """One calm line for each, with one line to answer the first, and a button that issues the next version."""

    told = Signal(str)
    correctRequested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: LeadShown | None = None
        self._owed, self._hint = labels.body(), labels.caption()
        self.line = LineEdit("")
        self._old, self.correct = labels.body(), QuietButton()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self._owed, self._hint, self.line, self._old):
            column.addWidget(part)
        column.addWidget(self.correct, 0, Qt.AlignmentFlag.AlignLeft)
        self.line.returnPressed.connect(self.keep)
        self.correct.clicked.connect(self.correctRequested)
        self.retranslate()

    def show_lead(self, shown: LeadShown) -> None:
        """Show what comes first for a lead; nothing at all where nothing does."""
        if self._shown is None or (self._shown.lead.id, self._shown.lead.told) != (
            shown.lead.id,
            shown.lead.told,
        ):
            self.line.setText(shown.lead.told)
        self._shown = shown
        for part in (self._owed, self._hint, self.line):
            part.setVisible(shown.lead.earned is not None)
        self._old.setVisible(shown.lead.outdated)
        self.correct.setVisible(shown.lead.outdated)
        self.setVisible(shown.lead.earned is not None or shown.lead.outdated)
        self.retranslate()

    def retranslate(self) -> None:
        """Set the words again."""
        self._hint.setText(self.tr("What does the customer know about it? One line, kept for the next brief"))
        self.line.setAccessibleName(self._hint.text())
        if self._shown is None:
            return
        lead = self._shown.lead
        self._owed.setText(self.tr("First, what we promised: {promise}").format(promise=lead.earned or ""))
        version = lead.handoff.version + 1 if lead.handoff else 1
        self._old.setText(self.tr("What sales has is out of date."))
        self.correct.setText(self.tr("Issue version {version}").format(version=version))

    @Slot()
    def keep(self) -> None:
        """Keep the line for the next brief."""
        self.told.emit(self.line.text().strip())
