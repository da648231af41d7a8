"""Which words of a text are the same words in its next version, in time that grows with the text only."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

_RUNS = (8, 3, 1)
"""Words in a row that tell a place, if they occur once in both versions: many first, then few."""

_PAIRS = 20_000
"""Pairs of equal words up to which a gap between such places is compared word by word."""

_ALL_PAIRS = 1_000_000
"""The same for all gaps of two texts together."""


def align(old: Sequence[str], new: Sequence[str]) -> list[int]:
    """Return for each old word which new word it is, -1 for none; the order is kept."""
    alignment = _Alignment(old, new)
    alignment.fill(0, len(old), 0, len(new), 0)
    return alignment.same


class _Alignment:
    """The comparison under way; ranges are half open."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        self._old, self._new = old, new
        self._pairs_left = _ALL_PAIRS
        self.same = [-1] * len(old)

    def fill(self, old_start: int, old_end: int, new_start: int, new_end: int, level: int) -> None:
        """Align a range: its common beginning and end, then the places that are unique, then what is between."""
        while old_start < old_end and new_start < new_end and self._old[old_start] == self._new[new_start]:
            self.same[old_start] = new_start
            old_start, new_start = old_start + 1, new_start + 1
        while (
            old_start < old_end and new_start < new_end and self._old[old_end - 1] == self._new[new_end - 1]
        ):
            old_end, new_end = old_end - 1, new_end - 1
            self.same[old_end] = new_end
        if old_start == old_end or new_start == new_end:
            return
        if level == len(_RUNS):
            self._compare(old_start, old_end, new_start, new_end)
            return
        run = _RUNS[level]
        for at_old, at_new in self._unique(old_start, old_end, new_start, new_end, run):
            if at_old >= old_start and at_new >= new_start:
                self.fill(old_start, at_old + run, new_start, at_new + run, level + 1)
                old_start, new_start = at_old + run, at_new + run
        self.fill(old_start, old_end, new_start, new_end, level + 1)

    def _unique(
        self, old_start: int, old_end: int, new_start: int, new_end: int, run: int
    ) -> list[tuple[int, int]]:
        """Return the places (old, new) of runs that occur once in both ranges, rising in both."""
        before = _once(self._old[old_start:old_end], run)
        after = _once(self._new[new_start:new_end], run)
        pairs = [(old_start + at, new_start + after[words]) for words, at in before.items() if words in after]
        return _rising(pairs)

    def _compare(self, old_start: int, old_end: int, new_start: int, new_end: int) -> None:
        """Compare a small range word by word; a large one that nothing in it divides stays as it is."""
        old, new = self._old[old_start:old_end], self._new[new_start:new_end]
        counts = Counter(new)
        pairs = sum(counts[word] for word in old)
        if pairs > min(_PAIRS, self._pairs_left):
            return
        self._pairs_left -= pairs
        for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
            for step in range(block.size):
                self.same[old_start + block.a + step] = new_start + block.b + step


def _once(words: Sequence[str], run: int) -> dict[tuple[str, ...], int]:
    """Return the runs of that many words that occur once, with where they do, in their order."""
    runs = list(zip(*(words[skip:] for skip in range(run)), strict=False))
    counts = Counter(runs)
    return {words: at for at, words in enumerate(runs) if counts[words] == 1}


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest part of the pairs, which rise in the first, that rises in the second as well."""
    lowest: list[int] = []
    tops: list[int] = []
    before: list[int] = []
    for at, (_, value) in enumerate(pairs):
        length = bisect_left(lowest, value)
        before.append(tops[length - 1] if length else -1)
        lowest[length : length + 1] = [value]
        tops[length : length + 1] = [at]
    chain = []
    at = tops[-1] if tops else -1
    while at >= 0:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]
