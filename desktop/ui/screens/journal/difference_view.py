"""What differs between two versions, laid out to be read: signs as well as colours, words that changed in bold."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QWidget

from desktop.domain.text import Span
from desktop.domain.versions import DiffLine, LineChange
from desktop.ui import words
from desktop.ui.screens.journal import version_words
from desktop.ui.screens.journal.differences import Difference
from desktop.ui.theme import Look
from desktop.ui.widgets.prose import ProseEdit

LINE_HEIGHT = 75
"""Per cent of the reading line height: lines of a difference stand closer than prose."""

TONES = {LineChange.REMOVED: "danger", LineChange.ADDED: "success"}
SIGNS = {LineChange.REMOVED: "−", LineChange.ADDED: "+"}
NO_SIGN = "\u2007"
"""Stands where there is no sign, as wide as one."""


class DifferenceView(ProseEdit):
    """Shows one difference; nothing in it can be changed."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "", parent)
        self._difference = Difference("", ())
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        look.themeChanged.connect(self._lay_out)

    def show_difference(self, difference: Difference) -> None:
        """Show what differs, from its beginning."""
        self._difference = difference
        self._lay_out()

    def said(self) -> str:
        """Return what is on show, as a plain text."""
        return self.toPlainText().replace(NO_SIGN, " ")

    def retranslate(self) -> None:
        """Set the words again."""
        self.setAccessibleName(self.tr("What differs"))
        self._lay_out()

    @Slot()
    def _lay_out(self) -> None:
        self.clear()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for number, line in enumerate(self._difference.lines):
            if number:
                cursor.insertBlock()
            if isinstance(line, int):
                self._write_gap(cursor, line)
            else:
                self._write_line(cursor, line)
        if self._difference.left_out:
            self._write_rest(cursor)
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _write_gap(self, cursor: QTextCursor, count: int) -> None:
        said = self.tr("{count} lines stayed the same") if count > 1 else self.tr("1 line stayed the same")
        cursor.setBlockFormat(QTextBlockFormat())
        cursor.insertText(f"⋯ {said.format(count=words.number(count))}", self._muted())

    def _write_rest(self, cursor: QTextCursor) -> None:
        said = self.tr("and {count} more lines that differ: compare them with a nearer version.")
        cursor.insertBlock(QTextBlockFormat())
        cursor.insertText(f"⋯ {said.format(count=words.number(self._difference.left_out))}", self._muted())

    def _write_line(self, cursor: QTextCursor, line: DiffLine) -> None:
        block, plain = QTextBlockFormat(), QTextCharFormat()
        theme = self._look.theme
        plain.setForeground(theme.colour("text"))
        tone = TONES.get(line.change)
        if tone:
            block.setBackground(theme.soft(tone))
        indent = self.fontMetrics().horizontalAdvance(f"{SIGNS[LineChange.ADDED]} ")
        block.setLeftMargin(indent)
        block.setTextIndent(-indent)
        height = round(theme.size("type.reading-line-height") * LINE_HEIGHT)
        block.setLineHeight(height, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.setBlockFormat(block)
        sign = QTextCharFormat()
        sign.setForeground(theme.colour(tone or "muted"))
        cursor.insertText(f"{SIGNS.get(line.change, NO_SIGN)} ", sign)
        if line.fact:
            cursor.insertText(f"{version_words.fact(line.fact)}: ", self._muted())
            cursor.insertText(version_words.value(line, None, None), plain)
        else:
            self._write_marked(cursor, line, plain)

    def _write_marked(self, cursor: QTextCursor, line: DiffLine, plain: QTextCharFormat) -> None:
        """Write a line, the words that changed in bold and in the tone of the change."""
        strong = QTextCharFormat(plain)
        strong.setFontWeight(600)
        strong.setForeground(self._look.theme.colour(TONES.get(line.change, "text")))
        strong.setFontStrikeOut(line.change is LineChange.REMOVED)
        place = 0
        for mark in (*line.marks, Span(len(line.text), len(line.text))):
            cursor.insertText(line.text[place : mark.start], plain)
            cursor.insertText(line.text[mark.start : mark.end], strong)
            place = mark.end

    def _muted(self) -> QTextCharFormat:
        muted = QTextCharFormat()
        muted.setForeground(self._look.theme.colour("muted"))
        return muted
