"""How one line of a list is painted: title and time, a muted excerpt, chips, and headings between groups."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.ui.rows import Role
from desktop.ui.theme import Look

Index = QModelIndex | QPersistentModelIndex

SIDE = 14
TOP = 12
CHIP_GAP = 4
ICON = 14
GROUP_HEIGHT = 32


class CardsDelegate(QStyledItemDelegate):
    """Paints rows of one height, `lines` of excerpt in each, and group headings; reads `rows.Role` only."""

    def __init__(self, look: Look, parent: QWidget | None = None, *, lines: int = 2) -> None:
        super().__init__(parent)
        self._look = look
        self._lines = lines

    def row_height(self) -> int:
        """Return the height of every entry, from the present fonts."""
        return TOP + self._title_height() + self._lines * self._line_height() + 6 + self._chip_height() + TOP

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        height = GROUP_HEIGHT if index.data(Role.GROUP) else self.row_height()
        return QSize(option.rect.width(), height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        group = index.data(Role.GROUP)
        if group:
            self._paint_group(painter, option.rect, str(group))
        else:
            self._paint_entry(painter, option, index)
        painter.restore()

    def _paint_group(self, painter: QPainter, rect: QRect, heading: str) -> None:
        theme = self._look.theme
        painter.fillRect(rect, theme.colour("surface"))
        painter.setFont(theme.font("caption", bold=True))
        painter.setPen(theme.colour("muted"))
        inside = rect.adjusted(SIDE, 4, -SIDE, 0)
        words = painter.fontMetrics().elidedText(heading, Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)

    def _paint_entry(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self._paint_ground(painter, option)
        area = option.rect.adjusted(SIDE, TOP, -SIDE, -TOP)
        title = str(index.data(Role.TITLE) or "")
        if not title:
            self._paint_waiting(painter, area)
            return
        line = QRect(area.left(), area.top(), area.width(), self._title_height())
        line = self._paint_meta(painter, line, str(index.data(Role.META) or ""))
        line = self._paint_icon(painter, line, str(index.data(Role.ICON) or ""))
        self._paint_title(painter, line, title)
        chips = index.data(Role.CHIPS) or ()
        below = area.adjusted(0, self._title_height(), 0, 0)
        self._paint_excerpt(
            painter, below, str(index.data(Role.EXCERPT) or ""), self._lines if chips else self._lines + 1
        )
        self._paint_chips(painter, area, chips)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        theme = self._look.theme
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        rect = option.rect
        painter.fillRect(rect, theme.colour("accent-soft" if chosen else "surface"))
        painter.fillRect(rect.adjusted(0, rect.height() - 1, 0, 0), theme.colour("border"))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -2))

    def _paint_meta(self, painter: QPainter, line: QRect, meta: str) -> QRect:
        """Paint the time at the right; return what is left of the line."""
        theme = self._look.theme
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("muted"))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, meta)
        return line.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(meta) - 8 if meta else 0, 0)

    def _paint_icon(self, painter: QPainter, line: QRect, icon: str) -> QRect:
        """Paint the icon at the right; return what is left of the line."""
        if not icon:
            return line
        ratio = painter.device().devicePixelRatioF()
        pixmap = self._look.icons.pixmap(icon, self._look.theme.colour("muted"), ICON, ratio)
        painter.drawPixmap(QPoint(line.right() + 1 - ICON, line.top() + (line.height() - ICON) // 2), pixmap)
        return line.adjusted(0, 0, -ICON - 8, 0)

    def _paint_title(self, painter: QPainter, line: QRect, title: str) -> None:
        theme = self._look.theme
        painter.setFont(theme.font("body", bold=True))
        painter.setPen(theme.colour("text"))
        words = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_excerpt(self, painter: QPainter, area: QRect, text: str, lines: int) -> None:
        theme = self._look.theme
        font = theme.font("small")
        painter.setFont(font)
        painter.setPen(theme.colour("muted"))
        for number, words in enumerate(wrapped(text, font, area.width(), lines)):
            top = area.top() + number * self._line_height()
            line = QRect(area.left(), top, area.width(), self._line_height())
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_chips(self, painter: QPainter, area: QRect, chips: Sequence[tuple[str, str]]) -> None:
        """Set as many chips as fit into the last line; say how many did not."""
        left = area.left()
        height = self._chip_height()
        metrics = QFontMetrics(self._look.theme.font("small"))
        for number, (text, tone) in enumerate(chips):
            width = metrics.horizontalAdvance(text) + 20
            rest = len(chips) - number
            spare = metrics.horizontalAdvance(f"+{rest}") + 20 if rest > 1 else 0
            fits = left + width + (CHIP_GAP + spare if spare else 0) <= area.right() + 1
            words, shade = (text, tone) if fits or number == 0 else (f"+{rest}", "neutral")
            room = area.right() + 1 - left
            shown = min(metrics.horizontalAdvance(words) + 20, room)
            rect = QRect(left, area.bottom() + 1 - height, shown, height)
            paint_chip(painter, self._look, rect, words, shade)
            if words != text:
                return
            left += shown + CHIP_GAP

    def _paint_waiting(self, painter: QPainter, area: QRect) -> None:
        """Draw two bars where the words will be."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.theme.colour("sunken"))
        for top, share in ((4, 0.6), (28, 0.9)):
            bar = QRectF(area.left(), area.top() + top, area.width() * share, 10)
            painter.drawRoundedRect(bar, 4, 4)

    def _title_height(self) -> int:
        return QFontMetrics(self._look.theme.font("body", bold=True)).height() + 5

    def _line_height(self) -> int:
        return QFontMetrics(self._look.theme.font("small")).height() + 3

    def _chip_height(self) -> int:
        letters = QFontMetrics(self._look.theme.font("small")).height()
        return max(self._look.theme.pixels("height.chip"), letters + 4)


def wrapped(text: str, font: QFont, width: int, lines: int) -> list[str]:
    """Break `text` into at most `lines` lines of `width`; the last one ends in an ellipsis if more follows."""
    flat = " ".join(text.split())
    layout = QTextLayout(flat, font)
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    starts: list[int] = []
    layout.beginLayout()
    while len(starts) < lines and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    units = flat.encode("utf-16-le")
    ends = [*starts[1:], len(units) // 2]
    parts = [units[2 * a : 2 * b].decode("utf-16-le") for a, b in zip(starts, ends, strict=True)]
    metrics = QFontMetrics(font)
    return [metrics.elidedText(part.rstrip(), Qt.TextElideMode.ElideRight, width + 1) for part in parts]


def paint_chip(painter: QPainter, look: Look, rect: QRect, text: str, tone: str) -> None:
    """Paint a pill as `widgets.chip.Chip` would look."""
    theme = look.theme
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge: QColor = theme.colour("border") if tone == "neutral" else theme.soft(tone)
    painter.setPen(QPen(edge, 1))
    painter.setBrush(theme.soft(tone))
    half = rect.height() / 2
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), half, half)
    painter.setFont(theme.font("small"))
    painter.setPen(theme.strong(tone))
    inside = rect.adjusted(10, 0, -9, 0)
    words = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, inside.width() + 1)
    painter.drawText(
        QRect(inside.topLeft() + QPoint(0, 0), inside.size()), Qt.AlignmentFlag.AlignVCenter, words
    )
    painter.restore()
