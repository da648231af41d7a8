"""A list keeps its place when entries come, go or are narrowed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.ui.jobs import Jobs
from desktop.ui.models import PagedListModel
from desktop.ui.rows import Group, Row
from desktop.ui.theme import Look
from desktop.ui.widgets.rows_view import RowsView

IDS = [f"e{number:03}" for number in range(300)]


def fetch(_desk: Desk, ids: list[str]) -> list[Row]:
    return [Row(each, each, "14:10") for each in ids]


@pytest.fixture
def view(look: Look, jobs: Jobs, qtbot: QtBot) -> RowsView:
    made = RowsView(look, PagedListModel(jobs, fetch), "Entries")
    qtbot.addWidget(made)
    made.resize(340, 600)
    made.show()
    qtbot.waitActive(made)
    show(made, IDS)
    return made


def show(view: RowsView, ids: list[str]) -> None:
    """Show entries, three to a day."""
    model = view.model()
    assert isinstance(model, PagedListModel)
    days = [len(ids[start : start + 3]) for start in range(0, len(ids), 3)]
    model.set_ids(ids, [Group(f"Day {number}", count) for number, count in enumerate(days)])


def height_of(view: RowsView, identifier: str) -> int:
    """Return how far an entry stands from the upper edge."""
    model = view.model()
    assert isinstance(model, PagedListModel)
    return view.rowViewportPosition(model.row_of(identifier))


def middle(view: RowsView) -> str:
    """Return the entry in the middle of what is in sight."""
    entries = [identifier for identifier, _ in view.place().seen]
    return entries[len(entries) // 2]


def test_what_is_in_sight_stays_where_it_was_when_entries_come_above_it(view: RowsView) -> None:
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    seen = view.place()
    entry, above = seen.seen[0]
    show(view, ["new-1", "new-2", *IDS])
    assert height_of(view, entry) == above
    show(view, IDS[2:])
    assert height_of(view, entry) == above


def test_the_chosen_entry_stays_where_it_was_when_others_in_sight_go(view: RowsView) -> None:
    view.verticalScrollBar().setValue(4000)
    chosen = middle(view)
    view.choose(chosen)
    above = height_of(view, chosen)
    show(view, [each for each in IDS if each == chosen or int(each[1:]) % 2])
    assert view.chosen() == chosen
    assert height_of(view, chosen) == above


def test_where_the_entry_at_the_edge_goes_the_next_one_holds_the_place(view: RowsView) -> None:
    view.verticalScrollBar().setValue(4000)
    (gone, _), (stays, above), *_ = view.place().seen
    show(view, [each for each in IDS if each != gone])
    assert height_of(view, stays) == above


def test_at_the_beginning_of_the_list_what_is_new_is_in_sight(view: RowsView) -> None:
    show(view, ["new", *IDS])
    assert view.verticalScrollBar().value() == 0
    assert height_of(view, "new") < 60


def test_an_entry_that_comes_back_is_chosen_again(view: RowsView) -> None:
    view.choose("e100")
    heard: list[str] = []
    view.chosenChanged.connect(heard.append)
    show(view, IDS[:50])
    assert view.chosen() == ""
    show(view, IDS)
    assert view.chosen() == "e100"
    assert heard == ["", "e100"]


def test_an_entry_that_was_let_go_is_not_chosen_again(view: RowsView) -> None:
    view.choose("e100")
    view.choose_none()
    show(view, IDS[:50])
    show(view, IDS)
    assert view.chosen() == ""


def test_a_place_is_gone_to_again(view: RowsView) -> None:
    view.verticalScrollBar().setValue(4321)
    place = view.place()
    show(view, IDS[:5])
    assert not view.go_to(place)
    show(view, IDS)
    assert view.go_to(place)
    assert view.verticalScrollBar().value() == 4321


def test_letters_do_not_read_through_the_list(view: RowsView, qtbot: QtBot) -> None:
    view.choose("e010")
    qtbot.keyClicks(view, "e2")
    assert view.chosen() == "e010"
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.chosen() == "e011"
