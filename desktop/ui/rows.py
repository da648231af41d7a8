"""What one line of a list shows, and the roles under which a model hands it to a delegate."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import Qt


class Role(IntEnum):
    """The roles of a row beyond Qt's own."""

    ID = Qt.ItemDataRole.UserRole + 1
    TITLE = Qt.ItemDataRole.UserRole + 2
    META = Qt.ItemDataRole.UserRole + 3
    EXCERPT = Qt.ItemDataRole.UserRole + 4
    CHIPS = Qt.ItemDataRole.UserRole + 5
    GROUP = Qt.ItemDataRole.UserRole + 6
    ICON = Qt.ItemDataRole.UserRole + 7
    SHARE = Qt.ItemDataRole.UserRole + 8
    CELLS = Qt.ItemDataRole.UserRole + 9


@dataclass(frozen=True, slots=True)
class Row:
    """One entry of a list, ready to show.

    `chips` are (text, tone) pairs; `icon` is (icon, what it says), such as a lock for a private entry;
    `share` is how much is done, from 0 to 1; `cells` stand beside the title where a list has columns.
    """

    id: str
    title: str
    meta: str = ""
    excerpt: str = ""
    chips: tuple[tuple[str, str], ...] = ()
    icon: tuple[str, str] = ("", "")
    share: float = 0.0
    cells: tuple[str, ...] = ()

    def words(self) -> str:
        """Say the whole row in one line, for those who hear it."""
        parts = (self.title, self.meta, self.icon[1], self.excerpt, *self.chip_texts(), *self.cells)
        return ", ".join(part for part in parts if part)

    def chip_texts(self) -> tuple[str, ...]:
        """List what the chips say."""
        return tuple(text for text, _ in self.chips)


@dataclass(frozen=True, slots=True)
class Group:
    """A heading above the next `count` entries of a list."""

    heading: str
    count: int
