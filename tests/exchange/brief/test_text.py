"""The text of a brief reads well in any mail."""

from __future__ import annotations

from dataclasses import replace

from desktop.exchange.brief.text import render
from tests.exchange.samples import MISCHIEF, brief, mischievous, overlong, unknown


def lines_of(data: bytes) -> list[str]:
    return data.decode().splitlines()


def test_it_says_everything_in_the_order_of_the_page() -> None:
    said = render(brief()).decode()
    order = [
        "EJ-7F3K-92Q7 · version 1 · 23 November 2026",
        "Second plant in Lyon",
        "Relationship owner: Tom Berger, Delivery",
        "WHAT WE ASK",
        "An answer by Monday 30 November 2026",
        "WHAT THEY WANT",
        "WHO DECIDES",
        "TIMING",
        "SIZE",
        "EXISTING CONTRACT",
        "IN THEIR WORDS",
        "WHY NOW",
        "WHAT IT COSTS TO WAIT",
        "WHAT DELIVERY WILL DO",
        "THE TERMS",
        "+41 61 555 01 23",
        "Brief: EJ-7F3K-92Q7",
        "Northlight Consulting",
        "an answer refers to this exact version",
    ]
    places = [said.index(words) for words in order]
    assert places == sorted(places)


def test_no_line_is_longer_than_a_mail_shows_but_for_longer_words() -> None:
    for sample in (brief(), overlong(), mischievous()):
        assert all(len(line) <= 72 or " " not in line.strip() for line in lines_of(render(sample)))


def test_what_is_not_known_is_said() -> None:
    assert render(unknown()).decode().count("not known yet") == 8


def test_an_override_is_said_above_all_else() -> None:
    said = render(overlong()).decode()
    assert "HANDED OFF BEFORE THE GATE WAS MET, BECAUSE:\n  The audit date moved" in said
    assert said.index("The audit date moved") < said.index("WHAT WE ASK")


def test_nothing_is_escaped_in_plain_text() -> None:
    assert " ".join(MISCHIEF.split()) in " ".join(render(mischievous()).decode().split())


def test_a_brief_without_its_words_can_still_be_read() -> None:
    said = render(replace(brief(), words={})).decode()
    assert "2026-11-30" in said
    assert "not known yet" in said


def test_lines_of_a_fact_stay_lines() -> None:
    fact = replace(brief().facts[0], text="first\n\nsecond")
    assert "  first\n\n  second" in render(replace(brief(), facts=(fact,))).decode()
