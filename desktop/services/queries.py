"""Reading what is searched for on the open journal, and completing it: filters by the names that it knows."""

from __future__ import annotations

from functools import partial

from desktop.domain.search import parse_query
from desktop.domain.search_completion import NAMED, begun_filter, completed
from desktop.domain.search_filters import Sought, Surroundings, matching, nearest, resolve
from desktop.services.desk import Desk
from desktop.store import search_names


def read_query(desk: Desk, query: str) -> Sought:
    """Return what a query asks for in this journal. What cannot be followed is a fault; no query is an error."""
    around = Surroundings(desk.clock(), desk.zone, partial(_find, desk), partial(_suggest, desk))
    return resolve(parse_query(query), around)


def _find(desk: Desk, name: str, value: str) -> list[str]:
    return matching(value, search_names.folded_names(desk.journal, name))


def _suggest(desk: Desk, name: str, value: str) -> str:
    return nearest(value, search_names.names(desk.journal, name))


def complete_query(desk: Desk, query: str) -> list[str]:
    """Return what a query can become whose last word is a filter that is being typed; nothing where it is not."""
    begun = begun_filter(query)
    if begun is None:
        return []
    names = begun.value is not None and begun.name in NAMED
    return completed(query, begun, search_names.names(desk.journal, begun.name) if names else ())
