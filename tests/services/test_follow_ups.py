"""Follow-ups listed and ticked."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from desktop.domain.errors import UserError
from desktop.domain.interactions import EntryForm
from desktop.services import interactions
from desktop.services.desk import Desk
from desktop.services.follow_ups import list_follow_ups, tick, tick_box
from tests.desks import NEED, NOW, make_desk, spot, write_session

TEXT = f"{NEED}\n[ ] send the offer\n- [ ] come back to Anna by Friday\n[x] thank Karsten\n[ ] book a room by Wednesday"


def texts(desk: Desk, **words: object) -> list[str]:
    return [row.text for row in list_follow_ups(desk, **words)]  # type: ignore[arg-type]


def text_of(desk: Desk, entry: str) -> str:
    return interactions.show_entry(desk, entry).entry.text


def test_the_next_due_comes_first_and_what_has_no_date_last() -> None:
    desk = make_desk()
    write_session(desk, TEXT)
    assert texts(desk) == ["book a room", "come back to Anna", "send the offer"]
    assert texts(desk, done=True) == ["thank Karsten"]
    write_session(desk, "[ ] ring Mira", client="Helix")
    assert texts(desk, client="Helix") == ["ring Mira"]
    assert texts(desk)[-2:] == ["ring Mira", "send the offer"]


@pytest.mark.parametrize(
    ("zone", "now", "due"),
    [
        ("Europe/Berlin", datetime(2026, 11, 26, 21, 30, tzinfo=UTC), "2026-11-27"),
        ("Europe/Berlin", datetime(2026, 11, 26, 23, 30, tzinfo=UTC), "2026-12-04"),
        ("Pacific/Auckland", datetime(2026, 11, 26, 12, 0, tzinfo=UTC), "2026-12-04"),
        ("Pacific/Kiritimati", datetime(2026, 12, 30, 11, 0, tzinfo=UTC), "2027-01-01"),
        ("America/Los_Angeles", datetime(2027, 1, 1, 5, 0, tzinfo=UTC), "2027-01-01"),
    ],
)
def test_a_due_day_counts_from_the_day_it_is_where_one_writes(zone: str, now: datetime, due: str) -> None:
    desk = replace(make_desk(now=now), zone=ZoneInfo(zone), zone_name=zone)
    write_session(desk, "[ ] come back to Anna by Friday")
    assert [row.due_on for row in list_follow_ups(desk)] == [due]


def test_ticking_ticks_the_box_in_the_text_and_nothing_else() -> None:
    desk = make_desk()
    entry = write_session(desk, TEXT)
    lead = spot(desk, entry)
    changes = tick(desk, list_follow_ups(desk)[1].id)
    assert text_of(desk, entry) == TEXT.replace("- [ ] come", "- [x] come")
    assert sorted(texts(desk, done=True)) == ["come back to Anna", "thank Karsten"]
    assert {kind.value for kind, _ in changes.touched} == {"follow-up", "interaction"}
    view = interactions.show_entry(desk, entry)
    assert [passage.target_id for passage in view.passages] == [lead]
    assert view.passages[0].evidence.start == 0
    tick(desk, "come back", done=False)
    assert text_of(desk, entry) == TEXT
    assert len(texts(desk)) == 3


def test_what_was_done_last_comes_first_of_what_is_done() -> None:
    desk = make_desk()
    write_session(desk, TEXT)
    tick(replace(desk, clock=lambda: NOW + timedelta(hours=1)), "book a room")
    assert texts(desk, done=True) == ["book a room", "thank Karsten"]


def test_ticking_again_changes_nothing() -> None:
    desk = make_desk()
    write_session(desk, TEXT)
    tick(desk, "thank Karsten")
    later = replace(desk, clock=lambda: NOW + timedelta(days=1))
    tick(later, "thank Karsten")
    assert list_follow_ups(desk, done=True)[0].done_at == "2026-11-23T14:10:00Z"


def test_a_draft_of_the_entry_is_ticked_as_well() -> None:
    desk = make_desk()
    entry = write_session(desk, "[ ] send it")
    interactions.keep_draft(desk, entry, EntryForm("More.\n[ ] send it\n[ ] and this"))
    tick(desk, "send it")
    assert interactions.list_drafts(desk)[entry].text == "More.\n[x] send it\n[ ] and this"


def test_editing_the_text_ticks_and_keeps_ids() -> None:
    desk = make_desk()
    entry = write_session(desk, TEXT)
    known = {row.text: row.id for row in list_follow_ups(desk)}
    form = EntryForm("New first line.\n" + TEXT.replace("[ ] send", "[x] send"), client="Nordwind Energie")
    interactions.revise_entry(desk, entry, form)
    assert {
        row.text: row.id for row in (*list_follow_ups(desk), *list_follow_ups(desk, done=True))
    }.items() >= known.items()
    assert sorted(texts(desk, done=True)) == ["send the offer", "thank Karsten"]
    tick(desk, known["book a room"])
    assert "[x] book a room" in text_of(desk, entry)
    interactions.revise_entry(desk, entry, EntryForm("Nothing left to do."))
    assert texts(desk) == texts(desk, done=True) == []


def test_what_is_in_the_trash_does_not_wait() -> None:
    desk = make_desk()
    entry = write_session(desk, TEXT)
    interactions.trash_entry(desk, entry)
    assert texts(desk) == []
    interactions.restore_entry(desk, entry)
    assert len(texts(desk)) == 3


def test_a_follow_up_that_is_not_there_is_refused() -> None:
    desk = make_desk()
    write_session(desk, TEXT)
    with pytest.raises(UserError, match="no follow-up"):
        tick(desk, "dance")


def test_a_box_is_ticked_by_its_place_in_the_entry() -> None:
    desk = make_desk()
    entry = write_session(desk, "[ ] one\n[ ] two\nand `[ ] no box`")
    tick_box(desk, entry, 1, done=True)
    assert text_of(desk, entry) == "[ ] one\n[x] two\nand `[ ] no box`"
    tick_box(desk, entry, 1, done=False)
    assert text_of(desk, entry) == "[ ] one\n[ ] two\nand `[ ] no box`"
    assert not tick_box(desk, entry, 7, done=True)
