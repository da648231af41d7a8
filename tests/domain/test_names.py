"""Names: the one that is meant, and every known one found in prose."""

from __future__ import annotations

import pytest

from desktop.domain.errors import UserError
from desktop.domain.names import Candidate, KnownName, NameIndex, fold, pick

CLIENTS = [
    Candidate("1", "Nordwind Energie GmbH"),
    Candidate("2", "Nordstern AG"),
    Candidate("3", "Müller & Söhne"),
]
ANNA = KnownName("Anna-Lena Meyer", "Head of IT")


def test_a_beginning_is_enough_where_one_fits() -> None:
    assert pick("nordwind", CLIENTS, "client") == "1"
    assert pick("mueller & soehne", CLIENTS, "client") == "3"


def test_an_ambiguous_name_lists_the_candidates() -> None:
    with pytest.raises(UserError, match=r"more than one client: Nordwind Energie GmbH .* Nordstern AG"):
        pick("nord", CLIENTS, "client")


def test_an_unknown_name_says_what_is_known() -> None:
    with pytest.raises(UserError, match=r"There is no client “Helix”\. Known: Nordwind"):
        pick("Helix", CLIENTS, "client")
    with pytest.raises(UserError, match="There is none yet"):
        pick("Helix", [], "client")


@pytest.mark.parametrize(
    "text",
    [
        "Anna-Lena Meyer said so",
        "Meyer said so",
        "MEYER's team",
        "ask anna-lena",
        "A. Meyer said so",
        "Meyer, Anna-Lena",
        "Frau Dr. Meyer",
        "An\u00adna and Mey\u200ber",
        "@anna",
    ],
)
def test_no_part_of_a_known_name_is_left(text: str) -> None:
    left = fold(NameIndex([ANNA]).replace(text))
    assert "anna" not in left
    assert "meyer" not in left
    assert "lena" not in left
    assert "[head of it]" in left


def test_one_person_is_replaced_once_where_the_name_has_parts() -> None:
    assert NameIndex([ANNA]).replace("Dr. Anna-Lena Meyer said") == "Dr. [Head of IT] said"


def test_umlauts_are_found_however_they_are_typed() -> None:
    known = [KnownName("Jürgen Weißhaupt", "COO")]
    for text in ("Juergen Weisshaupt", "Jurgen Weisshaupt", "JÜRGEN WEIẞHAUPT", "Ju\u0308rgen"):
        assert NameIndex(known).replace(text) == "[COO]"


def test_a_name_that_is_also_a_word_is_left_in_small_letters_only() -> None:
    known = [KnownName("Will Long", "Buyer")]
    assert (
        NameIndex(known).replace("We will not wait long. Will said so.")
        == "We will not wait long. [Buyer] said so."
    )


def test_names_in_scripts_without_spaces_are_found_inside_words() -> None:
    assert NameIndex([KnownName("田中", "部長")]).replace("田中さんが言った") == "[部長]さんが言った"


def test_an_organisation_is_replaced_as_a_whole_only() -> None:
    known = [KnownName("Helix Pharma AG", "a client of ours", whole=True)]
    assert (
        NameIndex(known).replace("As Helix Pharma did, pharma is slow")
        == "As [a client of ours] did, pharma is slow"
    )
    assert NameIndex(known).replace("helix pharma AG") == "[a client of ours]"
