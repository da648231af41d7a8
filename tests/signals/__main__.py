"""Print how well signals are found: `python -m tests.signals`, or `python -m tests.signals development`."""

from __future__ import annotations

import sys

from tests.signals.measure import DEVELOPMENT, LABELLED, judged, summary, table

if __name__ == "__main__":
    sentences = judged(DEVELOPMENT if sys.argv[1:] == ["development"] else LABELLED)
    print(table(sentences))  # noqa: T201  a tool for the terminal
    print(f"\n{summary(sentences)}")  # noqa: T201
