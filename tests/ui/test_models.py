"""Lists hold ids and fetch rows as they are looked at; nothing gets slow or lost at 100,000 entries."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from desktop.domain.errors import UserError
from desktop.services.desk import Desk
from desktop.ui.jobs import Jobs
from desktop.ui.models import PAGE, PagedListModel
from desktop.ui.rows import Group, Role, Row

IDS = [str(number) for number in range(1000)]


class Shelf:
    """Hands out rows and notes what was asked for."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []
        self.title = "Entry {id}"

    def fetch(self, _desk: Desk, ids: list[str]) -> list[Row]:
        self.asked.append(ids)
        return [Row(each, self.title.format(id=each), "14:10", "excerpt", (("1", "accent"),)) for each in ids]


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def model(jobs: Jobs, shelf: Shelf) -> PagedListModel:
    return PagedListModel(jobs, shelf.fetch)


def title(model: PagedListModel, row: int) -> str:
    return str(model.index(row).data(Role.TITLE))


def shows(model: PagedListModel, row: int, words: str) -> Callable[[], bool]:
    return lambda: title(model, row) == words


def test_a_row_is_empty_until_it_is_there(model: PagedListModel, qtbot: QtBot) -> None:
    model.set_ids(IDS)
    assert model.rowCount() == 1000
    assert title(model, 5) == ""
    assert model.index(5).data(Role.ID) == "5"
    qtbot.waitUntil(shows(model, 5, "Entry 5"))
    index = model.index(5)
    assert index.data(Role.META) == "14:10"
    assert index.data(Role.EXCERPT) == "excerpt"
    assert index.data(Role.CHIPS) == (("1", "accent"),)
    assert index.data(Role.GROUP) == ""
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Entry 5, 14:10, excerpt, 1"


def test_a_page_is_asked_for_once(model: PagedListModel, shelf: Shelf, qtbot: QtBot) -> None:
    model.set_ids(IDS)
    for row in range(PAGE):
        title(model, row)
    qtbot.waitUntil(shows(model, 0, "Entry 0"))
    for row in range(PAGE):
        title(model, row)
    assert shelf.asked == [IDS[:PAGE]]


def test_who_shows_the_page_is_told_when_it_is_there(model: PagedListModel, qtbot: QtBot) -> None:
    model.set_ids(IDS)
    with qtbot.waitSignal(model.dataChanged) as told:
        title(model, PAGE)
    assert [told.args[0].row(), told.args[1].row()] == [PAGE, 2 * PAGE - 1]


def test_pages_passed_by_while_scrolling_are_left_out(
    model: PagedListModel, shelf: Shelf, qtbot: QtBot
) -> None:
    model.set_ids(IDS)
    for row in range(0, 1000, PAGE):
        title(model, row)
    qtbot.waitUntil(shows(model, 999, "Entry 999"))
    asked = [each for ids in shelf.asked for each in ids]
    assert len(asked) < 1000


def test_headings_stand_above_their_groups(model: PagedListModel, qtbot: QtBot) -> None:
    model.set_ids(["a", "b", "c"], [Group("Today", 2), Group("Yesterday", 1)])
    assert model.heading_rows() == [0, 3]
    assert model.rowCount() == 5
    assert model.count() == 3
    assert model.index(0).data(Role.GROUP) == "Today"
    assert model.index(0).data() == "Today"
    assert model.index(0).data(Role.TITLE) == ""
    assert model.flags(model.index(0)) == Qt.ItemFlag.NoItemFlags
    assert model.id_at(0) == ""
    assert model.row_of("c") == 4
    qtbot.waitUntil(shows(model, 4, "Entry c"))


def test_ids_beyond_the_groups_stand_at_the_end(model: PagedListModel) -> None:
    model.set_ids(["a", "b"], [Group("Today", 1)])
    assert [model.id_at(row) for row in range(model.rowCount())] == ["", "a", "b"]


def test_the_same_ids_reset_nothing_and_are_read_again(
    model: PagedListModel, shelf: Shelf, qtbot: QtBot
) -> None:
    model.set_ids(IDS)
    qtbot.waitUntil(shows(model, 0, "Entry 0"))
    shelf.title = "Changed {id}"
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.set_ids(IDS)
    assert title(model, 0) == "Entry 0"
    qtbot.waitUntil(shows(model, 0, "Changed 0"))


def test_known_rows_stay_on_show_when_the_ids_change(model: PagedListModel, qtbot: QtBot) -> None:
    model.set_ids(["a", "b"])
    qtbot.waitUntil(shows(model, 0, "Entry a"))
    model.set_ids(["new", "a"])
    assert title(model, 1) == "Entry a"


def test_a_refusal_is_told_once_and_not_asked_again(jobs: Jobs, qtbot: QtBot) -> None:
    asked: list[int] = []

    def fetch(_desk: Desk, ids: list[str]) -> list[Row]:
        asked.append(len(ids))
        raise UserError("The journal is locked.")

    model = PagedListModel(jobs, fetch)
    model.set_ids(["a"])
    with qtbot.waitSignal(jobs.refused):
        title(model, 0)
    assert title(model, 0) == ""
    assert asked == [1]


def test_after_a_bug_the_list_goes_on(jobs: Jobs, qtbot: QtBot) -> None:
    broken = [True]

    def fetch(_desk: Desk, ids: list[str]) -> list[Row]:
        if broken:
            broken.clear()
            raise RuntimeError("broken")
        return [Row(each, "fine") for each in ids]

    model = PagedListModel(jobs, fetch)
    model.set_ids(["a"])
    with qtbot.waitSignal(jobs.crashed):
        title(model, 0)
    model.refresh()
    qtbot.waitUntil(shows(model, 0, "fine"))


def test_the_model_keeps_qts_rules(model: PagedListModel, qtbot: QtBot) -> None:
    mode = QAbstractItemModelTester.FailureReportingMode.Warning
    tester = QAbstractItemModelTester(model, mode)
    model.set_ids(IDS, [Group("Today", 3)])
    qtbot.waitUntil(shows(model, 1, "Entry 0"))
    model.set_ids([])
    assert tester.model() is model


def test_data_can_be_asked_for_without_end(model: PagedListModel) -> None:
    model.set_ids(IDS)
    index = model.index(0)
    assert all(model.data(index, Qt.ItemDataRole.DecorationRole) is None for _ in range(50_000))
    assert all(index.data(Qt.ItemDataRole.FontRole) is None for _ in range(50_000))


def test_nothing_is_there_outside_the_list(model: PagedListModel) -> None:
    model.set_ids(["a"])
    assert model.data(QModelIndex(), Role.TITLE) is None
    assert model.row_of("b") == -1
    assert model.id_at(7) == ""
    assert model.rowCount(model.index(0)) == 0


def test_many_ids_are_quick(model: PagedListModel, qtbot: QtBot) -> None:
    many = [f"{number:08}" for number in range(100_000)]
    started = time.perf_counter()
    model.set_ids(many, [Group(f"Day {day}", 50) for day in range(2000)])
    assert model.row_of(many[-1]) == 101_999
    assert time.perf_counter() - started < 0.5
    qtbot.waitUntil(shows(model, 101_999, f"Entry {many[-1]}"))
