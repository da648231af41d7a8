"""The head of the way to sales: what is handed off, what stays, and which step this is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.ui.leads import words as lead_words
from desktop.ui.widgets import labels
from desktop.ui.widgets.restyle import set_look


class StepsHead(QWidget):
    """Title, the promise under it, and the four steps at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._promise = labels.title(), labels.muted()
        self._steps = [QLabel() for _ in range(4)]
        self._row, self._top = QWidget(), QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()

    def show_lead(self, title: str, client: str, *, mine: bool, steward: str) -> None:
        """Say what goes, and with whom the relationship stays."""
        shown = lead_words.shortened(title)
        self._title.setText(self.tr("Hand off “{title}” to sales").format(title=shown))
        owner = self.tr("you") if mine else steward
        self._promise.setText(
            self.tr(
                "{client} stays with {owner}. Sales gets exactly what the preview shows, "
                "and nothing else leaves this laptop."
            ).format(client=lead_words.shortened(client), owner=owner)
        )

    def show_step(self, step: int) -> None:
        """Mark the present step."""
        words = (self.tr("1 Check"), self.tr("2 Terms"), self.tr("3 Preview"), self.tr("4 Send"))
        for number, label in enumerate(self._steps):
            label.setText(words[number])
            set_look(label, "part", "accent" if number == step else "muted")
        self.setAccessibleName(self.tr("Step {step}").format(step=words[step]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the steps above the title where they would leave it less than half of the room."""
        super().resizeEvent(event)
        narrow = 2 * self._row.sizeHint().width() > self.width()
        beside, above = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.BottomToTop
        self._top.setDirection(above if narrow else beside)
        self._top.setSpacing(8 if narrow else 24)

    def _build(self) -> None:
        row = QHBoxLayout(self._row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for label in self._steps:
            label.setProperty("part", "muted")
            row.addWidget(label)
        self._top.setSpacing(24)
        self._top.addWidget(self._title, 1)
        self._top.addWidget(self._row, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._top)
        column.addWidget(self._promise)
