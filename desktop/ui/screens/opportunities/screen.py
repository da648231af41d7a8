"""Opportunities: what customers asked for, as a board by state or as a list, with the chosen one beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.opportunities import OpportunityState
from desktop.domain.opportunity_views import Column, OpportunityFilter, Order, SavedView
from desktop.services import opportunity_views
from desktop.services.desk import Desk
from desktop.ui.jobs import Jobs
from desktop.ui.leads import words as lead_words
from desktop.ui.models import Lines, PagedListModel
from desktop.ui.screens.leads.frame import framed
from desktop.ui.screens.leads.screen import LeadScreen
from desktop.ui.screens.opportunities.board import Board
from desktop.ui.screens.opportunities.filter_chips import Known
from desktop.ui.screens.opportunities.filters import OpportunityFilters
from desktop.ui.screens.opportunities.list import OpportunityList
from desktop.ui.screens.opportunities.moves import Moves
from desktop.ui.screens.opportunities.rows import fetch_cards, fetch_rows
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.buttons import QuietButton
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.segmented import Segmented

ENDED = (
    *(OpportunityState.PARKED, OpportunityState.WON),
    *(OpportunityState.LOST, OpportunityState.DROPPED),
)


@dataclass(frozen=True, slots=True)
class Found:
    """What is shown: the columns, the list in its order, the views, and what filters can name."""

    columns: Mapping[OpportunityState, Column]
    lines: Lines
    views: tuple[SavedView, ...]
    known: Known
    narrowed: bool


def load_found(wish: OpportunityFilter, order: Order, backwards: bool, desk: Desk) -> Found:
    """Read what is asked for: ids alone, so that ten thousand come at once."""
    return Found(
        opportunity_views.show_columns(desk, wish),
        Lines.of(opportunity_views.list_ids(desk, wish, order, backwards=backwards)),
        tuple(opportunity_views.list_views(desk)),
        Known(
            tuple(opportunity_views.client_names(desk)),
            tuple((service.id, service.label) for service in desk.playbook.services),
            desk.today(),
        ),
        not wish.empty,
    )


class OpportunitiesScreen(LeadScreen):
    """The board, the list with what is parked or ended, and the chosen opportunity at the right."""

    def __init__(self, jobs: Jobs, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(jobs, look, parent, tone="opportunity")
        self._loaded: Found | None = None
        self._title, self._subtitle = labels.title(), labels.muted()
        self.view = Segmented("", (("board", ""), ("list", "")))
        self.board = Board(look, jobs, fetch_cards)
        self.filters = OpportunityFilters(jobs, look)
        self.moves = Moves(jobs, look)
        self.model = PagedListModel(jobs, fetch_rows, self)
        self.table = OpportunityList(look, self.model)
        self.list = self.table.view
        self._rest = QuietButton()
        self._empty = EmptyState(look, "lightbulb")
        self._none = EmptyState(look, "search")
        self._places = QStackedWidget()
        self.set_list(self._build())
        self._listen()
        self.retranslate()

    def load_list(self) -> None:
        heads = self.table.heads
        work = partial(load_found, self.filters.wish(), heads.order, heads.backwards)
        self.jobs.latest("opportunities.list", work, self._show_found)

    def choose_in_list(self, identifier: str) -> None:
        if not self.board.choose(identifier):
            self.view.choose("list")
        self.list.choose(identifier)

    def focus_list(self) -> None:
        if self.view.chosen() == "list":
            self.list.setFocus()
        else:
            self.board.focus_chosen()

    def retranslate(self) -> None:
        super().retranslate()
        self._title.setText(self.tr("Opportunities"))
        self._subtitle.setText(
            self.tr("What customers asked for, in their words. Yours to look after, whoever sells it.")
        )
        self.view.set_words((("board", self.tr("Board")), ("list", self.tr("List"))))
        self.view.setAccessibleName(self.tr("How opportunities are shown"))
        self.table.retranslate()
        self.board.retranslate()
        self.filters.retranslate()
        self.moves.retranslate()
        self._none.set_words(
            self.tr("No opportunity is like that"),
            self.tr("Ask for less, or take the filters away."),
            self.tr("Show all"),
        )
        self._empty.set_words(
            self.tr("Nothing spotted yet"),
            self.tr(
                "Select a sentence of a journal entry and press Ctrl+Shift+O. "
                "What the customer said becomes the first piece of evidence."
            ),
            self.tr("Open the journal"),
        )
        if self._loaded is not None:
            self._show_found(self._loaded)

    def _build(self) -> QWidget:
        whole = QWidget()
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title, 1)
        head.addWidget(self.view, 0, Qt.AlignmentFlag.AlignVCenter)
        self._listing = framed(self.table, (0, 0, 0, 8))
        for place in (self.board, self._listing, self._empty, self._none):
            self._places.addWidget(place)
        column = QVBoxLayout(whole)
        column.setContentsMargins(24, 22, 24, 16)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._subtitle)
        column.addSpacing(8)
        column.addWidget(self.filters)
        column.addWidget(self.moves)
        column.addSpacing(4)
        column.addWidget(self._places, 1)
        column.addWidget(self._rest, 0, Qt.AlignmentFlag.AlignLeft)
        return whole

    def _listen(self) -> None:
        self.board.chosenChanged.connect(self.show_chosen)
        self.board.openRequested.connect(self.read_chosen)
        self.list.chosenChanged.connect(self._chosen_in_list)
        self.list.openRequested.connect(self.read_chosen)
        self.view.chosenChanged.connect(self._show_place)
        self._rest.clicked.connect(self._show_rest)
        self._empty.actionRequested.connect(self._open_journal)
        self._none.actionRequested.connect(self.filters.clear)
        self.filters.changed.connect(self.load_list)
        self.filters.noticeRequested.connect(self.noticeRequested)
        self.board.moveRequested.connect(self.moves.move)
        self.board.menuRequested.connect(self.moves.offer)
        self.moves.openRequested.connect(self._open_one)
        self.table.sortChanged.connect(self.load_list)
        self.moves.undoOffered.connect(self.undoOffered)
        self.moves.noticeRequested.connect(self.noticeRequested)
        self.moves.handOffRequested.connect(self._hand_off_one)

    @Slot(object)
    def _show_found(self, found: Found) -> None:
        self._loaded = found
        self.board.show_endings(
            parked=bool(found.columns[OpportunityState.PARKED].ids), dropped=self.filters.wants_dropped()
        )
        self.board.show_columns(found.columns)
        self.model.set_lines(found.lines)
        self.filters.show_found(found.views, found.known, found.lines.count())
        self._say_rest()
        if found.lines.ids and not self.board.shows_any():
            self.view.choose("list")
        self._show_place()
        if self._lead and self._lead not in found.lines.places and not found.narrowed:
            self.show_chosen("")
        if not self._lead:
            self.board.choose_first()

    def _say_rest(self) -> None:
        """Say how many are parked or ended, which the list alone shows."""
        found = self._loaded.columns if self._loaded else {}
        parts = [
            f"{lead_words.state(state.value)} {len(found[state].ids)}"
            for state in ENDED
            if state in found and found[state].ids
        ]
        self._rest.setText(" · ".join(parts))
        self._rest.setAccessibleName(self.tr("Show in the list: {states}").format(states=self._rest.text()))

    @Slot()
    def _show_place(self) -> None:
        place: QWidget = self._listing if self.view.chosen() == "list" else self.board
        nothing = self._loaded is not None and not self._loaded.lines.ids
        if nothing and self._loaded is not None:
            place = self._none if self._loaded.narrowed else self._empty
        here = QApplication.focusWidget()
        keyboard_goes = here is not None and self._places.isAncestorOf(here)
        moved = place is not self._places.currentWidget()
        self._places.setCurrentWidget(place)
        if moved and keyboard_goes and not nothing:
            self.focus_list()
        for widget in (self.view, self.filters):
            widget.setVisible(place is not self._empty)
        self._rest.setVisible(bool(self._rest.text()) and place is self.board)

    @Slot(str)
    def _hand_off_one(self, identifier: str) -> None:
        self.show_chosen(identifier)
        self.hand_off()

    @Slot(str)
    def _open_one(self, identifier: str) -> None:
        self.show_chosen(identifier)
        self.show_reading()
        self.panel.focus_first()

    @Slot()
    def _show_rest(self) -> None:
        self.view.choose("list")
        self.list.setFocus()

    @Slot(str)
    def _chosen_in_list(self, identifier: str) -> None:
        if identifier:
            self.show_chosen(identifier)
            self.board.choose(identifier)

    @Slot()
    def _open_journal(self) -> None:
        self.openRequested.emit("journal", "")
