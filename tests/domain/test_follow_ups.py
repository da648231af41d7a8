"""Follow-ups as they are written in a text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.follow_ups import FollowUp, boxes, kept, ticked, without_due

TUESDAY = date(2026, 11, 24)


def keep(known: list[FollowUp], old: str, new: str, today: date = TUESDAY) -> list[FollowUp]:
    numbers = count(len(known) + 1)
    return kept(
        known, old, new, today, now="2026-11-24T10:00:00Z", entry_id="e", make_id=lambda: f"f{next(numbers)}"
    )


def test_a_box_goes_to_the_end_of_its_line_or_to_the_next_box() -> None:
    found = boxes("Notes\n- [ ] call Anna \n[x] sent [ ] two more")
    assert [(box.text, box.done) for box in found] == [
        ("call Anna", False),
        ("sent", True),
        ("two more", False),
    ]


def test_code_links_and_empty_boxes_are_no_follow_ups() -> None:
    assert boxes("`[ ] no` [x](link) a[ ] no [ ]\n```\n[ ] no\n```\n    [ ]   \n") == []


def test_the_due_day_is_taken_off_the_end_or_the_beginning_only() -> None:
    assert without_due("come back to Anna by Friday.", TUESDAY) == ("come back to Anna", "2026-11-27")
    assert without_due("tomorrow: call", TUESDAY) == ("call", "2026-11-25")
    assert without_due("send by Friday the offer", TUESDAY) == ("send by Friday the offer", "2026-11-27")
    assert without_due("by Friday", TUESDAY) == ("by Friday", "2026-11-27")
    assert without_due("send it by EOW", TUESDAY) == ("send it", "2026-11-27")


@pytest.mark.parametrize(
    ("said", "today", "due"),
    [
        ("by Friday", date(2026, 11, 26), "2026-11-27"),
        ("by Friday", date(2026, 11, 27), "2026-12-04"),
        ("by this Friday", date(2026, 11, 27), "2026-11-27"),
        ("by today", date(2026, 11, 27), "2026-11-27"),
        ("by Friday", date(2026, 12, 31), "2027-01-01"),
        ("by 5 January", date(2026, 12, 30), "2027-01-05"),
        ("by 31 December", date(2026, 12, 31), "2026-12-31"),
        ("by 31 December", date(2027, 1, 1), "2027-12-31"),
        ("by the end of next month", date(2026, 12, 31), "2027-01-31"),
        ("before Friday", date(2027, 1, 1), "2027-01-07"),
    ],
)
def test_a_day_is_the_next_of_its_name_also_across_the_years_end(said: str, today: date, due: str) -> None:
    assert without_due(f"come back to Anna {said}", today) == ("come back to Anna", due)


def test_a_follow_up_keeps_its_id_when_the_text_around_it_changes() -> None:
    old = "[ ] call Anna by Friday\n[ ] send it"
    first = keep([], old, old)
    again = keep(first, old, "New\n[ ] send it\n[ ] something else\n[ ] call Anna by Friday")
    assert [(item.id, item.place, item.text) for item in again] == [
        ("f2", 0, "send it"), ("f3", 1, "something else"), ("f1", 2, "call Anna")
    ]  # fmt: skip


def test_by_friday_stays_the_same_friday_when_the_entry_is_saved_again() -> None:
    text = "[ ] call Anna by Friday"
    first = keep([], "", text)
    later = keep(first, text, text + "\nMore.", date(2026, 12, 9))
    assert [item.due_on for item in later] == ["2026-11-27"]
    moved = keep(first, text, "[ ] call Anna by Monday", date(2026, 12, 9))
    assert [(item.id, item.due_on) for item in moved] == [("f1", "2026-12-14")]


def test_the_box_says_whether_it_is_done_and_the_moment_stays() -> None:
    done = [replace(keep([], "", "[x] send it")[0], done_at="2026-11-01T08:00:00Z")]
    assert keep(done, "[x] send it", "[x] send it")[0].done_at == "2026-11-01T08:00:00Z"
    assert keep(done, "[x] send it", "[ ] send it")[0].done_at is None


def test_two_of_the_same_words_stay_two() -> None:
    text = "[ ] call\n[ ] call"
    first = keep([], "", text)
    assert [item.id for item in keep(first, text, text)] == ["f1", "f2"]
    assert [item.id for item in keep(first, text, "[ ] call")] == ["f1"]


TEXTS = st.lists(
    st.sampled_from(["[ ] ", "[x] ", "[X] ", "a", "`", "\n", "```\n", " by Friday", "[", "]"])
).map("".join)


@given(TEXTS)
def test_ticking_changes_that_box_and_no_length(text: str) -> None:
    for place, box in enumerate(boxes(text)):
        after = ticked(text, box, done=not box.done)
        assert len(after) == len(text)
        again = boxes(after)
        assert [other.done for other in again] == [
            other.done != (at == place) for at, other in enumerate(boxes(text))
        ]
        assert 0 <= box.start < box.mark < box.end <= len(text)
