"""The search finds things, places and commands, and is used with the keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.services import searches
from desktop.services.desk import Desk
from desktop.ui.dialogs.search.palette import SearchPalette
from desktop.ui.jobs import Jobs
from desktop.ui.theme import Look
from tests.desks import make_desk, spot
from tests.ui.real_journals import Wishes, ask, jobs_on, nameless, settle

COMMANDS = ["new-entry", "import-reply", "toggle-theme"]
PLACES = ["journal", "opportunities"]


def filled() -> Desk:
    desk = make_desk()
    spot(desk)
    return desk


@pytest.fixture
def real_jobs(qapp: object) -> Iterator[Jobs]:
    with jobs_on(filled) as jobs:
        yield jobs


@pytest.fixture
def ground(qtbot: QtBot, look: Look) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    line = QLineEdit()
    QVBoxLayout(made).addWidget(line)
    made.resize(1000, 700)
    made.show()
    line.setFocus()
    return made


@pytest.fixture
def palette(look: Look, real_jobs: Jobs, ground: QWidget) -> SearchPalette:
    made = SearchPalette(real_jobs, look, ground)
    made.offer(COMMANDS, PLACES)
    return made


def search(qtbot: QtBot, palette: SearchPalette, jobs: Jobs, text: str) -> list[str]:
    palette.open()
    palette.field.insert(text)
    settle(qtbot, jobs)
    return [line.text for line in palette.lines()]


def test_what_is_found_stands_under_its_kind(qtbot: QtBot, palette: SearchPalette, real_jobs: Jobs) -> None:
    assert search(qtbot, palette, real_jobs, "dreading bill") == [
        "Entries",
        "Sprint review",
        "In the customer's own words",
        "We are «dreading» the «billing» migration in spring. Who do we talk to about that?",
        "Show the one entry in the journal",
    ]
    assert "«billing»" in palette.lines()[1].snippet
    assert palette.lines()[1].meta == "Nordwind Energie · Mon 23 Nov"


def test_enter_opens_the_line_that_is_marked(qtbot: QtBot, palette: SearchPalette, real_jobs: Jobs) -> None:
    search(qtbot, palette, real_jobs, "billing mig")
    with qtbot.waitSignal(palette.openRequested) as opened:
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert opened.args[0] == "opportunity"
    assert not palette.isVisible()


def test_the_arrows_step_over_headings_and_around(
    qtbot: QtBot, palette: SearchPalette, real_jobs: Jobs
) -> None:
    search(qtbot, palette, real_jobs, "billing mig")
    kinds = []
    for _ in range(4):
        kinds.append(palette.lines()[palette.results.currentRow()].opens[0])
        qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    assert kinds == ["opportunity", "interaction", "evidence", "list"]
    qtbot.keyClick(palette.field, Qt.Key.Key_Up)
    assert palette.lines()[palette.results.currentRow()].opens[0] == "list"


def test_commands_and_places_are_found_by_their_words(
    qtbot: QtBot, palette: SearchPalette, real_jobs: Jobs
) -> None:
    assert search(qtbot, palette, real_jobs, "opport") == ["Places", "Opportunities"]
    palette.dismiss()
    assert search(qtbot, palette, real_jobs, "reply") == ["Commands", "Import a reply…"]
    with qtbot.waitSignal(palette.commandRequested) as asked:
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert asked.args == ["import-reply"]


def test_before_two_letters_it_says_what_to_do_and_offers_commands(
    qtbot: QtBot, palette: SearchPalette, real_jobs: Jobs
) -> None:
    assert search(qtbot, palette, real_jobs, "")[0] == "Commands"
    assert palette.hint().startswith("Two letters are enough")


def test_with_nothing_typed_every_place_stands_after_the_commands(
    qtbot: QtBot, palette: SearchPalette, real_jobs: Jobs
) -> None:
    assert search(qtbot, palette, real_jobs, "")[-3:] == ["Places", "Journal", "Opportunities"]


def test_a_filter_is_completed_with_tab_to_its_name_and_then_to_its_value(
    qtbot: QtBot, palette: SearchPalette, real_jobs: Jobs
) -> None:
    assert search(qtbot, palette, real_jobs, "billing cli")[:2] == ["Filters", "billing client:"]
    qtbot.keyClick(palette.field, Qt.Key.Key_Tab)
    settle(qtbot, real_jobs)
    assert palette.field.text() == "billing client:"
    assert palette.lines()[1].text == 'billing client:"Nordwind Energie"'
    qtbot.keyClick(palette.field, Qt.Key.Key_Tab)
    settle(qtbot, real_jobs)
    assert palette.field.text() == 'billing client:"Nordwind Energie" '
    assert palette.field.hasFocus()
    assert palette.lines()[0].text != "Filters"
    assert any(line.opens[0] == "interaction" for line in palette.lines())


def test_enter_opens_what_was_found_and_not_the_filter_above_it(
    qtbot: QtBot, palette: SearchPalette, real_jobs: Jobs
) -> None:
    assert search(qtbot, palette, real_jobs, "billing client:nord")[0] == "Filters"
    with qtbot.waitSignal(palette.openRequested) as opened:
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert opened.args[0] == "opportunity"


def test_nothing_found_is_said(qtbot: QtBot, palette: SearchPalette, real_jobs: Jobs) -> None:
    assert search(qtbot, palette, real_jobs, "xyzzy") == []
    assert palette.hint() == "Nothing in the journal has “xyzzy”. Try the beginning of a word."
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()


@pytest.mark.parametrize("odd", ['foo"bar', "AND OR", "a-b*", "“", "{curly} %s"])
def test_whatever_is_typed_is_a_search(
    qtbot: QtBot, palette: SearchPalette, real_jobs: Jobs, odd: str
) -> None:
    assert search(qtbot, palette, real_jobs, odd) == []


def test_escape_puts_the_keyboard_back(
    qtbot: QtBot, palette: SearchPalette, real_jobs: Jobs, ground: QWidget
) -> None:
    search(qtbot, palette, real_jobs, "anna")
    qtbot.keyClick(palette.field, Qt.Key.Key_Tab)
    assert palette.field.hasFocus()
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert ground.focusWidget() is ground.findChild(QLineEdit)


def test_a_click_beside_it_closes_it(qtbot: QtBot, palette: SearchPalette, real_jobs: Jobs) -> None:
    search(qtbot, palette, real_jobs, "anna")
    qtbot.mouseClick(palette, Qt.MouseButton.LeftButton, pos=palette.rect().bottomLeft())
    assert not palette.isVisible()


def test_it_grows_with_the_window(
    qtbot: QtBot, palette: SearchPalette, real_jobs: Jobs, ground: QWidget
) -> None:
    search(qtbot, palette, real_jobs, "anna")
    ground.resize(720, 480)
    assert palette.size() == ground.size()


def test_a_closed_search_watches_nothing_and_covers_the_window_once_it_opens(
    qtbot: QtBot, palette: SearchPalette, real_jobs: Jobs, ground: QWidget
) -> None:
    search(qtbot, palette, real_jobs, "anna")
    palette.dismiss()
    before = palette.size()
    ground.resize(720, 480)
    assert palette.size() == before
    palette.open()
    assert palette.size() == ground.size()


def test_every_line_is_heard(qtbot: QtBot, palette: SearchPalette, real_jobs: Jobs) -> None:
    search(qtbot, palette, real_jobs, "dread")
    said = palette.results.item(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Sprint review, ")
    assert "«" not in said
    assert nameless(palette) == []


def kept(qtbot: QtBot, jobs: Jobs) -> list[tuple[str, str]]:
    found = ask(qtbot, jobs, lambda desk: [(each.name, each.query) for each in searches.list_searches(desk)])
    assert isinstance(found, list)
    return found


def test_a_filter_that_cannot_be_followed_is_said_below_the_field(
    qtbot: QtBot, palette: SearchPalette, real_jobs: Jobs
) -> None:
    search(qtbot, palette, real_jobs, "clint:nordwind billing")
    assert "There is no filter “clint:”. Write “client:”" in palette.fault()
    assert any(line.opens[0] == "interaction" for line in palette.lines())


def test_what_more_typing_may_mend_is_said_after_a_while(
    qtbot: QtBot, palette: SearchPalette, real_jobs: Jobs
) -> None:
    search(qtbot, palette, real_jobs, "billing client:")
    assert palette.fault() == ""
    qtbot.waitUntil(lambda: "The filter “client:” has no value." in palette.fault())


def test_all_that_was_found_is_shown_in_the_journal(
    qtbot: QtBot, palette: SearchPalette, real_jobs: Jobs
) -> None:
    search(qtbot, palette, real_jobs, "billing client:nordwind")
    row = next(row for row, line in enumerate(palette.lines()) if line.opens[0] == "list")
    palette.results.setCurrentRow(row)
    with qtbot.waitSignal(palette.listRequested) as asked:
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert asked.args == ["billing client:nordwind"]
    settle(qtbot, real_jobs)
    assert kept(qtbot, real_jobs) == [("", "billing client:nordwind")]


def test_what_was_used_lately_is_offered_and_used_again(
    qtbot: QtBot, palette: SearchPalette, real_jobs: Jobs
) -> None:
    search(qtbot, palette, real_jobs, "billing mig")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    lines = search(qtbot, palette, real_jobs, "")
    assert lines[:2] == ["Lately", "billing mig"]
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    settle(qtbot, real_jobs)
    assert palette.field.text() == "billing mig"
    assert palette.isVisible()
    assert any(line.opens[0] == "opportunity" for line in palette.lines())


def test_a_search_is_kept_under_a_name_and_forgotten_with_undo(
    qtbot: QtBot, palette: SearchPalette, real_jobs: Jobs
) -> None:
    wishes = Wishes()
    palette.keeping.undoOffered.connect(wishes.offer)
    search(qtbot, palette, real_jobs, "has:opportunity")
    assert "Ctrl+D keeps this search." in palette.hint()
    qtbot.keyClick(palette.field, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(palette.field, "Leads")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    settle(qtbot, real_jobs)
    assert kept(qtbot, real_jobs) == [("Leads", "has:opportunity")]
    assert palette.field.text() == "has:opportunity"
    lines = search(qtbot, palette, real_jobs, "")
    assert lines[:2] == ["Saved searches", "Leads"]
    qtbot.keyClick(palette.field, Qt.Key.Key_Delete)
    settle(qtbot, real_jobs)
    assert kept(qtbot, real_jobs) == []
    assert "Leads" not in [line.text for line in palette.lines()]
    ((said, undo),) = wishes.undos
    assert said == "“Leads” is forgotten."
    undo()
    settle(qtbot, real_jobs)
    assert kept(qtbot, real_jobs) == [("Leads", "has:opportunity")]


def test_the_first_heading_is_in_sight_once_the_kept_searches_are_there(
    qtbot: QtBot, palette: SearchPalette, real_jobs: Jobs
) -> None:
    for query in ("audit", "training", "migration"):
        ask(qtbot, real_jobs, partial(searches.remember, query=query))
    search(qtbot, palette, real_jobs, "zzz")
    palette.dismiss()
    assert search(qtbot, palette, real_jobs, "")[0] == "Lately"
    assert palette.results.visualItemRect(palette.results.item(0)).top() >= 0


def test_a_search_of_lately_is_put_away_and_brought_back_while_the_search_is_open(
    qtbot: QtBot, palette: SearchPalette, real_jobs: Jobs
) -> None:
    wishes = Wishes()
    palette.keeping.undoOffered.connect(wishes.offer)
    ask(qtbot, real_jobs, lambda desk: searches.remember(desk, "audit trail"))
    assert search(qtbot, palette, real_jobs, "")[:2] == ["Lately", "audit trail"]
    assert palette.hint() == "Enter searches again, Delete forgets it."
    qtbot.keyClick(palette.field, Qt.Key.Key_Delete)
    settle(qtbot, real_jobs)
    assert palette.lines()[0].text == "Commands"
    assert palette.hint().startswith("Two letters are enough")
    wishes.undos[0][1]()
    settle(qtbot, real_jobs)
    assert [line.text for line in palette.lines()][:2] == ["Lately", "audit trail"]


def test_delete_within_what_is_typed_takes_letters_and_forgets_nothing(
    qtbot: QtBot, palette: SearchPalette, real_jobs: Jobs
) -> None:
    ask(qtbot, real_jobs, lambda desk: searches.remember(desk, "audit"))
    search(qtbot, palette, real_jobs, "audits")
    qtbot.keyClick(palette.field, Qt.Key.Key_Left)
    qtbot.keyClick(palette.field, Qt.Key.Key_Delete)
    qtbot.keyClick(palette.field, Qt.Key.Key_Delete)
    settle(qtbot, real_jobs)
    assert palette.field.text() == "audit"
    assert kept(qtbot, real_jobs) == [("", "audit")]


def test_what_is_typed_on_the_way_is_not_kept(qtbot: QtBot, palette: SearchPalette, real_jobs: Jobs) -> None:
    search(qtbot, palette, real_jobs, "bill")
    qtbot.keyClicks(palette.field, "ing mig")
    settle(qtbot, real_jobs)
    assert kept(qtbot, real_jobs) == []
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    settle(qtbot, real_jobs)
    assert kept(qtbot, real_jobs) == [("", "billing mig")]


def test_giving_up_while_a_name_is_being_written_leaves_the_search_open(
    qtbot: QtBot, palette: SearchPalette, real_jobs: Jobs
) -> None:
    search(qtbot, palette, real_jobs, "has:opportunity")
    qtbot.keyClick(palette.field, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(palette.field, "Leads")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    settle(qtbot, real_jobs)
    assert palette.isVisible()
    assert palette.field.text() == "has:opportunity"


def test_a_name_that_is_taken_is_said_and_escape_leaves_the_naming(
    qtbot: QtBot, palette: SearchPalette, real_jobs: Jobs
) -> None:
    ask(qtbot, real_jobs, lambda desk: searches.save_search(desk, "audit", "Leads"))
    search(qtbot, palette, real_jobs, "has:opportunity")
    qtbot.keyClick(palette.field, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(palette.field, "leads")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    settle(qtbot, real_jobs)
    assert "There is a saved search “Leads” already: audit" in palette.fault()
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert palette.isVisible()
    assert palette.field.text() == "has:opportunity"
