"""Opportunities: seen by state, answered in place, kept until they are ready."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.opportunities import OpportunityState
from desktop.domain.opportunity_views import Order
from desktop.domain.playbook import Involvement
from desktop.services import lead_views, leads, opportunity_facts
from desktop.services.desk import Desk
from desktop.services.naming import find_opportunity
from desktop.ui.jobs import Jobs
from desktop.ui.screens.opportunities.column import BoardColumn
from desktop.ui.screens.opportunities.screen import OpportunitiesScreen
from desktop.ui.theme import Look
from tests.pictures.journals import empty_desk, exploring_desk, long_desk
from tests.ui.real_journals import Wishes, ask, jobs_on, nameless, settle, texts


@pytest.fixture
def exploring(qapp: object) -> Iterator[Jobs]:
    with jobs_on(lambda: exploring_desk()[0]) as jobs:
        yield jobs


def shown(qtbot: QtBot, jobs: Jobs, look: Look, width: int = 1072) -> OpportunitiesScreen:
    """Show the screen, wired as the window wires it."""
    screen = OpportunitiesScreen(jobs, look)
    jobs.changed.connect(screen.hear)
    qtbot.addWidget(screen)
    screen.resize(width, 800)
    screen.show()
    settle(qtbot, jobs)
    return screen


def column(screen: OpportunitiesScreen, state: OpportunityState) -> BoardColumn:
    return next(each for each in screen.board.columns if each.state is state)


def cards(screen: OpportunitiesScreen, state: OpportunityState) -> list[str]:
    """List what the cards of a column say to those who hear them."""
    model = column(screen, state).model
    role = Qt.ItemDataRole.AccessibleTextRole
    return [model.index(row).data(role) for row in range(model.rowCount())]


def states(qtbot: QtBot, jobs: Jobs) -> list[str]:
    rows = ask(qtbot, jobs, lead_views.list_opportunities)
    assert isinstance(rows, list)
    return [row.state for row in rows]


def test_the_board_says_client_title_and_progress(exploring: Jobs, look: Look, qtbot: QtBot) -> None:
    screen = shown(qtbot, exploring, look)
    (card,) = cards(screen, OpportunityState.EXPLORING)
    assert card == "Second plant, Helix Pharma, 2 quotes · 1 of 5"
    assert "Qualification · 1 of 5" in texts(screen.panel)
    assert screen.panel.foot.calm_text().startswith("Four answers are missing before this can go to sales.")
    assert "Would it help if I brought a colleague" in screen.panel.foot.calm_text()


def test_an_answer_is_given_with_the_keyboard_alone(exploring: Jobs, look: Look, qtbot: QtBot) -> None:
    screen = shown(qtbot, exploring, look)
    row = screen.panel.answers.row("asked")
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Return)
    editor = screen.panel.answers.editor
    field = editor.focusWidget()
    assert field is not None
    assert field.accessibleName() == "They asked for help or a conversation"
    qtbot.keyClicks(field, "She asked who could help.")
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, exploring)
    assert "Qualification · 2 of 5" in texts(screen.panel)
    assert not screen.panel.answers.editing
    assert row.accessibleName() == (
        "They asked for help or a conversation, answered, They said it · Mon 23 Nov: She asked who could help."
    )


def test_an_empty_answer_is_taken_back_and_can_be_undone(exploring: Jobs, look: Look, qtbot: QtBot) -> None:
    screen = shown(qtbot, exploring, look)
    wishes = Wishes()
    screen.undoOffered.connect(wishes.offer)
    screen.panel.answers.open_criterion("need")
    screen.panel.answers.editor.type("")
    assert screen.perform("save-entry")
    settle(qtbot, exploring)
    assert "Qualification · 0 of 5" in texts(screen.panel)
    said, undo = wishes.undos[0]
    assert said == "The answer is taken back."
    undo()
    settle(qtbot, exploring)
    assert "Qualification · 1 of 5" in texts(screen.panel)


def test_escape_closes_the_answer_and_keeps_the_line(exploring: Jobs, look: Look, qtbot: QtBot) -> None:
    screen = shown(qtbot, exploring, look)
    screen.panel.answers.open_criterion("need")
    qtbot.keyClick(screen.panel.answers.editor, Qt.Key.Key_Escape)
    assert not screen.panel.answers.editing
    assert screen.panel.answers.row("need").hasFocus()


def test_a_smaller_ask_needs_fewer_answers(exploring: Jobs, look: Look, qtbot: QtBot) -> None:
    screen = shown(qtbot, exploring, look)
    screen.panel.involvement.chip(Involvement.INFORMATION).click()
    settle(qtbot, exploring)
    assert "Qualification · 1 of 3" in texts(screen.panel)


def test_it_is_parked_and_comes_back(exploring: Jobs, look: Look, qtbot: QtBot) -> None:
    screen = shown(qtbot, exploring, look)
    screen.panel.foot.button("park").click()
    qtbot.keyClick(screen.panel.foot.day.day, Qt.Key.Key_Return)
    settle(qtbot, exploring)
    assert states(qtbot, exploring) == [OpportunityState.PARKED.value]
    assert "Comes back Wednesday 23 December" in texts(screen.panel)
    assert "Parked 1" in texts(screen)
    screen.panel.foot.button("resume").click()
    settle(qtbot, exploring)
    assert states(qtbot, exploring) == [OpportunityState.EXPLORING.value]


def test_value_and_start_are_written_in_place(exploring: Jobs, look: Look, qtbot: QtBot) -> None:
    screen = shown(qtbot, exploring, look)
    screen.panel.foot.button("edit").click()
    form = screen.panel.foot.worth
    form.start.setText("2027-Q2")
    form.value.setText("20-30k EUR")
    qtbot.keyClick(form.value, Qt.Key.Key_Return)
    settle(qtbot, exploring)
    assert form.isHidden()
    assert any(said.startswith("EUR 20,000 to 30,000 · 2027-Q2") for said in texts(screen.panel).splitlines())


def test_a_value_that_is_refused_stays_in_its_form(exploring: Jobs, look: Look, qtbot: QtBot) -> None:
    screen = shown(qtbot, exploring, look)
    screen.panel.foot.button("edit").click()
    form = screen.panel.foot.worth
    form.value.setText("30-20k EUR")
    qtbot.keyClick(form.value, Qt.Key.Key_Return)
    settle(qtbot, exploring)
    assert (form.isHidden(), form.value.text()) == (False, "30-20k EUR")


def test_it_is_dropped_with_a_reason_only(exploring: Jobs, look: Look, qtbot: QtBot) -> None:
    screen = shown(qtbot, exploring, look)
    screen.panel.foot.button("drop").click()
    line = screen.panel.foot.reason.line
    qtbot.keyClick(line, Qt.Key.Key_Return)
    settle(qtbot, exploring)
    assert states(qtbot, exploring) == [OpportunityState.EXPLORING.value]
    qtbot.keyClicks(line, "They decided to wait for the merger")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    settle(qtbot, exploring)
    assert states(qtbot, exploring) == [OpportunityState.DROPPED.value]
    assert screen.panel.foot.hand_off.isHidden()
    assert "Dropped · They decided to wait for the merger" in screen.panel.history.said().splitlines()[0]


def test_a_quote_opens_the_entry_it_stands_in(exploring: Jobs, look: Look, qtbot: QtBot) -> None:
    screen = shown(qtbot, exploring, look)
    wishes = Wishes()
    screen.openRequested.connect(wishes.open)
    card = screen.panel.evidence.cards()[0]
    assert "Mira Costa · Mon 23 Nov · Go-live retrospective" in card.accessibleName()
    qtbot.keyClick(card, Qt.Key.Key_Return)
    assert wishes.opened[0][0] == "interaction"


def test_the_arrows_move_over_the_board(look: Look, qtbot: QtBot) -> None:
    def two() -> Desk:
        desk, lead = exploring_desk()
        entry = lead_views.show_lead(desk, lead).evidence[0].interaction_id
        leads.spot_opportunity(desk, entry, "The audit is in September.", "Audit")
        return desk

    with jobs_on(two) as jobs:
        screen = shown(qtbot, jobs, look)
        spotted = column(screen, OpportunityState.SPOTTED)
        exploring = column(screen, OpportunityState.EXPLORING)
        screen.board.choose(spotted.model.id_at(0), focus=True)
        qtbot.keyClick(spotted.view, Qt.Key.Key_Right)
        settle(qtbot, jobs)
        assert screen.board.chosen() == exploring.model.id_at(0)
        assert "Second plant" in texts(screen.panel)
        assert exploring.view.chosen() == screen.board.chosen()
        assert not spotted.view.chosen()


def test_a_card_that_is_carried_asks_for_what_the_move_needs(
    exploring: Jobs, look: Look, qtbot: QtBot
) -> None:
    screen = shown(qtbot, exploring, look)
    wishes = Wishes()
    screen.undoOffered.connect(wishes.offer)
    notices: list[str] = []
    screen.noticeRequested.connect(notices.append)
    lead = column(screen, OpportunityState.EXPLORING).model.id_at(0)
    screen.board.choose(lead, focus=True)
    qtbot.keyClick(
        column(screen, OpportunityState.EXPLORING).view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier
    )
    settle(qtbot, exploring)
    assert "Ask next, in the work: " in notices[-1]
    screen.board.moveRequested.emit(lead, "parked")
    settle(qtbot, exploring)
    assert screen.moves.day.day.day().isoformat() == "2027-02-21"
    qtbot.keyClick(screen.moves.day.day, Qt.Key.Key_Return)
    settle(qtbot, exploring)
    assert states(qtbot, exploring) == [OpportunityState.PARKED.value]
    screen.board.moveRequested.emit(lead, "spotted")
    settle(qtbot, exploring)
    assert states(qtbot, exploring) == [OpportunityState.EXPLORING.value]
    wishes.undos[-1][1]()
    settle(qtbot, exploring)
    assert states(qtbot, exploring) == [OpportunityState.PARKED.value]
    screen.board.moveRequested.emit(lead, "dropped")
    settle(qtbot, exploring)
    qtbot.keyClicks(screen.moves.reason.line, "They wait for the merger")
    qtbot.keyClick(screen.moves.reason.line, Qt.Key.Key_Return)
    settle(qtbot, exploring)
    assert states(qtbot, exploring) == [OpportunityState.DROPPED.value]


def some() -> Desk:
    """Open a journal with an opportunity in exploring, one spotted, one parked."""
    desk, lead = exploring_desk()
    entry = lead_views.show_lead(desk, lead).evidence[0].interaction_id
    for title, value in (("Audit", "50k EUR"), ("Training", "20k CHF")):
        leads.spot_opportunity(desk, entry, "The audit is in September.", title)
        opportunity_facts.edit_opportunity(desk, title, value=value)
    leads.park_opportunity(desk, "Training", "2026-12-01")
    return desk


@pytest.fixture
def board(qapp: object) -> Iterator[Jobs]:
    with jobs_on(some) as jobs:
        yield jobs


def listed(qtbot: QtBot, jobs: Jobs, screen: OpportunitiesScreen) -> list[str]:
    """List the titles as the list shows them, once they are there."""
    model = screen.model
    for row in range(model.rowCount()):
        model.index(row).data()
    settle(qtbot, jobs)
    return [model.index(row).data() for row in range(model.rowCount())]


def put_down(view: QWidget, data: QMimeData) -> None:
    """Carry something over the middle of a place and let go there."""
    middle = view.rect().center()
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    for event in (
        QDragEnterEvent(middle, copy, data, left, none),
        QDragMoveEvent(middle, copy, data, left, none),
        QDropEvent(QPointF(middle), copy, data, left, none),
    ):
        QApplication.sendEvent(view, event)
        assert event.isAccepted()


def test_a_card_is_taken_by_the_mouse_and_put_down_where_it_may_go(
    board: Jobs, look: Look, qtbot: QtBot
) -> None:
    screen = shown(qtbot, board, look)
    view = column(screen, OpportunityState.SPOTTED).view
    offered: list[bool] = []
    view.carrying.connect(lambda _on: offered.append(screen.board.strip.isVisible()))
    card = view.visualRect(view.model().index(0, 0)).center()
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=card)
    for step in (QPoint(30, 10), QPoint(60, 20)):
        qtbot.mouseMove(view.viewport(), card + step)
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=card)
    assert offered == [True, False]
    data = view.model().mimeData([view.model().index(0, 0)])
    put_down(column(screen, OpportunityState.PARKED).view.viewport(), data)
    settle(qtbot, board)
    assert screen.moves.day.isVisible()
    screen.moves.day.leave()
    put_down(screen.board.strip.gone, data)
    settle(qtbot, board)
    assert screen.moves.reason.isVisible()
    assert screen.board.strip.parked.isHidden()


def test_the_menu_offers_what_the_state_of_the_card_allows(board: Jobs, look: Look, qtbot: QtBot) -> None:
    screen = shown(qtbot, board, look)
    asked: list[tuple[str, str, QPoint]] = []
    screen.board.menuRequested.disconnect(screen.moves.offer)
    screen.board.menuRequested.connect(lambda *said: asked.append(said))
    parked = column(screen, OpportunityState.PARKED)
    screen.board.choose(parked.model.id_at(0), focus=True)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint(-5, -5))
    QApplication.sendEvent(parked.view, event)
    _, state, place = asked[0]
    card = parked.view.visualRect(parked.view.currentIndex())
    assert card.contains(parked.view.viewport().mapFromGlobal(place))
    menu = screen.moves.menu_of(parked.model.id_at(0), state)
    assert [each.text() for each in menu.actions()] == ["Open", "Resume", "Drop…"]
    menu.actions()[1].trigger()
    settle(qtbot, board)
    assert sorted(states(qtbot, board)) == ["exploring", "spotted", "spotted"]
    with_sales = screen.moves.menu_of("x", OpportunityState.HANDED_OFF.value)
    assert [each.text() for each in with_sales.actions()] == ["Open"]


def test_chips_narrow_and_a_view_is_kept_chosen_and_removed(board: Jobs, look: Look, qtbot: QtBot) -> None:
    screen = shown(qtbot, board, look)
    filters, chips = screen.filters, screen.filters.chips
    notices: list[str] = []
    board.refused.connect(lambda error: notices.append(str(error)))
    chips.client.chosen.emit("helix")
    chips.state.menu_of_options().actions()[0].trigger()
    chips.value.chosen.emit("least")
    qtbot.keyClicks(filters.least.line, "plenty")
    qtbot.keyClick(filters.least.line, Qt.Key.Key_Return)
    assert notices
    assert filters.least.isVisible()
    filters.least.line.setText("40k EUR")
    qtbot.keyClick(filters.least.line, Qt.Key.Key_Return)
    settle(qtbot, board)
    said = [chips.client.chip.text(), chips.state.text(), chips.value.text(), filters.count.text()]
    assert said == ["Helix Pharma", "Spotted", "EUR 40,000 or more", "1 opportunity"]
    assert listed(qtbot, board, screen) == ["Audit"]
    filters.keep.click()
    qtbot.keyClicks(filters.name.line, "Large")
    qtbot.keyClick(filters.name.line, Qt.Key.Key_Return)
    settle(qtbot, board)
    assert filters.views.currentText() == "Large"
    filters.text.setText("zebra")
    qtbot.keyClick(filters.text, Qt.Key.Key_Return)
    settle(qtbot, board)
    assert "No opportunity is like that" in texts(screen)
    again = shown(qtbot, board, look)
    again.filters.views.setCurrentIndex(again.filters.views.findText("Large"))
    again.filters.views.activated.emit(again.filters.views.currentIndex())
    settle(qtbot, board)
    assert listed(qtbot, board, again) == ["Audit"]
    again.filters.forget.click()
    settle(qtbot, board)
    assert again.filters.views.findText("Large") < 0
    assert again.model.count() == 3


def test_what_is_parked_and_what_waits_is_asked_for(board: Jobs, look: Look, qtbot: QtBot) -> None:
    screen = shown(qtbot, board, look)
    screen.filters.chips.waiting.click()
    settle(qtbot, board)
    assert listed(qtbot, board, screen) == ["Audit", "Second plant"]
    screen.filters.chips.waiting.click()
    screen.filters.chips.parked.chosen.emit("14")
    settle(qtbot, board)
    assert listed(qtbot, board, screen) == ["Training"]
    assert screen.filters.chips.parked.text() == "Back by Monday 7 December"
    screen.filters.chips.parked.chosen.emit("")
    screen.filters.chips.state.optionToggled.emit("won")
    settle(qtbot, board)
    assert screen.model.count() == 0


def test_the_list_is_sorted_by_its_heads_with_mouse_and_keys(board: Jobs, look: Look, qtbot: QtBot) -> None:
    screen = shown(qtbot, board, look)
    screen.view.choose("list")
    heads = screen.table.heads.buttons
    qtbot.mouseClick(heads[Order.TITLE], Qt.MouseButton.LeftButton)
    settle(qtbot, board)
    assert listed(qtbot, board, screen) == ["Audit", "Second plant", "Training"]
    heads[Order.TITLE].setFocus()
    qtbot.keyClick(heads[Order.TITLE], Qt.Key.Key_Space)
    settle(qtbot, board)
    assert listed(qtbot, board, screen) == ["Training", "Second plant", "Audit"]
    assert heads[Order.TITLE].text() == "Title ↑"
    assert heads[Order.TITLE].accessibleName() == "Sort by: Title (backwards)"
    heads[Order.VALUE].click()
    settle(qtbot, board)
    assert listed(qtbot, board, screen)[-1] == "Second plant"
    assert "EUR 50,000" in screen.model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_card_says_which_promise_comes_first(look: Look, qtbot: QtBot) -> None:
    with jobs_on(long_desk) as jobs:
        screen = shown(qtbot, jobs, look)
        (card,) = cards(screen, OpportunityState.QUALIFIED)
        assert "First: Schulungsunterlagenüberarbeitung" in card


def test_column_tops_stand_on_one_line_and_many_scroll_sideways(
    board: Jobs, look: Look, qtbot: QtBot
) -> None:
    screen = shown(qtbot, board, look)
    seen = [each for each in screen.board.columns if not each.isHidden()]
    assert len({each.view.y() for each in seen}) == 1
    screen.resize(660, 560)
    settle(qtbot, board)
    assert min(each.width() for each in seen) >= 140
    screen.board.choose(seen[-1].model.id_at(0), focus=True)
    assert seen[-1].visibleRegion().boundingRect().width() == seen[-1].width()


def test_where_there_is_little_room_enter_reads_and_escape_returns(
    exploring: Jobs, look: Look, qtbot: QtBot
) -> None:
    screen = shown(qtbot, exploring, look, width=640)
    assert not screen.panel.isVisible()
    qtbot.keyClick(column(screen, OpportunityState.EXPLORING).view, Qt.Key.Key_Return)
    assert screen.panel.isVisible()
    assert not screen.board.isVisible()
    qtbot.keyClick(screen, Qt.Key.Key_Escape)
    assert screen.board.isVisible()


def test_an_empty_journal_says_how_to_begin(look: Look, qtbot: QtBot) -> None:
    with jobs_on(empty_desk) as jobs:
        screen = shown(qtbot, jobs, look)
        assert "Nothing spotted yet" in texts(screen)
        assert not screen.panel.isVisible()


def test_everything_that_can_be_reached_has_a_name(exploring: Jobs, each_look: Look, qtbot: QtBot) -> None:
    screen = shown(qtbot, exploring, each_look)
    screen.panel.answers.open_criterion("need")
    screen.panel.foot.button("drop").click()
    screen.panel.foot.button("park").click()
    assert nameless(screen) == []


def test_very_long_words_stay_inside_the_panel(look: Look, qtbot: QtBot) -> None:
    with jobs_on(long_desk) as jobs:
        screen = shown(qtbot, jobs, look)
        for label in (screen.panel.answers, screen.panel.evidence, *screen.panel.evidence.cards()):
            assert label.width() <= screen.panel.width() - 36


def test_two_become_one_and_can_be_parted_again(look: Look, qtbot: QtBot) -> None:
    with jobs_on(two_of_one_client) as jobs:
        screen = shown(qtbot, jobs, look)
        screen.open(ask(qtbot, jobs, lambda desk: find_opportunity(desk, "Reports by Monday").id))
        settle(qtbot, jobs)
        foot = screen.panel.foot
        qtbot.keyClick(foot.button("merge"), Qt.Key.Key_Space)
        assert [foot.merge.into.itemText(place) for place in range(foot.merge.into.count())] == [
            "Second plant"
        ]
        qtbot.keyClick(foot.merge.into, Qt.Key.Key_Return)
        settle(qtbot, jobs)
        assert "Went into “Second plant”" in texts(screen.panel)
        assert foot.button("merge").isHidden()
        qtbot.keyClick(foot.button("unmerge"), Qt.Key.Key_Space)
        settle(qtbot, jobs)
        assert "Went into “Second plant”" not in texts(screen.panel)
        assert (
            ask(qtbot, jobs, lambda desk: find_opportunity(desk, "Reports by Monday").state.value)
            == "spotted"
        )


def two_of_one_client() -> Desk:
    desk, lead = exploring_desk()
    entry = lead_views.show_lead(desk, lead).evidence[0].interaction_id
    leads.spot_opportunity(desk, entry, "I want the same team.", "Reports by Monday")
    return desk
