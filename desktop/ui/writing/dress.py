"""How a text that is being written is dressed: names and orders in colour, possible signals softly underlined."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from desktop.domain.changes import Kind
from desktop.domain.signals import Signal, SignalKind
from desktop.domain.text import Span
from desktop.domain.writing import Part, Piece
from desktop.ui.offsets import all_to_units
from desktop.ui.theme import Theme
from desktop.ui.writing.text import EntryText
from desktop.ui.writing.understanding import Understood

MOST = 400
"""Pieces that are dressed; a text with more of them is pasted, not written."""

TONES = {
    SignalKind.NEED: "opportunity",
    SignalKind.RISK: "danger",
    SignalKind.PROMISE_OURS: "accent",
    SignalKind.PROMISE_THEIRS: "accent",
    SignalKind.PRAISE: "success",
    SignalKind.INTRODUCTION: "referral",
    SignalKind.MOVE: "referral",
}
SPOT_TONES = {Kind.OPPORTUNITY: "opportunity", Kind.REFERRAL: "referral", Kind.PROMISE: "accent"}
_NAMES = (Part.CLIENT, Part.ENGAGEMENT, Part.PERSON, Part.NEW_NAME)


def dressed(
    text: EntryText, understood: Understood, theme: Theme, marked: Sequence[Span] = ()
) -> list[QTextEdit.ExtraSelection]:
    """Return what is laid over the text: nothing of it changes a character. What is `marked` is not underlined."""
    if understood.text != text.source():
        return []
    pieces = list(islice(_pieces(understood.reading.pieces, theme), MOST))
    free = [signal for signal in understood.signals if not _within(signal, marked)]
    found = [*pieces, *islice(_underlined(free, theme), MOST)]
    units = all_to_units(understood.text, (place for span, _ in found for place in (span.start, span.end)))
    return [_selection(text, units[span.start], units[span.end], dress) for span, dress in found]


def _pieces(pieces: Iterable[Piece], theme: Theme) -> Iterator[tuple[Span, QTextCharFormat]]:
    for piece in pieces:
        dress = QTextCharFormat()
        if piece.part is Part.FOLLOW_UP:
            continue
        dress.setForeground(theme.colour("accent" if piece.part in _NAMES else "muted"))
        yield Span(piece.start, piece.end), dress


def _underlined(signals: Iterable[Signal], theme: Theme) -> Iterator[tuple[Span, QTextCharFormat]]:
    for signal in signals:
        dress = QTextCharFormat()
        dress.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        dress.setUnderlineColor(theme.colour(TONES[signal.kind]))
        yield Span(signal.start, signal.end), dress


def _within(signal: Signal, marked: Sequence[Span]) -> bool:
    return any(span.start < signal.end and signal.start < span.end for span in marked)


def _selection(text: EntryText, begin: int, end: int, dress: QTextCharFormat) -> QTextEdit.ExtraSelection:
    cursor = QTextCursor(text.document())
    cursor.setPosition(begin)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    selection = QTextEdit.ExtraSelection()
    selection.cursor, selection.format = cursor, dress
    return selection
