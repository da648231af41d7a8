"""Filter words are set and taken out again without touching the others."""

from __future__ import annotations

import pytest

from desktop.ui.screens.journal.query import begun, toggled, value_of, values_of, with_value


@pytest.mark.parametrize(
    ("query", "name", "value", "after"),
    [
        ("", "client", "Nordwind", "client:Nordwind"),
        ("", "client", "Nordwind Energie", 'client:"Nordwind Energie"'),
        ("", "client", 'The "Old" Mill', 'client:"The Old Mill"'),
        ("billing client:helix spring", "client", "Nordwind", "billing client:Nordwind spring"),
        ('client:"Helix Pharma AG" tag:audit', "client", "", "tag:audit"),
        ("client:a client:b audit", "client", "c", "client:c audit"),
        ("CLIENT:a", "client", "", ""),
        ("subclient:a", "client", "b", "subclient:a client:b"),
        ('client:"open', "client", "b", "client:b"),
        ("client: audit", "client", "b", "client:b audit"),
        ("audit", "client", "", "audit"),
    ],
)
def test_one_filter_takes_the_place_of_those_of_its_name(
    query: str, name: str, value: str, after: str
) -> None:
    assert with_value(query, name, value) == after


def test_marks_come_and_go_one_by_one() -> None:
    both = toggled(toggled("spring", "has", "opportunity"), "has", "follow-up")
    assert both == "spring has:opportunity has:follow-up"
    assert values_of(both, "has") == ["opportunity", "follow-up"]
    assert toggled(both, "has", "opportunity") == "spring has:follow-up"


def test_a_value_is_read_without_its_quotes() -> None:
    assert value_of('audit client:"Nordwind Energie"', "client") == "Nordwind Energie"
    assert value_of("audit", "client") == ""


def test_a_filter_is_begun_at_the_end() -> None:
    assert begun("audit", "with") == "audit with:"
    assert begun("", "with") == "with:"
