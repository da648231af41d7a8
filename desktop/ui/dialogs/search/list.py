"""The lines below the search, and the one of them that is marked while the keyboard stays in the field."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from desktop.ui.dialogs.search.results import LINE, Line, LineDelegate
from desktop.ui.theme import Look


class ResultList(QListWidget):
    """Shows lines; headings are stepped over, and ways to go on are marked only where nothing else is."""

    opened = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(LineDelegate(look, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._click)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the lines from the first one on where the marked one is in sight so."""
        super().resizeEvent(event)
        self.scrollToTop()
        self.scrollTo(self.currentIndex())

    def lines(self) -> list[Line]:
        """List the lines that are shown."""
        return [self.item(row).data(LINE) for row in range(self.count())]

    def current(self) -> Line:
        """Return the line that is marked; an empty one where none is."""
        item = self.currentItem()
        line: Line = item.data(LINE) if item is not None else Line("")
        return line

    def set_lines(self, lines: Iterable[Line], *, keep: bool = False) -> None:
        """Show these lines; `keep` leaves the marked one marked, or its row where it is gone."""
        marked, row = (self.current().opens, self.currentRow()) if keep else (("", ""), -1)
        self.clear()
        for line in lines:
            self._add(line)
        self.setVisible(self.count() > 0)
        opening = [line.opens for line in self.lines()]
        if any(marked) and marked in opening:
            row = opening.index(marked)
        self.setCurrentRow(row if 0 <= row < len(opening) and any(opening[row]) else self._first())

    def move_by(self, step: int) -> None:
        """Mark the line so many further, from the end to the beginning and back."""
        rows = [row for row, line in enumerate(self.lines()) if any(line.opens)]
        if self.currentRow() not in rows:
            return
        place = rows.index(self.currentRow()) + step
        once = abs(step) == 1
        self.setCurrentRow(rows[place % len(rows) if once else max(0, min(place, len(rows) - 1))])

    def wanted_height(self) -> int:
        """Return the pixels that all lines need."""
        return sum(self.sizeHintForRow(row) for row in range(self.count()))

    def _first(self) -> int:
        """Return the row to mark first, -1 where there is none."""
        opening = [(row, line) for row, line in enumerate(self.lines()) if any(line.opens)]
        things = [row for row, line in opening if line.opens[0] != "complete"]
        return next(iter([*things, *(row for row, _ in opening)]), -1)

    def _add(self, line: Line) -> None:
        item = QListWidgetItem()
        item.setData(LINE, line)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, line.words())
        if not any(line.opens):
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.addItem(item)

    @Slot(QListWidgetItem)
    def _click(self, item: QListWidgetItem) -> None:
        self.opened.emit(item.data(LINE))
