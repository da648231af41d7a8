"""The numbers that the documentation gives are those that are measured, and what is measured is no accident."""

from __future__ import annotations

from pathlib import Path

from tests.signals.measure import Judged, judged, ordinary_left_alone, score, summary, table, total

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "signals.md"


def test_the_documentation_gives_the_numbers_that_are_measured() -> None:
    sentences = judged()
    told = DOCUMENT.read_text(encoding="utf-8")
    assert table(sentences) in told
    assert summary(sentences) in told


def test_a_sentence_counts_for_the_kind_that_it_has_and_against_every_other() -> None:
    sentences = [
        Judged("right", "en", "need", frozenset({"need"})),
        Judged("both", "en", "need", frozenset({"need", "risk"})),
        Judged("missed", "en", "need", frozenset()),
        Judged("wrong", "en", "none", frozenset({"need"})),
        Judged("alone", "en", "none", frozenset()),
    ]
    need = score(sentences, "need")
    assert (need.right, need.wrong, need.missed) == (2, 1, 1)
    assert total(sentences).wrong == 2
    assert ordinary_left_alone(sentences) == (1, 2)
