"""Versions of an entry: what each one kept, and what differs between two, line by line and word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.alignment import align
from desktop.domain.interactions import InteractionKind, Sharing
from desktop.domain.text import Span

_TOKENS = re.compile(r"\w+|[^\w\s]")

_ALIKE = 0.3
"""The share of words that two lines have in common from which on they are one line, changed."""


class LineChange(StrEnum):
    """What became of a line from the older version to the newer one."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class DiffLine:
    """One line of a comparison.

    `marks` are the words that changed, as spans of `text`; none where the whole line is new or gone.
    `fact` names the field that the line is about (`title`, `client`, …), empty for a line of the prose.
    `older` and `newer` are the line's numbers in the two texts, from 1; None where it is not there.
    """

    change: LineChange
    text: str
    marks: tuple[Span, ...] = ()
    fact: str = ""
    older: int | None = None
    newer: int | None = None


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One version in the list; `saved_at` is UTC ISO 8601, `length` counts the characters of its text."""

    version: int
    saved_at: str
    title: str
    length: int
    current: bool


@dataclass(frozen=True, slots=True)
class EntryVersion:
    """An entry as it was saved once: its text, and every fact with the names it had then."""

    title: str
    text: str
    client_id: str | None
    client: str
    engagement_id: str | None
    engagement: str
    kind: InteractionKind
    at: str
    zone: str
    minutes: int | None
    temperature: int | None
    sharing: Sharing
    people: tuple[tuple[str, str], ...]

    def facts(self) -> dict[str, str]:
        """Return what is said beside the text, in words, by the names of an entry form's fields."""
        return {
            "title": self.title,
            "client": self.client,
            "engagement": self.engagement,
            "kind": self.kind.value,
            "people": ", ".join(name for _, name in self.people),
            "at": f"{self.at} ({self.zone})",
            "minutes": "" if self.minutes is None else str(self.minutes),
            "temperature": "" if self.temperature is None else f"{self.temperature:+d}",
            "sharing": self.sharing.value,
        }


def difference(older: EntryVersion, newer: EntryVersion) -> tuple[DiffLine, ...]:
    """Return the facts that differ, then every line of the text: kept, removed or added."""
    return (*_fact_lines(older.facts(), newer.facts()), *_text_lines(older.text, newer.text))


@dataclass(frozen=True, slots=True)
class VersionChange:
    """What one save changed, in brief: the facts by the names of an entry form's fields, and the prose.

    `removed` and `added` are what stood in the first place that differs, and what stands there since.
    """

    facts: tuple[str, ...] = ()
    removed: str = ""
    added: str = ""


def in_brief(older: EntryVersion, newer: EntryVersion) -> VersionChange:
    """Return what changed between two versions in time that any text has: nothing is aligned."""
    before, after = older.facts(), newer.facts()
    facts = tuple(fact for fact in before if before[fact] != after[fact])
    gone, come = _between(older.text.split("\n"), newer.text.split("\n"))
    if gone and come:
        gone, come = _between(_words(gone[0]), _words(come[0]))
    return VersionChange(facts, " ".join(gone).strip(), " ".join(come).strip())


def _words(line: str) -> list[str]:
    return line.split()


def _between(older: Sequence[str], newer: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """Return what of two sequences is left without their common beginning and end."""
    shortest = min(len(older), len(newer))
    start = next((at for at in range(shortest) if older[at] != newer[at]), shortest)
    left = shortest - start
    end = next((at for at in range(left) if older[-1 - at] != newer[-1 - at]), left)
    return older[start : len(older) - end], newer[start : len(newer) - end]


def _fact_lines(older: dict[str, str], newer: dict[str, str]) -> Iterator[DiffLine]:
    for fact, before in older.items():
        after = newer[fact]
        if before != after:
            if before:
                yield DiffLine(LineChange.REMOVED, before, fact=fact)
            if after:
                yield DiffLine(LineChange.ADDED, after, fact=fact)


def _text_lines(older: str, newer: str) -> Iterator[DiffLine]:
    before, after = older.split("\n"), newer.split("\n")
    at_old = at_new = 0
    for old_line, new_line in [*enumerate(align(before, after)), (len(before), len(after))]:
        if new_line < 0:
            continue
        yield from _changed(before, after, range(at_old, old_line), range(at_new, new_line))
        if old_line < len(before):
            yield DiffLine(LineChange.SAME, before[old_line], older=old_line + 1, newer=new_line + 1)
        at_old, at_new = old_line + 1, new_line + 1


def _changed(before: Sequence[str], after: Sequence[str], gone: range, come: range) -> Iterator[DiffLine]:
    """Yield the lines between two that stayed: those removed, then those added, with their words marked."""
    old, new = _Block(before, gone), _Block(after, come)
    same = align(old.words, new.words)
    old.keep(at for at, there in enumerate(same) if there >= 0)
    new.keep(there for there in same if there >= 0)
    for line in gone:
        yield DiffLine(LineChange.REMOVED, before[line], old.marks(line), older=line + 1)
    for line in come:
        yield DiffLine(LineChange.ADDED, after[line], new.marks(line), newer=line + 1)


class _Block:
    """Some lines in a row, as words that are kept or changed."""

    def __init__(self, lines: Sequence[str], which: range) -> None:
        self.words: list[str] = []
        self._places: dict[int, list[tuple[int, Span]]] = {line: [] for line in which}
        for line in which:
            for match in _TOKENS.finditer(lines[line]):
                self._places[line].append((len(self.words), Span(match.start(), match.end())))
                self.words.append(match.group())
        self._kept: frozenset[int] = frozenset()

    def keep(self, words: Iterator[int]) -> None:
        """Note which words are in the other version too."""
        self._kept = frozenset(words)

    def marks(self, line: int) -> tuple[Span, ...]:
        """Return the changed words of a line, neighbours joined; none where little of it was kept."""
        places = self._places[line]
        changed = [(at, span) for at, span in places if at not in self._kept]
        if len(places) - len(changed) < _ALIKE * len(places):
            return ()
        marks: list[Span] = []
        last = -2
        for at, span in changed:
            if at == last + 1:
                marks[-1] = Span(marks[-1].start, span.end)
            else:
                marks.append(span)
            last = at
        return tuple(marks)
