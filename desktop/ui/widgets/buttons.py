"""Buttons: the one primary button of a screen, quiet ones, and ones that are an icon only."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeySequence, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QToolButton,
    QWidget,
)

from desktop.ui.theme import Look

GAP = 10
LEAST_MARGIN = 8


class Button(QPushButton):
    """A plain button; Enter presses it when it has the focus."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, look: str = "plain") -> None:
        super().__init__(text, parent)
        self.setProperty("look", look)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)


class QuietButton(Button):
    """A button without a box, for what is possible but not suggested."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent, look="quiet")


class PrimaryButton(Button):
    """The next step of a screen, in the accent colour, with its keys beside its words."""

    def __init__(self, text: str = "", keys: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent, look="primary")
        self._keys = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        return size + QSize(GAP + self._keys_width(), 0) if self._keys else size

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        self._paint_words(painter)
        if self.hasFocus():
            self._paint_ring(painter)
        painter.end()

    def _paint_words(self, painter: QPainter) -> None:
        """Set words and keys as one centred line; keys that have no room are left out."""
        text = self.text().replace("&", "")
        width = self.fontMetrics().horizontalAdvance(text)
        whole = width + (GAP + self._keys_width() if self._keys else 0)
        shows_keys = bool(self._keys) and whole <= self.width() - 2 * LEAST_MARGIN
        whole = whole if shows_keys else width
        left = max((self.width() - whole) // 2, LEAST_MARGIN)
        painter.setPen(self._on_accent())
        painter.setFont(self.font())
        painter.drawText(QRect(left, 0, width + 1, self.height()), Qt.AlignmentFlag.AlignVCenter, text)
        if not shows_keys:
            return
        painter.setFont(self._keys_font())
        keys = QRect(left + width + GAP, 0, self._keys_width() + 1, self.height())
        painter.drawText(keys, Qt.AlignmentFlag.AlignVCenter, self._keys)

    def _paint_ring(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._on_accent(), 2))
        painter.drawRoundedRect(self.rect().adjusted(3, 3, -3, -3), 4, 4)

    def _on_accent(self) -> QColor:
        return self.palette().color(QPalette.ColorGroup.Active, QPalette.ColorRole.HighlightedText)

    def _keys_font(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.Normal)
        font.setPixelSize(max(self.fontInfo().pixelSize() - 1, 9))
        return font

    def _keys_width(self) -> int:
        return QFontMetrics(self._keys_font()).horizontalAdvance(self._keys)


class IconButton(QToolButton):
    """A button that is an icon only; `name` says what it does, to the eye as a tooltip and to the ear."""

    def __init__(
        self,
        look: Look,
        icon: str,
        name: str,
        parent: QWidget | None = None,
        *,
        boxed: bool = False,
        colour: str = "muted",
        side: int = 32,
    ) -> None:
        super().__init__(parent)
        self._look, self._icon, self._colour = look, icon, colour
        self.setProperty("look", "boxed" if boxed else "plain")
        self.setFixedSize(side, side)
        self.setIconSize(QSize(16, 16))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_name(name)
        self._tint()
        look.themeChanged.connect(self._tint)

    def set_name(self, name: str) -> None:
        """Say what the button does."""
        self.setAccessibleName(name)
        self.setToolTip(name)

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon = icon
        self._tint()

    @Slot()
    def _tint(self) -> None:
        theme = self._look.theme
        self.setIcon(self._look.icons.icon(self._icon, theme.colour(self._colour), 16))
