"""The states an opportunity went through: when, which, and why."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.opportunities import OpportunityState, StateChange
from desktop.ui.leads import words as lead_words
from desktop.ui.leads.loading import LeadShown
from desktop.ui.widgets import labels


class HistoryView(QWidget):
    """A heading, and one line for each state, the latest first; nothing for a referral."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading, self._lines = labels.caption(), labels.small()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._heading)
        column.addWidget(self._lines)
        self._shown: LeadShown | None = None
        self.retranslate()

    def show_lead(self, shown: LeadShown) -> None:
        """Show the history of a lead."""
        self._shown = shown
        self._lines.setText("\n".join(self._line(step, shown) for step in reversed(shown.lead.states)))
        self.setVisible(bool(shown.lead.states))

    def said(self) -> str:
        """Return what the lines say."""
        return self._lines.text()

    def retranslate(self) -> None:
        """Set the words again."""
        self._heading.setText(self.tr("History"))
        if self._shown is not None:
            self.show_lead(self._shown)

    def _line(self, step: StateChange, shown: LeadShown) -> str:
        day = lead_words.moment_day(step.at, shown.zone, shown.today)
        parts = (day, lead_words.state(step.after.value), step.reason or self._why(step))
        return " · ".join(part for part in parts if part)

    def _why(self, step: StateChange) -> str:
        """Say why the answers moved it; nothing where nobody said more than that it moved."""
        if step.before is OpportunityState.PARKED and step.after.open:
            return self.tr("taken up again")
        if step.after is OpportunityState.QUALIFIED:
            return self.tr("all that is asked is answered")
        if step.before is OpportunityState.QUALIFIED and step.after.open:
            return self.tr("an answer is open again")
        return ""
