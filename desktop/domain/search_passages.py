"""The passage of a text that shows why it was found, with the words found between « and »."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from desktop.domain.search import Phrase

OPEN, CLOSE = "\x02", "\x03"
"""What the index puts around the words found; no text that is typed has them."""

AROUND = 60
LENGTH = 170
_GUILLEMETS = str.maketrans("«»", "‹›")
_MOST_MATCHES = 60


def from_index(snippet: str) -> str:
    """Return a snippet of the index with « and » around the words found, and nowhere else."""
    if "«" in snippet or "»" in snippet:
        snippet = snippet.translate(_GUILLEMETS)
    return snippet.replace(OPEN, "«").replace(CLOSE, "»")


def passage(text: str, phrases: Sequence[Phrase], *, begun: bool = False) -> str:
    """Return the passage of `text` with the most different ones of `phrases`; without any its beginning.

    `begun` takes the last one as the beginning of a word.
    """
    found = _matches(text, phrases, begun=begun)
    start, end = _window(text, found)
    parts, place = [], start
    for first, last, _ in found:
        if first >= place and last <= end:
            parts += [text[place:first], OPEN, text[first:last], CLOSE]
            place = last
    said = "".join([*parts, text[place:end]]).strip()
    return from_index(("…" if start else "") + said + ("…" if end < len(text) else ""))


def _matches(text: str, phrases: Sequence[Phrase], *, begun: bool) -> list[tuple[int, int, int]]:
    """Return where phrases stand in `text` (first, last, number of the phrase), in the order of the text."""
    pattern = _pattern(tuple(phrases), begun)
    if pattern is None:
        return []
    found = []
    for match in pattern.finditer(_plain(text)):
        found.append((match.start(), match.end(), (match.lastindex or 1) - 1))
        if len(found) == _MOST_MATCHES:
            break
    return found


@lru_cache(maxsize=64)
def _pattern(phrases: tuple[Phrase, ...], begun: bool) -> re.Pattern[str] | None:
    if not phrases:
        return None
    ways = [r"[\W_]+".join(re.escape(_plain(word)) for word in phrase) for phrase in phrases]
    ends = [r"(?![^\W_])"] * len(ways)
    if begun:
        ends[-1] = r"[^\W_]*"
    return re.compile("|".join(rf"(?<![^\W_])({way}{end})" for way, end in zip(ways, ends, strict=True)))


def _plain(text: str) -> str:
    """Return `text` in small letters without accents, every character in its place."""
    return text.lower() if text.isascii() else "".join(map(_letter, text))


@lru_cache(maxsize=4096)
def _letter(char: str) -> str:
    base = unicodedata.normalize("NFD", char)[:1].lower()
    return base if len(base) == 1 else char


def _window(text: str, found: Sequence[tuple[int, int, int]]) -> tuple[int, int]:
    """Return the span of `text` to show: around the match after which most phrases follow soon, cut between words."""
    if not found:
        return 0, _cut(text, LENGTH)
    best = max(
        range(len(found)),
        key=lambda at: (
            len({number for first, _, number in found[at:] if first < found[at][0] + LENGTH - AROUND}),
            -at,
        ),
    )
    start = max(0, found[best][0] - AROUND)
    if start:
        space = text.find(" ", start, found[best][0])
        start = space + 1 if space >= 0 else start
    return start, max(_cut(text, start + LENGTH), found[best][1])


def _cut(text: str, end: int) -> int:
    """Return the end of the last whole word before `end`."""
    if end >= len(text):
        return len(text)
    space = max(text.rfind(" ", 0, end), text.rfind("\n", 0, end))
    return space if space > end - AROUND else end
