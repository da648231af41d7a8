"""One opportunity on the board: client, title, how far the gate is, and one line of detail."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop.domain.overviews import LeadRow
from desktop.ui.theme import Look
from desktop.ui.widgets.cards_delegate import wrapped

SIDE = 14
TOP = 12
BAR = 4
GAP = 6
TITLE_LINES = 3
NOTE_LINES = 3
USUAL_WIDTH = 165
MOVES = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class LeadCard(QAbstractButton):
    """A card to choose with click or arrows and to open with Enter; painted, so that a board stays light."""

    moveRequested = Signal(int, int)
    openRequested = Signal()

    def __init__(self, look: Look, row: LeadRow, note: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.row = row
        self._note = note
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(row.title)
        self.setAccessibleName(f"{row.title}, {row.client}, {note}")
        self.setToolTip(row.title if len(row.title) > 60 else "")
        look.themeChanged.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(USUAL_WIDTH, self.heightForWidth(USUAL_WIDTH))

    def minimumSizeHint(self) -> QSize:
        return QSize(90, self.heightForWidth(USUAL_WIDTH))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = self._lines(width)
        words = sum(_line_height(font) * len(texts) for font, texts in lines)
        return 2 * TOP + words + BAR + 2 * GAP

    def nextCheckState(self) -> None:
        self.setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in MOVES:
            self.moveRequested.emit(*MOVES[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.openRequested.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        theme = self._look.theme
        client, title, note = self._lines(self.width())
        top = TOP
        top = _set_lines(painter, client, top, self.width(), theme.colour("muted"))
        top = _set_lines(painter, title, top, self.width(), theme.colour("text")) + GAP
        self._paint_bar(painter, top)
        _set_lines(painter, note, top + BAR + GAP, self.width(), theme.colour("muted"))
        painter.end()

    def _lines(self, width: int) -> list[tuple[QFont, list[str]]]:
        theme, room = self._look.theme, width - 2 * SIDE
        small, strong = theme.font("small"), theme.font("body", bold=True)
        return [
            (small, wrapped(self.row.client, small, room, 1)),
            (strong, wrapped(self.row.title, strong, room, TITLE_LINES)),
            (small, wrapped(self._note, small, room, NOTE_LINES)),
        ]

    def _paint_ground(self, painter: QPainter) -> None:
        theme = self._look.theme
        radius = theme.size("radius.card")
        marked = self.isChecked() or self.hasFocus()
        edge = theme.colour("accent" if marked else "muted" if self.underMouse() else "border")
        half = 1.0 if self.hasFocus() else 0.5
        painter.setPen(QPen(edge, 2 * half))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)

    def _paint_bar(self, painter: QPainter, top: int) -> None:
        theme = self._look.theme
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(SIDE, top, self.width() - 2 * SIDE, BAR)
        painter.setBrush(theme.colour("border"))
        painter.drawRoundedRect(whole, BAR / 2, BAR / 2)
        share = min(self.row.answered / max(self.row.required, 1), 1.0)
        if share:
            whole.setWidth(whole.width() * share)
            painter.setBrush(theme.colour("opportunity"))
            painter.drawRoundedRect(whole, BAR / 2, BAR / 2)


def _line_height(font: QFont) -> int:
    return QFontMetrics(font).height() + 3


def _set_lines(
    painter: QPainter, lines: tuple[QFont, list[str]], top: int, width: int, colour: QColor
) -> int:
    """Set lines of one font under each other; return where the next ones begin."""
    font, texts = lines
    painter.setFont(font)
    painter.setPen(colour)
    for text in texts:
        place = QRect(SIDE, top, width - 2 * SIDE, _line_height(font))
        painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), text)
        top += _line_height(font)
    return top
