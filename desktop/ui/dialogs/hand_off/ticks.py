"""A box to tick whose words may take several lines."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.widgets import labels
from desktop.ui.widgets.chip import Chip
from desktop.ui.widgets.choices import HEIGHT, CheckBox

BOX, GAP, ABOVE = 28, 2, 4


class TickRow(QWidget):
    """A tick, what it lets out, and a line of detail under it; a click on the words ticks as well."""

    toggled = Signal(bool)

    def __init__(self, text: str = "", detail: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = CheckBox()
        self.box.setFixedWidth(BOX)
        self.box.toggled.connect(self.toggled)
        self._text, self._detail = labels.body(), labels.small()
        self._lines = lines = QVBoxLayout()
        lines.setContentsMargins(0, ABOVE, 0, 2)
        lines.setSpacing(0)
        lines.addWidget(self._text)
        lines.addWidget(self._detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(lines, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_words(text, detail)

    def set_words(self, text: str, detail: str = "") -> None:
        """Say what the tick means."""
        self._text.setText(text)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self.box.setAccessibleName(", ".join(part for part in (text, detail) if part))

    def set_chip(self, chip: Chip) -> None:
        """Put a chip below the words."""
        self._lines.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeft)
        self.box.setAccessibleName(f"{self.box.accessibleName()}, {chip.text()}")

    def text(self) -> str:
        """Return what the tick means."""
        return self._text.text()

    def is_on(self) -> bool:
        """Say whether it is ticked."""
        return self.box.isChecked()

    def set_on(self, on: bool) -> None:
        """Tick it or take the tick off, without telling anybody."""
        self.box.blockSignals(True)
        self.box.setChecked(on)
        self.box.blockSignals(False)

    def showEvent(self, event: QShowEvent) -> None:
        """Keep the box beside the first line, however large its letters are."""
        super().showEvent(event)
        self.box.setFixedHeight(max(HEIGHT, self._text.fontMetrics().lineSpacing() + 2 * ABOVE))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.box.isEnabled():
            self.box.toggle()
            self.box.setFocus()
