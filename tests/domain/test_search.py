"""The search language takes whatever is typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.search import search_terms


@pytest.mark.parametrize(
    ("typed", "phrases"),
    [
        ("billing migration", [("billing",), ("migration",)]),
        ('"who do we talk" auditors', [("who", "do", "we", "talk"), ("auditors",)]),
        ('foo"bar', [("foo", "bar")]),
        ("cut-over", [("cut", "over")]),
        ("AND *", [("AND",)]),
        ('"', []),
    ],
)
def test_words_and_phrases(typed: str, phrases: list[tuple[str, ...]]) -> None:
    assert search_terms(typed) == phrases


@given(st.text())
def test_nothing_that_is_typed_is_an_error(typed: str) -> None:
    assert all(all(phrase) for phrase in search_terms(typed))
