"""Tabs that are words over a hairline, the present one underlined in the accent colour."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QTabBar, QWidget

HEIGHT = 36
GAP = 18


class Tabs(QTabBar):
    """Text tabs by key; arrow keys move, the keys and words come from the screen."""

    chosenChanged = Signal(str)

    def __init__(
        self, name: str, tabs: Sequence[tuple[str, str]] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_tabs(tabs)
        self.currentChanged.connect(self._tell)

    def set_tabs(self, tabs: Sequence[tuple[str, str]]) -> None:
        """Show these (key, words), such as ("people", "People 5"); the same keys keep the present tab."""
        if [self.tabData(index) for index in range(self.count())] != [key for key, _ in tabs]:
            self._start_again(tabs)
        for index, (_, words) in enumerate(tabs):
            self.setTabText(index, words)

    def chosen(self) -> str:
        """Return the key of the present tab."""
        return str(self.tabData(self.currentIndex()) or "")

    def choose(self, key: str) -> None:
        """Go to the tab `key`."""
        for index in range(self.count()):
            if self.tabData(index) == key:
                self.setCurrentIndex(index)

    def tabSizeHint(self, index: int) -> QSize:
        return QSize(QFontMetrics(self._bold()).horizontalAdvance(self.tabText(index)) + GAP, HEIGHT)

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        line = self.rect().adjusted(0, self.height() - 1, 0, 0)
        painter.fillRect(line, self.palette().color(QPalette.ColorRole.Mid))
        for index in range(self.count()):
            self._paint_tab(painter, index, self.tabRect(index).adjusted(0, 0, -GAP, 0))
        painter.end()

    def _paint_tab(self, painter: QPainter, index: int, rect: QRect) -> None:
        present = index == self.currentIndex()
        role = QPalette.ColorRole.Accent if present else QPalette.ColorRole.PlaceholderText
        colour = self.palette().color(role)
        painter.setFont(self._bold() if present else self.font())
        painter.setPen(colour)
        painter.drawText(
            rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.tabText(index)
        )
        if present:
            painter.fillRect(QRect(rect.left(), self.height() - 2, rect.width(), 2), colour)
        if present and self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colour, 2))
            painter.drawRoundedRect(rect.adjusted(1, 5, -1, -6), 4, 4)

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _start_again(self, tabs: Sequence[tuple[str, str]]) -> None:
        present = self.chosen()
        self.blockSignals(True)
        while self.count():
            self.removeTab(0)
        for key, words in tabs:
            self.setTabData(self.addTab(words), key)
        self.choose(present)
        self.blockSignals(False)

    @Slot(int)
    def _tell(self, _index: int) -> None:
        self.chosenChanged.emit(self.chosen())
