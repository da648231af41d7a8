"""The numbers that the documentation gives are those that are measured, and what is measured is no accident."""

from __future__ import annotations

from pathlib import Path

from desktop.domain.signals import SignalKind
from tests.signals.measure import (
    DEVELOPMENT,
    Judged,
    judged,
    ordinary_left_alone,
    score,
    summary,
    table,
    total,
)

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "signals.md"


def test_the_documentation_gives_the_numbers_that_are_measured() -> None:
    sentences = judged()
    told = DOCUMENT.read_text(encoding="utf-8")
    same = table(sentences) in told and summary(sentences) in told
    assert same, "run python -m tests.signals, and write what it prints into docs/signals.md"


def test_the_sentences_that_the_rules_were_written_with_are_still_found() -> None:
    sentences = judged(DEVELOPMENT)
    for kind in SignalKind:
        found = score(sentences, kind.value)
        assert min(found.precision, found.recall) > 0.88, kind
    alone, ordinary = ordinary_left_alone(sentences)
    assert alone > 0.96 * ordinary


def test_a_sentence_counts_for_the_kind_that_it_has_and_against_every_other() -> None:
    sentences = [
        Judged("right", "en", "need", frozenset({"need"})),
        Judged("both", "en", "need", frozenset({"need", "risk"})),
        Judged("missed", "en", "need", frozenset()),
        Judged("wrong", "en", "none", frozenset({"need"})),
        Judged("alone", "en", "none", frozenset()),
    ]
    need = score(sentences, "need")
    assert (need.right, need.wrong, need.missed, need.n) == (2, 1, 1, 3)
    assert total(sentences).wrong == 2
    assert ordinary_left_alone(sentences) == (1, 2)
    assert "| need | en | 3 | 2 | 1 | 1 | 0.67 | 0.67 |" in table(sentences)
    assert "precision 0.50 (n = 4), recall 0.67 (n = 3); 1 of 2 ordinary" in summary(sentences)
