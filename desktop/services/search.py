"""Finding every word of everything, and counting what the navigation counts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from desktop.domain.changes import Kind
from desktop.domain.overviews import SearchHit
from desktop.services.desk import Desk
from desktop.services.queries import read_query
from desktop.store import overviews
from desktop.store import search as index

NAMED = 5
"""Clients and people that stand first where filters name them."""


def find(desk: Desk, query: str, *, limit: int = 50) -> list[SearchHit]:
    """Return what holds all words of `query` and fits its filters, names first. No query is an error.

    The last word may be unfinished. Filters narrow entries and what hangs on them; those of clients narrow leads,
    people, promises and hand-offs as well. Without words the newest entries that fit are found.
    """
    sought, limit = read_query(desk, query), max(1, limit)
    if sought.empty:
        return []
    if not sought.wanted:
        named = index.named(desk.journal, sought.conditions, NAMED)
        return [*named, *index.entries(desk.journal, sought, limit)][:limit]
    return shared(_once(index.find(desk.journal, sought, limit)), limit)


def count_entries(desk: Desk, query: str) -> int:
    """Return how many entries hold all words of `query` and fit its filters."""
    sought = read_query(desk, query)
    return 0 if sought.empty else index.count(desk.journal, sought)


def _once(hits: Sequence[SearchHit]) -> list[SearchHit]:
    """Return each thing once: a lead whose title and answer have the words, a hand-off and its reply."""
    found: dict[tuple[Kind, str, str], SearchHit] = {}
    for hit in hits:
        found.setdefault((hit.kind, hit.id, hit.title), hit)
    return list(found.values())


def shared(hits: Sequence[SearchHit], limit: int) -> list[SearchHit]:
    """Return `limit` hits in their order, the best of each kind, so that no kind crowds out the others."""
    kinds = dict.fromkeys(hit.kind for hit in hits)
    ranked = zip_longest(*([hit for hit in hits if hit.kind is kind] for kind in kinds))
    best = [hit for rank in ranked for hit in rank if hit is not None][:limit]
    kept = {id(hit) for hit in best}
    return [hit for hit in hits if id(hit) in kept]


def counts(desk: Desk) -> dict[str, int]:
    """Return how many there are of each noun that the navigation counts."""
    return overviews.counts(desk.journal)
