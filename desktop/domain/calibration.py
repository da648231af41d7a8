"""How right one is when one is so sure: what was said at the hand-off against what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

LEAST = 20
"""Outcomes below which nothing is said at all."""

LEAST_IN_A_BAND = 5
"""Outcomes below which a band shows no rate."""

BANDS = ((0, 20), (21, 40), (41, 60), (61, 80), (81, 100))
"""The bands of per cent, both ends included."""


@dataclass(frozen=True, slots=True)
class Band:
    """One band: its ends in per cent, how many outcomes, how sure one was on average, and how often it was won.

    `said` and `right` are per cent; `right` is None where there are too few outcomes to say.
    """

    low: int
    high: int
    count: int
    said: float
    right: float | None


@dataclass(frozen=True, slots=True)
class Calibration:
    """All bands, and how many outcomes they stand on."""

    count: int
    bands: tuple[Band, ...]


def calibrate(outcomes: Iterable[tuple[int, bool]]) -> Calibration | None:
    """Return how sure is how right, of pairs of per cent and won or not; None below `LEAST` outcomes."""
    known = list(outcomes)
    if len(known) < LEAST:
        return None
    return Calibration(len(known), tuple(_band(low, high, known) for low, high in BANDS))


def _band(low: int, high: int, known: list[tuple[int, bool]]) -> Band:
    inside = [(sure, won) for sure, won in known if low <= sure <= high]
    count = len(inside)
    said = sum(sure for sure, _ in inside) / count if count else (low + high) / 2
    enough = count >= LEAST_IN_A_BAND
    return Band(low, high, count, said, 100 * sum(won for _, won in inside) / count if enough else None)
