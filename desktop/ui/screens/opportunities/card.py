"""How one opportunity on the board is painted: client, title, how far the gate is, and lines of detail."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.ui.rows import Role
from desktop.ui.theme import Look
from desktop.ui.widgets.cards_delegate import wrapped

Index = QModelIndex | QPersistentModelIndex
SIDE = 12
TOP = 11
BAR = 4
GAP = 6
BETWEEN = 8
TITLE_LINES, SLIM_TITLE_LINES = 2, 3
NOTE_LINES = 3
SLIM = 7.5
"""A card that is slimmer than so many times the height of its title's letters takes a third line for it."""
CARDS_KEPT = 1024


@dataclass(frozen=True, slots=True)
class Words:
    """What a card says, broken into its lines."""

    client: list[str]
    title: list[str]
    note: list[str]
    first: list[str]

    def small_lines(self) -> int:
        """Return how many lines are in small letters."""
        return len(self.client) + len(self.note) + len(self.first)


class CardDelegate(QStyledItemDelegate):
    """Paints cards as high as what they say; `even` ones are all of one height, however many there are.

    `even_lines` is how many lines those keep for the note and for the promise that comes first.
    """

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._broken: dict[tuple[str, str, str, str, int, bool], Words] = {}
        self.even, self.even_lines = False, NOTE_LINES
        look.themeChanged.connect(self._forget)

    def even_height(self) -> int:
        """Return the height of every card with the gap beneath it, where all are of one."""
        return self._height(1 + self.even_lines, TITLE_LINES)

    def height_of(self, index: Index, width: int) -> int:
        """Return the height of one card of that width with the gap beneath it."""
        words = self._words(index, width)
        return self._height(max(2, words.small_lines()), max(1, len(words.title)))

    def _height(self, lines: int, titles: int) -> int:
        small, strong = self._fonts()
        words = lines * _line_height(small) + titles * _line_height(strong)
        return 2 * TOP + words + BAR + 2 * GAP + BETWEEN

    @Slot()
    def _forget(self) -> None:
        self._broken.clear()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = option.rect.adjusted(0, 0, 0, -BETWEEN)
        self._paint_ground(painter, option, card)
        theme, (small, strong) = self._look.theme, self._fonts()
        words = self._words(index, card.width())
        muted, top = theme.colour("muted"), card.top() + TOP
        top = _set_lines(painter, small, words.client, card, top, muted)
        top = _set_lines(painter, strong, words.title, card, top, theme.colour("text")) + GAP
        if words.title:
            self._paint_bar(painter, card, top, float(index.data(Role.SHARE) or 0))
        top = _set_lines(painter, small, words.note, card, top + BAR + GAP, muted)
        _set_lines(painter, small, words.first, card, top, theme.colour("opportunity"))
        painter.restore()

    def _words(self, index: Index, width: int) -> Words:
        """Break what a card of that width says into lines, or say how it was broken before."""
        roles = (Role.META, Role.TITLE, Role.EXCERPT, Qt.ItemDataRole.ToolTipRole)
        client, title, note, first = (str(index.data(role) or "") for role in roles)
        key = (client, title, note, first, width, self.even)
        if key not in self._broken:
            if len(self._broken) > CARDS_KEPT:
                self._broken.clear()
            self._broken[key] = self._break(client, title, note, first, width - 2 * SIDE)
        return self._broken[key]

    def _break(self, client: str, title: str, note: str, first: str, room: int) -> Words:
        """Break words into lines; the promise that comes first has one, the last."""
        small, strong = self._fonts()
        slim = not self.even and room < SLIM * QFontMetrics(strong).height()
        promised = _lines(first, small, room, 1)
        return Words(
            _lines(client, small, room, 1),
            _lines(title, strong, room, SLIM_TITLE_LINES if slim else TITLE_LINES),
            _lines(note, small, room, self.even_lines - len(promised) if self.even else NOTE_LINES),
            promised,
        )

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


def _lines(text: str, font: QFont, room: int, most: int) -> list[str]:
    return [line for line in wrapped(text, font, room, most) if line] if text and most > 0 else []


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
