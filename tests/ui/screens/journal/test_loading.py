"""Days, periods and drafts as the Journal screen reads them."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.handoffs import utc_text
from desktop.domain.interactions import EntryForm
from desktop.services import interactions
from desktop.services.interactions import NEW
from desktop.ui.screens.journal.entry import load_entry
from desktop.ui.screens.journal.loading import by_days, load_list, since
from desktop.ui.writing.keeping import Writing, is_blank, keep, save, settle
from tests.desks import make_desk, write_session


def test_moments_are_counted_by_local_day_across_a_change_of_clocks() -> None:
    moments = ["2026-10-25T22:59:59Z", "2026-10-25T00:30:00Z", "2026-10-24T22:00:00Z", "2026-10-24T21:59:59Z"]
    berlin = by_days(moments, ZoneInfo("Europe/Berlin"))
    assert berlin == [(date(2026, 10, 25), 3), (date(2026, 10, 24), 1)]
    assert by_days(moments, UTC) == [(date(2026, 10, 25), 2), (date(2026, 10, 24), 2)]
    assert by_days([], UTC) == []


@given(st.lists(st.integers(0, 400_000), max_size=60))
def test_days_are_counted_as_one_by_one(minutes: list[int]) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    moments = [datetime(2026, 3, 1, tzinfo=UTC) + timedelta(minutes=each) for each in sorted(minutes)]
    counted = Counter(moment.astimezone(berlin).date() for moment in reversed(moments))
    assert by_days([utc_text(moment) for moment in reversed(moments)], berlin) == list(counted.items())


@pytest.mark.parametrize(
    ("period", "first"),
    [
        ("all", ""),
        ("week", "2026-11-23"),
        ("month", "2026-11-01"),
        ("quarter", "2026-10-01"),
        ("year", "2026-01-01"),
    ],
)
def test_a_period_has_a_first_day(period: str, first: str) -> None:
    assert since(period, date(2026, 11, 23)) == first


def test_the_list_is_laid_out_under_its_days() -> None:
    desk = make_desk()
    entry = write_session(desk)
    shown = load_list("", desk)
    assert shown.lines.ids == ["", entry]
    assert shown.lines.headings == {0: "Today"}
    assert shown.first() == entry


def test_what_is_kept_and_what_is_typed_are_told_apart() -> None:
    desk = make_desk()
    entry = write_session(desk)
    keep(Writing(entry), EntryForm("Typed."), desk)
    shown = load_entry(entry, desk)
    assert shown.form.text == "Typed."
    assert shown.kept is not None
    assert shown.kept.text != "Typed."


def test_a_draft_of_nothing_leaves_none() -> None:
    desk = make_desk()
    writing = Writing()
    keep(writing, EntryForm("A"), desk)
    assert NEW in interactions.list_drafts(desk)
    keep(writing, EntryForm(" ", at="2026-11-23T14:10:00Z"), desk)
    assert interactions.list_drafts(desk) == {}
    assert not is_blank(EntryForm("", temperature=0))


def test_a_new_entry_that_is_left_stays_a_draft_and_a_known_one_is_saved() -> None:
    desk = make_desk()
    settle(Writing(), EntryForm("Half a"), (), desk)
    assert interactions.list_entries(desk) == []
    entry = write_session(desk)
    settle(Writing(entry), EntryForm("Whole."), (), desk)
    assert interactions.show_entry(desk, entry).entry.text == "Whole."


def test_saving_again_without_a_change_keeps_moment_people_and_title() -> None:
    desk = make_desk()
    entry = write_session(desk)
    before = interactions.show_entry(desk, entry)
    shown = load_entry(entry, desk)
    assert shown.kept is not None
    save(Writing(entry, shown.kept), shown.form, (), desk)
    assert interactions.show_entry(desk, entry) == before
