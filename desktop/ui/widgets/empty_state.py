"""What a screen shows while it has nothing to show: why, and the first step."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.buttons import Button

ICON = 32
WIDEST = 380


class EmptyState(QWidget):
    """An icon, a heading, one sentence that teaches, and a button if there is a next step."""

    actionRequested = Signal()

    def __init__(
        self,
        look: Look,
        icon: str,
        heading: str = "",
        sentence: str = "",
        action: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._icon = look, icon
        self._picture = QLabel()
        self._heading = labels.heading()
        self._sentence = labels.muted()
        self._button = Button()
        self._button.clicked.connect(self.actionRequested)
        self.setFocusProxy(self._button)
        self._build()
        self.set_words(heading, sentence, action)
        self._tint()
        look.themeChanged.connect(self._tint)

    def set_words(self, heading: str, sentence: str, action: str = "") -> None:
        """Change what is said; without `action` there is no button."""
        self._heading.setText(heading)
        self._sentence.setText(sentence)
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self.setAccessibleName(f"{heading}. {sentence}")

    def _build(self) -> None:
        middle = QWidget()
        middle.setMaximumWidth(WIDEST)
        column = QVBoxLayout(middle)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addStretch(2)
        for words in (self._picture, self._heading, self._sentence):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(words)
        column.addSpacing(8)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(middle, 100)
        row.addStretch(1)

    @Slot()
    def _tint(self) -> None:
        colour = self._look.theme.colour("muted")
        self._picture.setPixmap(self._look.icons.pixmap(self._icon, colour, ICON, self.devicePixelRatioF()))
