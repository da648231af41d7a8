"""Searching from the command line: filters as words, what is wrong in one sentence, searches that are kept."""

from __future__ import annotations

import pytest

from tests.cli.program import Program


@pytest.fixture
def filled(program: Program) -> Program:
    program.made("entry", "add", "They dread the billing migration.", "--client", "Nordwind", "--with", "Anna Meyer",
                 "--at", "2026-11-20 10:00")  # fmt: skip
    program.made("entry", "add", "Billing is fine here.", "--client", "Helix", "--at", "2025-12-24 10:00")
    return program


def clients(program: Program, *words: str) -> list[str]:
    return [hit["client"] for hit in program("search", *words, "--json").json]


def test_words_and_filters_narrow_what_is_found(filled: Program) -> None:
    assert sorted(clients(filled, "billing")) == ["Helix", "Nordwind"]
    assert clients(filled, "billing", "client:nordwind") == ["Nordwind"]
    assert clients(filled, "billing since:2026") == ["Nordwind"]
    assert clients(filled, "billing", "with:anna") == ["Nordwind"]
    said = filled("search", "billing -migration").out
    assert "Billing is «fine»" not in said
    assert "Helix" in said
    assert "Nordwind" not in said


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("billing", "-migration"), ["Helix"]),
        (("-migration",), ["Helix"]),
        (("billing", "client:Nordwind Energie"), ["Nordwind Energie"]),
        (("client:Nordwind Energie",), ["", "Nordwind Energie"]),
        (("client:nordwind migration",), ["Nordwind Energie"]),
        (("billing", "on:last week"), ["Nordwind Energie"]),
    ],
)
def test_words_come_as_a_terminal_hands_them_over(
    program: Program, words: tuple[str, ...], found: list[str]
) -> None:
    program.made("entry", "add", "The billing migration.", "--client", "Nordwind Energie",
                 "--at", "7 days ago")  # fmt: skip
    program.made("entry", "add", "Billing is fine here.", "--client", "Helix", "--at", "2025-12-24 10:00")
    assert clients(program, *words) == found


def test_an_option_that_is_none_is_no_word(filled: Program) -> None:
    answer = filled("search", "billing", "--limt", "5")
    assert answer.code == 2
    assert "--limt" in answer.err


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("clint:nordwind billing", "There is no filter “clint:”. Write “client:”"),
        ("client: billing", "The filter “client:” has no value."),
        ("client:nobody", "There is no client “nobody”."),
        ("since:2026-12-01 until:2026-01-01", "No day is both"),
        ('"billing', "A quotation mark has no other end."),
        ("on:someday", "someday"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_printed(filled: Program, query: str, said: str) -> None:
    for command in (("search", query), ("entry", "list", "--query", query)):
        answer = filled(*command)
        assert (answer.code, answer.out) == (2, "")
        assert said in answer.err


@pytest.mark.parametrize("query", ['foo"bar', "AND", "*", "NEAR(", "a-b OR c", "x" * 3_000, "- -", "10:30"])
def test_nothing_that_is_typed_is_a_bug(filled: Program, query: str) -> None:
    assert filled("search", query).code in (0, 2)


def test_the_list_of_entries_takes_a_query(filled: Program) -> None:
    rows = filled("entry", "list", "--query", "billing client:helix", "--json").json
    assert [row["client"] for row in rows] == ["Helix"]


def test_a_search_is_kept_used_renamed_and_removed(filled: Program) -> None:
    filled.made("saved-search", "add", "North", "client:nordwind")
    assert clients(filled, "--saved", "north", "billing") == ["Nordwind"]
    filled.made("saved-search", "rename", "North", "The north")
    assert [row["name"] for row in filled("saved-search", "list", "--json").json] == ["The north"]
    assert "client:nordwind" in filled("saved-search", "list").out
    assert filled("saved-search", "remove", "the").code == 0
    assert "No search is kept yet." in filled("saved-search", "list").out
    answer = filled("search", "--saved", "the north")
    assert answer.code == 2
    assert filled("search").code == 2
