"""A card that asks for something in place: Enter uses what was filled in or presses a button, Esc closes it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop.ui.widgets.card import Card


class FormCard(Card):
    """What every form in a card does with its keys; each fills in what *use* hands over."""

    closed = Signal()

    @Slot()
    def use(self) -> None:
        """Hand over what was filled in."""

    @Slot()
    def leave(self) -> None:
        """Close the form."""
        self.hide()
        self.closed.emit()

    def add_foot(self, wrong: QWidget, *buttons: QPushButton) -> None:
        """Put below what is asked what went wrong, hidden as yet, and the buttons in one line."""
        row = QHBoxLayout()
        row.setSpacing(4)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        self.body.addWidget(wrong)
        self.body.addLayout(row)
        wrong.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            if isinstance(focused, QPushButton) and focused.hasFocus():
                focused.click()
            else:
                self.use()
        else:
            super().keyPressEvent(event)
