"""Which rows of an ownership record tell something of a private entry, so that their contents never leave."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from desktop.domain.names import fold
from desktop.domain.records import RecordRow
from desktop.domain.text import single_line
from desktop.services.desk import Desk
from desktop.store import evidence, interactions

SHORTEST_PASSAGE = 8
"""Characters from which on a passage of a private entry is looked for in other texts."""


def private_rows(desk: Desk, rows: Sequence[RecordRow]) -> frozenset[int]:
    """Return the sequences of the rows that come from a private entry, tell of what came from one, or repeat it.

    An entry that is gone counts as private, since nobody can say any more that it was not.
    """
    known = _Private(desk)
    passages = _passages(desk, rows, known)
    begun = {subject for row in rows if known.tells(row.facts) for subject in subjects_of(row.facts)}
    return frozenset(
        row.sequence
        for row in rows
        if known.tells(row.facts) or subjects_of(row.facts) & begun or _repeats(row.facts, passages)
    )


def subjects_of(facts: Mapping[str, object]) -> set[str]:
    """Return the ids of the leads and promises that a row is about."""
    return {str(facts[name]) for name in ("id", "promise") if facts.get(name)}


class _Private:
    """Knows of which entries nothing may leave; each is looked up once."""

    def __init__(self, desk: Desk) -> None:
        self._journal = desk.journal
        self._known: dict[str, bool] = {}

    def tells(self, facts: Mapping[str, object]) -> bool:
        """Say whether a row's facts come from a private entry."""
        entry = facts.get("entry")
        return bool(entry) and self._is_private(str(entry))

    def _is_private(self, entry_id: str) -> bool:
        if entry_id not in self._known:
            entry = interactions.by_id(self._journal, entry_id)
            self._known[entry_id] = entry is None or entry.private
        return self._known[entry_id]


def _passages(desk: Desk, rows: Sequence[RecordRow], known: _Private) -> set[str]:
    """Return, folded, the passages of private entries that the leads of a record rest on."""
    found = set()
    leads = {str(row.facts["id"]) for row in rows if row.facts.get("id")}
    for lead in leads:
        found |= {item.quote for item in evidence.of_lead(desk.journal, lead) if item.private}
    for row in rows:
        if known.tells(row.facts):
            found |= {str(row.facts.get(name) or "") for name in ("quote", "text")}
    folded = {fold(single_line(text)) for text in found}
    return {text for text in folded if len(text) >= SHORTEST_PASSAGE}


def _repeats(facts: Mapping[str, object], passages: Iterable[str]) -> bool:
    """Say whether a text among the facts repeats a private passage, or is one of its phrases."""
    texts = [fold(single_line(text)) for text in _texts(facts.values())]
    return any(
        passage in text or (len(text.split()) >= 3 and text in passage)
        for text in texts
        if len(text) >= SHORTEST_PASSAGE
        for passage in passages
    )


def _texts(values: Iterable[object]) -> Iterator[str]:
    for value in values:
        if isinstance(value, str):
            yield value
        elif isinstance(value, Mapping):
            yield from _texts(value.values())
        elif isinstance(value, list):
            yield from _texts(value)
