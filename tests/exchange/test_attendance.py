"""Who was there is read from lists as people write them."""

from __future__ import annotations

import pytest

from desktop.exchange.attendance import cleaned_name, people_in


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "Attendees: Anna Meier, Jean Roux and Kim Lee\n\nText, with commas",
            ("Anna Meier", "Jean Roux", "Kim Lee"),
        ),
        ("**Present:** Anna Meier; Jean Roux", ("Anna Meier", "Jean Roux")),
        ("## Teilnehmer\n1. Anna Meier (Leitung)\n2. Jörg Müller\n", ("Anna Meier", "Jörg Müller")),
        ("Anwesend:\nAnna Meier\nJean Roux\n\nEs ging um alles.", ("Anna Meier", "Jean Roux")),
        (
            "# Participants #\n- [x] Anna Meier – Head of Quality\n- Jean Roux, plant manager\n",
            ("Anna Meier", "Jean Roux"),
        ),
        ("## Present\n\n* Anna Meier\n  from Basel\n* Anna Meier\n\nThen we began.", ("Anna Meier",)),
        ("## Present\n\nN/A In person meeting cancelled.\n", ()),
        ("Present company was pleased.\n* Not a person", ()),
        ("People were tired: all of them.", ()),
        ("No heading at all", ()),
    ],
)
def test_who_was_there(text: str, people: tuple[str, ...]) -> None:
    assert people_in(text) == people


@pytest.mark.parametrize(
    "item", ["", "@handle", "(observer)", "<a@b.example>", "none", "one two three four five six seven"]
)
def test_what_is_no_name(item: str) -> None:
    assert cleaned_name(item) == ""
