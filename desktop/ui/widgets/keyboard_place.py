"""Where the keyboard was before it came into a part of the window, so that it can go back there."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


class KeyboardPlace(QObject):
    """Watches one part of the window."""

    def __init__(self, part: QWidget) -> None:
        super().__init__(part)
        self._part = part
        self._before: QWidget | None = None
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._note)

    def is_here(self) -> bool:
        """Say whether the keyboard is in the part."""
        there = QApplication.focusWidget()
        return there is not None and self._part.isAncestorOf(there)

    def give_back(self) -> None:
        """Take the keyboard to where it came from, if that can still be seen."""
        back, self._before = self._before, None
        if back is not None and isValid(back) and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(QWidget, QWidget)
    def _note(self, old: QWidget | None, new: QWidget | None) -> None:
        comes = new is not None and self._part.isAncestorOf(new)
        if comes and old is not None and not self._part.isAncestorOf(old):
            self._before = old
