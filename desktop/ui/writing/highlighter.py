"""Markdown shown as what it means while it stays as it was typed."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from desktop.ui.offsets import to_units
from desktop.ui.theme import Look, Theme

Dress = Callable[[Theme], QTextCharFormat]


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


RULES: tuple[tuple[re.Pattern[str], int, Dress], ...] = (
    (re.compile(r"^ {0,3}#{1,6} .*$"), 0, _heading),
    (re.compile(r"^ {0,3}>.*$"), 0, _muted),
    (re.compile(r"^\s*([-*+]|\d{1,9}[.)])\s"), 1, _marker),
    (re.compile(r"(?<![*\w])\*\*(?=\S)(.+?)(?<=\S)\*\*(?![*\w])"), 0, _bold),
    (re.compile(r"(?<![_\w])__(?=\S)(.+?)(?<=\S)__(?![_\w])"), 0, _bold),
    (re.compile(r"(?<![*\w])\*(?=[^\s*])([^*]+?)(?<=\S)\*(?![*\w])"), 0, _italic),
    (re.compile(r"(?<![_\w])_(?=[^\s_])([^_]+?)(?<=\S)_(?![_\w])"), 0, _italic),
    (re.compile(r"`[^`]+`"), 0, _muted),
)
"""What is dressed how: a pattern, which group of it, and the dress."""


class MarkdownHighlighter(QSyntaxHighlighter):
    """Dresses headings, emphasis, lists and quotations; never changes a character."""

    def __init__(self, look: Look, document: QTextDocument) -> None:
        super().__init__(document)
        self._look = look
        look.themeChanged.connect(self._dress_again)

    def highlightBlock(self, text: str) -> None:
        theme = self._look.theme
        for pattern, group, dress in RULES:
            for match in pattern.finditer(text):
                begin, end = (to_units(text, match.start(group)), to_units(text, match.end(group)))
                self._add(begin, end, dress(theme))

    def _add(self, begin: int, end: int, dress: QTextCharFormat) -> None:
        """Put a dress over what is there already, so that bold words in a heading are both."""
        for unit in range(begin, end):
            worn = self.format(unit)
            worn.merge(dress)
            self.setFormat(unit, 1, worn)

    @Slot()
    def _dress_again(self) -> None:
        self.rehighlight()
