"""A choice of one of a few views, side by side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QWidget

from desktop.ui.widgets.chip import ChipButton


class Segmented(QWidget):
    """Two or three pills of which one is on; the arrow keys move between them."""

    chosenChanged = Signal(str)

    def __init__(self, name: str, options: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._buttons = {key: ChipButton(text, checkable=True) for key, text in options}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for button in self._buttons.values():
            self._group.addButton(button)
            row.addWidget(button)
        next(iter(self._buttons.values())).setChecked(True)
        self._group.buttonToggled.connect(self._tell)

    def chosen(self) -> str:
        """Return the key of the one that is on."""
        return next(key for key, button in self._buttons.items() if button.isChecked())

    def choose(self, key: str) -> None:
        """Switch to `key`."""
        self._buttons[key].setChecked(True)

    def set_words(self, options: Sequence[tuple[str, str]]) -> None:
        """Change the words of the options."""
        for key, text in options:
            self._buttons[key].setText(text)

    @Slot(QAbstractButton, bool)
    def _tell(self, _button: QAbstractButton, on: bool) -> None:
        if on:
            self.chosenChanged.emit(self.chosen())
