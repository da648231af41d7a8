"""Which passage is meant when a person says "this is one" while they write: the selection is not always there."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from desktop.domain.changes import Kind
from desktop.domain.sentences import sentences
from desktop.domain.signals import Signal, SignalKind, prose_of
from desktop.domain.text import Span

SIGNALS_OF = {
    Kind.OPPORTUNITY: frozenset({SignalKind.NEED, SignalKind.RISK}),
    Kind.REFERRAL: frozenset({SignalKind.INTRODUCTION, SignalKind.PRAISE, SignalKind.MOVE}),
    Kind.PROMISE: frozenset({SignalKind.PROMISE_OURS, SignalKind.PROMISE_THEIRS}),
}
"""The signals that can become an opportunity, a referral signal, or a promise."""

AROUND = 5_000
"""Code points on either side of the cursor in which its sentence is looked for."""


def meant(
    text: str,
    place: int,
    signals: Sequence[Signal],
    kinds: Collection[SignalKind],
    taken: Collection[Span] = (),
) -> Span | None:
    """Return the sentence that is meant at `place`, None where there is none.

    It is the one the cursor is in or has just left if a signal of `kinds` stands in it; else that of the nearest
    such signal before the cursor, or after it; else the cursor's own. One that is `taken` already is not meant.
    """
    fitting = [Span(signal.sentence_start, signal.sentence_end) for signal in signals if signal.kind in kinds]
    own = sentence_at(text, place)
    free = [span for span in fitting if not _overlaps_one(span, taken)]
    if own is not None and any(_overlap(own, span) for span in free):
        return next(span for span in free if _overlap(own, span))
    if free:
        return min(free, key=lambda span: (span.start > place, abs(place - span.start)))
    return own if own is not None and not _overlaps_one(own, taken) else None


def sentence_at(text: str, place: int) -> Span | None:
    """Return the sentence that `place` is in, or else the last one before it, without orders and marks around it."""
    begin = max(0, place - AROUND)
    near = text[begin : place + AROUND]
    found = None
    for span in sentences(prose_of(near)):
        if span.start > place - begin:
            return found or Span(span.start + begin, span.end + begin)
        found = Span(span.start + begin, span.end + begin)
    return found


def signal_at(place: int, signals: Sequence[Signal]) -> Signal | None:
    """Return the signal in whose sentence `place` is, or just behind; of several the one whose words are nearest."""
    here = [signal for signal in signals if signal.sentence_start <= place <= signal.sentence_end]
    return min(here, key=lambda signal: _distance(place, signal), default=None)


def _distance(place: int, signal: Signal) -> int:
    return max(signal.start - place, place - signal.end, 0)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _overlaps_one(span: Span, others: Collection[Span]) -> bool:
    return any(_overlap(span, other) for other in others)
