"""One criterion of the gate as a line: answered or open, its label or its question, and what is known."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop.domain.opportunities import Answer
from desktop.domain.playbook import Criterion
from desktop.ui.leads import words as lead_words
from desktop.ui.theme import Look

LEFT = 24
MARK = 14
PAD = 4
FLAGS = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class CriterionRow(QAbstractButton):
    """Shows a criterion; Enter, Space or a click asks for its answer, the arrows go to its neighbours."""

    stepRequested = Signal(int)

    def __init__(self, look: Look, criterion: Criterion, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.criterion = criterion
        self._answer: Answer | None = None
        self._met = False
        self._required = False
        self._since = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.themeChanged.connect(self.update)

    def show_answer(self, answer: Answer | None, *, met: bool, required: bool, since: str = "") -> None:
        """Show what is known; `met` says whether the gate counts it, `required` whether it asks for it.

        `since` says when that was written down, and the session on which it rests.
        """
        self._answer, self._met, self._required, self._since = answer, met, required, since
        self.retranslate()
        self.updateGeometry()
        self.update()

    def retranslate(self) -> None:
        """Say the line in one sentence for those who hear it."""
        said = self.tr("answered") if self._met else self.tr("open")
        parts = (self._words(), said, self._known())
        self.setText(self._words())
        self.setAccessibleName(", ".join(part for part in parts if part))

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(260))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.heightForWidth(260))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        detail = QFontMetrics(self._look.theme.font("small")).height() + 2 if self._known() else 0
        return 2 * PAD + self._words_height(width - LEFT) + detail

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in steps:
            self.stepRequested.emit(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._look.theme
        self._paint_ground(painter)
        icon = "check" if self._met else "circle"
        colour = self._colour()
        pixmap = self._look.icons.pixmap(icon, colour, MARK, self.devicePixelRatioF())
        line = QFontMetrics(theme.font("body")).height()
        painter.drawPixmap(QPoint(2, PAD + (line - MARK) // 2), pixmap)
        self._paint_words(painter, colour)
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        theme = self._look.theme
        radius = theme.size("radius.control")
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("sunken"))
            painter.drawRoundedRect(self.rect(), radius, radius)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), radius - 1, radius - 1)

    def _paint_words(self, painter: QPainter, colour: QColor) -> None:
        theme = self._look.theme
        width = self.width() - LEFT
        height = self._words_height(width)
        painter.setFont(theme.font("body"))
        painter.setPen(colour)
        painter.drawText(QRect(LEFT, PAD, width, height), int(FLAGS), self._words())
        known = self._known()
        if known:
            painter.setFont(theme.font("small"))
            painter.setPen(theme.colour("muted"))
            metrics = painter.fontMetrics()
            shown = metrics.elidedText(known, Qt.TextElideMode.ElideRight, width - 4)
            place = QRect(LEFT, PAD + height + 2, width, metrics.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft, shown)

    def _words_height(self, width: int) -> int:
        metrics = QFontMetrics(self._look.theme.font("body"))
        return metrics.boundingRect(QRect(0, 0, max(width, 40), 9999), int(FLAGS), self._words()).height()

    def _words(self) -> str:
        """Show the label of what is known or may stay open, the question of what is still to be asked."""
        wanted = self._required and not self._met and self._answer is None
        return self.criterion.question if wanted else self.criterion.label

    def _known(self) -> str:
        if self._answer is None:
            return ""
        text = " ".join(self._answer.text.split())
        needs_quote = self.criterion.needs_quote and not self._met
        source = self.tr("a quote is still missing") if needs_quote else lead_words.source(self._answer.how)
        return f"{' · '.join(part for part in (source, self._since) if part)}: {text}"

    def _colour(self) -> QColor:
        theme = self._look.theme
        if self._met:
            return theme.colour("text")
        return theme.colour("opportunity" if self._required else "muted")
