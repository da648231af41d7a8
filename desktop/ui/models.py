"""Lists of any length: the model holds ids, and fetches the rows of a page when they are first looked at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Slot

from desktop.domain.errors import UserError
from desktop.ui.jobs import Jobs
from desktop.ui.rows import Group, Role, Row

if TYPE_CHECKING:
    from desktop.services.desk import Desk

Index = QModelIndex | QPersistentModelIndex
Fetch = Callable[["Desk", list[str]], list[Row]]

PAGE = 64
PAGES_AT_ONCE = 3
ROWS_KEPT = 4096


@dataclass(frozen=True, slots=True)
class Lines:
    """Ids in order with the headings between them, laid out: a heading's line has no id.

    `places` says in which line an id stands. Made on any thread, so that the window's never counts to a hundred
    thousand.
    """

    ids: list[str] = field(default_factory=list)
    headings: dict[int, str] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, ids: Sequence[str], groups: Sequence[Group] = ()) -> Lines:
        """Lay ids out under the headings of `groups`, each above so many of them."""
        lines: list[str] = []
        headings: dict[int, str] = {}
        start = 0
        for group in groups:
            headings[len(lines)] = group.heading
            lines.append("")
            lines += ids[start : start + group.count]
            start += group.count
        lines += ids[start:]
        places = dict(zip(lines, range(len(lines)), strict=True))
        places.pop("", None)
        return cls(lines, headings, places)

    def count(self) -> int:
        """Return how many ids there are, headings not counted."""
        return len(self.ids) - len(self.headings)


class PagedListModel(QAbstractListModel):
    """Holds ids in order, under group headings if there are any; rows arrive page by page."""

    def __init__(self, jobs: Jobs, fetch: Fetch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._fetch = jobs, fetch
        self._laid_out = Lines()
        self._lines = self._laid_out.ids
        self._headings = self._laid_out.headings
        self._rows: dict[str, Row] = {}
        self._fresh: set[int] = set()
        self._wanted: list[int] = []
        self._loading: list[int] = []
        jobs.crashed.connect(self._give_up)

    def set_ids(self, ids: Sequence[str], groups: Sequence[Group] = ()) -> None:
        """Show these ids; `groups` are the headings with how many of the ids, in order, stand under each.

        Rows that were known stay on show until they are fetched again. The same ids reset nothing.
        """
        self.set_lines(Lines.of(ids, groups))

    def set_lines(self, laid_out: Lines) -> None:
        """Show ids and headings that are laid out already, as `set_ids` does."""
        if laid_out.ids == self._lines and laid_out.headings == self._headings:
            self.refresh()
            return
        self.beginResetModel()
        self._laid_out, self._lines, self._headings = laid_out, laid_out.ids, laid_out.headings
        self._forget_pages()
        self.endResetModel()

    @Slot()
    def refresh(self) -> None:
        """Fetch again what is looked at; the old rows stay until the new ones are there."""
        self._forget_pages()
        if self._lines:
            self.dataChanged.emit(self.index(0), self.index(len(self._lines) - 1))

    def count(self) -> int:
        """Return how many entries there are, headings not counted."""
        return self._laid_out.count()

    def ids(self) -> list[str]:
        """List the ids in order, headings left out."""
        return [line for line in self._lines if line]

    def id_at(self, row: int) -> str:
        """Return the id in a row; nothing for a heading or a row that is not there."""
        return self._lines[row] if 0 <= row < len(self._lines) else ""

    def row_of(self, identifier: str) -> int:
        """Return the row of an id, or -1."""
        return self._laid_out.places.get(identifier, -1)

    def heading_rows(self) -> list[int]:
        """List the rows that are headings."""
        return list(self._headings)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or index.row() in self._headings:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        read = _READ.get(role)
        number = index.row()
        if read is None or not 0 <= number < len(self._lines):
            return None
        if number in self._headings:
            return self._headings[number] if role in _HEADING_ROLES else ""
        return read(self._row(number))

    def _row(self, number: int) -> Row:
        page = number // PAGE
        if page not in self._fresh:
            self._want(page)
        identifier = self._lines[number]
        return self._rows.get(identifier) or Row(identifier, "")

    def _want(self, page: int) -> None:
        if page in self._wanted or page in self._loading:
            return
        self._wanted = [*self._wanted[1 - PAGES_AT_ONCE :], page]
        if not self._loading:
            self._load()

    def _load(self) -> None:
        """Ask for the pages that were looked at last; those further back are asked for when seen again."""
        self._loading, self._wanted = self._wanted, []
        ids = [line for page in self._loading for line in self._lines_of(page) if line]
        self._jobs.submit(partial(_fetched, self._fetch, ids), self._receive, self._refuse)

    @Slot(object)
    def _receive(self, rows: list[Row]) -> None:
        if len(self._rows) + len(rows) > ROWS_KEPT:
            self._rows.clear()
            self._fresh.clear()
        self._rows.update((row.id, row) for row in rows)
        self._settle()

    @Slot(object)
    def _refuse(self, error: UserError) -> None:
        self._settle()
        self._jobs.refused.emit(error)

    @Slot()
    def _give_up(self) -> None:
        if self._loading:
            self._settle()

    def _settle(self) -> None:
        pages, self._loading = self._loading, []
        self._fresh.update(pages)
        for page in pages:
            last = min((page + 1) * PAGE, len(self._lines)) - 1
            if page * PAGE <= last:
                self.dataChanged.emit(self.index(page * PAGE), self.index(last))
        if self._wanted and not self._loading:
            self._load()

    def _lines_of(self, page: int) -> list[str]:
        return self._lines[page * PAGE : (page + 1) * PAGE]

    def _forget_pages(self) -> None:
        self._fresh.clear()
        self._wanted.clear()


def _fetched(fetch: Fetch, ids: list[str], desk: Desk) -> list[Row]:
    return fetch(desk, ids)


_READ: dict[int, Callable[[Row], object]] = {
    int(Qt.ItemDataRole.DisplayRole): lambda row: row.title,
    int(Qt.ItemDataRole.AccessibleTextRole): Row.words,
    int(Role.ID): lambda row: row.id,
    int(Role.TITLE): lambda row: row.title,
    int(Role.META): lambda row: row.meta,
    int(Role.EXCERPT): lambda row: row.excerpt,
    int(Role.CHIPS): lambda row: row.chips,
    int(Role.GROUP): lambda _row: "",
    int(Role.ICON): lambda row: row.icon[0],
    int(Role.SHARE): lambda row: row.share,
    int(Role.CELLS): lambda row: row.cells,
    int(Qt.ItemDataRole.ToolTipRole): lambda row: row.icon[1],
}
_HEADING_ROLES = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Role.GROUP}
