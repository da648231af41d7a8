"""A tick and a choice of one, drawn in the theme's own colours."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QWidget

MARK = 16
GAP = 8
HEIGHT = 28


class CheckBox(QCheckBox):
    """A box to tick, with its words beside it."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        return _size(self)

    def minimumSizeHint(self) -> QSize:
        return _size(self)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        mark = _paint_frame(painter, self, radius=4)
        if self.isChecked():
            painter.setPen(QPen(_colour(self, QPalette.ColorRole.HighlightedText), 2))
            tick = ((4, 8.5), (7, 11.5), (12, 5))
            painter.drawPolyline(QPolygonF([mark.topLeft() + QPointF(x, y) for x, y in tick]))
        painter.end()


class RadioButton(QRadioButton):
    """One of several choices, with its words beside it."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        return _size(self)

    def minimumSizeHint(self) -> QSize:
        return _size(self)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        mark = _paint_frame(painter, self, radius=MARK / 2)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(_colour(self, QPalette.ColorRole.HighlightedText))
            painter.drawEllipse(mark.center(), 3, 3)
        painter.end()


def _size(button: QAbstractButton) -> QSize:
    words = button.fontMetrics().horizontalAdvance(button.text().replace("&", ""))
    return QSize(MARK + GAP + words + 12, HEIGHT)


def _colour(button: QAbstractButton, role: QPalette.ColorRole) -> QColor:
    group = QPalette.ColorGroup.Active if button.isEnabled() else QPalette.ColorGroup.Disabled
    return button.palette().color(group, role)


def _paint_frame(painter: QPainter, button: QAbstractButton, radius: float) -> QRectF:
    """Paint words, ring and the empty or filled mark; return where the mark is."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    mark = QRectF(4.5, (button.height() - MARK) / 2 + 0.5, MARK - 1, MARK - 1)
    filled = button.isChecked()
    fill = QPalette.ColorRole.Highlight if filled else QPalette.ColorRole.Base
    painter.setPen(_colour(button, QPalette.ColorRole.Highlight if filled else QPalette.ColorRole.Dark))
    painter.setBrush(_colour(button, fill))
    painter.drawRoundedRect(mark, radius, radius)
    words = button.rect().adjusted(4 + MARK + GAP, 0, -4, 0)
    painter.setPen(_colour(button, QPalette.ColorRole.WindowText))
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, button.text().replace("&", ""))
    if button.hasFocus():
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(_colour(button, QPalette.ColorRole.Accent), 2))
        painter.drawRoundedRect(QRectF(button.rect()).adjusted(1, 1, -1, -1), 5, 5)
    return mark
