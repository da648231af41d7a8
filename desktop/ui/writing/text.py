"""The text of an entry: its source as it was typed, with marked passages over their sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from PySide6.QtCore import QMimeData, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QTextBlock, QTextCursor, QTextLine
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.domain.changes import Kind
from desktop.domain.overviews import Passage
from desktop.domain.text import Span
from desktop.ui.offsets import to_points, to_units
from desktop.ui.theme import Look
from desktop.ui.widgets.file_drops import local_files
from desktop.ui.widgets.prose import ProseEdit
from desktop.ui.writing.highlighter import MarkdownHighlighter

LEAST = 180
UNDERLINE = 2.0
_UNKEEPABLE = re.compile("[\0\ud800-\udfff]")
TONES = {Kind.OPPORTUNITY: "opportunity", Kind.REFERRAL: "referral", Kind.PROMISE: "accent"}


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage that is selected: its words, and where they begin in code points."""

    text: str
    near: int


@dataclass(slots=True)
class _Mark:
    """A marked passage; the cursor goes with its sentence while the text around it is edited.

    Without `words` it is not evidence yet, and stands for whatever is written there.
    """

    cursor: QTextCursor
    words: str | None
    tone: str

    def stands(self) -> bool:
        """Say whether the sentence is still what the customer said."""
        return self.words is None or _plain(self.cursor.selectedText()) == self.words


class EntryText(ProseEdit):
    """Reads and writes one text; as high as the text, up to what the page has room for."""

    edited = Signal()
    filesPasted = Signal(list)
    imagePasted = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None, *, least: int = LEAST) -> None:
        super().__init__(look, "", parent)
        self._marks: list[_Mark] = []
        self._spots: list[_Mark] = []
        self._least = least
        self._shown = ""
        self._loading = False
        self._read: tuple[tuple[int, int], str] | None = None
        self._most = 10 * LEAST
        self._highlighter = MarkdownHighlighter(look, self.document())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().contentsChange.connect(self._forget_source)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.textChanged.connect(self._tell)

    def source(self) -> str:
        """Return the text as it is kept; what no journal can store is shown as a replacement sign."""
        key = (self.document().revision(), self.document().characterCount())
        if self._read is None or self._read[0] != key:
            self._read = (key, _UNKEEPABLE.sub("\ufffd", self.toPlainText()))
        return self._read[1]

    def show_source(self, text: str) -> None:
        """Show another text; the same text leaves cursor and history alone."""
        if text == self.source():
            self._shown = self.toPlainText()
            return
        place = self.textCursor().position()
        self._marks, self._spots = [], []
        self._loading = True
        with self._highlighter.put_off():
            self.set_text(text)
        self._loading = False
        self._shown = self.toPlainText()
        cursor = self.textCursor()
        cursor.setPosition(min(place, len(self._shown)) if self.hasFocus() else 0)
        self.setTextCursor(cursor)

    def mark(self, passages: Sequence[Passage]) -> None:
        """Mark the passages that still stand in the text, exactly over their sentences."""
        text = self.source()
        self._marks = []
        for passage in passages:
            begin, end = passage.evidence.start, passage.evidence.end
            if begin is not None and end is not None:
                cursor = QTextCursor(self.document())
                cursor.setPosition(min(to_units(text, begin), self._last()))
                cursor.setPosition(min(to_units(text, end), self._last()), QTextCursor.MoveMode.KeepAnchor)
                mark = _Mark(cursor, passage.evidence.quote, TONES[passage.kind])
                self._marks.append(mark)
        self.viewport().update()

    def mark_spots(self, spots: Sequence[tuple[Kind, QTextCursor]]) -> None:
        """Mark passages that are not evidence yet, beside those that are, wherever their cursors go."""
        self._spots = [_Mark(cursor, None, TONES[kind]) for kind, cursor in spots]
        self.viewport().update()

    def marked(self) -> list[tuple[str, str]]:
        """List what is marked: (words, tone)."""
        return [(_plain(mark.cursor.selectedText()), mark.tone) for mark in self._standing()]

    def evidence(self) -> list[Span]:
        """Return where the passages stand that are evidence already, in code points of the text as it stands."""
        text = self.toPlainText()
        cursors = [mark.cursor for mark in self._marks if mark.stands()]
        return [
            Span(to_points(text, cursor.selectionStart()), to_points(text, cursor.selectionEnd()))
            for cursor in cursors
        ]

    def selected(self) -> Quote | None:
        """Return what is selected, without white space around it; None where nothing is."""
        cursor = self.textCursor()
        words = _plain(cursor.selectedText())
        if not words.strip():
            return None
        begin = to_points(self.toPlainText(), cursor.selectionStart())
        return Quote(words.strip(), begin + len(words) - len(words.lstrip()))

    def select(self, span: Span) -> None:
        """Select a passage (code points of the text as it stands)."""
        text = self.source()
        cursor = self.textCursor()
        cursor.setPosition(to_units(text, span.start))
        cursor.setPosition(to_units(text, span.end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def replace(self, span: Span, words: str) -> None:
        """Write other words in the place of a passage (code points); cursor and selection stay, undo takes it back."""
        text = self.source()
        cursor = QTextCursor(self.document())
        cursor.setPosition(to_units(text, span.start))
        cursor.setPosition(to_units(text, span.end), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(words)

    def append_below(self, text: str) -> None:
        """Write something under what is there; the cursor stays, and undo takes it away again."""
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        before = self.toPlainText()
        place = self.textCursor().position()
        cursor.insertText(f"\n\n{text}\n" if before.strip() else f"{text}\n")
        mine = self.textCursor()
        mine.setPosition(place)
        self.setTextCursor(mine)

    def set_most(self, height: int) -> None:
        """Say how high the text may become before it scrolls."""
        self._most = max(height, self._least)
        self._fit()

    def sizeHint(self) -> QSize:
        needed = ceil(self.document().size().height()) + self.height() - self.viewport().height()
        return QSize(super().sizeHint().width(), max(self._least, min(needed, self._most)))

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def takes(self, source: QMimeData | None) -> bool:
        """Say whether something can be pasted: text, a picture or files; an empty clipboard may have nothing."""
        return source is not None and (bool(local_files(source)) or source.hasImage() or source.hasText())

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take text as text; pictures and files are told, for who keeps them."""
        if files := local_files(source):
            self.filesPasted.emit(files)
        elif source.hasImage() and not source.hasText():
            self.imagePasted.emit(source.imageData())
        else:
            super().insertFromMimeData(source)

    def paintEvent(self, event: QPaintEvent) -> None:
        standing = self._standing()
        painter = QPainter(self.viewport())
        for mark in standing:
            self._paint(painter, mark, event.rect().toRectF())
        painter.end()
        super().paintEvent(event)

    def _standing(self) -> list[_Mark]:
        return [mark for mark in (*self._marks, *self._spots) if mark.stands()]

    def _paint(self, painter: QPainter, mark: _Mark, visible: QRectF) -> None:
        theme = self._look.theme
        for rect in self._rects(mark.cursor):
            if rect.intersects(visible):
                painter.fillRect(rect, theme.soft(mark.tone))
                line = QRectF(rect.left(), rect.bottom() - UNDERLINE, rect.width(), UNDERLINE)
                painter.fillRect(line, theme.strong(mark.tone))

    def _rects(self, cursor: QTextCursor) -> Iterator[QRectF]:
        """Yield where the selection of `cursor` stands, line by line, in the viewport."""
        block = self.document().findBlock(cursor.selectionStart())
        while block.isValid() and block.position() < cursor.selectionEnd():
            for number in range(block.layout().lineCount()):
                rect = self._rect_in(block, block.layout().lineAt(number), cursor)
                if not rect.isEmpty():
                    yield rect
            block = block.next()

    def _rect_in(self, block: QTextBlock, line: QTextLine, cursor: QTextCursor) -> QRectF:
        begin = max(cursor.selectionStart() - block.position(), line.textStart())
        end = min(cursor.selectionEnd() - block.position(), line.textStart() + line.textLength())
        end -= _spaces_before(block, begin, end)
        if begin >= end:
            return QRectF()
        left, right = _x(line, begin), _x(line, end)
        metrics = self.fontMetrics()
        bottom = line.y() + line.height()
        top = bottom - metrics.height()
        corner = self.document().documentLayout().blockBoundingRect(block).topLeft()
        corner -= QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        return QRectF(corner.x() + left, corner.y() + top, right - left, bottom - top + UNDERLINE)

    def _last(self) -> int:
        return self.document().characterCount() - 1

    @Slot()
    def _forget_source(self) -> None:
        """Read the text again when it is asked for: asking is frequent, and long texts take their time."""
        self._read = None

    @Slot()
    def _fit(self) -> None:
        self.updateGeometry()

    @Slot()
    def _tell(self) -> None:
        """Say that the text was edited; dressing it is no edit."""
        text = self.toPlainText()
        if text != self._shown and not self._loading:
            self._shown = text
            self.edited.emit()


def _spaces_before(block: QTextBlock, begin: int, end: int) -> int:
    """Count the spaces that end a wrapped line; they are no part of what is seen."""
    units = block.text().encode("utf-16-le", "surrogatepass")[2 * begin : 2 * end]
    words = units.decode("utf-16-le", "surrogatepass")
    return len(words) - len(words.rstrip())


def _x(line: QTextLine, position: int) -> float:
    """Return the place of a character in its line; PySide may return the position as well."""
    found: Any = line.cursorToX(position)
    return float(found[0] if isinstance(found, tuple) else found)


def _plain(selected: str) -> str:
    """Turn Qt's paragraph separators in a selection into line ends."""
    return selected.replace("\u2029", "\n").replace("\u2028", "\n").replace("\u00a0", " ")
