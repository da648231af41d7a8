"""The search over the window: every word of the journal, every place and every command, by keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
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

from desktop.domain.changes import Kind
from desktop.domain.errors import UserError
from desktop.domain.search import Fault
from desktop.domain.text import excerpt
from desktop.ui import words
from desktop.ui.dialogs.search_keeping import SearchKeeping
from desktop.ui.dialogs.search_line import SearchLine
from desktop.ui.dialogs.search_results import (
    LINE,
    Found,
    Line,
    LineDelegate,
    all_entries,
    commands_for,
    every_place,
    kept_searches,
    lines_of,
    load_count,
    load_found,
    places_for,
)
from desktop.ui.jobs import Jobs
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.keycap import KeyCap

WIDEST, HIGHEST, TOP = 620, 520, 64
LETTERS = 2
KEEP_KEYS = "Ctrl+D"
PATIENCE_MS = 700
"""How long a fault waits that more typing may mend."""

NAMED = 60
"""Letters of a search that are said again in a sentence."""

DIM = 70
"""How much of the text's colour (of 255) is laid over the window."""


class SearchPalette(QWidget):
    """Lies over the window while it is open; Esc and a click beside it close it."""

    openRequested = Signal(str, str)
    commandRequested = Signal(str)
    listRequested = Signal(str)

    def __init__(self, jobs: Jobs, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._jobs, self._look = jobs, look
        self._found: Found | None = None
        self._count: tuple[str, int] = ("", 0)
        self.keeping = SearchKeeping(jobs, self)
        self._patience = QTimer(self)
        self._commands: tuple[str, ...] = ()
        self._places: tuple[str, ...] = ()
        self._came_from: QWidget | None = None
        self.field = SearchLine()
        self.results = QListWidget()
        self._hint = labels.small()
        self._fault = labels.label("", "warning", wraps=True)
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
        self._cover()
        self._found, self.keeping.naming = None, ""
        self.keeping.refresh()
        self.retranslate()
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

    def fault(self) -> str:
        """Return what is said below the field to be wrong with what is typed."""
        return self._fault.text()

    def retranslate(self) -> None:
        """Set the words again."""
        self.setAccessibleName(self.tr("Search"))
        self.field.setAccessibleName(self.tr("Search every word"))
        self.field.setPlaceholderText(
            self.tr("Name this search, then press Enter")
            if self.keeping.naming
            else self.tr("Search every word, or do something…")
        )
        self.results.setAccessibleName(self.tr("What was found"))
        if self.isVisible():
            self._show_lines()

    def showEvent(self, event: QShowEvent) -> None:
        """Grow with the window while open; a filter that outlives its window would be called while Python ends."""
        super().showEvent(event)
        ground = self.parentWidget()
        if ground is not None:
            ground.installEventFilter(self)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        ground = self.parentWidget()
        if ground is not None:
            ground.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parent() and event.type() == QEvent.Type.Resize and self.isVisible():
            self._cover()
        return super().eventFilter(watched, event)

    def _cover(self) -> None:
        ground = self.parentWidget()
        if ground is not None:
            self.setGeometry(ground.rect())

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
        self._fault.setContentsMargins(12, 4, 12, 2)
        body.addWidget(self._fault)
        body.addWidget(self.results, 1)
        self._hint.setContentsMargins(12, 4, 12, 4)
        body.addWidget(self._hint)
        self.results.setItemDelegate(LineDelegate(self._look, self.results))
        self.results.setFrameShape(QFrame.Shape.NoFrame)
        self.results.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.results.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)

    def _connect(self) -> None:
        self.field.textChanged.connect(self._search)
        self.field.moved.connect(self._move)
        self.field.entered.connect(self._enter)
        self.field.left.connect(self._leave)
        self.field.lost.connect(self.hide)
        self.field.keepRequested.connect(self._ask_for_name)
        self.field.forgetRequested.connect(self._forget)
        self._patience.timeout.connect(self._say)
        self.keeping.changed.connect(self._show_kept)
        self.keeping.saved.connect(self._go_on)
        self.keeping.refused.connect(self._refuse)
        self.results.itemClicked.connect(self._click)
        self.results.currentRowChanged.connect(self._say)

    @Slot()
    def _search(self) -> None:
        """Look for what is typed; what was found before stays until the new is there."""
        query = self.field.text().strip()
        if self.isHidden() or self.keeping.naming:
            return
        self._patience.start()
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
            if any(hit.kind is Kind.INTERACTION for hit in found.hits):
                self._jobs.latest("search.count", partial(load_count, found.query), self._show_count)

    @Slot(object)
    def _show_count(self, counted: tuple[str, int]) -> None:
        if self._found is not None and counted[0] == self._found.query:
            self._count = counted
            self._show_lines(keep=True)

    @Slot()
    def _show_kept(self) -> None:
        if self.isVisible() and len(self.field.text().strip()) < LETTERS:
            self._show_lines(keep=True)

    @Slot(object)
    def _refuse(self, error: UserError) -> None:
        self._blame(words.of_error(error))
        self._place()

    def _show_lines(self, *, keep: bool = False) -> None:
        """Show what fits what is typed; `keep` leaves the chosen line chosen."""
        chosen = self.results.currentRow() if keep else -1
        self.results.clear()
        for line in self._lines() if not self.keeping.naming else ():
            self._add(line)
        self.results.setVisible(self.results.count() > 0)
        self._say()
        if 0 <= chosen < self.results.count():
            self.results.setCurrentRow(chosen)
        else:
            self._move(1)
        self._place()

    def _lines(self) -> Iterator[Line]:
        query = self.field.text().strip()
        yield from places_for(query, self._places)
        if not query:
            yield from kept_searches(self.keeping.kept)
        if self._found is not None:
            yield from lines_of(self._found)
            if self._count[0] == self._found.query:
                yield from all_entries(*self._count)
        yield from commands_for(query, self._commands)
        if not query:
            yield from every_place(self._places)

    def _add(self, line: Line) -> None:
        item = QListWidgetItem()
        item.setData(LINE, line)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, line.words())
        if not any(line.opens):
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.results.addItem(item)

    @Slot()
    def _say(self) -> None:
        """Say below the field what is wrong with the search, and below the lines what can be done with it."""
        query = self.field.text().strip()
        self._blame(self._wrong(query))
        said = self._said(query)
        self._hint.setText(said)
        self._hint.setVisible(bool(said))
        self._place()

    def _blame(self, sentence: str) -> None:
        self._fault.setText(sentence)
        self._fault.setVisible(bool(sentence))

    def _wrong(self, query: str) -> str:
        """Say the first fault of what is typed; one that more typing may mend waits for a pause."""
        if self.keeping.naming or not self._answers(query):
            return ""
        waits = self._patience.isActive()
        faults = (each for each in self._faults() if not (each.unfinished and waits))
        return next((words.of_error(each.error) for each in faults), "")

    def _faults(self) -> tuple[Fault, ...]:
        return self._found.faults if self._found is not None else ()

    def _answers(self, query: str) -> bool:
        """Say whether what was found is what is typed now."""
        return self._found is not None and len(query) >= LETTERS and self._found.query.strip() == query

    def _said(self, query: str) -> str:
        if self.keeping.naming:
            return self.tr("Keeps “{query}” among the saved searches. Esc leaves it.").format(
                query=excerpt(self.keeping.naming, NAMED)
            )
        if len(query) < LETTERS:
            return self._said_first()
        if self._found is None or not self._answers(query):
            return ""
        if self._found.hits or self._faults():
            return self.tr("{keys} keeps this search.").format(keys=KEEP_KEYS) if self._found.hits else ""
        return self.tr("Nothing in the journal has “{query}”. Try the beginning of a word.").format(
            query=excerpt(query, NAMED)
        )

    def _said_first(self) -> str:
        """Say what to type, or how a kept search is put away where one is marked."""
        item = self.results.currentItem()
        if item is not None and item.data(LINE).opens[0] == "search":
            return self.tr("Enter searches again, Delete forgets it.")
        return self.tr(
            "Two letters are enough. Filters are words too: client:nordwind with:anna since:march has:opportunity"
        )

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

    # Searches that are kept ---------------------------------------------------------------------------

    @Slot()
    def _ask_for_name(self) -> None:
        """Ask for a name under which what is typed is kept, in the same line."""
        query = self.field.text().strip()
        if len(query) >= LETTERS and not self.keeping.naming:
            self.keeping.naming = query
            self.field.clear()
            self.retranslate()

    @Slot()
    def _leave(self) -> None:
        """Give up naming a search, or close."""
        if not self.keeping.naming:
            self.dismiss()
            return
        query, self.keeping.naming = self.keeping.naming, ""
        self.retranslate()
        self.field.setText(query)

    @Slot()
    def _go_on(self) -> None:
        """Search on once a name is kept; where the naming was given up meanwhile nothing changes."""
        if self.keeping.naming:
            self._leave()

    @Slot()
    def _forget(self) -> None:
        item = self.results.currentItem()
        kind, query = item.data(LINE).opens if item is not None else ("", "")
        if kind == "search":
            self.keeping.forget(query)

    # Opening ------------------------------------------------------------------------------------------

    @Slot()
    def _enter(self) -> None:
        if self.keeping.naming:
            self.keeping.save(self.field.text())
            return
        item = self.results.currentItem()
        if item is not None:
            self._open_line(item.data(LINE))

    @Slot(QListWidgetItem)
    def _click(self, item: QListWidgetItem) -> None:
        self._open_line(item.data(LINE))

    def _open_line(self, line: Line) -> None:
        kind, identifier = line.opens
        if kind == "search":
            self.field.setText(identifier)
        if kind in ("", "search"):
            return
        query = self.field.text().strip()
        self.dismiss()
        if kind == "command":
            self.commandRequested.emit(identifier)
            return
        if len(query) >= LETTERS:
            self.keeping.remember(query)
        if kind == "list":
            self.listRequested.emit(identifier)
        else:
            self.openRequested.emit(kind, identifier)

    def _place(self) -> None:
        """Stand in the upper middle, as high as what was found needs."""
        width = min(WIDEST, self.width() - 48)
        rows = sum(self.results.sizeHintForRow(row) for row in range(self.results.count()))
        texts = [each for each in (self._fault, self._hint) if not each.isHidden()]
        chrome = 64 + sum(each.heightForWidth(width - 16) + 4 for each in texts)
        height = min(rows + chrome, HIGHEST, self.height() - 2 * TOP)
        self._sheet.setGeometry((self.width() - width) // 2, TOP, width, max(height, chrome))
