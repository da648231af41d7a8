"""How one opportunity on the board is painted: client, title, how far the gate is, and lines of detail."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.ui.rows import Role
from desktop.ui.theme import Look
from desktop.ui.widgets.cards_delegate import wrapped

Index = QModelIndex | QPersistentModelIndex
SIDE = 14
TOP = 12
BAR = 4
GAP = 6
BETWEEN = 8
TITLE_LINES = 2
NOTE_LINES = 3


class CardDelegate(QStyledItemDelegate):
    """Paints cards of one height, so that a column of thousands is laid out at once."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look

    def card_height(self) -> int:
        """Return the height of every card with the gap beneath it, from the present fonts."""
        small, strong = self._fonts()
        words = (1 + NOTE_LINES) * _line_height(small) + TITLE_LINES * _line_height(strong)
        return 2 * TOP + words + BAR + 2 * GAP + BETWEEN

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(option.rect.width(), self.card_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = option.rect.adjusted(0, 0, 0, -BETWEEN)
        self._paint_ground(painter, option, card)
        theme, (small, strong) = self._look.theme, self._fonts()
        room, top = card.width() - 2 * SIDE, card.top() + TOP
        said = [str(index.data(role) or "") for role in (Role.META, Role.TITLE, Role.EXCERPT)]
        muted = theme.colour("muted")
        top = _set_lines(painter, small, wrapped(said[0], small, room, 1), card, top, muted)
        title = wrapped(said[1], strong, room, TITLE_LINES)
        top = _set_lines(painter, strong, title, card, top, theme.colour("text")) + GAP
        if said[1]:
            self._paint_bar(painter, card, top, float(index.data(Role.SHARE) or 0))
        _set_lines(painter, small, wrapped(said[2], small, room, NOTE_LINES), card, top + BAR + GAP, muted)
        painter.restore()

    def _fonts(self) -> tuple[QFont, QFont]:
        theme = self._look.theme
        return theme.font("small"), theme.font("body", bold=True)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, card: QRect) -> None:
        theme = self._look.theme
        state = option.state
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        marked = focused or bool(state & QStyle.StateFlag.State_Selected)
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        edge = theme.colour("accent" if marked else "muted" if over else "border")
        half = 1.0 if focused else 0.5
        painter.setPen(QPen(edge, 2 * half))
        painter.setBrush(theme.colour("surface"))
        radius = theme.size("radius.card")
        painter.drawRoundedRect(QRectF(card).adjusted(half, half, -half, -half), radius, radius)

    def _paint_bar(self, painter: QPainter, card: QRect, top: int, share: float) -> None:
        theme = self._look.theme
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(card.left() + SIDE, top, card.width() - 2 * SIDE, BAR)
        painter.setBrush(theme.colour("border"))
        painter.drawRoundedRect(whole, BAR / 2, BAR / 2)
        if share:
            whole.setWidth(whole.width() * min(share, 1.0))
            painter.setBrush(theme.colour("opportunity"))
            painter.drawRoundedRect(whole, BAR / 2, BAR / 2)


def _line_height(font: QFont) -> int:
    return QFontMetrics(font).height() + 3


def _set_lines(
    painter: QPainter, font: QFont, texts: list[str], card: QRect, top: int, colour: QColor
) -> int:
    """Set lines of one font under each other; return where the next ones begin."""
    painter.setFont(font)
    painter.setPen(colour)
    for text in texts:
        place = QRect(card.left() + SIDE, top, card.width() - 2 * SIDE, _line_height(font))
        painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), text)
        top += _line_height(font)
    return top
