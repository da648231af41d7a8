"""The keys of a command, drawn as a key of the keyboard."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class KeyCap(QLabel):
    """Shows a shortcut such as "Ctrl+K" as this system writes it."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText), parent)
        self.setProperty("look", "keycap")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
