"""Names and dates of a hand-off, beside each other where there is room and under each other where not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from desktop.ui.widgets import labels

LABEL = 104
"""What names of facts take at least, so that those of one hand-off stand where those of the next do."""

NARROW = 520


class HandOffFacts(QWidget):
    """Short facts with their names; the first one has a line to itself."""

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = {name: labels.muted("", wraps=False) for name in names}
        self._texts = {name: labels.label("", "plain") for name in names}
        self._pairs = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        for label in self._names.values():
            label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._arrange(2)

    def show_facts(self, facts: Mapping[str, tuple[str, str]]) -> None:
        """Show (name, text) by key."""
        for key, (name, text) in facts.items():
            self._names[key].setText(name)
            self._texts[key].setText(text)
        width = max(LABEL, *(label.sizeHint().width() for label in self._names.values()))
        for label in self._names.values():
            label.setFixedWidth(width)

    def fact(self, key: str) -> str:
        """Return the text of one fact."""
        return self._texts[key].text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(1 if self.width() < NARROW else 2)

    def _arrange(self, pairs: int) -> None:
        """Set so many facts side by side."""
        if pairs == self._pairs:
            return
        self._pairs = pairs
        for place, key in enumerate(self._names):
            row, column = divmod(place - 1, pairs) if place else (-1, 0)
            span = 2 * pairs - 1 if not place else 1
            self._grid.addWidget(self._names[key], row + 1, 2 * column)
            self._grid.addWidget(self._texts[key], row + 1, 2 * column + 1, 1, span)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(3, pairs - 1)
