"""Signals: phrases that may be a need, a risk, a promise, praise, an introduction or a move, found offline."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class SignalKind(StrEnum):
    """What a phrase may be."""

    NEED = "need"
    RISK = "risk"
    PROMISE_OURS = "promise-ours"
    PROMISE_THEIRS = "promise-theirs"
    PRAISE = "praise"
    INTRODUCTION = "introduction"
    MOVE = "move"


@dataclass(frozen=True, slots=True)
class Signal:
    """A phrase of a text (code points, half open), the sentence around it, and the rule that found it, with its reason."""

    kind: SignalKind
    rule: str
    reason: str
    start: int
    end: int
    sentence_start: int
    sentence_end: int
