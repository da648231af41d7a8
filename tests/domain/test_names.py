"""Names: the one that is meant."""

from __future__ import annotations

import pytest

from desktop.domain.errors import UserError
from desktop.domain.names import Candidate, pick

CLIENTS = [
    Candidate("1", "Nordwind Energie GmbH"),
    Candidate("2", "Nordstern AG"),
    Candidate("3", "Müller & Söhne"),
]


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
