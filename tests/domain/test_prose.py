"""What of a text is prose."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.prose import HIDDEN, only_prose, without_signs


def hidden(text: str) -> str:
    """Return what is not prose."""
    return "".join(char for char, shown in zip(text, only_prose(text), strict=True) if shown == HIDDEN)


def test_code_and_addresses_are_no_prose() -> None:
    assert hidden("a `b` c") == "`b`"
    assert hidden("a\n```\nb\n```\nc") == "```\nb\n```"
    assert hidden("a\n~~~\nb") == "~~~\nb"
    assert hidden("see https://x.example/#b now") == "://x.example/#b"
    assert hidden("one ` alone") == ""


@given(st.lists(st.sampled_from(["`", "```", "\n", "a", " ", "~~~", "://", "www."])).map("".join))
def test_every_character_keeps_its_place(text: str) -> None:
    shown = only_prose(text)
    assert len(shown) == len(text)
    assert all(after in (before, HIDDEN) for before, after in zip(text, shown, strict=True))


def test_a_title_has_no_signs() -> None:
    text = 'With @Anna and @"Karsten Holt" (anna@x.example) on #billing'
    assert without_signs(text) == "With Anna and Karsten Holt (anna@x.example) on billing"
    assert without_signs("[ ] call") == "call"
