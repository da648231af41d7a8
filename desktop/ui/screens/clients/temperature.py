"""The temperature of a client's sessions over time, as one thin line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.theme import Look

HEIGHT = 46
COLDEST, WARMEST = -2, 2
DOT = 2.5


class TemperatureLine(QWidget):
    """Draws (moment, temperature) pairs from the left to the right, -2 at the bottom and +2 at the top."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._points: list[tuple[float, int]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.themeChanged.connect(self.update)

    def show_temperatures(self, temperatures: Sequence[tuple[str, int]]) -> None:
        """Show these, given by stored moment in any order."""
        moments = sorted((datetime.fromisoformat(at).timestamp(), value) for at, value in temperatures)
        if moments:
            first, last = moments[0][0], moments[-1][0]
            span = max(last - first, 1.0)
            self._points = [((at - first) / span, value) for at, value in moments]
        else:
            self._points = []
        self.update()

    def count(self) -> int:
        """Return how many sessions are drawn."""
        return len(self._points)

    def sizeHint(self) -> QSize:
        return QSize(120, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._look.theme
        area = QRectF(self.rect()).adjusted(DOT, DOT + 1, -DOT, -DOT - 1)
        painter.setPen(QPen(theme.colour("border"), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(area.left(), area.center().y()), QPointF(area.right(), area.center().y()))
        points = [_place(area, across, value) for across, value in self._points]
        painter.setPen(QPen(theme.colour("accent"), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPolyline(QPolygonF(points))
        painter.setBrush(theme.colour("accent"))
        for point in points[-1:]:
            painter.drawEllipse(point, DOT - 1, DOT - 1)
        painter.end()


def _place(area: QRectF, across: float, value: int) -> QPointF:
    share = (value - COLDEST) / (WARMEST - COLDEST)
    return QPointF(area.left() + across * area.width(), area.bottom() - share * area.height())
