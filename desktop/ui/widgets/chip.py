"""A pill that names one fact, or switches one filter on and off."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from desktop.ui.stylesheet import TONES
from desktop.ui.widgets.restyle import set_look


class Chip(QLabel):
    """A pill-shaped label in a tone."""

    def __init__(self, text: str = "", tone: str = "neutral", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("look", "chip")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_tone(tone)

    def set_tone(self, tone: str) -> None:
        """Change the tone: neutral, plain, accent, opportunity, referral, danger or success."""
        set_look(self, "tone", _known(tone))


class ChipButton(QPushButton):
    """A pill to press; a checkable one takes `checked_tone` while it is on."""

    def __init__(
        self,
        text: str = "",
        tone: str = "neutral",
        parent: QWidget | None = None,
        *,
        checkable: bool = False,
        checked_tone: str = "accent",
    ) -> None:
        super().__init__(text, parent)
        self._tone, self._checked_tone = _known(tone), _known(checked_tone)
        self.setProperty("look", "chip")
        self.setCheckable(checkable)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.toggled.connect(self._show_tone)
        self._show_tone()

    def set_tone(self, tone: str) -> None:
        """Change the tone it has while it is off."""
        self._tone = _known(tone)
        self._show_tone()

    def _show_tone(self) -> None:
        set_look(self, "tone", self._checked_tone if self.isChecked() else self._tone)


def _known(tone: str) -> str:
    if tone not in TONES:
        raise ValueError(f"no such tone: {tone}")
    return tone
