"""The journal's list as a person uses it: narrowed by words and chips, and found again where it was left."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.bookmarks import Bookmark
from desktop.domain.handoffs import utc_text
from desktop.domain.interactions import EntryForm, InteractionKind
from desktop.services import attachments, bookmarks, clients, interactions, leads
from desktop.services.desk import Desk
from desktop.store.opening import open_journal
from desktop.ui.jobs import Jobs
from desktop.ui.rows import Role
from desktop.ui.screens.journal.loading import load_list
from desktop.ui.screens.journal.screen import JournalScreen
from desktop.ui.theme import Look
from tests.desks import NOW, make_desk, write_session
from tests.ui.real_journals import ask, jobs_on, nameless, press, settle, texts

HOUSES = ("Nordwind Energie", "Helix Pharma", "Orchard Retail")
ENTRIES = 240


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a journal of some hundred entries, once."""
    file = tmp_path_factory.mktemp("list") / "journal.db"
    desk = make_desk(open_journal(file, create=True))
    with desk.journal.transaction():
        for number in range(ENTRIES):
            write(desk, number)
    desk.close()
    return file


@pytest.fixture
def file(whole: Path, tmp_path: Path) -> Path:
    """Return a copy of that journal that a test may write to."""
    copy = tmp_path / "journal.db"
    copy.write_bytes(whole.read_bytes())
    return copy


def write(desk: Desk, number: int) -> None:
    """Write an entry every five hours back in time; each third is Nordwind's, each fifth a call, and so on."""
    house = HOUSES[number % 3]
    form = EntryForm(
        text=f"Number {number} on the billing migration."
        + (" #audit" if number % 10 == 0 else "")
        + ("\n[ ] call Anna by Friday" if number % 15 == 0 else ""),
        title=f"Session {number}",
        client=house,
        engagement="Cut-over" if number % 6 == 0 else "",
        kind=InteractionKind.CALL if number % 5 == 0 else InteractionKind.MEETING,
        people=("Anna Meyer",) if number % 12 == 0 else (),
        at=utc_text(NOW - timedelta(hours=5 * number)),
    )
    entry = interactions.add_entry(desk, form).made
    if number % 20 == 0:
        leads.spot_opportunity(desk, entry, "billing migration", f"Lead {number}")
    if number % 40 == 0:
        leads.spot_referral(desk, entry, "billing migration", f"Referral {number}")
        clients.make_promise(desk, house, f"Promise {number}", entry=entry)
        attachments.attach_bytes(desk, "plan.txt", b"plan", entry=entry)


@contextmanager
def opened(qtbot: QtBot, look: Look, file: Path) -> Iterator[JournalScreen]:
    """Show the screen on a journal's file; at the end it is left as a window that closes leaves it."""
    gc.collect()  # The screen of the test before must not be let go by the store's thread.
    jobs = Jobs(lambda: make_desk(open_journal(file, create=True)), poll_every_ms=3_600_000)
    screen = JournalScreen(jobs, look)
    jobs.changed.connect(screen.hear)
    qtbot.addWidget(screen)
    screen.resize(1060, 760)
    screen.show()
    settle(qtbot, jobs)
    try:
        yield screen
    finally:
        screen.leave()
        jobs.close()
        screen.hide()


def narrow(qtbot: QtBot, screen: JournalScreen, query: str) -> None:
    """Type filter words and wait for what they leave."""
    screen.list.filters.field.selectAll()
    qtbot.keyClicks(screen.list.filters.field, query)
    narrowed(qtbot, screen, query)


def narrowed(qtbot: QtBot, screen: JournalScreen, query: str) -> None:
    """Wait until the list shows what the words leave."""
    qtbot.waitUntil(lambda: screen.list.query() == query)
    settle(qtbot, screen.jobs)


def top(screen: JournalScreen) -> tuple[str, int]:
    """Return the topmost entry in sight, and where it stands."""
    return min(screen.list.view.place().seen, key=lambda entry: entry[1])


def titles(qtbot: QtBot, screen: JournalScreen) -> list[str]:
    """Return the titles of the first entries."""
    model = screen.list.model
    rows = [row for row in range(min(40, model.rowCount())) if model.id_at(row)]
    for row in rows:
        qtbot.waitUntil(lambda row=row: bool(model.index(row).data(Role.TITLE)))
    return [str(model.index(row).data(Role.TITLE)) for row in rows]


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("client:nordwind", 80),
        ("client:nordwind kind:call", 16),
        ("with:anna", 20),
        ("engagement:cut-over", 40),
        ("kind:call", 48),
        ("tag:audit", 24),
        ("since:2026-11-23", 3),
        ("has:opportunity", 12),
        ("has:referral", 6),
        ("has:promise", 6),
        ("has:attachment", 6),
        ("has:follow-up", 16),
        ("has:opportunity has:referral tag:audit", 6),
        ("billing client:helix", 80),
        ('"number 17"', 1),
    ],
)
def test_the_list_is_narrowed_by_words(qtbot: QtBot, look: Look, file: Path, query: str, left: int) -> None:
    with opened(qtbot, look, file) as screen:
        narrow(qtbot, screen, query)
        assert screen.list.model.count() == left
        assert screen.list.filters.fault.isHidden()
        assert f"{left} entr" in texts(screen.list)


def test_escape_brings_every_entry_back(qtbot: QtBot, look: Look, file: Path) -> None:
    with opened(qtbot, look, file) as screen:
        field = screen.list.filters.field
        narrow(qtbot, screen, "client:helix")
        qtbot.keyClick(field, Qt.Key.Key_Escape)
        narrowed(qtbot, screen, "")
        assert screen.list.model.count() == ENTRIES
        qtbot.keyClick(field, Qt.Key.Key_Escape)
        assert screen.list.view.hasFocus()


def test_a_letter_typed_in_the_list_narrows_it(qtbot: QtBot, look: Look, file: Path) -> None:
    with opened(qtbot, look, file) as screen:
        screen.list.view.setFocus()
        qtbot.keyClicks(screen.list.view, "k")
        field = screen.list.filters.field
        assert field.hasFocus()
        qtbot.keyClicks(field, "ind:call")
        narrowed(qtbot, screen, "kind:call")
        qtbot.keyClick(field, Qt.Key.Key_Return)
        assert screen.list.view.hasFocus()
        qtbot.keyClick(screen.list.view, Qt.Key.Key_Escape)
        narrowed(qtbot, screen, "")


def test_chips_write_the_words_and_read_them(qtbot: QtBot, look: Look, file: Path) -> None:
    with opened(qtbot, look, file) as screen:
        chips = screen.list.filters.chips
        options = chips.client.menu_of_options().actions()
        assert [option.text() for option in options] == ["All clients", *sorted(HOUSES)]
        options[2].trigger()
        chips.kind.chosen.emit("call")
        chips.period.chosen.emit("month")
        narrowed(qtbot, screen, 'client:"Nordwind Energie" kind:call since:2026-11-01')
        said = [chip.text() for chip in (chips.client, chips.kind, chips.period)]
        assert said == ["Nordwind Energie", "Call", "This month"]
        narrow(qtbot, screen, "client:helix")
        assert [chip.text() for chip in (chips.client, chips.kind)] == ["Helix Pharma", "Any kind"]
        chips.client.menu_of_options().actions()[0].trigger()
        narrowed(qtbot, screen, "")


def test_marks_are_asked_for_in_a_menu(qtbot: QtBot, look: Look, file: Path) -> None:
    with opened(qtbot, look, file) as screen:
        more = screen.list.filters.chips.more
        more.menu_of_options().actions()[0].trigger()
        narrowed(qtbot, screen, "has:opportunity")
        assert more.text() == "opportunity"
        assert more.menu_of_options().actions()[0].isChecked()
        more.menu_of_options().actions()[0].trigger()
        narrowed(qtbot, screen, "")


def test_the_menu_begins_a_filter_that_is_typed_on(qtbot: QtBot, look: Look, file: Path) -> None:
    with opened(qtbot, look, file) as screen:
        more = screen.list.filters.chips.more
        person = next(each for each in more.menu_of_options().actions() if "person" in each.text())
        person.trigger()
        field = screen.list.filters.field
        assert field.hasFocus()
        narrowed(qtbot, screen, "with:")
        assert screen.list.filters.fault.isHidden()
        qtbot.keyClicks(field, "anna")
        narrowed(qtbot, screen, "with:anna")
        assert screen.list.model.count() == 20
        assert more.text() == "anna"


def test_a_word_that_is_no_filter_is_said_under_the_field(qtbot: QtBot, look: Look, file: Path) -> None:
    with opened(qtbot, look, file) as screen:
        narrow(qtbot, screen, "clint:nordwind")
        assert "clint" in screen.list.filters.fault.text()
        assert screen.list.filters.fault.isVisible()
        narrow(qtbot, screen, "client:nordwind")
        assert screen.list.filters.fault.isHidden()


def test_words_are_no_fault_while_their_quotation_mark_is_open(qtbot: QtBot, look: Look, file: Path) -> None:
    with opened(qtbot, look, file) as screen:
        screen.list.filters.field.setFocus()
        narrow(qtbot, screen, 'client:"Nordwind En')
        assert screen.list.model.count() == 80
        assert screen.list.filters.fault.isHidden()
        screen.list.view.setFocus()
        assert "quotation mark" in screen.list.filters.fault.text()


@pytest.mark.parametrize(
    "query", ['"', '"billing migr', "AND", "*", 'foo"bar', "client:", ":", "has:", "-", "((("]
)
def test_half_typed_words_break_nothing(qtbot: QtBot, look: Look, file: Path, query: str) -> None:
    crashes: list[str] = []
    with opened(qtbot, look, file) as screen:
        screen.jobs.crashed.connect(crashes.append)
        narrow(qtbot, screen, query)
        narrow(qtbot, screen, "client:nordwind")
        assert screen.list.model.count() == 80
    assert crashes == []


def test_filters_that_nothing_fits_teach_and_let_go(qtbot: QtBot, look: Look, file: Path) -> None:
    with opened(qtbot, look, file) as screen:
        asked: list[str] = []
        screen.searchRequested.connect(asked.append)
        narrow(qtbot, screen, "zeppelin tag:audit")
        assert "No entry fits these filters." in texts(screen.list)
        assert "has:opportunity" in texts(screen.list)
        press(screen.list, "Search everything")
        assert asked == ["zeppelin tag:audit"]
        press(screen.list, "Show all entries")
        narrowed(qtbot, screen, "")
        assert screen.list.model.count() == ENTRIES
        assert screen.list.view.isVisible()


def test_the_list_returns_to_its_place_after_a_filter(qtbot: QtBot, look: Look, file: Path) -> None:
    with opened(qtbot, look, file) as screen:
        bar = screen.list.view.verticalScrollBar()
        bar.setValue(bar.maximum() // 2)
        before, entry = top(screen), screen.keeper.key
        narrow(qtbot, screen, "client:helix zeppelin")
        narrow(qtbot, screen, "client:helix")
        qtbot.keyClick(screen.list.filters.field, Qt.Key.Key_Escape)
        narrowed(qtbot, screen, "")
        assert top(screen) == before
        assert screen.keeper.key == screen.list.view.chosen() == entry


def test_a_new_entry_moves_nothing_that_is_in_sight(qtbot: QtBot, look: Look, file: Path) -> None:
    with opened(qtbot, look, file) as screen:
        bar = screen.list.view.verticalScrollBar()
        bar.setValue(bar.maximum() // 2)
        before = top(screen)
        now = EntryForm(text="Just now.", client="Helix Pharma")
        screen.jobs.submit(partial(interactions.add_entry, form=now))
        settle(qtbot, screen.jobs)
        assert screen.list.model.count() == ENTRIES + 1
        assert top(screen) == before


def test_an_edited_entry_stays_where_it_stood(qtbot: QtBot, look: Look, file: Path) -> None:
    with opened(qtbot, look, file) as screen:
        bar = screen.list.view.verticalScrollBar()
        bar.setValue(bar.maximum() // 2)
        entry = screen.list.view.place().seen[3][0]
        screen.list.view.choose(entry)
        settle(qtbot, screen.jobs)
        before = top(screen)
        screen.editor.text.setFocus()
        screen.editor.text.moveCursor(screen.editor.text.textCursor().MoveOperation.End)
        qtbot.keyClicks(screen.editor.text, " More.")
        screen.perform("save-entry")
        settle(qtbot, screen.jobs)
        assert top(screen) == before
        assert screen.list.view.chosen() == entry


def test_the_list_is_found_as_it_was_left(qtbot: QtBot, look: Look, file: Path) -> None:
    with opened(qtbot, look, file) as screen:
        narrow(qtbot, screen, "client:helix")
        bar = screen.list.view.verticalScrollBar()
        bar.setValue(bar.maximum() // 2 + 7)
        screen.list.view.choose(screen.list.view.place().seen[2][0])
        settle(qtbot, screen.jobs)
        before, entry = top(screen), screen.keeper.key
    with opened(qtbot, look, file) as screen:
        assert screen.list.filters.field.text() == "client:helix"
        assert screen.list.filters.chips.client.text() == "Helix Pharma"
        assert screen.list.model.count() == 80
        assert top(screen) == before
        assert screen.keeper.key == screen.list.view.chosen() == entry


def test_where_the_chosen_entry_is_gone_the_newest_is_shown(qtbot: QtBot, look: Look, file: Path) -> None:
    desk = make_desk(open_journal(file, create=False))
    bookmarks.keep_bookmark(desk, "journal", Bookmark("", "gone", "gone-too", 12))
    desk.close()
    with opened(qtbot, look, file) as screen:
        assert screen.list.view.chosen() == screen.list.model.id_at(1)
        assert screen.list.view.verticalScrollBar().value() == 0
        assert titles(qtbot, screen)[0] == "Nordwind Energie · Session 0"


def test_what_is_typed_before_the_list_is_there_narrows_it(qtbot: QtBot, look: Look, file: Path) -> None:
    with jobs_on(lambda: make_desk(open_journal(file, create=False))) as jobs:
        screen = JournalScreen(jobs, look)
        qtbot.addWidget(screen)
        screen.show()
        screen.list.filters.set_query("kind:call")
        narrowed(qtbot, screen, "kind:call")
        assert screen.list.model.count() == 48


def test_a_new_entry_takes_over_the_client_that_the_list_shows(qtbot: QtBot, look: Look, file: Path) -> None:
    with opened(qtbot, look, file) as screen:
        narrow(qtbot, screen, "client:orchard")
        screen.perform("new-entry")
        settle(qtbot, screen.jobs)
        assert screen.writer.shown().client == "Orchard Retail"


def test_the_next_entry_follows_one_that_goes(qtbot: QtBot, look: Look, file: Path) -> None:
    with opened(qtbot, look, file) as screen:
        ids = ask(qtbot, screen.jobs, interactions.list_entries)
        assert isinstance(ids, list)
        assert screen.list.neighbour(ids[4]) == ids[5]
        assert screen.list.neighbour(ids[-1]) == ids[-2]
        assert screen.list.neighbour("gone") == ""


@pytest.mark.parametrize("query", ["", "zeppelin", "clint:x"])
def test_all_of_the_list_has_a_name(qtbot: QtBot, look: Look, file: Path, query: str) -> None:
    with opened(qtbot, look, file) as screen:
        screen.list.filters.set_query(query)
        narrowed(qtbot, screen, query)
        assert nameless(screen.list) == []
        QApplication.processEvents()


def test_filter_words_that_are_wrong_are_said_and_narrow_nothing() -> None:
    desk = make_desk()
    write_session(desk)
    shown = load_list("clint:gone", desk)
    assert shown.lines.count() == 1
    assert len(shown.faults) == 1
