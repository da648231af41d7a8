"""What lies over the whole window while something is asked for: it dims the rest and keeps the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QHideEvent, QMouseEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from desktop.ui.theme import Look

DIM = 70
"""How much of the text's colour (of 255) is laid over the window."""


class Cover(QWidget):
    """Covers its parent while it is open; a click on it closes it and puts the keyboard back to where it was."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._came_from: QWidget | None = None
        self.hide()

    @Slot()
    def dismiss(self) -> None:
        """Close, and put the keyboard back to where it was."""
        self.hide()
        if self._came_from is not None and isValid(self._came_from) and self._came_from.isVisible():
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Grow with the window while open; a filter that outlives its window would be called while Python ends."""
        super().showEvent(event)
        ground = self.parentWidget()
        if ground is not None:
            ground.installEventFilter(self)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        ground = self.parentWidget()
        if ground is not None:
            ground.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parent() and event.type() == QEvent.Type.Resize and self.isVisible():
            self._fill()
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, _forward: bool) -> bool:
        """Keep the keyboard while this is open."""
        return True

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.dismiss()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        dim = self._look.theme.colour("muted")
        dim.setAlpha(DIM)
        painter.fillRect(self.rect(), dim)
        painter.end()

    def _cover(self) -> None:
        """Open over the whole window."""
        if self.isHidden():
            self._came_from = QApplication.focusWidget()
        self._fill()
        self.show()
        self.raise_()

    def _fill(self) -> None:
        ground = self.parentWidget()
        if ground is not None:
            self.setGeometry(ground.rect())
