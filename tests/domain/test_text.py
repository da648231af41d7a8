"""Text: one canonical form, and passages found in it again."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import UserError
from desktop.domain.text import canonical, excerpt, find_passage, first_words, required_line, single_line


def test_line_ends_spaces_and_accents_have_one_form() -> None:
    assert canonical("a\r\nb\rc\u2028d\u00a0e Cafe\u0301") == "a\nb\nc\nd e Café"


@pytest.mark.parametrize("text", ["a\x00b", "broken \ud83d emoji"])
def test_what_cannot_be_stored_is_refused(text: str) -> None:
    with pytest.raises(UserError, match="cannot be stored"):
        canonical(text)


@given(st.text())
def test_canonical_text_stays_as_it_is(text: str) -> None:
    try:
        once = canonical(text)
    except UserError:
        return
    assert canonical(once) == once


def test_a_quote_is_found_although_the_notes_wrap_inside_it() -> None:
    text = "She said: who do we\n  talk to about that?"
    span = find_passage(text, "who do we talk to")
    assert span is not None
    assert span.cut(text) == "who do we\n  talk to"


def test_of_two_places_the_nearer_one_is_taken() -> None:
    span = find_passage("yes and yes", "yes", near=6)
    assert span is not None
    assert span.start == 8


def test_a_quote_that_is_not_there_is_not_found() -> None:
    assert find_passage("something else", "we need help") is None
    assert find_passage("something", "   ") is None


@given(st.text(alphabet="ab \n", max_size=60), st.data())
def test_every_slice_of_a_text_is_found_in_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    quote = text[start:end]
    if quote.strip():
        span = find_passage(text, quote, near=start)
        assert span is not None
        assert span.cut(text).split() == quote.split()


def test_titles_come_from_the_first_sentence() -> None:
    assert first_words("# Sprint review. And more") == "Sprint review"
    assert first_words("\n\n") == ""
    assert excerpt("one two three four", 9).endswith("…")


def test_an_empty_or_endless_name_is_refused() -> None:
    with pytest.raises(UserError, match="client's name is empty"):
        required_line("  ", "client's name")
    with pytest.raises(UserError, match="501 characters"):
        required_line("x" * 501, "title")
    assert single_line(" a \n b ") == "a b"


def test_thousands_of_marks_on_a_letter_are_refused_at_once() -> None:
    began = time.perf_counter()
    with pytest.raises(UserError, match="more than 100 accents"):
        canonical("a" + "\u0315\u0316" * 1_000_000)
    with pytest.raises(UserError, match="more than 100 accents"):
        canonical("a" + "\u0344" * 80)
    assert time.perf_counter() - began < 2


def test_marks_as_people_write_them_and_long_rows_of_signs_stay() -> None:
    assert canonical("Ha" + "\u0301\u0323" * 20 + "noi") != ""
    assert canonical("─" * 5000) == "─" * 5000
    assert canonical("🚀" * 5000) == "🚀" * 5000
