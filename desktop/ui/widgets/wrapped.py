"""A label of several lines with room between them."""

from __future__ import annotations

import re
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

LONG_WORD = re.compile(r"\S{24,}")
STEP = 8
LINE_HEIGHT = {"title": 108, "heading": 112}
USUAL_HEIGHT = 124


class WrappedLabel(QLabel):
    """Wraps its text, which is shown as it is; markup in it means nothing."""

    def __init__(self, text: str = "", part: str = "plain", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plain = ""
        self._line_height = LINE_HEIGHT.get(part, USUAL_HEIGHT)
        self.setProperty("part", part)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setContentsMargins(0, 1 if part in LINE_HEIGHT else 2, 0, 0)
        self.setText(text)

    def text(self) -> str:
        """Return the text as it was given."""
        return self._plain

    def setText(self, text: str) -> None:
        self._plain = text
        self.setAccessibleName(text)
        lines = escape(breakable(text)).replace("\n", "<br>")
        super().setText(f'<p style="line-height: {self._line_height}%">{lines}</p>' if text else "")


def breakable(text: str) -> str:
    """Let very long words break: every few letters there is room for it that nobody sees."""
    return LONG_WORD.sub(lambda word: _parted(word.group()), text)


def _parted(word: str) -> str:
    return "\u200b".join(word[at : at + STEP] for at in range(0, len(word), STEP))
