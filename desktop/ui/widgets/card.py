"""A rounded surface that holds what belongs together, with a bar at its left for a quotation."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets.restyle import set_look

BAR = 3.0


class Card(QFrame):
    """A card; `tone` is surface, sunken or accent, and `bar` the tone of the bar at the left, if any."""

    clicked = Signal()

    def __init__(
        self, look: Look, parent: QWidget | None = None, *, tone: str = "surface", bar: str = ""
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._bar = bar
        self._clickable = False
        self.setProperty("look", "card")
        self.setProperty("tone", tone)
        self.body = QVBoxLayout()
        self.body.setSpacing(4)
        self._whole = QVBoxLayout(self)
        self._whole.addLayout(self.body)
        self._whole.addStretch(1)
        self.set_margins(14 + (2 if bar else 0), 12, 14, 12)

    def set_margins(self, left: int, top: int, right: int, bottom: int) -> None:
        """Leave so many pixels around what the card holds."""
        self._whole.setContentsMargins(left, top, right, bottom)

    def set_clickable(self, name: str) -> None:
        """Let the card be pressed by mouse, Enter and Space, and be known to assistive tools as `name`."""
        self._clickable = True
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_chosen(self, chosen: bool) -> None:
        """Draw the edge in the accent colour while the card is the chosen one."""
        set_look(self, "chosen", "true" if chosen else "false")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._clickable and event.button() == Qt.MouseButton.LeftButton:
            if self.rect().contains(event.position().toPoint()):
                self.clicked.emit()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._clickable and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._bar:
            self._paint_bar(self._look.theme.strong(self._bar))

    def _paint_bar(self, colour: QColor) -> None:
        """Fill the card's own rounded left edge, so that the bar follows the corners."""
        radius = self._look.theme.size("radius.card")
        card = QPainterPath()
        card.addRoundedRect(QRectF(self.rect()), radius, radius)
        inner = QPainterPath()
        inner.addRoundedRect(QRectF(self.rect()).translated(QPointF(BAR, 0)), radius, radius)
        strip = QPainterPath()
        strip.addRect(QRectF(0, 0, radius, self.height()))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(card.subtracted(inner).intersected(strip), colour)
        painter.end()
