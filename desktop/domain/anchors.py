"""Where passages of a text stand after the text was edited: on their sentence, or nowhere."""

from __future__ import annotations

import heapq
import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import takewhile

from desktop.domain.alignment import align
from desktop.domain.text import Span

_WORDS = re.compile(r"\S+")

_OCCURRENCES = 10_000
"""How many places of one quote are looked at."""

_COMPARED = 64
"""How many of those places, the nearest, are compared by what stands around them."""

_AROUND = 40
"""How many characters on either side of a passage tell it from its doubles."""

_NEARBY = 2_000
"""How many words before a passage are asked where it may be now."""


def moved(old: str, new: str, spans: Sequence[Span]) -> tuple[Span | None, ...]:
    """Return where each passage of `old` stands in `new`, None for one that was edited away.

    Both texts are canonical. White space does not count. Of equal sentences a passage stays on its own.
    """
    edit = Edit(old, new)
    return tuple(edit.moved(span) for span in spans)


class Edit:
    """One edit of a text, asked where passages went; ask once for each passage of the text."""

    def __init__(self, old: str, new: str) -> None:
        self._old, self._new = _Folded(old), _Folded(new)
        self._same_words = align(self._old.words, self._new.words)
        self._taken: dict[str, dict[int, int]] = {}

    def moved(self, span: Span) -> Span | None:
        """Return where a passage of the old text stands in the new one, None if it was edited away."""
        place = self._old.place(span)
        if place is None:
            return None
        start, end = place
        quote = self._old.text[start:end]
        image = self._image(start, end)
        if image is None:
            image = self._likeliest(quote, start, end)
        if image is None:
            return None
        self._claims(quote)[image] = start
        return self._new.span(image, image + len(quote))

    def returned(self, quote: str) -> Span | None:
        """Return where a sentence that was not in the old text stands in the new one.

        A place that holds the same sentence before and after the edit is another one's.
        """
        folded = " ".join(quote.split())
        found = next(iter(self._free(folded, (False, False), -1)), None) if folded else None
        if found is None:
            return None
        self._claims(folded)[found] = -1
        return self._new.span(found, found + len(folded))

    def _image(self, start: int, end: int) -> int | None:
        """Return where a range of the old text begins in the new one, if all its words came through."""
        first, last = self._old.word_at(start), self._old.word_at(end - 1)
        target = self._same_words[first]
        if target < 0:
            return None
        for step in range(1, last - first + 1):
            if self._same_words[first + step] != target + step:
                return None
        return self._new.starts[target] + start - self._old.starts[first]

    def _guess(self, start: int) -> int:
        """Return about where that place of the old text is in the new one."""
        word = self._old.word_at(start)
        nearby = range(word, max(-1, word - _NEARBY), -1)
        before = next((at for at in nearby if self._same_words[at] >= 0), -1)
        if before < 0:
            return start
        return self._new.starts[self._same_words[before]] + start - self._old.starts[before]

    def _claims(self, quote: str) -> dict[int, int]:
        """Return the places of the quote in the new text that have come from places in the old: new to old."""
        if quote not in self._taken:
            claims: dict[int, int] = {}
            for start in self._old.find(quote):
                image = self._image(start, start + len(quote))
                if image is not None:
                    claims[image] = start
            self._taken[quote] = claims
        return self._taken[quote]

    def _free(self, quote: str, edges: tuple[bool, bool], start: int) -> list[int]:
        """Return the places of the quote that no other passage of the old text came to."""
        claims = self._claims(quote)
        return [
            found
            for found in self._new.find(quote)
            if claims.get(found, start) == start and self._new.cuts_no_more(edges, found, found + len(quote))
        ]

    def _likeliest(self, quote: str, start: int, end: int) -> int | None:
        """Return the free place of a passage that has most of the same around it, of equal ones the nearest."""
        near = self._guess(start)
        free = self._free(quote, self._old.edges(start, end), start)
        nearest = heapq.nsmallest(_COMPARED, free, key=lambda found: abs(found - near))
        around = self._old.around(start, end)
        return max(
            nearest,
            key=lambda found: _alike(around, self._new.around(found, found + len(quote))),
            default=None,
        )


class _Folded:
    """A text whose white space is folded, with the way back to the source."""

    def __init__(self, source: str) -> None:
        self._sources: list[int] = []
        self.starts: list[int] = []
        self.words: list[str] = []
        length = 0
        for match in _WORDS.finditer(source):
            word = match.group()
            self._sources.append(match.start())
            self.starts.append(length)
            self.words.append(word)
            length += len(word) + 1
        self.text = " ".join(self.words)

    def word_at(self, place: int) -> int:
        """Return which word a place of the folded text is in."""
        return bisect_right(self.starts, place) - 1

    def place(self, span: Span) -> tuple[int, int] | None:
        """Return a span of the source as a range of the folded text, None if it holds no more than white space."""
        first = bisect_right(self._sources, span.start) - 1
        if first < 0 or span.start >= self._sources[first] + len(self.words[first]):
            first += 1
        last = bisect_left(self._sources, span.end) - 1
        if first > last:
            return None
        start = self.starts[first] + max(0, span.start - self._sources[first])
        end = self.starts[last] + min(len(self.words[last]), span.end - self._sources[last])
        return (start, end) if start < end else None

    def span(self, start: int, end: int) -> Span:
        """Return a range of the folded text as a span of the source."""
        first, last = self.word_at(start), self.word_at(end - 1)
        return Span(
            self._sources[first] + start - self.starts[first], self._sources[last] + end - self.starts[last]
        )

    def find(self, quote: str) -> list[int]:
        """Return where the quote stands in the folded text, its places not overlapping."""
        found: list[int] = []
        start = self.text.find(quote)
        while start >= 0 and len(found) < _OCCURRENCES:
            found.append(start)
            start = self.text.find(quote, start + len(quote))
        return found

    def edges(self, start: int, end: int) -> tuple[bool, bool]:
        """Say whether a range begins and whether it ends inside a word."""
        text = self.text
        begins = start > 0 and _holds_together(text[start - 1], text[start])
        ends = end < len(text) and _holds_together(text[end - 1], text[end])
        return begins, ends

    def around(self, start: int, end: int) -> tuple[str, str]:
        """Return what stands before a range, read backwards, and what stands after it."""
        return self.text[max(0, start - _AROUND) : start][::-1], self.text[end : end + _AROUND]

    def cuts_no_more(self, edges: tuple[bool, bool], start: int, end: int) -> bool:
        """Say whether a range cuts words only where the passage did: a “plan” is not found in “planning”."""
        begins, ends = self.edges(start, end)
        return begins <= edges[0] and ends <= edges[1]


def _alike(around: tuple[str, str], other: tuple[str, str]) -> int:
    """Return how many characters next to two places are the same."""
    pairs = [zip(one, two, strict=False) for one, two in zip(around, other, strict=True)]
    return sum(1 for pair in pairs for _ in takewhile(lambda chars: chars[0] == chars[1], pair))


def _holds_together(before: str, after: str) -> bool:
    return unicodedata.category(after)[0] == "M" or (before.isalnum() and after.isalnum())
