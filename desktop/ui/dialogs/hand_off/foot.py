"""The foot of the way to sales: what went wrong, the way back, and the one button that leads on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.ui.widgets import labels
from desktop.ui.widgets.buttons import Button, PrimaryButton


class StepsFoot(QWidget):
    """Says what each button does at the present step; a refusal stands beside them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wrong = labels.label("", "warning", wraps=True)
        self.back, self.next = Button(), PrimaryButton(keys="Ctrl+Enter")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._wrong, 1)
        row.addStretch(0)
        row.addWidget(self.back, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self.next, 0, Qt.AlignmentFlag.AlignBottom)
        self._wrong.hide()

    def show_step(self, step: int, *, issued: bool, ready: bool) -> None:
        """Word the buttons for a step, 0 to 3; `ready` says whether it leads on."""
        nexts = (
            self.tr("Next: the terms"),
            self.tr("Next: read what leaves"),
            self.tr("Next: how it is sent"),
            self.tr("It is sent") if issued else self.tr("Write the brief"),
        )
        self.next.setText(nexts[step])
        self.next.setEnabled(ready)
        self.back.setText(self.tr("Close") if step == 0 or issued else self.tr("Back"))

    def refuse(self, sentence: str) -> None:
        """Say what went wrong."""
        self._wrong.setText(sentence)
        self._wrong.show()

    def clear(self) -> None:
        """Say nothing more of it."""
        self._wrong.hide()

    def said(self) -> str:
        """Return what is said about what went wrong; empty where nothing did."""
        return "" if self._wrong.isHidden() else self._wrong.text()
