"""What sales asked for: which part of the page is meant, and what may say something else because of it."""

from __future__ import annotations

import pytest

from desktop.domain.gaps import AskedFor, CameBack, criteria_behind, part_named
from tests.exchange.samples import brief, playbook


@pytest.mark.parametrize(
    ("gap", "part"),
    [
        ("size", "size"),
        ("Size", "size"),
        ("  SIZE. ", "size"),
        ("Size: up to which amount?", "size"),
        ("Who decides (the board?)", "decides"),
        ("decides", "decides"),
        ("why_now", "why_now"),
        ("timing", "why_now"),
        ("Timing", "timing"),
        ("How many people, sites or systems would this touch?", "size"),
        ("The need, in their words", "need"),
        ("What we ask", "ask"),
        ("In their words", "quotes"),
        ("the budget", ""),
        ("We need to know the size of it", ""),
        ("The present work is healthy, or its trouble is told", ""),
        ("", ""),
    ],
)
def test_a_gap_means_the_part_that_it_names(gap: str, part: str) -> None:
    assert part_named(gap, brief(), playbook()) == part


def asked(*parts: str, answered: bool = False) -> CameBack:
    """Return what came back with a gap for each part."""
    gaps = (AskedFor(part, part, criteria_behind(part, playbook()), answered) for part in parts)
    return CameBack("EJ-7F3K-92Q7", 1, tuple(gaps))


def test_the_questions_behind_the_gaps_wait_until_they_are_answered() -> None:
    assert [criterion.id for criterion in asked("size", "decides").waiting] == ["size", "decides"]
    assert asked("size", answered=True).waiting == ()
    assert asked("quotes", "").waiting == ()


def test_a_gap_that_may_mean_anything_unlocks_everything() -> None:
    assert asked("size", "decides").unlocked == {"size", "decides"}
    assert asked("size", "").unlocked is None
    assert asked().unlocked is None
