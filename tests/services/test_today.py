"""The day at a glance."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from desktop.domain.changes import Kind
from desktop.domain.consents import ConsentUse
from desktop.domain.interactions import EntryForm
from desktop.services import interactions, leads
from desktop.services.consents import give_consent
from desktop.services.desk import Desk
from desktop.services.follow_ups import tick
from desktop.services.today import show_today
from desktop.services.writing import write_entry
from tests.desks import NOW, known_client, make_desk, spot, write_session


def later(desk: Desk, **ahead: int) -> Desk:
    moment = NOW + timedelta(**ahead)
    return replace(desk, clock=lambda: moment)


def test_an_empty_day_is_empty() -> None:
    view = show_today(make_desk())
    assert (str(view.day), view.sessions, view.agendas, view.waiting) == ("2026-11-23", (), (), ())


def test_what_waits_is_sorted_by_how_much_it_presses() -> None:
    desk = make_desk()
    write_session(
        desk,
        "[ ] no date\n[ ] friday by 27 Nov\n[ ] far by 24 Dec\n[ ] late by 2026-11-20\n[ ] now, today\n[ ] ring @Anna",
    )
    waiting = show_today(desk).waiting
    assert [(item.title, item.chip, item.due_on) for item in waiting] == [
        ("late", "overdue", "2026-11-20"),
        ("now", "due today", "2026-11-23"),
        ("friday", "due soon", "2026-11-27"),
        ("ring Anna", "", ""),
        ("no date", "", ""),
    ]
    assert {(item.client, item.detail) for item in waiting} == {("Nordwind Energie", "Sprint review")}
    assert [item.title for item in show_today(later(desk, days=25)).waiting][:2] == ["late", "now"]


def test_what_is_done_waits_no_more() -> None:
    desk = make_desk()
    write_session(desk, "[ ] send it")
    tick(desk, show_today(desk).waiting[0].id)
    assert show_today(desk).waiting == ()


def test_an_entry_before_its_session_is_an_agenda_until_the_notes_are_written() -> None:
    desk = make_desk()
    known_client(desk)
    write_session(desk)
    made = write_entry(desk, EntryForm("tomorrow 10:00 @Nordwind steering")).made
    write_entry(desk, EntryForm("today 16:00 @Nordwind follow-up call"))
    assert [row.title for row in show_today(desk).agendas] == ["follow-up call", "steering"]
    during = later(desk, days=1)
    assert made in [item.id for item in show_today(during).waiting]
    entry = interactions.show_entry(desk, made).entry
    interactions.revise_entry(during, made, EntryForm("What was said.", client="Nordwind", at=entry.at))
    assert show_today(during).agendas == ()
    assert made not in [item.id for item in show_today(during).waiting]


def test_an_agenda_becomes_notes_to_write_and_waits_until_they_are_written() -> None:
    desk = make_desk()
    known_client(desk)
    made = write_entry(desk, EntryForm("@Nordwind tomorrow 14:00 /steering")).made
    view = show_today(desk)
    assert [row.id for row in view.agendas] == [made]
    assert view.waiting == ()
    after = later(desk, days=1, hours=2)
    view = show_today(after)
    assert view.agendas == ()
    assert [(item.id, item.chip, item.client) for item in view.waiting] == [
        (made, "notes to write", "Nordwind Energie")
    ]
    entry = interactions.show_entry(after, made).entry
    interactions.revise_entry(after, made, EntryForm(f"{entry.text}\nThey said yes.", client="Nordwind"))
    assert show_today(after).waiting == ()
    assert show_today(later(desk, days=30)).waiting == ()


def test_what_was_parked_waits_from_its_day_on() -> None:
    desk = make_desk()
    lead = spot(desk)
    leads.park_opportunity(desk, lead, "2026-11-26")
    assert show_today(later(desk, days=2)).waiting == ()
    for days in (3, 30):
        (item,) = show_today(later(desk, days=days)).waiting
        assert (item.id, item.client, item.chip, item.due_on) == (
            *(lead, "Nordwind Energie"),
            *("parked until now", "2026-11-26"),
        )
    leads.resume_opportunity(desk, lead)
    assert show_today(later(desk, days=3)).waiting == ()


def test_a_consent_that_ends_soon_waits_until_it_is_given_again() -> None:
    desk = make_desk()
    known_client(desk)
    ends = NOW.date() + timedelta(days=30)
    give_consent(desk, "Anna Meyer", ConsentUse.NAME, how="by mail", until=ends)
    (waiting,) = show_today(desk).waiting
    assert (waiting.kind, waiting.title, waiting.chip, waiting.due_on, waiting.client) == (
        Kind.CONSENT, "Anna Meyer: Being named", "consent ends", "2026-12-23", "Nordwind Energie",
    )  # fmt: skip
    give_consent(desk, "Anna Meyer", ConsentUse.NAME, how="by mail")
    assert show_today(desk).waiting == ()
