"""Markdown shown as what it means while it stays as it was typed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import Slot
from PySide6.QtGui import QFont, QFontDatabase, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from desktop.domain.follow_ups import boxes
from desktop.domain.links import links
from desktop.ui.offsets import to_units
from desktop.ui.theme import Look, Theme

Dress = Callable[[Theme], QTextCharFormat]
Piece = tuple[int, int, Dress]
"""A part of a line (code points, half open) and how it is dressed."""

IN_CODE = 1
"""The state of a line inside a block of code, or at its beginning."""

_FENCE = re.compile(r" {0,3}(```+|~~~+)")


def _heading(theme: Theme) -> QTextCharFormat:
    dress = QTextCharFormat()
    dress.setFontWeight(QFont.Weight.Bold)
    dress.setForeground(theme.colour("accent"))
    return dress


def _bold(_theme: Theme) -> QTextCharFormat:
    dress = QTextCharFormat()
    dress.setFontWeight(QFont.Weight.Bold)
    return dress


def _italic(_theme: Theme) -> QTextCharFormat:
    dress = QTextCharFormat()
    dress.setFontItalic(True)
    return dress


def _muted(theme: Theme) -> QTextCharFormat:
    dress = QTextCharFormat()
    dress.setForeground(theme.colour("muted"))
    return dress


def _marker(theme: Theme) -> QTextCharFormat:
    dress = QTextCharFormat()
    dress.setForeground(theme.colour("accent"))
    return dress


def _code(theme: Theme) -> QTextCharFormat:
    dress = QTextCharFormat()
    dress.setFontFamilies(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).families())
    dress.setForeground(theme.colour("muted"))
    dress.setBackground(theme.colour("sunken"))
    return dress


def _link(theme: Theme) -> QTextCharFormat:
    dress = QTextCharFormat()
    dress.setForeground(theme.colour("accent"))
    dress.setFontUnderline(True)
    return dress


def _box(theme: Theme) -> QTextCharFormat:
    dress = QTextCharFormat()
    dress.setForeground(theme.colour("accent"))
    dress.setFontWeight(QFont.Weight.Bold)
    return dress


def _done(theme: Theme) -> QTextCharFormat:
    dress = QTextCharFormat()
    dress.setForeground(theme.colour("muted"))
    dress.setFontStrikeOut(True)
    return dress


RULES: tuple[tuple[re.Pattern[str], int, Dress], ...] = (
    (re.compile(r"^ {0,3}#{1,6} .*$"), 0, _heading),
    (re.compile(r"^ {0,3}>.*$"), 0, _muted),
    (re.compile(r"^\s*([-*+]|\d{1,9}[.)])\s"), 1, _marker),
    (re.compile(r"(?<![*\w])\*\*(?=\S)(.+?)(?<=\S)\*\*(?![*\w])"), 0, _bold),
    (re.compile(r"(?<![_\w])__(?=\S)(.+?)(?<=\S)__(?![_\w])"), 0, _bold),
    (re.compile(r"(?<![*\w])\*(?=[^\s*])([^*]+?)(?<=\S)\*(?![*\w])"), 0, _italic),
    (re.compile(r"(?<![_\w])_(?=[^\s_])([^_]+?)(?<=\S)_(?![_\w])"), 0, _italic),
    (re.compile(r"`[^`]+`"), 0, _code),
)
"""What is dressed how: a pattern, which group of it, and the dress."""


def pieces(line: str) -> Iterator[Piece]:
    """Yield what of a line of prose is dressed; what comes later is put over what came before."""
    for pattern, group, dress in RULES:
        for match in pattern.finditer(line):
            yield match.start(group), match.end(group), dress
    if "[" in line:
        yield from _boxes(line)
    if ":" in line or "@" in line or "www." in line:
        for link in links(line):
            yield link.start, link.end, _link


def _boxes(line: str) -> Iterator[Piece]:
    """Yield the boxes of a line, and of those that are ticked what is done."""
    for box in boxes(line):
        if box.done:
            yield box.end - len(box.text), box.end, _done
        yield box.start, box.start + 3, _muted if box.done else _box


class MarkdownHighlighter(QSyntaxHighlighter):
    """Dresses headings, emphasis, code, lists, boxes, links and quotations; never changes a character."""

    def __init__(self, look: Look, document: QTextDocument) -> None:
        super().__init__(document)
        self._look = look
        self._waits = False
        look.themeChanged.connect(self._dress_again)

    @contextmanager
    def put_off(self) -> Iterator[None]:
        """Dress a text once, at the end, that is being shown in several steps."""
        self._waits = True
        try:
            yield
        finally:
            self._waits = False
            self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        if self._waits:
            return
        theme = self._look.theme
        if self._is_code(text):
            self.setFormat(0, to_units(text, len(text)), _code(theme))
            return
        for start, end, dress in pieces(text):
            self._add(to_units(text, start), to_units(text, end), dress(theme))

    def _is_code(self, line: str) -> bool:
        """Say whether a line is in a block of code or borders one, and note it for the line after."""
        inside, fence = self.previousBlockState() == IN_CODE, _FENCE.match(line) is not None
        self.setCurrentBlockState(IN_CODE if inside != fence else 0)
        return inside or fence

    def _add(self, begin: int, end: int, dress: QTextCharFormat) -> None:
        """Put a dress over what is there already, so that bold words in a heading are both."""
        while begin < end:
            worn = self.format(begin)
            stop = begin + 1
            while stop < end and self.format(stop) == worn:
                stop += 1
            worn.merge(dress)
            self.setFormat(begin, stop - begin, worn)
            begin = stop

    @Slot()
    def _dress_again(self) -> None:
        self.rehighlight()
