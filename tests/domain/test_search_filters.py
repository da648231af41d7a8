"""Filters are followed by the names that are known and the day that it is; the rest is said in a sentence."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.search import FILTERS, parse_query
from desktop.domain.search_filters import Condition, Sought, Surroundings, matching, nearest, resolve

NOW = datetime(2026, 11, 23, 14, 10, tzinfo=UTC)
CLIENTS = [("c1", "nordwind energie"), ("c2", "nordwind pharma"), ("c3", "helix"), ("c4", "helix labs")]


def sought(query: str, zone: timezone = UTC) -> Sought:
    return resolve(
        parse_query(query),
        Surroundings(
            NOW,
            zone,
            find=lambda name, value: matching(value, CLIENTS) if name == "client" else [value],
            suggest=lambda _name, value: nearest(value, ["Nordwind Energie", "Helix"]),
        ),
    )


def conditions(query: str) -> list[tuple[str, tuple[str | int, ...]]]:
    found = sought(query)
    assert found.faults == ()
    return [(condition.name, condition.values) for condition in found.conditions]


@pytest.mark.parametrize(
    ("value", "ids"),
    [
        ("nordwind", ["c1", "c2"]),
        ("ener nord", ["c1"]),
        ("Helix", ["c3"]),
        ("HELIX L", ["c4"]),
        ("wind", ["c1", "c2"]),
        ("c4", ["c4"]),
        ("zeppelin", []),
        ("", []),
    ],
)
def test_a_name_is_meant_by_all_of_it_or_by_beginnings_of_its_words(value: str, ids: list[str]) -> None:
    assert matching(value, CLIENTS) == ids


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("client:nordwind", [("client", ("c1", "c2"))]),
        ("client:helix client:energie", [("client", ("c3", "c1"))]),
        ("tag:a tag:b", [("tag", ("a",)), ("tag", ("b",))]),
        ("has:signal", [("has", ("opportunity", "referral"))]),
        ("has:followup has:Opportunities", [("has", ("follow-up",)), ("has", ("opportunity",))]),
        ("has:opp", [("has", ("opportunity",))]),
        ("is:priv", [("is", ("private",))]),
        ("kind:workshop", [("kind", ("workshop",))]),
        ("kind:c", [("kind", ("call", "chat", "corridor"))]),
        ("kind:on-site kind:email", [("kind", ("on site", "e-mail"))]),
        ("temperature:>0", [("temperature", (1, 2))]),
        ("temperature:<=-1", [("temperature", (-2, -1))]),
        ("temperature:−2", [("temperature", (-2,))]),
        ("temp:warm", [("temperature", (1,))]),
        ("since:march", [("since", ("2026-03-01T00:00:00Z",))]),
        ("until:2026-10-01", [("until", ("2026-10-02T00:00:00Z",))]),
        ("on:yesterday", [("since", ("2026-11-22T00:00:00Z",)), ("until", ("2026-11-23T00:00:00Z",))]),
        ("before:march", [("until", ("2026-03-01T00:00:00Z",))]),
        ("after:march", [("since", ("2026-04-01T00:00:00Z",))]),
        ('since:"last week" until:week', [("since", ("2026-11-16T00:00:00Z",)), ("until", ("2026-11-30T00:00:00Z",))]),
        ('since:"2026-11-23 09:30"', [("since", ("2026-11-23T09:30:00Z",))]),
    ],
)  # fmt: skip
def test_filters_are_conditions(query: str, expected: list[tuple[str, tuple[str | int, ...]]]) -> None:
    assert conditions(query) == expected


def test_days_begin_where_the_journal_is_kept() -> None:
    found = sought("on:2026-11-23", timezone(timedelta(hours=2)))
    assert [item.values[0] for item in found.conditions] == ["2026-11-22T22:00:00Z", "2026-11-23T22:00:00Z"]


def test_filters_can_be_taken_out() -> None:
    found = sought("-client:helix -since:march")
    assert found.conditions == (
        Condition("client", ("c3",), negated=True),
        Condition("since", ("2026-03-01T00:00:00Z",), negated=True),
    )


@pytest.mark.parametrize(
    ("query", "saying"),
    [
        ("client:zeppelin", "There is no client “zeppelin”. Write a name, or the beginning of a word of it."),
        ("client:nordwnd", "Do you mean “Nordwind Energie”?"),
        (
            "has:nothing",
            "“has:nothing” means nothing here. Use one of: opportunity, referral, signal, promise",
        ),
        ("is:blue", "Use one of: private, shareable, open, done."),
        ("kind:dinner", "Use one of: meeting, workshop, call"),
        ("temperature:hot", "Use one of: -2"),
        ("temperature:>2", "No temperature is >2. The scale goes from -2 to +2."),
        ("since:2026-02-30", "The calendar has no day “2026-02-30”. Write it as 2026-10-23."),
        ("since:3/4/2026", "can be two days"),
        ("since:last", 'several words in quotation marks, as in "last week"'),
        ("since:may until:march", "No day is both after 2026-05-01 and before 2026-04-01."),
        ("-on:march", "“-on:march” cannot be taken out."),
    ],
)
def test_what_cannot_be_followed_is_said_and_left_out(query: str, saying: str) -> None:
    found = sought(f"billing {query} kind:call")
    (fault,) = found.faults
    assert saying in fault.sentence
    assert query.rsplit(maxsplit=1)[-1].endswith(f"billing {query} kind:call"[fault.start : fault.end])
    assert found.wanted == (("billing",),)
    assert ("kind", ("call",)) in [(item.name, item.values) for item in found.conditions]


@given(st.sampled_from(sorted(FILTERS)), st.text(max_size=30))
def test_no_value_is_an_error(name: str, value: str) -> None:
    quoted = value.replace('"', " ")
    for query in (f"{name}:{value}", f'-{name}:"{quoted}" x'):
        assert all(fault.sentence for fault in sought(query).faults)
