"""The median of a few runs."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

ROUNDS = 7


def measured(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the median seconds of a few runs."""
    seconds = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - began)
    return statistics.median(seconds)
