"""Marking passages while one writes: a possible signal is accepted or dismissed with one key."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtGui import QHelpEvent, QTextCursor
from PySide6.QtWidgets import QToolTip

from desktop.domain.changes import Changes, Kind
from desktop.domain.interactions import Spot
from desktop.domain.signals import Signal as TextSignal
from desktop.domain.signals import SignalKind
from desktop.domain.spotting import SIGNALS_OF, meant, signal_at
from desktop.domain.text import Span
from desktop.domain.writing import Part
from desktop.services import signals
from desktop.services.desk import Desk
from desktop.ui.jobs import Jobs
from desktop.ui.offsets import to_points
from desktop.ui.theme import Look
from desktop.ui.writing.dress import dressed
from desktop.ui.writing.spotted import SpottedPassages
from desktop.ui.writing.text import EntryText, Quote
from desktop.ui.writing.understanding import Understanding

KINDS = {
    "spot-opportunity": Kind.OPPORTUNITY,
    "spot-referral": Kind.REFERRAL,
    "spot-promise": Kind.PROMISE,
}
"""What each command marks a passage as."""


class Spotting(QObject):
    """Underlines what may be a signal, says why, and marks passages in the text."""

    changed = Signal()
    nothingThere = Signal()
    reasonChanged = Signal(object)
    dismissed = Signal(str, str)

    def __init__(self, jobs: Jobs, look: Look, text: EntryText, understanding: Understanding) -> None:
        super().__init__(text)
        self._jobs, self._look, self._text, self._understanding = jobs, look, text, understanding
        self.passages = SpottedPassages(text)
        self._reason: TextSignal | None = None
        text.viewport().installEventFilter(self)
        text.cursorPositionChanged.connect(self._look_at_cursor)
        understanding.understood.connect(self.dress)
        look.themeChanged.connect(self.dress)

    def perform(self, command: str) -> bool:
        """Do a command that marks or dismisses; say whether it is one."""
        if command in KINDS:
            self.spot(KINDS[command])
            return True
        if command == "dismiss-signal":
            self.dismiss()
            return True
        return False

    def spot(self, kind: Kind) -> None:
        """Mark what is selected, else the sentence that is meant."""
        quote = self._text.selected() or self._meant(kind)
        if quote is None:
            self.nothingThere.emit()
            return
        span = Span(quote.near, quote.near + len(quote.text))
        self.passages.add(self._spot(kind, quote, span), span)
        self.dress()
        self.changed.emit()

    @Slot(int, str)
    def change(self, index: int, kind: str) -> None:
        """Make a marked passage something else, or nothing any more where `kind` is empty."""
        spot = self.passages.spots()[index]
        self.passages.change(index, replace(spot, kind=Kind(kind)) if kind else None)
        self.dress()
        self.changed.emit()

    def dismiss(self) -> None:
        """Never show the signal at the cursor again, in this sentence or another of the same words."""
        signal = self._at_cursor()
        if signal is None:
            self.nothingThere.emit()
            return
        sentence = self._text.source()[signal.sentence_start : signal.sentence_end]
        self._jobs.submit(partial(_dismiss, signal.rule, sentence), self._was_dismissed)
        self.dismissed.emit(signal.rule, sentence)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Say why something is underlined when the pointer rests on it."""
        if event.type() != QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return False
        cursor = self._text.cursorForPosition(event.pos())
        signal = self._signal_at(cursor)
        if signal is None:
            return False
        QToolTip.showText(event.globalPos(), signal.reason, self._text.viewport())
        return True

    @Slot()
    def dress(self) -> None:
        """Dress the text as it is understood; what is marked needs no underline any more."""
        taken = self._taken()
        understood = self._understanding.present
        self._text.setExtraSelections(dressed(self._text, understood, self._look.theme, taken))
        self._look_at_cursor()

    def free_signals(self) -> tuple[TextSignal, ...]:
        """Return the signals whose sentences are not marked yet, as long as they are about this very text."""
        if not self._understanding.fits():
            return ()
        taken = self._taken()
        return tuple(
            signal
            for signal in self._understanding.present.signals
            if not any(
                span.start < signal.sentence_end and signal.sentence_start < span.end for span in taken
            )
        )

    def _taken(self) -> list[Span]:
        """Return where passages stand that are marked, evidence of a saved entry included."""
        return [*self.passages.spans(), *self._text.evidence()]

    def _meant(self, kind: Kind) -> Quote | None:
        text = self._text.source()
        place = to_points(text, self._text.textCursor().position())
        found = self._taken()
        span = meant(text, place, self.free_signals(), SIGNALS_OF[kind], found)
        return Quote(text[span.start : span.end], span.start) if span else None

    def _spot(self, kind: Kind, quote: Quote, span: Span) -> Spot:
        """Fill in what the text says of a passage: the one person named in it, and whose promise it is."""
        understood = self._understanding.present
        people = [
            piece for piece in understood.reading.of(Part.PERSON) if span.start <= piece.start < span.end
        ]
        person = people[0].value if len(people) == 1 and self._understanding.fits() else ""
        theirs = any(
            signal.kind is SignalKind.PROMISE_THEIRS and span.start <= signal.start < span.end
            for signal in self.free_signals()
        )
        return Spot(kind, quote.text, quote.near, person=person, ours=not theirs)

    def _at_cursor(self) -> TextSignal | None:
        return self._signal_at(self._text.textCursor())

    def _signal_at(self, cursor: QTextCursor) -> TextSignal | None:
        signals_here = self.free_signals()
        if not signals_here:
            return None
        return signal_at(to_points(self._text.source(), cursor.position()), signals_here)

    @Slot()
    def _look_at_cursor(self) -> None:
        """Tell which signal the cursor is at."""
        signal = self._at_cursor()
        if signal != self._reason:
            self._reason = signal
            self.reasonChanged.emit(signal)

    @Slot(object)
    def _was_dismissed(self, _changes: Changes) -> None:
        self._understanding.read()


def _dismiss(rule: str, sentence: str, desk: Desk) -> Changes:
    return signals.dismiss(desk, rule, sentence)
