"""A row can be heard as well as seen."""

from __future__ import annotations

from desktop.ui.rows import Row


def test_a_row_says_all_it_shows() -> None:
    row = Row("1", "Nordwind · Sprint review", "14:10", "", (("1 opportunity", "opportunity"),))
    assert row.words() == "Nordwind · Sprint review, 14:10, 1 opportunity"


def test_an_icon_is_said_in_words() -> None:
    assert (
        Row("1", "Helix · Call", "17:20", icon=("lock", "private")).words() == "Helix · Call, 17:20, private"
    )
