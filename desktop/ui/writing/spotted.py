"""Passages that are marked while an entry is written: they go with their words until the entry is saved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from PySide6.QtGui import QTextCursor

from desktop.domain.interactions import Spot
from desktop.domain.text import Span, find_passage
from desktop.ui.offsets import to_points, to_units
from desktop.ui.writing.text import EntryText


@dataclass(slots=True)
class _Spotted:
    spot: Spot
    cursor: QTextCursor


class SpottedPassages:
    """Holds what was spotted in one text, each passage with a cursor over its words."""

    def __init__(self, text: EntryText) -> None:
        self._text = text
        self._all: list[_Spotted] = []

    def show(self, spots: Iterable[Spot]) -> None:
        """Begin with the passages of a draft; one whose words are not there any more is let go."""
        source = self._text.source()
        self._all = []
        for spot in spots:
            span = find_passage(source, spot.quote, spot.near)
            if span is not None:
                self.add(spot, span)

    def add(self, spot: Spot, span: Span) -> None:
        """Mark a passage (code points of the text as it stands)."""
        source = self._text.source()
        cursor = QTextCursor(self._text.document())
        cursor.setPosition(to_units(source, span.start))
        cursor.setPosition(to_units(source, span.end), QTextCursor.MoveMode.KeepAnchor)
        self._all.append(_Spotted(spot, cursor))
        self._paint()

    def change(self, index: int, spot: Spot | None) -> None:
        """Make a passage something else, or nothing any more."""
        if spot is None:
            del self._all[index]
        else:
            self._all[index].spot = spot
        self._paint()

    def spots(self) -> tuple[Spot, ...]:
        """Return the passages with the words that they have now, where the text has any of them left."""
        source = self._text.toPlainText()
        self._all = [each for each in self._all if _words(each).strip()]
        return tuple(
            replace(each.spot, quote=_words(each), near=to_points(source, each.cursor.selectionStart()))
            for each in self._all
        )

    def spans(self) -> list[Span]:
        """Return where the passages stand now, in code points."""
        return [Span(spot.near, spot.near + len(spot.quote)) for spot in self.spots()]

    def _paint(self) -> None:
        self._text.mark_spots([(each.spot.kind, each.cursor) for each in self._all])


def _words(spotted: _Spotted) -> str:
    selected = spotted.cursor.selectedText()
    return selected.replace("\u2029", "\n").replace("\u2028", "\n").replace("\u00a0", " ")
