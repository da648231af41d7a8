"""What differs between two versions: facts, lines and words."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.interactions import InteractionKind, Sharing
from desktop.domain.versions import DiffLine, EntryVersion, LineChange, difference, in_brief

ENTRY = EntryVersion(
    title="Sprint review",
    text="",
    client_id="c",
    client="Nordwind",
    engagement_id=None,
    engagement="",
    kind=InteractionKind.MEETING,
    at="2026-11-23T14:10:00Z",
    zone="Europe/Berlin",
    minutes=None,
    temperature=None,
    sharing=Sharing.SHAREABLE,
    people=(("p", "Anna Meyer"),),
)


def lines(older: str, newer: str) -> list[str]:
    """Return a comparison as a person reads it: `-` and `+` before lines, [ and ] around marked words."""
    return [shown(line) for line in difference(replace(ENTRY, text=older), replace(ENTRY, text=newer))]


def shown(line: DiffLine) -> str:
    sign = {LineChange.SAME: "  ", LineChange.REMOVED: "- ", LineChange.ADDED: "+ "}[line.change]
    text = line.text
    for mark in reversed(line.marks):
        text = f"{text[: mark.start]}[{text[mark.start : mark.end]}]{text[mark.end :]}"
    return sign + (f"{line.fact}: " if line.fact else "") + text


def test_a_changed_word_is_marked_in_both_lines() -> None:
    assert lines(
        "She walked us through it.\nWe dread the billing migration.\nUntil Friday.",
        "She walked us through it.\nWe dread the data migration in spring.\nUntil Friday.",
    ) == [
        "  She walked us through it.",
        "- We dread the [billing] migration.",
        "+ We dread the [data] migration [in spring].",
        "  Until Friday.",
    ]


def test_a_new_line_and_a_line_that_is_gone_carry_no_marks() -> None:
    assert lines("One.\nTwo.\nThree.", "One.\nThree.\nFour!") == [
        "  One.", "- Two.", "  Three.", "+ Four!",
    ]  # fmt: skip
    assert lines("Nothing in common", "Entirely other words") == [
        "- Nothing in common", "+ Entirely other words",
    ]  # fmt: skip


def test_a_line_split_in_two_marks_nothing_that_stayed() -> None:
    assert lines("We dread it. She said so.", "We dread it.\nShe said so.") == [
        "- We dread it. She said so.", "+ We dread it.", "+ She said so.",
    ]  # fmt: skip


def test_facts_come_first_and_only_those_that_differ() -> None:
    newer = replace(
        ENTRY,
        title="Review",
        people=(("p", "Anna Meyer"), ("q", "Karsten Holt")),
        minutes=45,
        temperature=-1,
        sharing=Sharing.PRIVATE,
    )
    assert [shown(line) for line in difference(ENTRY, newer)] == [
        "- title: Sprint review",
        "+ title: Review",
        "- people: Anna Meyer",
        "+ people: Anna Meyer, Karsten Holt",
        "+ minutes: 45",
        "+ temperature: -1",
        "- sharing: shareable",
        "+ sharing: private",
        "  ",
    ]
    assert [line.change for line in difference(newer, newer)] == [LineChange.SAME]


TEXTS = st.lists(st.sampled_from(["", "a", "a b", "a c", "yes", "🚀 d", "b a"]), max_size=8).map("\n".join)


@settings(max_examples=400, deadline=None)
@given(TEXTS, TEXTS)
def test_each_text_can_be_read_out_of_the_comparison(older: str, newer: str) -> None:
    found = difference(replace(ENTRY, text=older), replace(ENTRY, text=newer))
    assert "\n".join(line.text for line in found if line.change is not LineChange.ADDED) == older
    assert "\n".join(line.text for line in found if line.change is not LineChange.REMOVED) == newer
    assert [line.older for line in found if line.older] == list(range(1, older.count("\n") + 2))
    assert [line.newer for line in found if line.newer] == list(range(1, newer.count("\n") + 2))
    for line in found:
        assert all(line.text[mark.start : mark.end].strip() for mark in line.marks)


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("yes no\n" * 10_000, "no yes\nyes\n" * 10_000),
        ("".join(f"line {n}\n" for n in range(10_000)), "".join(f"line {9999 - n}\n" for n in range(10_000))),
        ("word " * 200_000, "word other " * 100_000),
    ],
)
def test_long_texts_do_not_hang(older: str, newer: str) -> None:
    began = time.perf_counter()
    assert lines(older, newer)
    assert time.perf_counter() - began < 20


@pytest.mark.parametrize(
    ("older", "newer", "removed", "added"),
    [
        ("Anna came.", "Anna came late.", "came.", "came late."),
        ("Anna came.\nThe end.", "Anna came.\nShe laughed.\nThe end.", "", "She laughed."),
        ("Anna came.\nShe laughed.", "Anna came.", "She laughed.", ""),
        ("One\ntwo\nthree", "One\nTWO\nthree and more", "two", "TWO"),
        ("Same", "Same", "", ""),
    ],
)
def test_in_brief_the_first_place_that_differs_counts(
    older: str, newer: str, removed: str, added: str
) -> None:
    before, after = replace(ENTRY, text=older), replace(ENTRY, text=newer, temperature=1)
    change = in_brief(before, after)
    assert (change.removed, change.added, change.facts) == (removed, added, ("temperature",))
