"""Today: what waits is ticked and opened, the day's sessions are begun, and an empty journal is taught in four lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.interactions import EntryForm
from desktop.services import calendar, follow_ups, interactions, lead_views, leads, writing
from desktop.services.desk import Desk
from desktop.ui.jobs import Jobs
from desktop.ui.screens.today.screen import DRAFT, TodayScreen
from desktop.ui.theme import Look
from desktop.ui.writing.composer import Composer
from tests.desks import make_desk, spot
from tests.ui.real_journals import Wishes, ask, jobs_on, nameless, press, settle, texts
from tests.ui.stand_ins import drop_files

CTRL = Qt.KeyboardModifier.ControlModifier
SESSION = (
    "Anna walked the board through our plan.\n"
    "[ ] come back to Anna by Friday\n[ ] send the figures by yesterday\n[ ] ask Karsten\n"
)
CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Calendar//EN
BEGIN:VEVENT
UID:review@nordwind.example
DTSTAMP:20261101T090000Z
DTSTART:20261123T130000Z
DTEND:20261123T140000Z
SUMMARY:Sprint review
LOCATION:Hamburg
ATTENDEE;CN=Anna Meyer:mailto:anna@nordwind.example
END:VEVENT
BEGIN:VEVENT
UID:steering@helix.example
DTSTAMP:20261101T090000Z
DTSTART:20261123T153000Z
DTEND:20261123T160000Z
SUMMARY:Steering
END:VEVENT
END:VCALENDAR
"""


def empty() -> Desk:
    return make_desk()


def filled() -> Desk:
    """A journal with one session of three follow-ups, and an agenda for Wednesday."""
    desk = make_desk()
    words = frozenset({"client", "people", "at", "title"})
    form = EntryForm(SESSION, title="Sprint review", client="Nordwind Energie", people=("Anna Meyer",))
    writing.write_entry(desk, form, by_hand=words)
    agenda = EntryForm("Budget, next steps.", title="Steering", client="Helix Pharma", at="2026-11-25 14:00")
    writing.write_entry(desk, agenda, by_hand=words)
    return desk


@contextmanager
def opened(
    qtbot: QtBot, look: Look, make: Callable[[], Desk] = filled
) -> Iterator[tuple[TodayScreen, Jobs, Wishes]]:
    with jobs_on(make) as jobs:
        screen, wishes = TodayScreen(jobs, look, Composer(jobs, look, DRAFT)), Wishes()
        qtbot.addWidget(screen)
        screen.openRequested.connect(wishes.open)
        screen.noticeRequested.connect(wishes.say)
        screen.undoOffered.connect(wishes.offer)
        jobs.changed.connect(screen.hear)
        screen.resize(1072, 800)
        screen.show()
        screen.activateWindow()
        qtbot.waitUntil(screen.isActiveWindow)
        settle(qtbot, jobs)
        yield screen, jobs, wishes


@pytest.fixture
def ics(tmp_path: Path) -> Path:
    file = tmp_path / "work.ics"
    file.write_text(CALENDAR.replace("\n", "\r\n"), encoding="utf-8", newline="")
    return file


def waiting(screen: TodayScreen) -> list[str]:
    return [row.item.title for row in screen.waiting.rows()]


def planned(screen: TodayScreen) -> list[str]:
    return [row.item.title for row in screen.days.sessions.rows()]


def type_here(qtbot: QtBot, text: str) -> None:
    qtbot.keyClicks(QApplication.focusWidget(), text)


# What waits ----------------------------------------------------------------------------------------------


def test_it_names_the_day_and_says_in_a_sentence_how_it_stands(qtbot: QtBot, each_look: Look) -> None:
    with opened(qtbot, each_look) as (screen, _jobs, _wishes):
        said = texts(screen)
        assert "Monday 23 November" in said
        assert "Three things wait for you." in said
        assert nameless(screen) == []


def test_what_waits_stands_in_the_order_of_its_urgency(qtbot: QtBot, look: Look) -> None:
    with opened(qtbot, look) as (screen, _jobs, _wishes):
        overdue, soon, some_day = screen.waiting.rows()
        assert overdue.item.title == "Send the figures"
        assert (overdue.item.chip, overdue.item.tone) == ("Overdue", "danger")
        assert overdue.item.detail == "Nordwind Energie · Sprint review · due yesterday"
        assert soon.item.chip == "Due soon"
        assert (some_day.item.title, some_day.item.chip) == ("Ask Karsten", "")


def test_a_tick_takes_it_off_the_list_and_undo_brings_it_back(qtbot: QtBot, look: Look) -> None:
    with opened(qtbot, look) as (screen, jobs, wishes):
        first = screen.waiting.rows()[0]
        first.setFocus()
        qtbot.keyClick(first, Qt.Key.Key_Space)
        settle(qtbot, jobs)
        assert waiting(screen) == ["Come back to Anna", "Ask Karsten"]
        assert screen.waiting.rows()[0].hasFocus()
        assert "Two things wait for you." in texts(screen)
        said, undo = wishes.undos[0]
        assert said == "Done: send the figures"
        done = ask(qtbot, jobs, lambda desk: len(follow_ups.list_follow_ups(desk, done=True)))
        assert done == 1
        undo()
        settle(qtbot, jobs)
        assert len(waiting(screen)) == 3


def test_enter_opens_the_entry_it_comes_from(qtbot: QtBot, look: Look) -> None:
    with opened(qtbot, look) as (screen, _jobs, wishes):
        row = screen.waiting.rows()[0]
        qtbot.keyClick(row, Qt.Key.Key_Return)
        ((kind, entry),) = wishes.opened
        assert kind == "interaction"
        assert entry


def test_an_agenda_of_the_next_days_is_shown_and_opened(qtbot: QtBot, look: Look) -> None:
    with opened(qtbot, look) as (screen, _jobs, wishes):
        (agenda,) = screen.days.agendas.rows()
        assert agenda.item.title == "Steering"
        assert agenda.item.detail == "in 2 days, 14:00 · Helix Pharma"
        qtbot.mouseClick(agenda, Qt.MouseButton.LeftButton)
        assert wishes.opened == [("interaction", agenda.item.id)]


def test_a_session_that_has_been_waits_for_its_notes(qtbot: QtBot, look: Look) -> None:
    def prepared() -> Desk:
        early = make_desk(now=datetime(2026, 11, 23, 8, tzinfo=UTC))
        form = EntryForm("Budget, next steps.", title="Steering", client="Helix", at="2026-11-23 13:00")
        writing.write_entry(early, form, by_hand=frozenset({"client", "at", "title"}))
        return make_desk(early.journal)

    with opened(qtbot, look, prepared) as (screen, jobs, wishes):
        (row,) = screen.waiting.rows()
        assert (row.item.title, row.item.chip, row.item.action) == ("Steering", "Notes to write", "Write")
        assert row.item.detail == "Helix · today"
        qtbot.keyClick(row, Qt.Key.Key_Space)
        assert wishes.opened == [("interaction", row.item.id)]
        qtbot.keyClick(row, Qt.Key.Key_Delete)
        settle(qtbot, jobs)
        assert screen.waiting.rows() == []
        said, undo = wishes.undos[-1]
        assert said == "“Steering” needs no more notes."
        undo()
        settle(qtbot, jobs)
        assert waiting(screen) == ["Steering"]


def test_what_is_asked_for_by_id_gets_the_keyboard(qtbot: QtBot, look: Look) -> None:
    with opened(qtbot, look) as (screen, _jobs, _wishes):
        row = screen.waiting.rows()[2]
        screen.open(row.item.id)
        assert row.hasFocus()
        screen.open("gone")


# Writing -------------------------------------------------------------------------------------------------


def test_one_can_write_at_once_and_ctrl_enter_saves(qtbot: QtBot, look: Look) -> None:
    with opened(qtbot, look, empty) as (screen, jobs, wishes):
        screen.focus_first()
        assert screen.composer.isAncestorOf(QApplication.focusWidget())
        type_here(qtbot, "Anna called. She wants the figures.")
        assert screen.perform("save-entry")
        settle(qtbot, jobs)
        assert ask(qtbot, jobs, lambda desk: len(interactions.list_entries(desk))) == 1
        assert "The entry is saved." in wishes.notices


def test_a_follow_up_that_is_written_waits_at_once(qtbot: QtBot, look: Look) -> None:
    with opened(qtbot, look, empty) as (screen, jobs, _wishes):
        screen.focus_first()
        type_here(qtbot, "Anna called.")
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        type_here(qtbot, "[ ] call back by tomorrow")
        screen.perform("save-entry")
        settle(qtbot, jobs)
        assert waiting(screen) == ["Call back"]


def test_what_is_typed_is_kept_when_one_goes_elsewhere(qtbot: QtBot, look: Look) -> None:
    with opened(qtbot, look, empty) as (screen, jobs, _wishes):
        screen.focus_first()
        type_here(qtbot, "Not yet")
        screen.hide()
        kept = ask(qtbot, jobs, lambda desk: interactions.list_drafts(desk)[DRAFT].text)
        assert kept == "Not yet"


def test_an_empty_journal_is_taught_in_four_lines(qtbot: QtBot, each_look: Look) -> None:
    with opened(qtbot, each_look, empty) as (screen, jobs, _wishes):
        said = texts(screen)
        for words in (
            "Four lines to begin with",
            "[ ] come back to Anna by Friday",
            "Drop your calendar file",
        ):
            assert words in said
        assert not screen.waiting.isVisible()
        assert nameless(screen) == []
        screen.focus_first()
        type_here(qtbot, "Anna called.")
        screen.perform("save-entry")
        settle(qtbot, jobs)
        assert not screen.lines.isVisible()
        assert "Nothing waits for you." in texts(screen)


def test_one_question_is_asked_after_an_entry_and_answered_into_it(qtbot: QtBot, look: Look) -> None:
    with opened(qtbot, look, empty) as (screen, jobs, _wishes):
        screen.focus_first()
        type_here(qtbot, "Anna asked whether we could also train the team leads.")
        assert not screen.question.isVisible()
        screen.perform("save-entry")
        settle(qtbot, jobs)
        assert screen.question.isVisible()
        assert screen.composer.isAncestorOf(QApplication.focusWidget())
        screen.perform("answer-question")
        type_here(qtbot, "Before the summer.")
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        settle(qtbot, jobs)

        def text(desk: Desk) -> str:
            return interactions.show_entry(desk, interactions.list_entries(desk)[0]).entry.text

        assert "Before the summer." in str(ask(qtbot, jobs, text))


# Sessions ------------------------------------------------------------------------------------------------


def test_a_calendar_that_is_dropped_brings_the_sessions_of_the_day(
    qtbot: QtBot, look: Look, ics: Path
) -> None:
    with opened(qtbot, look, empty) as (screen, jobs, _wishes):
        assert drop_files(screen, str(ics))
        settle(qtbot, jobs)
        assert planned(screen) == ["13:00 Sprint review", "15:30 Steering"]
        assert "Two sessions today are not in the journal yet." in texts(screen)
        assert screen.days.sessions.rows()[0].item.detail == "13:00–14:00 · Hamburg · Anna Meyer"
        assert "“work.ics”" in screen.days.files.said()


def test_other_files_are_left_to_the_window(qtbot: QtBot, look: Look, tmp_path: Path) -> None:
    with opened(qtbot, look, empty) as (screen, _jobs, _wishes):
        assert not drop_files(screen, str(tmp_path / "answer.json"))


def test_enter_on_a_session_fills_the_entry_and_keeps_what_was_typed(
    qtbot: QtBot, look: Look, ics: Path
) -> None:
    with opened(qtbot, look, filled) as (screen, jobs, _wishes):
        screen.take_calendars([str(ics)])
        settle(qtbot, jobs)
        screen.focus_first()
        type_here(qtbot, "They liked it.")
        row = screen.days.sessions.rows()[0]
        qtbot.keyClick(row, Qt.Key.Key_Return)
        settle(qtbot, jobs)
        screen.perform("save-entry")
        settle(qtbot, jobs)
        assert planned(screen) == ["15:30 Steering"]

        def newest(desk: Desk) -> tuple[str, str, tuple[str, ...]]:
            ids = interactions.list_entries(desk)
            views = [interactions.show_entry(desk, each) for each in ids]
            view = next(each for each in views if "They liked it." in each.entry.text)
            return view.entry.at, view.entry.title, view.people

        assert ask(qtbot, jobs, newest) == ("2026-11-23T13:00:00Z", "Sprint review", ("Anna Meyer",))


def test_a_session_is_hidden_and_brought_back(qtbot: QtBot, look: Look, ics: Path) -> None:
    with opened(qtbot, look, empty) as (screen, jobs, wishes):
        screen.take_calendars([str(ics)])
        settle(qtbot, jobs)
        row = screen.days.sessions.rows()[0]
        row.setFocus()
        qtbot.keyClick(row, Qt.Key.Key_Delete)
        settle(qtbot, jobs)
        assert planned(screen) == ["15:30 Steering"]
        said, undo = wishes.undos[0]
        assert said == "“Sprint review” is hidden."
        undo()
        settle(qtbot, jobs)
        assert len(planned(screen)) == 2


def test_an_agenda_is_pasted_as_a_text(qtbot: QtBot, look: Look) -> None:
    with opened(qtbot, look, empty) as (screen, jobs, _wishes):
        press(screen, "Paste an agenda…")
        field = screen.days.agenda.field
        assert field.hasFocus()
        field.setPlainText("14:00 Sprint review\n16:30 Steering")
        assert screen.perform("save-entry")
        settle(qtbot, jobs)
        assert planned(screen) == ["14:00 Sprint review", "16:30 Steering"]
        assert not screen.days.agenda.isVisible()
        assert screen.composer.isAncestorOf(QApplication.focusWidget())


def test_an_agenda_without_a_time_says_so_and_keeps_the_text(qtbot: QtBot, look: Look) -> None:
    with opened(qtbot, look, empty) as (screen, jobs, _wishes):
        assert screen.perform("paste-agenda")
        screen.days.agenda.field.setPlainText("no times here")
        before = texts(screen.days.agenda)
        screen.days.agenda.take()
        settle(qtbot, jobs)
        assert screen.days.agenda.isVisible()
        assert len(texts(screen.days.agenda)) > len(before)
        qtbot.keyClick(screen.days.agenda.field, Qt.Key.Key_Escape)
        assert not screen.days.agenda.isVisible()
        screen.perform("paste-agenda")
        assert screen.days.agenda.field.toPlainText() == "no times here"


def test_another_day_shows_its_own_sessions(qtbot: QtBot, look: Look, ics: Path) -> None:
    with opened(qtbot, look, empty) as (screen, jobs, _wishes):
        ask(qtbot, jobs, lambda desk: calendar.import_calendar(desk, ics))
        assert planned(screen) == []
        screen.new_day()
        settle(qtbot, jobs)
        assert len(planned(screen)) == 2


@pytest.mark.parametrize(("width", "beside"), [(1072, True), (692, False)])
def test_where_there_is_little_room_the_days_stand_below(
    qtbot: QtBot, look: Look, width: int, beside: bool
) -> None:
    with opened(qtbot, look) as (screen, _jobs, _wishes):
        screen.resize(width, 600)
        QApplication.processEvents()
        assert (screen.days.x() > screen.waiting.x() + 100) is beside
        assert (screen.days.y() > screen.waiting.y() + 100) is not beside


def parked_until_today() -> Desk:
    """A journal with an opportunity that was parked until today."""
    desk = make_desk()
    leads.park_opportunity(desk, spot(desk), "2026-11-23")
    return desk


def state_of_the_one(desk: Desk) -> str:
    return lead_views.list_opportunities(desk)[0].state


def test_what_was_parked_is_resumed_where_it_waits_and_undo_parks_it_again(qtbot: QtBot, look: Look) -> None:
    with opened(qtbot, look, parked_until_today) as (screen, jobs, wishes):
        row = screen.waiting.rows()[0]
        assert (row.item.chip, row.item.action) == ("Parked until now", "Resume")
        row.button.click()
        settle(qtbot, jobs)
        assert waiting(screen) == []
        assert ask(qtbot, jobs, state_of_the_one) == "spotted"
        said, undo = wishes.undos[0]
        assert said == "“Billing migration” is open again."
        undo()
        settle(qtbot, jobs)
        assert ask(qtbot, jobs, state_of_the_one) == "parked"
        assert waiting(screen) == ["Billing migration"]
