"""The full-text index: what holds all words of a search, best first, and the entries that its filters leave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.domain.changes import Kind
from desktop.domain.overviews import SearchHit
from desktop.domain.search_filters import Condition, Sought
from desktop.domain.search_passages import LENGTH, from_index, passage
from desktop.store.journal import Journal
from desktop.store.search_conditions import (
    Clause,
    client_clause,
    entry_clause,
    match_expression,
    words_clause,
)

RANKED = 10_000
"""Entries that are ranked at the most: of a word in more of them the newest are found, in a tenth of the time."""

TITLE_WEIGHT = "bm25(4.0, 1.0)"
"""How much more a word in an entry's title tells than one in its text."""


@dataclass(frozen=True, slots=True)
class _Source:
    """A table whose words are searched as `t`: the columns of a hit, and what else is read for them.

    `client` is the column with the id of the client that it belongs to; `entry` the one with the entry that it hangs
    on, `always` whether it is nothing without that entry.
    """

    kind: str
    table: str
    title: str
    target: str
    client: str
    at: str = "t.created_at"
    joins: str = ""
    where: str = "TRUE"
    entry: str = ""
    always: bool = False


def _of_lead(column: str) -> str:
    return f"coalesce(o.{column}, r.{column})"


_SOURCES = (
    _Source("'client'", "clients", "t.name", "t.id", "t.id"),
    _Source("'person'", "people", "t.name", "t.id", "t.client_id"),
    _Source("'engagement'", "engagements", "t.name", "t.client_id", "t.client_id", at="''"),
    _Source("'opportunity'", "opportunities", "t.title", "t.id", "t.client_id"),
    _Source("'referral'", "referrals", "t.title", "t.id", "t.client_id"),
    _Source(
        "iif(o.id IS NULL, 'referral', 'opportunity')",
        "answers",
        _of_lead("title"),
        _of_lead("id"),
        _of_lead("client_id"),
        at="t.answered_at",
        joins="LEFT JOIN opportunities AS o ON o.id = t.opportunity_id LEFT JOIN referrals AS r ON r.id = t.referral_id",
        entry="t.interaction_id",
    ),
    _Source("'hand-off'", "handoffs", "t.title", "t.id", "t.client_id", at="t.issued_at"),
    _Source(
        "'hand-off'",
        "replies",
        "h.title",
        "h.id",
        "h.client_id",
        at="t.at",
        joins="JOIN handoffs AS h ON h.id = t.handoff_id",
    ),
    _Source(
        "'promise'", "promises", "t.text", "t.client_id", "t.client_id", at="''", entry="t.interaction_id"
    ),
    _Source(
        "'evidence'", "evidence", "t.quote", "i.id", "i.client_id", entry="t.interaction_id", always=True
    ),
    _Source(
        "'attachment'",
        "attachments",
        "t.name",
        "i.id",
        "i.client_id",
        at="t.added_at",
        where="t.detached_at IS NULL",
        entry="t.interaction_id",
        always=True,
    ),
)
"""What is searched beside the entries, in the order in which it is shown."""


def find(journal: Journal, sought: Sought, limit: int) -> list[SearchHit]:
    """Return what holds all wanted words, `limit` of each table, best first in each."""
    expression = match_expression(sought)
    parts = [part for source in _SOURCES if (part := _in_table(source, sought.conditions, expression, limit))]
    rows = journal.tuples(
        " UNION ALL ".join(f"SELECT * FROM ({sql})" for sql, _ in parts),
        [value for _, values in parts for value in values],
    )
    return [*map(_hit, rows), *_find_entries(journal, sought, expression, limit)]


def entries(journal: Journal, sought: Sought, limit: int) -> list[SearchHit]:
    """Return the entries that the filters leave and that have the words, the newest first."""
    where, values = _entry_where(sought)
    rows = journal.tuples(
        f"{_ENTRY}, substr(i.text, 1, {_READ if sought.wanted else LENGTH + 1}) FROM interactions AS i "
        f"LEFT JOIN clients AS c ON c.id = i.client_id WHERE {where} ORDER BY i.at DESC, i.seq DESC LIMIT ?",
        [*values, limit],
    )
    return [
        _hit((*row, passage(text, sought.wanted, begun=sought.begun)), marked=True) for *row, text in rows
    ]


_READ = 20_000
"""Code points of an entry in which its passage is looked for."""

_ENTRY = "SELECT 'interaction', i.id, i.title, i.at, coalesce(c.name, '')"


def moments(journal: Journal, sought: Sought, limit: int | None = None) -> list[tuple[str, str]]:
    """Return (id, moment) of the entries that are sought, the newest first."""
    where, values = _entry_where(sought)
    ending = "" if limit is None else f" LIMIT {int(limit)}"
    return journal.tuples(
        f"SELECT i.id, i.at FROM interactions AS i WHERE {where} ORDER BY i.at DESC, i.seq DESC{ending}",
        values,
    )


def count(journal: Journal, sought: Sought) -> int:
    """Return how many entries are sought."""
    where, values = _entry_where(sought)
    return int(journal.value(f"SELECT count(*) FROM interactions AS i WHERE {where}", values))


def _entry_where(sought: Sought) -> tuple[str, list[str]]:
    """Return the condition on `i` that filters and words make together."""
    clauses: list[Clause] = [("i.trashed_at IS NULL", [])]
    if sought.wanted or sought.unwanted:
        clauses.append(words_clause(sought))
    if sought.conditions:
        clauses.append(entry_clause(sought.conditions))
    return " AND ".join(sql for sql, _ in clauses), [value for _, values in clauses for value in values]


def _find_entries(journal: Journal, sought: Sought, expression: str, limit: int) -> list[SearchHit]:
    """Return the entries with the words: the best, or the newest where the words are in very many."""
    ((found,),) = journal.tuples(
        "SELECT count(*) FROM (SELECT 1 FROM interactions_fts WHERE interactions_fts MATCH ? LIMIT ?)",
        (expression, RANKED + 1),
    )
    if found > RANKED:
        return entries(journal, sought, limit)
    if not found:
        return []
    narrowed, values = entry_clause(sought.conditions)
    rows = journal.tuples(
        f"{_ENTRY}, {_snippet('interactions')} FROM interactions_fts "
        "CROSS JOIN interactions AS i ON i.seq = interactions_fts.rowid "
        "LEFT JOIN clients AS c ON c.id = i.client_id "
        "WHERE interactions_fts MATCH ? AND rank MATCH ? AND i.trashed_at IS NULL "
        f"{'AND ' + narrowed if narrowed else ''} ORDER BY rank LIMIT ?",
        [expression, TITLE_WEIGHT, *values, limit],
    )
    return [*map(_hit, rows)]


def _in_table(
    source: _Source, conditions: Sequence[Condition], expression: str, limit: int
) -> tuple[str, list[str | int]] | None:
    """Return the statement that finds words in one table, and its values.

    Filters that speak of entries leave what hangs on such entries, and nothing of a table where nothing does.
    """
    of_clients = all(condition.name == "client" for condition in conditions)
    if not of_clients and not source.entry:
        return None
    table, joins, where = source.table, source.joins, source.where
    if source.always or not of_clients:
        joins += f" JOIN interactions AS i ON i.id = {source.entry}"
        where += " AND i.trashed_at IS NULL"
    narrowed, more = client_clause(conditions, source.client) if of_clients else entry_clause(conditions)
    sql = (
        f"SELECT {source.kind} AS kind, {source.target} AS id, {source.title} AS title, {source.at} AS at, "
        f"coalesce(c.name, '') AS client, {_snippet(table)} FROM {table}_fts "
        f"CROSS JOIN {table} AS t ON t.seq = {table}_fts.rowid {joins} "
        f"LEFT JOIN clients AS c ON c.id = {source.client} WHERE {table}_fts MATCH ? AND {where} "
        f"{'AND ' + narrowed if narrowed else ''} ORDER BY rank LIMIT ?"
    )
    return sql, [expression, *more, limit]


def _snippet(table: str) -> str:
    return f"snippet({table}_fts, -1, char(2), char(3), '…', 24) AS snippet"


def named(journal: Journal, conditions: Sequence[Condition], limit: int) -> list[SearchHit]:
    """Return the clients and people that filters name."""
    hits: list[SearchHit] = []
    for name, kind, source in _NAMED:
        wanted = [item for item in conditions if item.name == name and not item.negated]
        ids = [str(value) for item in wanted for value in item.values][:limit]
        if ids:
            rows = journal.tuples(
                f"SELECT '{kind}', t.id, t.name, t.created_at, coalesce(c.name, ''), '' FROM {source} "
                f"WHERE t.id IN ({', '.join('?' * len(ids))}) ORDER BY t.folded",
                ids,
            )
            hits += map(_hit, rows)
    return hits


_NAMED = (
    ("client", "client", "clients AS t LEFT JOIN clients AS c ON FALSE"),
    ("with", "person", "people AS t LEFT JOIN clients AS c ON c.id = t.client_id"),
)


def _hit(row: Sequence[str], *, marked: bool = False) -> SearchHit:
    kind, identifier, title, at, client, snippet = row
    said = snippet if marked else from_index(snippet)
    return SearchHit(Kind(kind), identifier or "", title, said, at, client)
