"""A list is moved through by keyboard, keeps what is chosen, and is fast at any length."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.ui.jobs import Jobs
from desktop.ui.models import PagedListModel
from desktop.ui.rows import Group, Role, Row
from desktop.ui.theme import Look
from desktop.ui.widgets.cards_delegate import GROUP_HEIGHT, wrapped
from desktop.ui.widgets.rows_view import RowsView

CHIPS = (("1 opportunity", "opportunity"), ("1 referral signal", "referral"))


def fetch(_desk: Desk, ids: list[str]) -> list[Row]:
    return [
        Row(each, f"Nordwind · {each}", "14:10", "Anna walked the board through. " * 4, CHIPS) for each in ids
    ]


@pytest.fixture
def model(jobs: Jobs) -> PagedListModel:
    return PagedListModel(jobs, fetch)


@pytest.fixture
def view(look: Look, model: PagedListModel, qtbot: QtBot) -> RowsView:
    made = RowsView(look, model, "Entries")
    qtbot.addWidget(made)
    made.resize(340, 600)
    made.show()
    qtbot.waitActive(made)
    return made


def settled(view: RowsView, model: PagedListModel, qtbot: QtBot) -> QImage:
    """Return the picture once the rows on show are there."""
    last = model.rowCount() - 1
    qtbot.waitUntil(lambda: bool(model.index(last).data(Role.TITLE)))
    return view.grab().toImage()


def test_entries_have_one_height_and_headings_another(
    view: RowsView, model: PagedListModel, look: Look
) -> None:
    model.set_ids(["a", "b", "c"], [Group("Today", 2), Group("Friday 20 November", 1)])
    heights = [view.rowHeight(row) for row in range(5)]
    assert heights[0] == heights[3] == GROUP_HEIGHT
    assert len({heights[1], heights[2], heights[4]}) == 1
    assert heights[1] > 90


def test_the_arrow_keys_pass_over_headings(view: RowsView, model: PagedListModel, qtbot: QtBot) -> None:
    model.set_ids(["a", "b", "c"], [Group("Today", 1), Group("Friday", 2)])
    view.choose_first()
    assert view.chosen() == "a"
    for expected in ("b", "c", "c"):
        qtbot.keyClick(view, Qt.Key.Key_Down)
        assert view.chosen() == expected
    for expected in ("b", "a", "a"):
        qtbot.keyClick(view, Qt.Key.Key_Up)
        assert view.chosen() == expected
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.chosen() == "c"
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.chosen() == "a"
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert view.chosen() == "c"


def test_what_is_chosen_stays_chosen_when_the_ids_change(view: RowsView, model: PagedListModel) -> None:
    told: list[str] = []
    model.set_ids(["a", "b", "c"])
    view.chosenChanged.connect(told.append)
    assert view.choose("b")
    model.set_ids(["new", "a", "b", "c"])
    assert view.chosen() == "b"
    assert view.currentIndex().row() == 2
    assert view.selectionModel().isSelected(view.currentIndex())
    assert told == ["b"]


def test_what_is_gone_is_not_chosen_any_more(view: RowsView, model: PagedListModel, qtbot: QtBot) -> None:
    model.set_ids(["a", "b"])
    view.choose("b")
    with qtbot.waitSignal(view.chosenChanged) as told:
        model.set_ids(["a"])
    assert told.args == [""]
    assert view.chosen() == ""
    assert not view.choose("b")


def test_the_place_is_kept_when_the_ids_change(view: RowsView, model: PagedListModel) -> None:
    ids = [str(number) for number in range(200)]
    model.set_ids(ids)
    view.choose("150")
    before = view.verticalScrollBar().value()
    assert before > 0
    model.set_ids([*ids, "new"])
    assert view.verticalScrollBar().value() == before


def test_enter_opens(view: RowsView, model: PagedListModel, qtbot: QtBot) -> None:
    model.set_ids(["a", "b"])
    view.choose("b")
    with qtbot.waitSignal(view.openRequested) as told:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert told.args == ["b"]


def test_rows_are_painted_in_the_themes_colours(
    each_look: Look, view: RowsView, model: PagedListModel, qtbot: QtBot
) -> None:
    each_look.use(each_look.choice)
    model.set_ids(["a", "b"], [Group("Today", 2)])
    view.choose("b")
    image = settled(view, model, qtbot)
    height = view.rowHeight(1)
    theme = each_look.theme
    assert image.pixelColor(6, GROUP_HEIGHT + 20) == theme.colour("surface")
    assert image.pixelColor(6, GROUP_HEIGHT + height + 20) == theme.colour("accent-soft")
    assert image.pixelColor(6, GROUP_HEIGHT + height - 1) == theme.colour("border")
    colours = {image.pixelColor(x, GROUP_HEIGHT + height - 22).name() for x in range(14, 200)}
    assert theme.colour("opportunity-soft").name() in colours
    assert theme.colour("referral-soft").name() in colours


def test_the_keyboards_place_is_seen(look: Look, view: RowsView, model: PagedListModel, qtbot: QtBot) -> None:
    model.set_ids(["a", "b"])
    view.choose("a")
    view.setFocus()
    image = settled(view, model, qtbot)
    assert image.pixelColor(1, 40) == look.theme.colour("accent")


def test_a_list_of_many_is_shown_at_once(view: RowsView, model: PagedListModel) -> None:
    ids = [f"{number:08}" for number in range(100_000)]
    started = time.perf_counter()
    model.set_ids(ids, [Group(f"Day {day}", 50) for day in range(2000)])
    view.choose(ids[-1])
    view.grab()
    assert time.perf_counter() - started < 1.5


def test_an_excerpt_breaks_into_lines_and_ends_in_an_ellipsis(look: Look) -> None:
    font = look.theme.font("small")
    lines = wrapped("Anna walked the board 😀 through our cut-over plan herself. " * 5, font, 200, 2)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert not lines[0].endswith("…")
    assert wrapped("short", font, 200, 2) == ["short"]
    assert wrapped("", font, 200, 2) in ([], [""])


def test_an_icon_stands_beside_the_time(look: Look, jobs: Jobs, qtbot: QtBot) -> None:
    def private(_desk: Desk, ids: list[str]) -> list[Row]:
        return [Row(each, "Title", "14:10", icon=("lock", "private")) for each in ids]

    model = PagedListModel(jobs, private)
    view = RowsView(look, model, "Entries")
    qtbot.addWidget(view)
    view.resize(300, 200)
    model.set_ids(["a"])
    view.show()
    image = settled(view, model, qtbot)
    assert model.index(0).data(Qt.ItemDataRole.ToolTipRole) == "private"
    muted = look.theme.colour("muted")
    assert any(image.pixelColor(x, y) == muted for x in range(225, 250) for y in range(12, 34))


def test_many_chips_are_counted(look: Look, jobs: Jobs, qtbot: QtBot) -> None:
    def crowded(_desk: Desk, ids: list[str]) -> list[Row]:
        chips = tuple((f"chip number {number}", "neutral") for number in range(9))
        return [Row(each, "Title", chips=chips) for each in ids]

    model = PagedListModel(jobs, crowded)
    view = RowsView(look, model, "Entries")
    qtbot.addWidget(view)
    view.resize(300, 200)
    model.set_ids(["a"])
    view.show()
    assert not settled(view, model, qtbot).isNull()


def test_a_heading_that_moves_leaves_an_entry_of_its_full_height(
    view: RowsView, model: PagedListModel
) -> None:
    model.set_ids(["a", "b", "c"], [Group("Today", 2), Group("Friday 20 November", 1)])
    height = view.rowHeight(1)
    model.set_ids(["n", "a", "b", "c"], [Group("Today", 3), Group("Friday 20 November", 1)])
    assert [view.rowHeight(row) for row in range(6)] == [GROUP_HEIGHT, *[height] * 3, GROUP_HEIGHT, height]
    model.set_ids(["a"])
    assert view.rowHeight(0) == height
