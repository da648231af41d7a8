"""The form in which value, start and scope of an opportunity are written, in place."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.opportunities import Opportunity
from desktop.ui.screens.leads.forms import SmallForm
from desktop.ui.theme import Look
from desktop.ui.widgets.fields import LineEdit


class WorthForm(SmallForm):
    """Three lines: value, start, scope; an empty line says that it is not known."""

    given = Signal(str, str, str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        self.value, self.start, self.scope = LineEdit(""), LineEdit(""), LineEdit("")
        lines = QWidget()
        column = QVBoxLayout(lines)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for line in (self.value, self.start, self.scope):
            column.addWidget(line)
        lines.setFocusProxy(self.value)
        super().__init__(look, lines, parent)

    def ask_about(self, subject: Opportunity) -> None:
        """Open the form with what is known of an opportunity."""
        self.value.setText(subject.worth.words() if subject.worth else "")
        self.start.setText(subject.start_on)
        self.scope.setText(", ".join(subject.scope))
        self.ask()

    def retranslate(self) -> None:
        """Set the words again."""
        self.set_words(
            self.tr("Value, start and scope; empty for not known"), self.tr("Keep it"), self.tr("Not now")
        )
        for line, name, example in (
            (self.value, self.tr("Value"), self.tr("Value: 20-30k EUR")),
            (self.start, self.tr("Start wanted"), self.tr("Start: 2027-03 or 2027-Q2")),
            (self.scope, self.tr("Scope"), self.tr("Scope: services, with commas")),
        ):
            line.setAccessibleName(name)
            line.setPlaceholderText(example)

    @Slot()
    def use(self) -> None:
        self.given.emit(self.value.text(), self.start.text(), self.scope.text())
