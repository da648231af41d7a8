"""A passage shows why a text was found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.search_passages import from_index, passage

LONG = "We spoke of many things on the way. " * 20


@pytest.mark.parametrize(
    ("text", "phrases", "begun", "shown"),
    [
        ("The billing migration.", [("billing",)], False, "The «billing» migration."),
        ("The billing migration.", [("migr",)], True, "The billing «migration»."),
        ("The billing migration.", [("migr",)], False, "The billing migration."),
        ("Über die GRÖSSE und größe.", [("uber",), ("große",)], False, "«Über» die GRÖSSE und «größe»."),
        ("the cut-over, the cut  over", [("cut", "over")], False, "the «cut-over», the «cut  over»"),
        ("He said «billing» twice.", [("billing",)], False, "He said ‹«billing»› twice."),
        ("Nothing of it.", [], False, "Nothing of it."),
    ],
)
def test_the_words_found_are_marked(
    text: str, phrases: list[tuple[str, ...]], begun: bool, shown: str
) -> None:
    assert passage(text, phrases, begun=begun) == shown


def test_a_long_text_is_shown_where_most_of_the_words_are() -> None:
    text = f"{LONG}billing alone. {LONG}then the billing migration came. {LONG}"
    shown = passage(text, [("billing",), ("migration",)])
    assert "the «billing» «migration» came" in shown
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert len(shown) < 200


def test_without_words_the_beginning_is_shown_to_the_end_of_a_word() -> None:
    shown = passage(LONG, [])
    assert shown.startswith("We spoke")
    assert shown[:-1] in LONG
    assert LONG[len(shown) - 1] == " "
    assert len(shown) <= 171


def test_what_the_index_marks_is_marked_and_nothing_else() -> None:
    assert from_index("«so» \x02billing\x03 …") == "‹so› «billing» …"


TYPED = st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=400)


@given(TYPED, st.lists(st.lists(TYPED, min_size=1).map(tuple), max_size=3))
def test_every_text_has_a_passage(text: str, phrases: list[tuple[str, ...]]) -> None:
    shown = passage(text, phrases, begun=True)
    assert shown.count("«") == shown.count("»")
