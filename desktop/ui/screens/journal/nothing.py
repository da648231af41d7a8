"""What stands in the place of the list when no entry is there to be shown: why, and the way on."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.widgets import labels
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.flow import FlowLayout

EXAMPLES = ("client:nordwind", "with:anna", "tag:audit", "since:march", "has:opportunity")


class NothingFound(QWidget):
    """Teaches the filter words to who found nothing, and the first step to who has no entries yet."""

    clearRequested = Signal()
    searchRequested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._query = ""
        self._said = labels.muted()
        self._taught = labels.small()
        self.clear = Button()
        self.search = Button()
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 14, 14)
        column.setSpacing(8)
        column.addWidget(self._said)
        column.addWidget(self._taught)
        column.addSpacing(4)
        ways = QWidget()
        flow = FlowLayout(ways)
        flow.addWidget(self.clear)
        flow.addWidget(self.search)
        column.addWidget(ways)
        column.addStretch(1)
        self.clear.clicked.connect(self.clearRequested)
        self.search.clicked.connect(self._search)
        self.retranslate()

    def show_for(self, query: str) -> None:
        """Say it for these filter words, or for a journal without entries."""
        self._query = query
        narrowed = bool(query)
        self._said.setText(
            self.tr("No entry fits these filters.")
            if narrowed
            else self.tr("No entries yet. Press Ctrl+N after your next session; a sentence is enough.")
        )
        for part in (self._taught, self.clear, self.search):
            part.setVisible(narrowed)

    def retranslate(self) -> None:
        """Set the words again."""
        taught = self.tr("Every word narrows the list further. Take one out, or try another: {examples}.")
        self._taught.setText(taught.format(examples=", ".join(EXAMPLES)))
        self.clear.setText(self.tr("Show all entries"))
        self.search.setText(self.tr("Search everything"))
        self.show_for(self._query)

    @Slot()
    def _search(self) -> None:
        self.searchRequested.emit(self._query)
