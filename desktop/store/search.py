"""The full-text index over entries, evidence, leads, people and clients."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.domain.changes import Kind
from desktop.domain.overviews import SearchHit
from desktop.store.journal import Journal

_SOURCES = {
    Kind.CLIENT: (
        "clients",
        "name",
        "created_at",
        "",
        "id",
    ),
    Kind.PERSON: ("people", "name", "created_at", "", "id"),
    Kind.OPPORTUNITY: ("opportunities", "title", "created_at", "", "id"),
    Kind.REFERRAL: ("referrals", "title", "created_at", "", "id"),
    Kind.INTERACTION: ("interactions", "title", "at", "AND t.trashed_at IS NULL", "id"),
    Kind.EVIDENCE: ("evidence", "quote", "created_at", "", "interaction_id"),
}


def match_expression(phrases: Sequence[Sequence[str]], *, begin: bool) -> str:
    """Return an FTS5 expression of quoted phrases; `begin` takes the last one as the beginning of a word."""
    quoted = ['"' + " ".join(phrase) + '"' for phrase in phrases]
    if begin and quoted and len(phrases[-1][-1]) > 1:
        quoted[-1] += "*"
    return " AND ".join(quoted)


def find(journal: Journal, expression: str, limit: int) -> list[SearchHit]:
    """Return what matches, best first within each kind: names and titles, then entries and evidence."""
    found: list[SearchHit] = []
    for kind in _SOURCES:
        found += _find_kind(journal, kind, expression, limit)
    return found[:limit]


def _find_kind(journal: Journal, kind: Kind, expression: str, limit: int) -> list[SearchHit]:
    table, title, at, condition, target = _SOURCES[kind]
    rows = journal.rows(
        f"SELECT t.{target} AS id, t.{title} AS title, t.{at} AS at, "
        f"snippet({table}_fts, -1, '«', '»', '…', 24) AS snippet "
        f"FROM {table}_fts JOIN {table} AS t ON t.seq = {table}_fts.rowid "
        f"WHERE {table}_fts MATCH ? {condition} ORDER BY rank LIMIT ?",
        (expression, limit),
    )
    return [SearchHit(kind, row["id"], row["title"], row["snippet"], row["at"]) for row in rows]
