"""How the program stands a journal of 100,000 real-length entries; the exit code is 1 where it does not.

`python -m tests.benchmarks FOLDER [--entries N] [--texts FOLDER] [--rounds N]`

The journal is made once and kept in FOLDER as `benchmark-N.db` (some minutes, a gigabyte); its texts come from the
documentation of this computer and from the folder named by `--texts`, if there is one. Then the real window opens on
it without a display, its list is opened, scrolled to the end, narrowed and searched, and the longest frame of the
window's thread is measured: by the clock on the wall, and by the thread's own time, so that a busy computer can be
told from work. At last each search is put to the services and to raw SQLite, in turns.

No frame may be over 100 ms (the median of the rounds counts), and the 95th percentile of each search and of all of
them may be twice that of raw SQLite; of one that takes raw SQLite less than a millisecond, two milliseconds.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
from collections.abc import Sequence
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.benchmarks.frames import longest_frames
from tests.benchmarks.journals import large_journal
from tests.benchmarks.searches import Compared, compared_searches, p95
from tests.benchmarks.watch import Frame

LONGEST_FRAME = 100.0
MOST_TIMES_RAW = 2.0
SHORTEST = 1.0
"""Milliseconds below which a search is not measured against raw SQLite, but against this."""


def main() -> int:
    """Make the journal where it is missing, measure, print, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("folder", type=Path, help="where the journal is kept")
    parser.add_argument("--entries", type=int, default=100_000)
    parser.add_argument("--texts", type=Path, help="a folder of texts to write the entries from")
    parser.add_argument("--rounds", type=int, default=3, help="how often the window is opened")
    wish = parser.parse_args()
    file = large_journal(wish.folder, wish.entries, wish.texts)
    print(f"{file}: {file.stat().st_size / 1e6:.0f} MB")  # noqa: T201  a tool for the terminal
    smooth = report_frames([longest_frames(file, wish.entries) for _ in range(wish.rounds)])
    fast = report_searches(compared_searches(file))
    load, cores = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0, os.cpu_count() or 1
    print(f"Load {load:.1f} on {cores} cores; beyond {cores}, “wall” is waiting for the processor too.")  # noqa: T201
    return 0 if smooth and fast else 1


def report_frames(rounds: Sequence[Sequence[Frame]]) -> bool:
    """Print the longest frame of each part; say whether all hold."""
    print(f"{'longest frame, ms':42} {'wall':>7} {'worst':>7} {'work':>7} {'wait':>7}")  # noqa: T201
    holds = True
    for frames in zip(*rounds, strict=True):
        wall = statistics.median(frame.wall for frame in frames)
        worst = max(frame.wall for frame in frames)
        work = statistics.median(frame.work for frame in frames)
        waits = statistics.median(frame.waits for frame in frames)
        ok = wall <= LONGEST_FRAME
        holds = holds and ok
        said = "holds" if ok else "TOO LONG"
        print(f"{frames[0].name:42} {wall:7.1f} {worst:7.1f} {work:7.1f} {waits:7.0f}  {said}")  # noqa: T201
    return holds


def report_searches(found: Sequence[Compared]) -> bool:
    """Print the 95th percentile of each search beside raw SQLite's, and that of all; say whether they hold."""
    print(f"{'search, 95th percentile in ms':42} {'ours':>7} {'raw':>7} {'ratio':>7}")  # noqa: T201
    rows = [(each.query, each.ours, each.raw) for each in found]
    every = (
        "95th percentile of all",
        [value for each in found for value in each.ours],
        [value for each in found for value in each.raw],
    )
    holds = True
    for query, measured, floor in (*rows, every):
        ours, raw = p95(measured), p95(floor)
        ok = ours <= MOST_TIMES_RAW * max(raw, SHORTEST)
        holds = holds and ok
        said = "holds" if ok else "TOO SLOW"
        print(f"{query:42} {ours:7.1f} {raw:7.1f} {ours / raw:7.2f}  {said}")  # noqa: T201
    return holds


if __name__ == "__main__":
    sys.exit(main())
