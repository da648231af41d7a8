"""A thin bar that shows how many of the questions are answered."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QWidget


class GateBar(QProgressBar):
    """Four pixels high, in the opportunity's tone or the accent's; `name` is for those who hear it."""

    def __init__(self, name: str, parent: QWidget | None = None, *, tone: str = "opportunity") -> None:
        super().__init__(parent)
        self.setProperty("tone", tone)
        self.setTextVisible(False)
        self.setFixedHeight(4)
        self.setAccessibleName(name)

    def show_share(self, done: int, total: int) -> None:
        """Fill the bar by `done` of `total`."""
        self.setRange(0, max(total, 1))
        self.setValue(min(done, max(total, 1)))
