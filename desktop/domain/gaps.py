"""What sales asked for when it gave a brief back: which part of the page a gap means, and what that unlocks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from desktop.domain.briefs import Brief
from desktop.domain.names import fold
from desktop.domain.playbook import BriefSection, Criterion, Playbook

ASK, QUOTES = "ask", "quotes"
"""The parts of a brief beside its sections that a gap may mean."""

_HEAD = re.compile(r"[:;,(?–—]")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class AskedFor:
    """One gap as sales put it; `criteria` are the questions behind the part of the brief that it names, if any.

    `answered` says that one of them was answered anew since that version was issued.
    """

    text: str
    part: str
    criteria: tuple[Criterion, ...]
    answered: bool


@dataclass(frozen=True, slots=True)
class CameBack:
    """A version that sales gave back, and what it asked for."""

    number: str
    version: int
    asked: tuple[AskedFor, ...]

    @property
    def waiting(self) -> tuple[Criterion, ...]:
        """Return the questions that are still to be asked, one for each gap."""
        return tuple(each.criteria[0] for each in self.asked if each.criteria and not each.answered)

    @property
    def unlocked(self) -> frozenset[str] | None:
        """Return the parts that may say something else now; None where a gap may mean any of them."""
        parts = frozenset(each.part for each in self.asked)
        return None if not parts or "" in parts else parts

    def locks(self, criterion: Criterion) -> bool:
        """Say whether an answer stays as it was issued: it is printed, and sales asked for others only.

        Whether it may be shared is the customer's to say, at any time.
        """
        part = "" if criterion.is_sharing else part_of(criterion)
        return bool(part) and self.unlocked is not None and part not in self.unlocked


def part_of(criterion: Criterion) -> str:
    """Return the part of a brief that an answer is printed in, empty where it is printed nowhere."""
    if criterion.is_involvement:
        return ASK
    return "" if criterion.section is BriefSection.NOWHERE else criterion.section.value


def part_named(gap: str, brief: Brief, playbook: Playbook) -> str:
    """Return the part that a gap names by its heading, or by a criterion's name or question; empty where it names none.

    A gap that only speaks of something is taken for no part, so that it locks nothing. A program may name a criterion
    by its id, which comes first; a person means the heading.
    """
    criterion = playbook.criterion(gap)
    if criterion is not None:
        return part_of(criterion)
    names = dict(_names(brief, playbook))
    head = _HEAD.split(gap, maxsplit=1)[0]
    return names.get(_key(gap)) or names.get(_key(head)) or ""


def criteria_behind(part: str, playbook: Playbook) -> tuple[Criterion, ...]:
    """Return the criteria whose answers are printed in a part."""
    return tuple(criterion for criterion in playbook.criteria if part and part_of(criterion) == part)


def _names(brief: Brief, playbook: Playbook) -> Iterator[tuple[str, str]]:
    """Yield what parts are called, the headings of the page last: they count where two are called the same."""
    for criterion in playbook.criteria:
        for name in (criterion.id, criterion.label, criterion.question):
            if part_of(criterion):
                yield _key(name), part_of(criterion)
    for words in (playbook.words, brief.words):
        yield from _headings(words)
    yield from ((_key(fact.label), fact.section.value) for fact in brief.facts)


def _headings(words: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    sections = [section.value for section in BriefSection if section is not BriefSection.NOWHERE]
    headings = {**{part: f"fact_{part}" for part in sections}, ASK: ASK, QUOTES: QUOTES}
    yield from ((_key(part), part) for part in headings)
    yield from ((_key(words[key]), part) for part, key in headings.items() if words.get(key))


def _key(text: str) -> str:
    return " ".join(_WORD.findall(fold(text)))
