"""Searches kept for another time: the last that were used, and those with a name."""

from __future__ import annotations

from desktop.domain.changes import Changes, Kind
from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.names import Candidate, fold, pick
from desktop.domain.search import CHARACTERS_LIMIT
from desktop.domain.searches import SavedSearch
from desktop.domain.text import canonical, required_line
from desktop.services.desk import Desk
from desktop.services.queries import read_query
from desktop.store import searches

RECENT = 20
"""Searches without a name that are kept."""


def list_searches(desk: Desk) -> list[SavedSearch]:
    """Return every search that is kept: those with a name by their names, then the others, the last used first."""
    return searches.rows(desk.journal)


def find_search(desk: Desk, reference: str) -> SavedSearch:
    """Return the saved search that `reference` names by its name or the beginning of it."""
    named = [each for each in searches.rows(desk.journal) if each.name]
    picked = pick(reference, [Candidate(each.query, each.name) for each in named], "saved search")
    return next(each for each in named if each.query == picked)


def remember(desk: Desk, query: str) -> Changes:
    """Keep a search that was used among the last ones; what asks for nothing is not kept.

    One that is the unfinished beginning of it is forgotten.
    """
    query = _plain(query)
    if read_query(desk, query).empty or len(query) > CHARACTERS_LIMIT:
        return Changes()
    with desk.journal.transaction():
        searches.remember(desk.journal, query, desk.now())
        searches.forget_beginnings(desk.journal, query)
        searches.forget_oldest(desk.journal, RECENT)
    return Changes.of((Kind.SEARCH, query), made=query)


def save_search(desk: Desk, query: str, name: str) -> Changes:
    """Keep a search under a name; one that has a fault or asks for nothing is refused, and so is a name twice."""
    query, name = _plain(query), required_line(name, "name")
    sought = read_query(desk, query)
    if sought.faults:
        raise sought.faults[0].error
    if sought.empty:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "There is nothing to search for."),
            QT_TRANSLATE_NOOP("UserError", "Write a word or a filter, such as {example}."),
            example="client:nordwind",
        )
    with desk.journal.transaction():
        _refuse_taken(desk, name, query)
        searches.save(desk.journal, query, name, desk.now())
    return Changes.of((Kind.SEARCH, query), made=query)


def rename_search(desk: Desk, reference: str, name: str) -> Changes:
    """Give a saved search another name."""
    with desk.journal.transaction():
        return save_search(desk, find_search(desk, reference).query, name)


def forget_search(desk: Desk, query: str) -> Changes:
    """Forget a search, named or not; `restore_search` brings it back."""
    with desk.journal.transaction():
        searches.forget(desk.journal, query)
    return Changes.of((Kind.SEARCH, query))


def restore_search(desk: Desk, search: SavedSearch) -> Changes:
    """Bring a search back as it was when it was forgotten."""
    with desk.journal.transaction():
        searches.save(desk.journal, search.query, search.name or None, search.used_at)
    return Changes.of((Kind.SEARCH, search.query), made=search.query)


def _plain(query: str) -> str:
    return " ".join(canonical(query[: CHARACTERS_LIMIT + 1]).split())


def _refuse_taken(desk: Desk, name: str, query: str) -> None:
    for each in searches.rows(desk.journal):
        if each.query != query and fold(each.name) == fold(name):
            raise UserError(
                QT_TRANSLATE_NOOP("UserError", "There is a saved search “{name}” already: {query}"),
                QT_TRANSLATE_NOOP("UserError", "Choose another name, or remove that one first."),
                name=each.name,
                query=each.query,
            )
