"""How fast the services are on a large journal, as ratios to raw SQLite in the same run.

`python -m tests.benchmarks [ENTRIES]` makes a journal from the sample's prose and prints a table. Nothing is
asserted: a machine's speed is no test.
"""

from __future__ import annotations

import random
import sqlite3
import statistics
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from desktop.domain.handoffs import utc_text
from desktop.domain.interactions import EntryForm
from desktop.services import clients, interactions, search
from desktop.services.desk import Desk
from desktop.store.opening import open_journal
from tests.desks import NOW, RESOURCES, make_desk

QUERIES = ("migration", "training plan", "wer mitt", '"the same team"', "audit reviewers lyon")
ROUNDS = 7


def main() -> None:
    """Build the journal, measure, print."""
    entries = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "journal.db"
        desk = make_desk(open_journal(path, create=True))
        seconds = measured(lambda: build(desk, entries), rounds=1)
        print(f"{entries} entries written in {seconds:.1f} s, {path.stat().st_size / 1e6:.0f} MB")  # noqa: T201
        raw = sqlite3.connect(path)
        for name, ours, floor in comparisons(desk, raw):
            mine, base = measured(ours), measured(floor)
            print(f"{name:34} {mine * 1000:8.1f} ms   raw {base * 1000:8.1f} ms   ratio {mine / base:5.2f}")  # noqa: T201
        raw.close()
        desk.close()


def build(desk: Desk, entries: int) -> None:
    """Write sessions made of the sample's paragraphs, a thousand in each transaction."""
    sample = tomllib.loads((RESOURCES / "sample" / "journal.toml").read_text(encoding="utf-8"))
    prose = [part for entry in sample["entries"] for part in entry["text"].split("\n\n") if part.strip()]
    names = [clients.add_client(desk, f"Client {number}").made for number in range(40)]
    chance = random.Random(20261123)
    for begin in range(0, entries, 1000):
        with desk.journal.transaction():
            for number in range(begin, min(begin + 1000, entries)):
                text = "\n\n".join(chance.choices(prose, k=4))
                at = utc_text(NOW - timedelta(minutes=37 * number))
                form = EntryForm(text=text, title=f"Session {number}", client=chance.choice(names), at=at)
                interactions.add_entry(desk, form)


def comparisons(
    desk: Desk, raw: sqlite3.Connection
) -> list[tuple[str, Callable[[], object], Callable[[], object]]]:
    """Return each measure with its floor: the least that raw SQLite does for the same answer."""
    ids = interactions.list_entries(desk)
    page = ids[len(ids) // 2 :][:100]
    marks = ", ".join("?" * len(page))
    compared: list[tuple[str, Callable[[], object], Callable[[], object]]] = [
        (
            "all ids, the newest first",
            lambda: interactions.list_entries(desk),
            lambda: raw.execute(
                "SELECT id FROM interactions WHERE trashed_at IS NULL ORDER BY at DESC"
            ).fetchall(),
        ),
        (
            "a page of 100 rows",
            lambda: interactions.journal_rows(desk, page),
            lambda: raw.execute(
                f"SELECT id, title, text FROM interactions WHERE id IN ({marks})", page
            ).fetchall(),
        ),
    ]
    compared += [(f"search {query}", _ours(desk, query), _floor(raw, query)) for query in QUERIES]
    return compared


def _ours(desk: Desk, query: str) -> Callable[[], object]:
    return lambda: search.find(desk, query)


def _floor(raw: sqlite3.Connection, query: str) -> Callable[[], object]:
    words = query if query.startswith('"') else " ".join(f'"{word}"' for word in query.split()) + "*"
    sql = (
        "SELECT i.id, snippet(interactions_fts, -1, '[', ']', '…', 24) FROM interactions_fts "
        "JOIN interactions AS i ON i.seq = interactions_fts.rowid WHERE interactions_fts MATCH ? ORDER BY rank LIMIT 50"
    )
    return lambda: raw.execute(sql, (words,)).fetchall()


def measured(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the median seconds of a few runs."""
    seconds = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - began)
    return statistics.median(seconds)


if __name__ == "__main__":
    main()
