"""A filter that is being typed goes on to its name, then to its value."""

from __future__ import annotations

import pytest

from desktop.domain.search_completion import MOST, begun_filter, completed

NAMES = ("Nordwind Energie GmbH", "Helix", "Elbnetz", "Änderung", "nordic")


def ways(query: str, known: tuple[str, ...] = NAMES) -> list[str]:
    begun = begun_filter(query)
    return completed(query, begun, known) if begun else []


@pytest.mark.parametrize(
    ("typed", "becomes"),
    [
        ("cl", ["client:"]),
        ("billing -te", ["billing -temperature:"]),
        ("is", ["is:"]),
        ("c", []),
        ("Cl", []),
        ("clx", []),
        ("cl ", []),
        ("client:hel", ["client:Helix "]),
        ("billing client:energie", ['billing client:"Nordwind Energie GmbH" ']),
        ('client:"nordwind en', ['client:"Nordwind Energie GmbH" ']),
        ("client:aender", ["client:Änderung "]),
        ("who:elb", ["with:Elbnetz "]),
        ("#hel", ["#Helix "]),
        ("-#hel", ["-#Helix "]),
        ("has:opp", ["has:opportunity "]),
        ("kind:on", ["kind:on-site "]),
        ("since:last", ["since:last-week ", "since:last-month ", "since:last-year "]),
        ("is:", ["is:private ", "is:shareable ", "is:open ", "is:done "]),
        ("is:open", []),
        ("client:Helix", []),
        ("clint:hel", []),
        ("10:30", []),
        ("http://www", []),
        ("", []),
    ],
)
def test_what_is_typed_goes_on(typed: str, becomes: list[str]) -> None:
    assert ways(typed) == becomes


def test_few_are_offered_and_a_pasted_page_costs_nothing() -> None:
    assert len(ways("client:", tuple(f"Client {number}" for number in range(50)))) == MOST
    assert begun_filter("x" * 5_000) is None
