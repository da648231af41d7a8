"""A draft before the meeting: an agenda until its session, then notes to write until they are, or need not be."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from desktop.domain.errors import UserError
from desktop.domain.interactions import EntryForm
from desktop.services import interactions
from desktop.services.agendas import close_agenda, next_session, reopen_agenda
from desktop.services.desk import Desk
from desktop.services.today import show_today
from desktop.services.versions import list_versions
from desktop.services.writing import write_entry
from tests.desks import NOW, known_client, make_desk


def later(desk: Desk, **ahead: int) -> Desk:
    moment = NOW + timedelta(**ahead)
    return replace(desk, clock=lambda: moment)


def prepared(desk: Desk, text: str = "@Nordwind Thu 14:00 /steering") -> str:
    """Write an agenda on Monday for Thursday."""
    known_client(desk)
    return write_entry(desk, EntryForm(text)).made


def to_write(desk: Desk) -> list[str]:
    return [item.id for item in show_today(desk).waiting]


def test_the_template_is_laid_out_and_gives_the_title() -> None:
    desk = make_desk()
    entry = interactions.show_entry(desk, prepared(desk)).entry
    assert (entry.title, entry.at) == ("Steering committee", "2026-11-26T14:00:00Z")
    assert "## Decided\n" in entry.text
    assert [row.title for row in show_today(desk).agendas] == ["Steering committee"]


def test_its_weekday_is_the_next_to_come_and_that_of_notes_the_last() -> None:
    desk = make_desk()
    known_client(desk)
    moments = {
        "@Nordwind Mon 16:00 /steering": "2026-11-23T16:00:00Z",
        "@Nordwind Mon 09:00 /steering": "2026-11-30T09:00:00Z",
        "@Nordwind 14:00 Thu /steering #budget": "2026-11-26T14:00:00Z",
        "/steering !Thu 14:00 @Nordwind": "2026-11-26T14:00:00Z",
        "@Nordwind Thu 14:00 /steering They agreed to the plan.": "2026-11-19T14:00:00Z",
        "@Nordwind Thu 14:00": "2026-11-19T14:00:00Z",
        "@Nordwind 09:00 /steering": "2026-11-23T09:00:00Z",
        "@Nordwind 20 Nov 14:00 /steering": "2026-11-20T14:00:00Z",
    }
    for text, moment in moments.items():
        made = write_entry(desk, EntryForm(text)).made
        assert interactions.show_entry(desk, made).entry.at == moment, text


def test_what_is_said_besides_gives_the_title() -> None:
    desk = make_desk()
    made = prepared(desk, "@Nordwind tomorrow 14:00 /steering Budget and next steps #budget")
    assert interactions.show_entry(desk, made).entry.title.startswith("Budget and next steps")


def test_it_is_an_agenda_until_the_minute_of_its_session() -> None:
    desk = make_desk()
    made = prepared(desk, "@Nordwind today 15:10 /steering")
    before, then = later(desk, minutes=59), later(desk, hours=1)
    assert ([row.id for row in show_today(before).agendas], to_write(before)) == ([made], [])
    assert ([row.id for row in show_today(then).agendas], to_write(then)) == ([], [made])


def test_notes_to_write_say_the_day_of_their_session() -> None:
    desk = make_desk()
    prepared(desk)
    (item,) = show_today(later(desk, days=5)).waiting
    assert (item.title, item.chip, item.due_on) == ("Steering committee", "notes to write", "2026-11-26")


def test_an_agenda_that_needs_no_notes_waits_no_more_until_that_is_taken_back() -> None:
    desk = make_desk()
    made = prepared(desk)
    after = later(desk, days=4)
    close_agenda(after, made)
    assert to_write(after) == []
    assert len(list_versions(after, made)) == 1
    reopen_agenda(after, made)
    assert to_write(after) == [made]


def test_a_session_to_come_is_not_closed() -> None:
    desk = make_desk()
    made = prepared(desk)
    with pytest.raises(UserError, match="“Steering committee” is still to come"):
        close_agenda(desk, made)
    assert [row.id for row in show_today(desk).agendas] == [made]


def test_notes_in_an_entry_of_their_own_are_notes_as_well() -> None:
    desk = make_desk()
    prepared(desk)
    after = later(desk, days=3, hours=2)
    interactions.add_entry(after, EntryForm("What was said.", client="Helix", at="2026-11-26 14:00"))
    interactions.add_entry(after, EntryForm("The one after.", client="Nordwind", at="2026-11-26 15:00"))
    assert len(to_write(after)) == 1
    interactions.add_entry(after, EntryForm("What was said.", client="Nordwind", at="2026-11-26 14:10"))
    assert to_write(after) == []


def test_the_next_session_is_known() -> None:
    desk = make_desk()
    assert next_session(desk) == ""
    prepared(desk)
    write_entry(desk, EntryForm("@Nordwind tomorrow 09:00 call"))
    assert next_session(desk) == "2026-11-24T09:00:00Z"
    assert next_session(later(desk, days=2)) == "2026-11-26T14:00:00Z"
