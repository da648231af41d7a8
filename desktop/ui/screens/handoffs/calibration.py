"""How sure is how right, as five small bars: what was said, what came of it, and on how many outcomes that stands."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.calibration import Band, Calibration
from desktop.ui.theme import Look
from desktop.ui.widgets import labels

BARS = 64
LINE = 15
GAP = 8
TICK = 2.0


class CalibrationChart(QWidget):
    """A bar a band as high as what was won, and a line across it as high as one was sure."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._bands: tuple[Band, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.themeChanged.connect(self.update)

    def show_bands(self, bands: tuple[Band, ...]) -> None:
        """Show these bands from the left to the right."""
        self._bands = bands
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, BARS + 2 * LINE + 6)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._look.theme.font("caption"))
        wide = (self.width() - GAP * (len(self._bands) - 1)) / max(len(self._bands), 1)
        for place, band in enumerate(self._bands):
            self._paint_band(painter, band, QRectF(place * (wide + GAP), 0, wide, BARS))
        painter.end()

    def _paint_band(self, painter: QPainter, band: Band, area: QRectF) -> None:
        theme = self._look.theme
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("sunken"))
        painter.drawRoundedRect(area, 3, 3)
        if band.right is not None:
            high = area.height() * band.right / 100
            painter.setBrush(theme.colour("accent-soft"))
            painter.drawRoundedRect(QRectF(area.left(), area.bottom() - high, area.width(), high), 3, 3)
        if band.count:
            level = area.bottom() - area.height() * band.said / 100
            painter.setPen(QPen(theme.colour("accent"), TICK))
            painter.drawLine(QPointF(area.left() + 2, level), QPointF(area.right() - 2, level))
        centre = Qt.AlignmentFlag.AlignCenter
        painter.setPen(theme.colour("text"))
        below = QRectF(area.left() - GAP / 2, area.bottom() + 3, area.width() + GAP, LINE)
        painter.drawText(below, centre, f"{band.low}–{band.high}")
        painter.setPen(theme.colour("muted"))
        painter.drawText(below.translated(0, LINE), centre, f"n={band.count}")


class CalibrationCard(QFrame):
    """A heading, the chart and one line on how to read it; nothing while there are too few outcomes."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Calibration | None = None
        self._heading, self._how = labels.caption(), labels.small()
        self.chart = CalibrationChart(look)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(6)
        for widget in (self._heading, self.chart, self._how):
            column.addWidget(widget)
        self.retranslate()
        self.hide()

    def show_calibration(self, shown: Calibration | None) -> None:
        """Show how sure was how right."""
        self._shown = shown
        self.setVisible(shown is not None)
        if shown is not None:
            self.chart.show_bands(shown.bands)
            self.retranslate()

    def said(self) -> str:
        """Return what the chart shows, in words."""
        return self.chart.accessibleName()

    def retranslate(self) -> None:
        """Set the words again."""
        self._heading.setText(self.tr("How sure you were, and how right"))
        self._how.setText(self.tr("Per cent sure; the line is what you said, the bar how many were won."))
        bands = self._shown.bands if self._shown is not None else ()
        self.chart.setAccessibleName("; ".join(self._words(band) for band in bands))

    def _words(self, band: Band) -> str:
        if band.right is None:
            said = self.tr("{low} to {high} per cent sure: {count} outcomes, too few to say")
        else:
            said = self.tr("{low} to {high} per cent sure: {right} per cent won of {count}")
        right = round(band.right) if band.right is not None else 0
        return said.format(low=band.low, high=band.high, count=band.count, right=right)
