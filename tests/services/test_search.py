"""Every word of everything is found; nothing that is typed is an error."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.changes import Kind
from desktop.services import interactions, search
from tests.desks import known_client, make_desk, spot, write_session

DESK = make_desk()
known_client(DESK)
ENTRY = write_session(DESK)
LEAD = spot(DESK, ENTRY)


@pytest.mark.parametrize(
    ("query", "kind"),
    [
        ("nordwind", Kind.CLIENT),
        ("Karsten Ho", Kind.PERSON),
        ("migration billing", Kind.OPPORTUNITY),
        ("walked board", Kind.INTERACTION),
        ('"dreading the billing"', Kind.EVIDENCE),
        ("head of it", Kind.PERSON),
    ],
)
def test_words_are_found_where_they_are(query: str, kind: Kind) -> None:
    assert kind in {hit.kind for hit in search.find(DESK, query)}


def test_evidence_leads_to_its_entry_and_marks_the_words() -> None:
    hits = [hit for hit in search.find(DESK, "dreading") if hit.kind is Kind.EVIDENCE]
    assert hits[0].id == ENTRY
    assert "«dreading»" in hits[0].snippet


def test_accents_do_not_matter_and_beginnings_do() -> None:
    desk = make_desk()
    write_session(desk, "Über die Größenordnung gesprochen.")
    assert search.find(desk, "uber größ")
    assert search.find(desk, "größenord")
    assert search.find(desk, "ordnung") == []


def test_what_is_in_the_trash_is_not_found() -> None:
    desk = make_desk()
    entry = write_session(desk, "Aardvark.")
    interactions.trash_entry(desk, entry)
    assert search.find(desk, "aardvark") == []


@pytest.mark.parametrize(
    "query", ['foo"bar', "AND", "a-b", "*", '"', "NEAR(", "title:x", "^a", "a OR", "", "'", "x\x00y"]
)
def test_nothing_typed_is_an_error(query: str) -> None:
    assert isinstance(search.find(DESK, query), list)


@given(st.text(max_size=30))
def test_no_text_at_all_is_an_error(query: str) -> None:
    search.find(DESK, query)


def test_what_the_navigation_counts() -> None:
    assert search.counts(DESK) == {
        "journal": 1,
        "clients": 1,
        "opportunities": 1,
        "referrals": 0,
        "hand-offs": 0,
    }
