"""Print how well signals are found: `python -m tests.signals`."""

from __future__ import annotations

from tests.signals.measure import judged, summary, table

if __name__ == "__main__":
    sentences = judged()
    print(table(sentences))  # noqa: T201  a tool for the terminal
    print(summary(sentences))  # noqa: T201
