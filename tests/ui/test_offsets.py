"""A place in a text is the same place in the journal and in the editor."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.offsets import to_points, to_units


def test_an_emoji_is_one_letter_and_two_units() -> None:
    assert to_units("a😀b", 2) == 3
    assert to_points("a😀b", 3) == 2
    assert to_points("a😀b", 2) == 1


@given(st.text(), st.data())
def test_there_and_back(text: str, data: st.DataObject) -> None:
    point = data.draw(st.integers(0, len(text)))
    assert to_points(text, to_units(text, point)) == point
