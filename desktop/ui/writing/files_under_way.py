"""How far the attaching of large files is, with a way to stop it; not seen while it takes no time."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from desktop.ui.jobs import Ticket
from desktop.ui.widgets import labels
from desktop.ui.widgets.buttons import QuietButton

SHOWN_AFTER_MS = 400


class FilesUnderWay(QWidget):
    """Counts files that are being attached, one after the other."""

    shownChanged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._waiting: list[tuple[Ticket, str]] = []
        self._said = labels.small(wraps=False)
        self._bar = QProgressBar()
        self.cancel = QuietButton()
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(SHOWN_AFTER_MS)
        self._patience.timeout.connect(self._come_up)
        self._build()

    def add(self, ticket: Ticket, name: str) -> None:
        """Count one more file."""
        self._waiting.append((ticket, name))
        if self.isHidden() and not self._patience.isActive():
            self._patience.start()

    def end_one(self) -> None:
        """Say that the first of the files is done with."""
        del self._waiting[:1]
        if self._waiting:
            self._say()
        else:
            self._leave()

    @Slot(int, int)
    def step(self, done: int, total: int) -> None:
        """Show how much of the present file is read."""
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(done)

    @Slot()
    def stop(self) -> None:
        """Attach nothing more; what is attached already stays."""
        for ticket, _ in self._waiting:
            ticket.cancel()
        self._waiting.clear()
        self._leave()

    @Slot()
    def _come_up(self) -> None:
        self._say()
        self.show()
        self.shownChanged.emit()

    def _leave(self) -> None:
        self._patience.stop()
        if not self.isHidden():
            self.hide()
            self.shownChanged.emit()

    def _say(self) -> None:
        name = self._waiting[0][1] if self._waiting else ""
        self._said.setText(self.tr("Attaching “{name}”").format(name=name))
        self._bar.setAccessibleName(self._said.text())
        self.cancel.setText(self.tr("Stop"))

    def _build(self) -> None:
        self._bar.setTextVisible(False)
        self._bar.setProperty("tone", "accent")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._said, 1)
        row.addWidget(self._bar, 1)
        row.addWidget(self.cancel)
        self.cancel.clicked.connect(self.stop)
        self.hide()
