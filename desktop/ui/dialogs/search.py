"""The search over the window: every word of the journal, every place and every command, by keyboard alone."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from desktop.domain.errors import UserError
from desktop.ui import words
from desktop.ui.dialogs.search_results import (
    LINE,
    Found,
    Line,
    LineDelegate,
    commands_for,
    lines_of,
    load_found,
    places_for,
)
from desktop.ui.jobs import Jobs
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.fields import LineEdit
from desktop.ui.widgets.keycap import KeyCap

WIDEST, HIGHEST, TOP = 620, 520, 64
LETTERS = 2
DIM = 70
"""How much of the text's colour (of 255) is laid over the window."""


class SearchLine(LineEdit):
    """The line to type into; it hands on the keys that move through what was found."""

    moved = Signal(int)
    entered = Signal()
    left = Signal()
    lost = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setProperty("look", "search")
        self.setFrame(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
        if event.key() in steps:
            self.moved.emit(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say when a command has taken the keyboard elsewhere in the window."""
        super().focusOutEvent(event)
        if event.reason() not in (
            Qt.FocusReason.ActiveWindowFocusReason,
            Qt.FocusReason.PopupFocusReason,
        ):
            self.lost.emit()


class SearchPalette(QWidget):
    """Lies over the window while it is open; Esc and a click beside it close it."""

    openRequested = Signal(str, str)
    commandRequested = Signal(str)

    def __init__(self, jobs: Jobs, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._jobs, self._look, self._ground = jobs, look, parent
        self._found: Found | None = None
        self._commands: tuple[str, ...] = ()
        self._places: tuple[str, ...] = ()
        self._came_from: QWidget | None = None
        self.field = SearchLine()
        self.results = QListWidget()
        self._hint = labels.small()
        self._sheet = QFrame(self)
        self._build()
        self._connect()
        self.retranslate()
        self.hide()

    def offer(self, commands: Sequence[str], places: Sequence[str]) -> None:
        """Find these commands and places beside what is in the journal."""
        self._commands, self._places = tuple(commands), tuple(places)

    @Slot()
    @Slot(str)
    def open(self, text: str = "") -> None:
        """Open with `text` typed already."""
        if self.isHidden():
            self._came_from = QApplication.focusWidget()
        self.setGeometry(self._ground.rect())
        self._found = None
        self.field.setText(text)
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)
        self._search()

    @Slot()
    def dismiss(self) -> None:
        """Close, and put the keyboard back to where it was."""
        self.hide()
        if self._came_from is not None and isValid(self._came_from) and self._came_from.isVisible():
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)

    def lines(self) -> list[Line]:
        """List the lines that are shown."""
        return [self.results.item(row).data(LINE) for row in range(self.results.count())]

    def hint(self) -> str:
        """Return what is said below the lines."""
        return self._hint.text()

    def retranslate(self) -> None:
        """Set the words again."""
        self.setAccessibleName(self.tr("Search"))
        self.field.setAccessibleName(self.tr("Search every word"))
        self.field.setPlaceholderText(self.tr("Search every word, or do something…"))
        self.results.setAccessibleName(self.tr("What was found"))
        if self.isVisible():
            self._show_lines()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._ground and event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._ground.rect())
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, _forward: bool) -> bool:
        """Keep the keyboard while the search is open."""
        return True

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.dismiss()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        dim = self._look.theme.colour("muted")
        dim.setAlpha(DIM)
        painter.fillRect(self.rect(), dim)
        painter.end()

    def _build(self) -> None:
        self._sheet.setProperty("look", "card")
        body = QVBoxLayout(self._sheet)
        body.setContentsMargins(8, 6, 8, 8)
        body.setSpacing(4)
        row = QHBoxLayout()
        row.setContentsMargins(4, 0, 8, 0)
        row.addWidget(self.field, 1)
        row.addWidget(KeyCap("Esc"))
        body.addLayout(row)
        body.addWidget(labels.hairline())
        body.addWidget(self.results, 1)
        self._hint.setContentsMargins(12, 4, 12, 4)
        body.addWidget(self._hint)
        self.results.setItemDelegate(LineDelegate(self._look, self.results))
        self.results.setFrameShape(QFrame.Shape.NoFrame)
        self.results.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.results.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._ground.installEventFilter(self)

    def _connect(self) -> None:
        self.field.textChanged.connect(self._search)
        self.field.moved.connect(self._move)
        self.field.entered.connect(self._enter)
        self.field.left.connect(self.dismiss)
        self.field.lost.connect(self.hide)
        self.results.itemClicked.connect(self._click)

    @Slot()
    def _search(self) -> None:
        """Look for what is typed; what was found before stays until the new is there."""
        query = self.field.text().strip()
        if self.isHidden():
            return
        if len(query) < LETTERS:
            self._found = None
            self._show_lines()
        else:
            self._jobs.latest("search", partial(load_found, self.field.text()), self._show, self._refuse)

    @Slot(object)
    def _show(self, found: Found) -> None:
        if found.query == self.field.text():
            self._found = found
            self._show_lines()

    @Slot(object)
    def _refuse(self, error: UserError) -> None:
        self._hint.setText(words.of_error(error))
        self._hint.show()

    def _show_lines(self) -> None:
        query = self.field.text().strip()
        self.results.clear()
        found = lines_of(self._found) if self._found else ()
        for line in (*places_for(query, self._places), *found, *commands_for(query, self._commands)):
            self._add(line)
        self.results.setVisible(self.results.count() > 0)
        self._say(query)
        self._move(1)
        self._place()

    def _add(self, line: Line) -> None:
        item = QListWidgetItem()
        item.setData(LINE, line)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, line.words())
        if not any(line.opens):
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.results.addItem(item)

    def _say(self, query: str) -> None:
        if len(query) < LETTERS:
            said = self.tr("Two letters are enough to search entries, people, clients and leads.")
        elif self._found is not None and not self._found.hits:
            said = self.tr("Nothing in the journal has “{query}”. Try the beginning of a word.")
        else:
            said = ""
        self._hint.setText(said.format(query=query))
        self._hint.setVisible(bool(said))

    @Slot(int)
    def _move(self, step: int) -> None:
        """Go on by so many lines that open something, from the end to the beginning and back."""
        rows = [row for row, line in enumerate(self.lines()) if any(line.opens)]
        if not rows:
            return
        present = self.results.currentRow()
        if present not in rows:
            self.results.setCurrentRow(rows[0])
            return
        place = rows.index(present) + step
        once = abs(step) == 1
        self.results.setCurrentRow(rows[place % len(rows) if once else max(0, min(place, len(rows) - 1))])

    @Slot()
    def _enter(self) -> None:
        item = self.results.currentItem()
        if item is not None:
            self._open_line(item.data(LINE))

    @Slot(QListWidgetItem)
    def _click(self, item: QListWidgetItem) -> None:
        self._open_line(item.data(LINE))

    def _open_line(self, line: Line) -> None:
        kind, identifier = line.opens
        if not kind:
            return
        self.dismiss()
        if kind == "command":
            self.commandRequested.emit(identifier)
        else:
            self.openRequested.emit(kind, identifier)

    def _place(self) -> None:
        """Stand in the upper middle, as high as what was found needs."""
        width = min(WIDEST, self.width() - 48)
        rows = sum(self.results.sizeHintForRow(row) for row in range(self.results.count()))
        chrome = 64 + (self._hint.heightForWidth(width - 40) + 8 if not self._hint.isHidden() else 0)
        height = min(rows + chrome, HIGHEST, self.height() - 2 * TOP)
        self._sheet.setGeometry((self.width() - width) // 2, TOP, width, max(height, chrome))
