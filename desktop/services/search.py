"""Finding every word of everything."""

from __future__ import annotations

from desktop.domain.overviews import SearchHit
from desktop.domain.search import search_terms
from desktop.services.desk import Desk
from desktop.store import overviews
from desktop.store import search as index


def find(desk: Desk, query: str, *, limit: int = 50) -> list[SearchHit]:
    """Return what holds all words of `query`; the last word may be unfinished. No query is an error."""
    phrases = search_terms(query)
    if not phrases:
        return []
    begin = not query.rstrip("\n").endswith(('"', " "))
    return index.find(desk.journal, index.match_expression(phrases, begin=begin), max(1, limit))


def counts(desk: Desk) -> dict[str, int]:
    """Return how many there are of each noun that the navigation counts."""
    return overviews.counts(desk.journal)
