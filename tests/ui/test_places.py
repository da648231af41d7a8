"""Every kind of thing has a place where it is shown."""

from __future__ import annotations

from desktop.domain.changes import Kind
from desktop.ui.places import PLACES, place_of, words_of


def test_every_kind_is_shown_somewhere() -> None:
    names = {place.name for place in PLACES}
    assert {place_of(kind) for kind in Kind} <= names


def test_a_place_is_its_own_kind() -> None:
    assert place_of("journal") == "journal"
    assert place_of("interaction") == "journal"
    assert place_of("hand-off") == "hand-offs"


def test_a_place_has_a_name_in_words() -> None:
    assert [words_of(place) for place in PLACES][:3] == ["Today", "Journal", "Clients"]
