"""The search on a large journal beside the same questions put to raw SQLite, in turns in the same run."""

from __future__ import annotations

import gc
import sqlite3
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.services import interactions, search
from desktop.services.desk import Desk
from desktop.store.opening import open_journal
from tests.desks import make_desk

ROUNDS = 25
LIMIT = 50

OF_CLIENT = "i.client_id IN (SELECT id FROM clients WHERE folded LIKE '%nordwind%')"
WITH_PERSON = (
    "i.id IN (SELECT interaction_id FROM participants JOIN people ON people.id = person_id "
    "WHERE people.folded LIKE '%anna%')"
)
WITH_LEAD = "i.id IN (SELECT interaction_id FROM evidence WHERE opportunity_id IS NOT NULL)"
WITH_TAG = "i.id IN (SELECT interaction_id FROM tags WHERE folded = 'audit')"

QUERIES: tuple[tuple[str, str, str], ...] = (
    ("migration", '"migration"*', ""),
    ("mi", '"mi"*', ""),
    ("the", '"the"*', ""),
    ("training plan", '"training" AND "plan"*', ""),
    ("service desk audit", '"service" AND "desk" AND "audit"*', ""),
    ('"the same team"', '"the same team"', ""),
    ("consensus release schedule", '"consensus" AND "release" AND "schedule"*', ""),
    ("qqzzx", '"qqzzx"*', ""),
    ("client:nordwind migration", '"migration"*', OF_CLIENT),
    ("with:anna release", '"release"*', WITH_PERSON),
    ("has:opportunity budget", '"budget"*', WITH_LEAD),
    ("tag:audit client:nordwind", "", f"{WITH_TAG} AND {OF_CLIENT}"),
    ("since:2024-01-01 kind:workshop", "", "i.at >= '2024-01-01' AND i.kind = 'workshop'"),
)
"""What is typed, the same for the full-text index, and the same for the entries' table."""

LISTS = ("migration", "the", "client:nordwind", "with:anna release", "tag:audit client:nordwind")
"""Of these the whole list is asked for as well, as the Journal shows it narrowed."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One question: the median milliseconds of ours and of the floor, and all that were measured."""

    query: str
    ours: tuple[float, ...]
    raw: tuple[float, ...]


def compared_searches(file: Path) -> list[Compared]:
    """Ask each question of both, in turns, and return what that took."""
    desk = make_desk(open_journal(file, create=False))
    raw = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    found = [_compared(query, _ours(desk, query), _raw(raw, words, where)) for query, words, where in QUERIES]
    asked = {query: (words, where) for query, words, where in (*QUERIES, ("client:nordwind", "", OF_CLIENT))}
    found += [
        _compared(f"list: {query}", _list(desk, query), _raw_list(raw, *asked[query])) for query in LISTS
    ]
    raw.close()
    desk.close()
    return found


def _compared(query: str, ours: Callable[[], object], floor: Callable[[], object]) -> Compared:
    """Ask both in turns, with Python's own collector at rest, as it is while the window is open."""
    ours()
    floor()
    gc.collect()
    gc.disable()
    try:
        both = [(_milliseconds(ours), _milliseconds(floor)) for _ in range(ROUNDS)]
    finally:
        gc.enable()
    mine, base = zip(*both, strict=True)
    return Compared(query, mine, base)


def _ours(desk: Desk, query: str) -> Callable[[], object]:
    return lambda: search.find(desk, query, limit=LIMIT)


def _list(desk: Desk, query: str) -> Callable[[], object]:
    return lambda: interactions.list_moments(desk, query=query)


def _raw_list(raw: sqlite3.Connection, words: str, where: str) -> Callable[[], object]:
    """Return the whole list as SQL: the ids and moments of the entries, the newest first."""
    having = "i.seq IN (SELECT rowid FROM interactions_fts WHERE interactions_fts MATCH ?)" if words else ""
    conditions = " AND ".join(part for part in (having, where, "i.trashed_at IS NULL") if part)
    sql = f"SELECT i.id, i.at FROM interactions AS i WHERE {conditions} ORDER BY i.at DESC, i.seq DESC"
    return lambda: raw.execute(sql, (words,) if words else ()).fetchall()


def _raw(raw: sqlite3.Connection, words: str, where: str) -> Callable[[], object]:
    """Return the question as SQL: of every table that has words, or of the entries where a filter asks for them."""
    tables = [
        name
        for (name,) in raw.execute(
            "SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%FTS5%'"
        )
    ]
    asked = ["interactions_fts"] if where else tables
    if not words:
        return lambda: raw.execute(
            "SELECT i.id, i.title, substr(i.text, 1, 200) FROM interactions AS i "
            f"WHERE {where} AND i.trashed_at IS NULL ORDER BY i.at DESC LIMIT {LIMIT}"
        ).fetchall()
    return lambda: [raw.execute(_in_words(table, where), (words,)).fetchall() for table in asked]


def _in_words(table: str, where: str) -> str:
    condition = f" AND {where}" if where else ""
    return (
        f"SELECT i.rowid, snippet({table}, -1, '[', ']', '…', 24) FROM {table} "
        f"JOIN {table.removesuffix('_fts')} AS i ON i.seq = {table}.rowid "
        f"WHERE {table} MATCH ?{condition} ORDER BY rank LIMIT {LIMIT}"
    )


def p95(values: Sequence[float]) -> float:
    """Return the value that one in twenty exceeds."""
    return statistics.quantiles(values, n=20)[-1]


def _milliseconds(work: Callable[[], object]) -> float:
    """Return the thread's own time, both SQLites' included: a busy computer interrupts the short ones by milliseconds."""
    began = time.thread_time()
    work()
    return (time.thread_time() - began) * 1000
