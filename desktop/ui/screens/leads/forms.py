"""Small forms that open in place: one line or one day, and one button that uses it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.buttons import Button, QuietButton
from desktop.ui.widgets.fields import DateField, LineEdit
from desktop.ui.widgets.form_card import FormCard


class SmallForm(FormCard):
    """A label, a field, and two buttons; Enter uses what was filled in, Esc closes."""

    def __init__(self, look: Look, field: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(look, parent, tone="sunken")
        self._field = field
        self._label = labels.caption()
        self._use, self._close = Button(), QuietButton()
        self._use.clicked.connect(self.use)
        self._close.clicked.connect(self.leave)
        self.body.setSpacing(6)
        self.body.addWidget(self._label)
        self.body.addWidget(field)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self._use)
        row.addWidget(self._close)
        row.addStretch(1)
        self.body.addLayout(row)
        self.hide()

    def set_words(self, label: str, use: str, close: str) -> None:
        """Say what is asked and what the buttons do."""
        self._label.setText(label)
        self._field.setAccessibleName(label)
        self._use.setText(use)
        self._close.setText(close)

    def ask(self) -> None:
        """Open the form and put the keyboard into its field."""
        self.show()
        self._field.setFocus()


class LineForm(SmallForm):
    """Asks for one line, such as a reason."""

    given = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        self.line = LineEdit("")
        super().__init__(look, self.line, parent)

    def ask(self) -> None:
        self.line.clear()
        super().ask()

    @Slot()
    def use(self) -> None:
        if self.line.text().strip():
            self.given.emit(self.line.text().strip())
        else:
            self.line.setFocus()


class DayForm(SmallForm):
    """Asks for one day."""

    given = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        self.day = DateField(look, "")
        super().__init__(look, self.day, parent)

    def ask_from(self, day: date) -> None:
        """Open the form with `day` in it."""
        self.day.set_day(day)
        self.ask()

    @Slot()
    def use(self) -> None:
        self.given.emit(self.day.day().isoformat())
