"""Precision and recall of the playbook's signals on sentences that were labelled by hand."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.signals import SignalKind, find
from desktop.exchange.playbook import load

ROOT = Path(__file__).resolve().parents[2]
LABELLED = ROOT / "tests" / "data" / "signals" / "labelled.toml"
"""Sentences that no rule was written for: what is found in them is told in the documentation."""

DEVELOPMENT = ROOT / "tests" / "data" / "signals" / "development.toml"
"""Sentences that the rules were written with: what is found in them says only whether something broke."""

LANGUAGES = ("en", "de")


@dataclass(frozen=True, slots=True)
class Score:
    """Sentences found right, found wrongly, and missed; n are those that should be found."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def n(self) -> int:
        """Return how many sentences have the label."""
        return self.right + self.missed

    @property
    def precision(self) -> float:
        """Return the share of what was found that is right."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Return the share of what is there that was found."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)


@dataclass(frozen=True, slots=True)
class Judged:
    """A labelled sentence with the kinds that were found in it."""

    text: str
    language: str
    label: str
    found: frozenset[str]


def judged(file: Path = LABELLED) -> list[Judged]:
    """Look for signals in every sentence of a file, as the window does: without being told the language."""
    labelled = tomllib.loads(file.read_text(encoding="utf-8"))
    rules = load(ROOT / "resources" / "playbook" / "default.toml").signals
    return [
        Judged(
            sentence["text"],
            sentence["language"],
            sentence["label"],
            frozenset(signal.kind.value for signal in find(sentence["text"], rules, labelled["colleagues"])),
        )
        for sentence in labelled["sentence"]
    ]


def score(sentences: Sequence[Judged], kind: str) -> Score:
    """Return how well one kind was found: any sentence of another label with it counts as wrong."""
    right = sum(kind in item.found and item.label == kind for item in sentences)
    wrong = sum(kind in item.found and item.label != kind for item in sentences)
    return Score(right, wrong, sum(item.label == kind and kind not in item.found for item in sentences))


def total(sentences: Sequence[Judged]) -> Score:
    """Return the sum of all kinds."""
    return sum((score(sentences, kind.value) for kind in SignalKind), Score())


def ordinary_left_alone(sentences: Sequence[Judged]) -> tuple[int, int]:
    """Return how many sentences without a signal were left alone, and how many there are."""
    ordinary = [item for item in sentences if item.label == "none"]
    return sum(not item.found for item in ordinary), len(ordinary)


def table(sentences: Sequence[Judged]) -> str:
    """Return the numbers as a Markdown table."""
    lines = [
        "| kind | language | n | found right | found wrongly | missed | precision | recall |",
        "|---|---|---:|---:|---:|---:|---:|---:|",
    ]
    for kind in SignalKind:
        for language in LANGUAGES:
            part = [item for item in sentences if item.language == language]
            lines.append(_line(kind.value, language, score(part, kind.value)))
    for language in LANGUAGES:
        part = [item for item in sentences if item.language == language]
        lines.append(_line("**all**", language, total(part)))
    lines.append(_line("**all**", "both", total(sentences)))
    return "\n".join(lines)


def _line(kind: str, language: str, found: Score) -> str:
    numbers = f"{found.right} | {found.wrong} | {found.missed} | {found.precision:.2f} | {found.recall:.2f}"
    return f"| {kind} | {language} | {found.n} | {numbers} |"


def summary(sentences: Sequence[Judged]) -> str:
    """Return the numbers in one sentence."""
    alone, ordinary = ordinary_left_alone(sentences)
    found = total(sentences)
    return (
        f"{len(sentences)} sentences: precision {found.precision:.2f} (n = {found.right + found.wrong}), "
        f"recall {found.recall:.2f} (n = {found.n}); {alone} of {ordinary} ordinary sentences were left alone."
    )
