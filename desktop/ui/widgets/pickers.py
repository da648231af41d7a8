"""Fields that hold one of a known kind of thing: a choice, a day, a time, a number."""

from __future__ import annotations

from datetime import date, time

from PySide6.QtCore import QDate, QPoint, Qt, QTime, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QDateEdit, QSpinBox, QTimeEdit, QWidget

from desktop.ui.theme import Look

MARGINS = (8, 0, 8, 0)


class ComboBox(QComboBox):
    """A choice of one; the wheel does not change it in passing."""

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        look.themeChanged.connect(self.update)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        _paint_arrow(self, self._look)


class DateField(QDateEdit):
    """A day, typed or taken from a calendar; the wheel does not change it in passing."""

    dayChanged = Signal(object)

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setAccessibleName(name)
        self.setCalendarPopup(True)
        self.setDisplayFormat("ddd d MMM yyyy")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lineEdit().setTextMargins(*MARGINS)
        self.dateChanged.connect(self._tell)
        look.themeChanged.connect(self.update)

    def day(self) -> date:
        """Return the day."""
        shown = self.date()
        return date(shown.year(), shown.month(), shown.day())

    def set_day(self, day: date) -> None:
        """Show a day."""
        self.setDate(QDate(day.year, day.month, day.day))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        _paint_arrow(self, self._look)

    @Slot()
    def _tell(self) -> None:
        self.dayChanged.emit(self.day())


class TimeField(QTimeEdit):
    """A time of day to the minute; the arrow keys change it, the wheel does not."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setDisplayFormat("HH:mm")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lineEdit().setTextMargins(*MARGINS)

    def clock(self) -> time:
        """Return the time of day."""
        return time(self.time().hour(), self.time().minute())

    def set_clock(self, clock: time) -> None:
        """Show a time of day."""
        self.setTime(QTime(clock.hour, clock.minute))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class NumberField(QSpinBox):
    """A whole number; the arrow keys change it, the wheel does not."""

    def __init__(
        self, name: str, parent: QWidget | None = None, *, least: int = 0, most: int = 999_999_999
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setRange(least, most)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lineEdit().setTextMargins(*MARGINS)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def _paint_arrow(field: QWidget, look: Look) -> None:
    """Paint the arrow that says there is more to choose from."""
    colour = look.theme.colour("muted")
    arrow = look.icons.pixmap("chevron-down", colour, 14, field.devicePixelRatioF())
    painter = QPainter(field)
    painter.drawPixmap(QPoint(field.width() - 24, (field.height() - 14) // 2), arrow)
    painter.end()
