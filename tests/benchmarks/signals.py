"""How long signals take in an entry of 2,000 words, beside taking its words apart: `python -m tests.benchmarks.signals`."""

from __future__ import annotations

import re
from pathlib import Path

from desktop.domain.names import fold
from desktop.domain.signals import find
from desktop.exchange.playbook import load
from tests.benchmarks.texts import entry_texts
from tests.benchmarks.timing import measured

WORDS = 2_000
LINE = 14
PLAYBOOK = Path(__file__).resolve().parents[2] / "resources" / "playbook" / "default.toml"


def entry(words: int = WORDS) -> str:
    """Return an entry of so many words, in sentences as people write them."""
    said = " ".join(entry_texts(8, None)).split()[:words]
    return "\n".join(" ".join(said[at : at + LINE]) + "." for at in range(0, len(said), LINE))


def main() -> None:
    """Measure and print."""
    rules, text = load(PLAYBOOK).signals, entry()
    find(text, rules)
    floor = measured(lambda: [fold(word) for word in re.findall(r"\w+", text)])
    ours = measured(lambda: find(text, rules))
    print(f"fold every word  {floor * 1000:6.1f} ms  {1:6.1f}")  # noqa: T201  a tool for the terminal
    print(f"find signals     {ours * 1000:6.1f} ms  {ours / floor:6.1f} × that")  # noqa: T201


if __name__ == "__main__":
    main()
