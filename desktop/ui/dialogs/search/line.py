"""The line of the search to type into; it hands on the keys that move through what was found."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.widgets.fields import LineEdit

STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


class SearchLine(LineEdit):
    """Takes words; Tab completes them, Ctrl+D asks for a name to keep them under.

    Delete at their end puts a kept search away.
    """

    moved = Signal(int)
    entered = Signal()
    left = Signal()
    lost = Signal()
    keepRequested = Signal()
    forgetRequested = Signal()
    completeRequested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setProperty("look", "search")
        self.setFrame(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in STEPS:
            self.moved.emit(STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.keepRequested.emit()
        elif key == Qt.Key.Key_Delete and self._is_at_end():
            self.forgetRequested.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Ask with Tab to complete what is typed; the keyboard stays."""
        if forward:
            self.completeRequested.emit()
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say when a command has taken the keyboard elsewhere in the window."""
        super().focusOutEvent(event)
        if event.reason() not in (
            Qt.FocusReason.ActiveWindowFocusReason,
            Qt.FocusReason.PopupFocusReason,
        ):
            self.lost.emit()

    def _is_at_end(self) -> bool:
        return not self.hasSelectedText() and self.cursorPosition() == len(self.text())
