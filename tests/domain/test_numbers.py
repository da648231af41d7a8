"""Brief numbers survive a phone call."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import UserError
from desktop.domain.numbers import ALPHABET, check_character, draw, parse, versioned

bodies = st.text(alphabet=ALPHABET, min_size=7, max_size=7)


def number_of(body: str) -> str:
    whole = body + check_character(body)
    return f"EJ-{whole[:4]}-{whole[4:]}"


@given(bodies)
def test_a_number_is_read_back_as_it_is_said(body: str) -> None:
    number = number_of(body)
    spoken = number.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert parse(spoken) == (number, None)
    assert parse(f"{number}-v2") == (number, 2)


@given(bodies, st.integers(0, 7), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_noticed(body: str, place: int, wrong: str) -> None:
    whole = body + check_character(body)
    if whole[place] != wrong:
        with pytest.raises(UserError, match="is not a brief number"):
            parse("EJ" + whole[:place] + wrong + whole[place + 1 :])


@given(bodies, st.integers(0, 6))
def test_two_neighbours_swapped_are_noticed(body: str, place: int) -> None:
    whole = body + check_character(body)
    pair = whole[place : place + 2]
    swapped = whole[:place] + pair[::-1] + whole[place + 2 :]
    # The one pair that Luhn cannot tell apart is the first and the last character of the alphabet.
    if pair[0] != pair[1] and {pair[0], pair[1]} != {ALPHABET[0], ALPHABET[-1]}:
        with pytest.raises(UserError):
            parse("EJ" + swapped)


def test_a_number_that_is_taken_is_drawn_again() -> None:
    taken: list[str] = []

    def first_is_taken(number: str) -> bool:
        taken.append(number)
        return len(taken) == 1

    chosen = draw(first_is_taken, random.Random(1).choice)
    assert chosen == taken[1]
    assert parse(chosen) == (chosen, None)


def test_the_first_version_carries_no_suffix() -> None:
    assert versioned("EJ-7F3K-92QD", 1) == "EJ-7F3K-92QD"
    assert versioned("EJ-7F3K-92QD", 2) == "EJ-7F3K-92QD-v2"
