"""A list of suggestions below the place where somebody types: part of the window, so that the keyboard stays there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.ui.theme import Look

ROW, FRAME, GAP, SIDE = 32, 10, 12, 10
LEAST, WIDEST = 240, 440
DETAIL = Qt.ItemDataRole.UserRole
MARGIN = 12
"""Pixels of the window that stay free below the list."""


@dataclass(frozen=True, slots=True)
class Line:
    """One suggestion: what it is, and what tells it from others, said more quietly at its right."""

    label: str
    detail: str = ""


class Suggestions(QListWidget):
    """Shows lines at a place of its window; the one that types moves in it and takes from it."""

    taken = Signal(int)

    def __init__(self, look: Look, owner: QWidget) -> None:
        super().__init__(owner.window())
        self._look, self._owner = look, owner
        self.setProperty("look", "suggestions")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setItemDelegate(_LineDelegate(look, self))
        self.itemClicked.connect(self._take)
        self.hide()

    def show_lines(self, lines: Sequence[Line], place: QRect) -> None:
        """Show lines below `place` (in the owner's coordinates), above it where there is more room."""
        if self.parentWidget() is not self._owner.window():
            self.setParent(self._owner.window())
        self.clear()
        for line in lines:
            item = QListWidgetItem(line.label)
            item.setData(DETAIL, line.detail)
            item.setToolTip(line.label)
            said = f"{line.label}, {line.detail}" if line.detail else line.label
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
            item.setSizeHint(QSize(0, ROW))
            self.addItem(item)
        self.setCurrentRow(0)
        self._place(place)
        self.setVisible(bool(lines))
        self.raise_()
        self._tell_window()

    def move_by(self, step: int) -> None:
        """Mark the next line or the one before."""
        self.setCurrentRow((self.currentRow() + step) % self.count())

    def leave(self) -> None:
        """Go away."""
        if not self.isHidden():
            self.hide()
            self._tell_window()

    def labels(self) -> list[str]:
        """List what is on show."""
        return [] if self.isHidden() else [self.item(row).text() for row in range(self.count())]

    def _place(self, place: QRect) -> None:
        window = self._owner.window()
        width = min(max(LEAST, self._widest()), WIDEST, window.width() - 2 * MARGIN)
        height = self.count() * ROW + FRAME
        below = self._owner.mapTo(window, place.bottomLeft()).y() + 4
        above = self._owner.mapTo(window, place.topLeft()).y() - 4 - height
        top = above if below + height > window.height() and above >= MARGIN else below
        left = self._owner.mapTo(window, place.topLeft()).x() - SIDE
        self.setGeometry(max(MARGIN, min(left, window.width() - width - MARGIN)), top, width, height)

    def _widest(self) -> int:
        metrics = self.fontMetrics()
        texts = [(self.item(row).text(), self.item(row).data(DETAIL)) for row in range(self.count())]
        widths = [metrics.horizontalAdvance(f"{label}{detail}") for label, detail in texts]
        return max(widths, default=0) + GAP + 2 * SIDE + FRAME

    def _tell_window(self) -> None:
        """Let a window that is as high as what is in it make room."""
        QGuiApplication.postEvent(self.window(), QEvent(QEvent.Type.LayoutRequest))

    @Slot(QListWidgetItem)
    def _take(self, item: QListWidgetItem) -> None:
        self.taken.emit(self.row(item))


class _LineDelegate(QStyledItemDelegate):
    """Paints the label at the left and the detail at the right, the longer of them shortened."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme = self._look.theme
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        rect = QRect(option.rect)
        painter.save()
        if chosen:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent-soft"))
            painter.drawRoundedRect(rect, 4, 4)
        inner = rect.adjusted(SIDE, 0, -SIDE, 0)
        metrics = option.fontMetrics
        right = metrics.elidedText(index.data(DETAIL) or "", Qt.TextElideMode.ElideRight, inner.width() // 2)
        width = metrics.horizontalAdvance(right)
        painter.setPen(theme.colour("muted"))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, right)
        left = inner.adjusted(0, 0, -(width + GAP if width else 0), 0)
        label = metrics.elidedText(index.data(), Qt.TextElideMode.ElideRight, left.width())
        painter.setPen(theme.colour("accent" if chosen else "text"))
        painter.drawText(left, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, label)
        painter.restore()
