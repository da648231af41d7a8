"""Sessions to come: from a file or an agenda, offered until they are in the journal, and never half known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop.domain.calendar import PlannedSession
from desktop.domain.changes import Kind
from desktop.domain.errors import UserError
from desktop.domain.interactions import EntryForm, Sharing
from desktop.services import calendar, clients, interactions, trash
from desktop.services.desk import Desk
from desktop.services.profile import set_profile
from desktop.services.writing import write_entry
from tests.desks import NOW, known_client, make_desk
from tests.exchange.calendar.files import calendar as calendar_of
from tests.exchange.calendar.files import event

TODAY = NOW.date()
REVIEW = event("SUMMARY:Review", "DTEND:20261123T160000Z", uid="review", start="DTSTART:20261123T150000Z")
STEERING = event("SUMMARY:Steering", uid="steering", start="DTSTART:20261123T170000Z")
DENTIST = event("SUMMARY:Dentist", "CLASS:PRIVATE", uid="dentist", start="DTSTART:20261123T080000Z")


@pytest.fixture
def desk() -> Desk:
    return make_desk()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "work.ics"
    path.write_bytes(calendar_of(REVIEW, STEERING, DENTIST))
    return path


def offered(desk: Desk, day: date = TODAY) -> list[str]:
    return [session.title for session in calendar.sessions_of(desk, day)]


def session(desk: Desk, title: str = "Review") -> PlannedSession:
    return next(each for each in calendar.sessions_of(desk, TODAY) if each.title == title)


def everything(desk: Desk) -> list[str]:
    """Return the whole journal as statements: what is not there has not been written."""
    names = [row["name"] for row in desk.journal.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return [f"{name} {row}" for name in names for row in desk.journal.rows(f'SELECT * FROM "{name}"')]


def test_the_sessions_of_the_day_come_in_the_order_of_time_and_private_ones_only_when_asked_for(
    desk: Desk, file: Path
) -> None:
    result = calendar.import_calendar(desk, file)
    assert (result.new, result.gone, offered(desk)) == (2, 0, ["Review", "Steering"])
    assert offered(desk, TODAY + timedelta(days=1)) == []
    calendar.import_calendar(desk, file, with_private=True)
    assert offered(desk) == ["Dentist", "Review", "Steering"]
    calendar.import_calendar(desk, file)
    assert offered(desk) == ["Review", "Steering"]
    assert "Dentist" not in "".join(everything(desk))


def test_the_same_file_twice_changes_nothing(desk: Desk, file: Path) -> None:
    calendar.import_calendar(desk, file)
    before = [each.id for each in calendar.sessions_of(desk, TODAY)]
    again = calendar.import_calendar(desk, file)
    assert (again.new, again.gone, bool(again.changes)) == (0, 0, False)
    assert [each.id for each in calendar.sessions_of(desk, TODAY)] == before
    assert len(calendar.list_calendars(desk)) == 1


def test_the_same_meeting_in_two_files_is_offered_once_and_stays_when_one_is_forgotten(
    desk: Desk, file: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.ics"
    other.write_bytes(calendar_of(REVIEW))
    calendar.import_calendar(desk, file)
    calendar.import_calendar(desk, other)
    assert offered(desk) == ["Review", "Steering"]
    calendar.forget_calendar(desk, str(file))
    assert offered(desk) == ["Review"]
    assert file.exists()


@pytest.mark.parametrize("data", [b"", b"Hello", b"\0" * 5000, b"BEGIN:VCARD\r\nEND:VCARD\r\n"])
def test_what_is_no_calendar_writes_nothing(desk: Desk, file: Path, data: bytes) -> None:
    calendar.import_calendar(desk, file)
    before = everything(desk)
    file.write_bytes(data)
    with pytest.raises(UserError, match="is not a calendar"):
        calendar.import_calendar(desk, file)
    assert everything(desk) == before


def test_one_that_is_stopped_writes_nothing(desk: Desk, file: Path) -> None:
    before = everything(desk)
    result = calendar.import_calendar(desk, file, progress=lambda done, of: done < of)
    assert result.cancelled
    assert everything(desk) == before


# Read again ----------------------------------------------------------------------------------------------


def test_a_file_is_read_again_when_it_changes_and_not_before(desk: Desk, file: Path) -> None:
    calendar.import_calendar(desk, file)
    assert not calendar.read_again(desk)
    moved = REVIEW.replace("SUMMARY:Review", "SUMMARY:Review of the pilot").replace("T15", "T14")
    file.write_bytes(calendar_of(moved))
    before = session(desk).id
    changes = calendar.read_again(desk)
    assert Kind.CALENDAR in {kind for kind, _ in changes.touched}
    assert (offered(desk), session(desk, "Review of the pilot").id) == (["Review of the pilot"], before)


def test_on_a_new_day_the_sessions_that_came_into_reach_are_known(desk: Desk, file: Path) -> None:
    file.write_bytes(calendar_of(event("RRULE:FREQ=DAILY")))
    calendar.import_calendar(desk, file)
    far = TODAY + timedelta(days=61)
    assert offered(desk, far) == []
    tomorrow = replace(desk, clock=lambda: NOW + timedelta(days=1))
    assert calendar.read_again(tomorrow)
    assert offered(tomorrow, far) == ["Session"]


def test_a_file_that_is_gone_or_broken_keeps_the_sessions_and_says_why_until_it_is_back(
    desk: Desk, file: Path
) -> None:
    calendar.import_calendar(desk, file)
    data = file.read_bytes()
    file.unlink()
    assert calendar.read_again(desk)
    assert not calendar.read_again(desk), "it is said once"
    assert "No such file" in str(calendar.list_calendars(desk)[0].fault)
    file.write_bytes(b"rubbish")
    calendar.read_again(desk)
    assert "is not a calendar" in str(calendar.list_calendars(desk)[0].fault)
    assert offered(desk) == ["Review", "Steering"]
    file.write_bytes(data)
    assert calendar.read_again(desk)
    assert calendar.list_calendars(desk)[0].fault is None


def test_a_folder_in_the_place_of_the_file_is_a_fault_as_well(desk: Desk, file: Path) -> None:
    calendar.import_calendar(desk, file)
    file.unlink()
    file.mkdir()
    calendar.read_again(desk)
    assert "it is not a file" in str(calendar.list_calendars(desk)[0].fault)


# In the journal ------------------------------------------------------------------------------------------


def test_a_session_that_is_in_the_journal_is_offered_again_only_when_its_entry_is_in_the_trash(
    desk: Desk, file: Path
) -> None:
    calendar.import_calendar(desk, file)
    form = calendar.form_for(desk, session(desk).id)
    made = write_entry(desk, replace(form, text="They like it.")).made
    assert offered(desk) == ["Steering"]
    file.write_bytes(file.read_bytes() + b"\r\n")
    calendar.read_again(desk)
    calendar.import_calendar(desk, file)
    assert offered(desk) == ["Steering"]
    trash.trash_entry(desk, made)
    assert offered(desk) == ["Review", "Steering"]


def test_a_hidden_session_stays_hidden_when_its_file_is_read_again_or_it_is_moved(
    desk: Desk, file: Path
) -> None:
    calendar.import_calendar(desk, file)
    review = session(desk).id
    calendar.hide_session(desk, review)
    file.write_bytes(calendar_of(REVIEW.replace("T15", "T14"), STEERING))
    calendar.read_again(desk)
    calendar.import_calendar(desk, file)
    assert offered(desk) == ["Steering"]
    calendar.hide_session(desk, review, hidden=False)
    assert offered(desk) == ["Review", "Steering"]


def test_the_form_has_client_people_time_and_minutes(desk: Desk, file: Path) -> None:
    known_client(desk)
    clients.add_client(desk, "Helix")
    set_profile(desk, name="Tom Berger", email="tom@northlight.example")
    guests = event(
        "SUMMARY:Review",
        "DTEND:20261123T154500Z",
        "ATTENDEE;CN=Meyer\\, A.:mailto:ANNA@nordwind.example",
        "ATTENDEE;CN=Karsten Holt:mailto:k@holt.example",
        "ATTENDEE;CN=Lena Vogt:mailto:lena.vogt@nordwind.example",
        "ATTENDEE;CN=Tom Berger:mailto:tom@northlight.example",
        "ATTENDEE;CN=A Colleague:mailto:colleague@northlight.example",
        start="DTSTART:20261123T150000Z",
    )
    file.write_bytes(calendar_of(guests))
    calendar.import_calendar(desk, file)
    form = calendar.form_for(desk, session(desk).id)
    assert form == EntryForm(
        text="",
        title="Review",
        client="Nordwind Energie",
        people=("Anna Meyer", "Karsten Holt", "Lena Vogt"),
        at="2026-11-23T15:00:00Z",
        minutes=45,
        session=session(desk).id,
    )
    made = write_entry(desk, replace(form, text="It went well.")).made
    view = interactions.show_entry(desk, made)
    assert (view.client, view.people, view.entry.minutes) == (form.client, form.people, 45)


def test_what_the_calendar_marks_as_private_becomes_a_private_entry(desk: Desk, file: Path) -> None:
    calendar.import_calendar(desk, file, with_private=True)
    assert calendar.form_for(desk, session(desk, "Dentist").id).sharing is Sharing.PRIVATE
    assert calendar.form_for(desk, session(desk).id).sharing is Sharing.SHAREABLE


def test_a_session_or_a_calendar_that_is_not_there_is_said(desk: Desk, file: Path) -> None:
    for ask in (
        lambda: calendar.form_for(desk, "nobody"),
        lambda: calendar.hide_session(desk, "nobody"),
        lambda: calendar.forget_calendar(desk, "nobody.ics"),
    ):
        with pytest.raises(UserError, match="There is no"):
            ask()


# Agendas -------------------------------------------------------------------------------------------------


def test_a_pasted_agenda_is_offered_once_beside_the_calendar(desk: Desk, file: Path) -> None:
    calendar.import_calendar(desk, file)
    taken = calendar.take_agenda(desk, "Monday\n15:00 review\n16:00-16:30 Call with Mira (Mira Costa)", TODAY)
    assert (taken.new, taken.known, taken.skipped) == (1, 1, 1)
    assert offered(desk) == ["Review", "Call with Mira", "Steering"]
    again = calendar.take_agenda(desk, "16:00-16:30 Call with Mira", TODAY)
    assert (again.new, again.known, bool(again)) == (0, 1, False)
    assert calendar.form_for(desk, session(desk, "Call with Mira").id).people == ("Mira Costa",)


@pytest.mark.parametrize("text", ["", "Nothing today.", "\0\0", "25:00 Never", "x" * 1_000_000])
def test_an_agenda_without_a_time_writes_nothing(desk: Desk, text: str) -> None:
    before = everything(desk)
    with pytest.raises(UserError, match="No line of the agenda begins with a time"):
        calendar.take_agenda(desk, text, TODAY)
    assert everything(desk) == before


def test_an_agenda_of_a_day_that_is_far_away_is_refused(desk: Desk) -> None:
    with pytest.raises(UserError, match="too far away"):
        calendar.take_agenda(desk, "9:00 Review", date(2028, 1, 1))


def test_agendas_of_days_long_past_are_dropped(desk: Desk) -> None:
    calendar.take_agenda(desk, "9:00 Review", TODAY)
    later = replace(desk, clock=lambda: NOW + timedelta(days=20))
    assert calendar.read_again(later)
    assert offered(later) == []
