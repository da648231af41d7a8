"""The search language takes whatever is typed, and says what it cannot follow."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.search import EXAMPLES, FILTERS, WORDS_LIMIT, parse_query


@pytest.mark.parametrize(
    ("typed", "phrases"),
    [
        ("billing migration", [("billing",), ("migration",)]),
        ('"who do we talk" auditors', [("who", "do", "we", "talk"), ("auditors",)]),
        ('foo"bar', [("foo", "bar")]),
        ("cut-over", [("cut", "over")]),
        ("AND *", [("AND",)]),
        ('"', []),
        ("“smart quotes” „unten“", [("smart", "quotes"), ("unten",)]),
        ('"a"b', [("a",), ("b",)]),
        ("snake_case", [("snake", "case")]),
        ("Mu\u0308ller", [("Müller",)]),
        ("x\x00y z\ud800", [("x",), ("y",), ("z",)]),
        ("NEAR( ((( ^a", [("NEAR",), ("a",)]),
    ],
)
def test_words_and_phrases(typed: str, phrases: list[tuple[str, ...]]) -> None:
    assert list(parse_query(typed).wanted) == phrases


@pytest.mark.parametrize(
    ("typed", "begun"),
    [
        ("bill", True),
        ("bill ", False),
        ('"the bill"', False),
        ('"the bill', True),
        ("client:nordwind bill", True),
        ("bill client:nordwind", False),
        ("-bill", False),
        ("", False),
    ],
)
def test_the_last_word_may_be_unfinished(typed: str, begun: bool) -> None:
    assert parse_query(typed).begun is begun


@pytest.mark.parametrize(
    ("typed", "filters"),
    [
        ("client:nordwind", [("client", "nordwind", False)]),
        ('Client:"Nordwind Energie" x', [("client", "Nordwind Energie", False)]),
        ("client:“Nord wind”", [("client", "Nord wind", False)]),
        ("with:anna person:karsten", [("with", "anna", False), ("with", "karsten", False)]),
        ("#audit", [("tag", "audit", False)]),
        ("-#audit -has:promise", [("tag", "audit", True), ("has", "promise", True)]),
        (
            "from:march to:may in:2026",
            [("since", "march", False), ("until", "may", False), ("on", "2026", False)],
        ),
        ("temperature:>0", [("temperature", ">0", False)]),
        ('engagement:"half open', [("engagement", "half open", False)]),
        ("since:2026-11-23T10:30", [("since", "2026-11-23T10:30", False)]),
    ],
)
def test_filters(typed: str, filters: list[tuple[str, str, bool]]) -> None:
    assert [(each.name, each.value, each.negated) for each in parse_query(typed).filters] == filters


def test_every_filter_can_be_written_as_its_example_says() -> None:
    assert set(EXAMPLES) == set(FILTERS.values())
    for name, example in EXAMPLES.items():
        (found,) = parse_query(example).filters
        assert found.name == name
        assert parse_query(example).faults == ()


@pytest.mark.parametrize(
    "typed",
    ["10:30", "http://x.example", "https://x.example:8080/y", "Re:", "Re: offer", "PS:soon", "C:\\notes",
     "mailto:anna@x.example", "TODO:call", "room:12", '"client:nordwind"', "note:", ":", "::", "a:"],
)  # fmt: skip
def test_a_colon_alone_makes_no_filter(typed: str) -> None:
    query = parse_query(typed)
    assert query.filters == ()
    assert query.faults == ()


def test_words_with_a_dash_are_not_wanted() -> None:
    query = parse_query('billing -draft -"first version" cut-over - --x')
    assert query.wanted == (("billing",), ("cut", "over"), ("x",))
    assert query.unwanted == (("draft",), ("first", "version"))


@pytest.mark.parametrize(
    ("typed", "saying", "span", "unfinished"),
    [
        ("x clint:nordwind", "“client:”", (2, 16), False),
        ("kunde:nordwind", "There is no filter “kunde:”. Use one of client, with", (0, 14), False),
        ("a client:", "The filter “client:” has no value. Write one right after the colon", (2, 9), True),
        ('client:"" b', "has no value", (0, 9), False),
        ('a "b c', "A quotation mark has no other end.", (2, 6), True),
        ("w " * 40, f"Only the first {WORDS_LIMIT} words", (64, 80), False),
        ("-w " * 40, f"Only the first {WORDS_LIMIT} words", (96, 120), False),
        ("#t " * 40, "Only the first 32 filters", (96, 120), False),
        ("x" * 3000, "Only the first 2000 characters", (2000, 3000), False),
    ],
)
def test_what_is_wrong_is_said_beside_the_rest(
    typed: str, saying: str, span: tuple[int, int], unfinished: bool
) -> None:
    (fault,) = parse_query(typed).faults
    assert saying in fault.sentence
    assert (fault.start, fault.end, fault.unfinished) == (*span, unfinished)


def test_the_rest_of_a_search_still_works() -> None:
    query = parse_query('clint:x billing has: tag:audit "mig')
    assert len(query.faults) == 3
    assert query.wanted == (("billing",), ("mig",))
    assert [each.value for each in query.filters] == ["audit"]


@given(st.text())
def test_nothing_that_is_typed_is_an_error(typed: str) -> None:
    check(typed)


@given(st.text(alphabet='ab"“”-#: *()\x00\ud800^client', max_size=60))
def test_no_marks_are_an_error(typed: str) -> None:
    check(typed)


def check(typed: str) -> None:
    """Read it, and look at what holds for whatever was typed."""
    query = parse_query(typed)
    words = [word for phrase in (*query.wanted, *query.unwanted) for word in phrase]
    assert all(words)
    assert len(words) <= WORDS_LIMIT
    assert '"' not in "".join(words)
    assert all(each.value.strip() for each in query.filters)
    assert all(0 <= fault.start <= fault.end <= len(typed) and fault.sentence for fault in query.faults)
    assert query.wanted or not query.begun


@pytest.mark.parametrize(
    "part", ["a", '"', "a b ", "-", "client:", "a-", "\u0301", "#a ", 'x"y ', "a:b:", "\x00"]
)
def test_a_page_that_is_pasted_costs_no_time(part: str) -> None:
    began = time.perf_counter()
    parse_query(part * (1_000_000 // len(part)))
    assert time.perf_counter() - began < 0.25
