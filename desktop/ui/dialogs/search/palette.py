"""The search over the window: every word of the journal, every place and every command, by keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.changes import Kind
from desktop.domain.errors import UserError
from desktop.ui import words
from desktop.ui.dialogs.search.cover import Cover
from desktop.ui.dialogs.search.keeping import SearchKeeping
from desktop.ui.dialogs.search.line import SearchLine
from desktop.ui.dialogs.search.list import ResultList
from desktop.ui.dialogs.search.results import (
    Found,
    Line,
    all_entries,
    commands_for,
    every_place,
    kept_searches,
    lines_of,
    load_count,
    load_found,
    places_for,
    ways_on,
)
from desktop.ui.dialogs.search.words import fault_in, hint_first, hint_for, hint_of_naming
from desktop.ui.jobs import Jobs
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.keycap import KeyCap

WIDEST, HIGHEST, TOP = 620, 520, 64
LETTERS = 2
PATIENCE_MS = 700
"""How long a fault waits that more typing may mend."""


class SearchPalette(Cover):
    """Finds as one types; Esc and a click beside it close it."""

    openRequested = Signal(str, str)
    commandRequested = Signal(str)
    listRequested = Signal(str)

    def __init__(self, jobs: Jobs, look: Look, parent: QWidget) -> None:
        super().__init__(look, parent)
        self._jobs = jobs
        self._found: Found | None = None
        self._count: tuple[str, int] = ("", 0)
        self.keeping = SearchKeeping(jobs, self)
        self._patience = QTimer(self)
        self._commands: tuple[str, ...] = ()
        self._places: tuple[str, ...] = ()
        self.field = SearchLine()
        self.results = ResultList(look)
        self._hint = labels.small()
        self._fault = labels.label("", "warning", wraps=True)
        self._sheet = QFrame(self)
        self._build()
        self._connect()
        self.retranslate()

    def offer(self, commands: Sequence[str], places: Sequence[str]) -> None:
        """Find these commands and places beside what is in the journal."""
        self._commands, self._places = tuple(commands), tuple(places)

    @Slot()
    @Slot(str)
    def open(self, text: str = "") -> None:
        """Open with `text` typed already."""
        self._found, self.keeping.naming = None, ""
        self.keeping.refresh()
        self.field.setText(text)
        self._cover()
        self.retranslate()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)
        self._search()

    def lines(self) -> list[Line]:
        """List the lines that are shown."""
        return self.results.lines()

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

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
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)

    def _connect(self) -> None:
        self.field.textChanged.connect(self._search)
        self.field.moved.connect(self.results.move_by)
        self.field.entered.connect(self._enter)
        self.field.left.connect(self._leave)
        self.field.lost.connect(self.hide)
        self.field.keepRequested.connect(self._ask_for_name)
        self.field.forgetRequested.connect(self._forget)
        self.field.completeRequested.connect(self._complete)
        self._patience.timeout.connect(self._say)
        self.keeping.changed.connect(self._show_kept)
        self.keeping.saved.connect(self._go_on)
        self.keeping.refused.connect(self._refuse)
        self.results.opened.connect(self._open_line)
        self.results.currentRowChanged.connect(self._say)

    # Finding ------------------------------------------------------------------------------------------

    @Slot()
    def _search(self) -> None:
        """Look for what is typed; what was found before stays until the new is there."""
        if self.isHidden() or self.keeping.naming:
            return
        self._patience.start()
        if len(self._query()) < LETTERS:
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
        """Show the kept searches once they are read; the first line is marked as long as no other was chosen."""
        if self.isVisible() and len(self._query()) < LETTERS:
            self._show_lines(keep=self.results.current() not in self.lines()[:2])

    @Slot(object)
    def _refuse(self, error: UserError) -> None:
        self._blame(words.of_error(error))
        self._place()

    def _query(self) -> str:
        return self.field.text().strip()

    # Showing ------------------------------------------------------------------------------------------

    def _show_lines(self, *, keep: bool = False) -> None:
        """Show what fits what is typed; `keep` leaves the marked line marked."""
        self.results.set_lines(() if self.keeping.naming else self._lines(), keep=keep)
        self._say()

    def _lines(self) -> Iterator[Line]:
        query = self._query()
        if self._found is not None and self._found.query == self.field.text():
            yield from ways_on(self._found)
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

    @Slot()
    def _say(self) -> None:
        """Say below the field what is wrong with the search, and below the lines what can be done with it."""
        fault = hint = ""
        query = self._query()
        if self.keeping.naming:
            hint = hint_of_naming(self.keeping.naming)
        elif len(query) < LETTERS:
            hint = hint_first(self.results.current())
        elif self._found is not None and self._found.query.strip() == query:
            fault = fault_in(self._found, typing=self._patience.isActive())
            hint = hint_for(self._found)
        self._blame(fault)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._place()

    def _blame(self, sentence: str) -> None:
        self._fault.setText(sentence)
        self._fault.setVisible(bool(sentence))

    def _place(self) -> None:
        """Stand in the upper middle, as high as what was found needs."""
        width = min(WIDEST, self.width() - 48)
        texts = [each for each in (self._fault, self._hint) if not each.isHidden()]
        chrome = 64 + sum(each.heightForWidth(width - 16) + 8 for each in texts)
        height = min(self.results.wanted_height() + chrome, HIGHEST, self.height() - 2 * TOP)
        self._sheet.setGeometry((self.width() - width) // 2, TOP, width, max(height, chrome))

    # Searches that are kept ---------------------------------------------------------------------------

    @Slot()
    def _ask_for_name(self) -> None:
        """Ask for a name under which what is typed is kept, in the same line."""
        query = self._query()
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
        kind, query = self.results.current().opens
        if kind == "search":
            self.keeping.forget(query)

    # Opening ------------------------------------------------------------------------------------------

    @Slot()
    def _complete(self) -> None:
        """Write the way to go on that is marked, or the first one."""
        ways = [line for line in (self.results.current(), *self.lines()) if line.opens[0] == "complete"]
        if ways:
            self._open_line(ways[0])

    @Slot()
    def _enter(self) -> None:
        if self.keeping.naming:
            self.keeping.save(self.field.text())
        else:
            self._open_line(self.results.current())

    @Slot(object)
    def _open_line(self, line: Line) -> None:
        kind, identifier = line.opens
        if kind in ("search", "complete"):
            self.field.setText(identifier)
        elif kind == "command":
            self.dismiss()
            self.commandRequested.emit(identifier)
        elif kind:
            self._open_thing(kind, identifier)

    def _open_thing(self, kind: str, identifier: str) -> None:
        """Open what was found, and keep the search that found it."""
        query = self._query()
        self.dismiss()
        if len(query) >= LETTERS:
            self.keeping.remember(query)
        if kind == "list":
            self.listRequested.emit(identifier)
        else:
            self.openRequested.emit(kind, identifier)
