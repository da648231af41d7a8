"""Opportunities: what customers asked for, as a board by state or as a list, with the chosen one beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.opportunities import OpportunityState
from desktop.domain.overviews import LeadRow
from desktop.services.desk import Desk
from desktop.ui.jobs import Jobs
from desktop.ui.leads import words as lead_words
from desktop.ui.leads.loading import LeadsShown, load_opportunities
from desktop.ui.models import PagedListModel
from desktop.ui.rows import Group, Row
from desktop.ui.screens.lead_frame import framed
from desktop.ui.screens.lead_screen import LeadScreen
from desktop.ui.screens.opportunities_board import COLUMNS, Board
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.buttons import QuietButton
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.rows_view import RowsView
from desktop.ui.widgets.segmented import Segmented

ENDED = (
    *(OpportunityState.PARKED, OpportunityState.WON),
    *(OpportunityState.LOST, OpportunityState.DROPPED),
)


class OpportunitiesScreen(LeadScreen):
    """The board, the list with what is parked or ended, and the chosen opportunity at the right."""

    def __init__(self, jobs: Jobs, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(jobs, look, parent, tone="opportunity")
        self._rows: dict[str, LeadRow] = {}
        self._loaded: LeadsShown | None = None
        self._title, self._subtitle = labels.title(), labels.muted()
        self.view = Segmented("", (("board", ""), ("list", "")))
        self.board = Board(look)
        self.model = PagedListModel(jobs, _fetch_rows, self)
        self.list = RowsView(look, self.model, "", lines=1)
        self._rest = QuietButton()
        self._empty = EmptyState(look, "lightbulb")
        self._places = QStackedWidget()
        self.set_list(self._build())
        self._listen()
        self.retranslate()

    def load_list(self) -> None:
        self.jobs.latest("opportunities.list", load_opportunities, self._show_rows)

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
        self.list.setAccessibleName(self.tr("Opportunities"))
        self.board.retranslate()
        self._empty.set_words(
            self.tr("Nothing spotted yet"),
            self.tr(
                "Select a sentence of a journal entry and press Ctrl+Shift+O. "
                "What the customer said becomes the first piece of evidence."
            ),
            self.tr("Open the journal"),
        )
        if self._loaded is not None:
            self._show_rows(self._loaded)

    def _build(self) -> QWidget:
        whole = QWidget()
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title, 1)
        head.addWidget(self.view, 0, Qt.AlignmentFlag.AlignVCenter)
        self._listing = framed(self.list, (0, 0, 0, 8))
        for place in (self.board, self._listing, self._empty):
            self._places.addWidget(place)
        column = QVBoxLayout(whole)
        column.setContentsMargins(24, 22, 24, 16)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._subtitle)
        column.addSpacing(12)
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

    @Slot(object)
    def _show_rows(self, loaded: LeadsShown) -> None:
        self._loaded = loaded
        self._rows = {row.id: row for row in loaded.rows}
        self.board.show_rows(loaded.rows, loaded.today)
        groups, ids = [], []
        for state in (*COLUMNS, *ENDED):
            found = [row.id for row in loaded.rows if row.state == state.value]
            if found:
                groups.append(Group(f"{lead_words.state(state.value)} · {len(found)}", len(found)))
                ids += found
        self.model.set_ids(ids, groups)
        self._say_rest()
        self._show_place()
        if self._lead and self._lead not in self._rows:
            self.show_chosen("")
        if not self._lead:
            self.board.choose_first()

    def _say_rest(self) -> None:
        """Say how many are parked or ended, which the board does not show."""
        parts = []
        for state in ENDED:
            count = sum(row.state == state.value for row in self._rows.values())
            if count:
                parts.append(f"{lead_words.state(state.value)} {count}")
        self._rest.setText(" · ".join(parts))
        self._rest.setAccessibleName(self.tr("Show in the list: {states}").format(states=self._rest.text()))

    @Slot()
    def _show_place(self) -> None:
        place: QWidget = self._listing if self.view.chosen() == "list" else self.board
        if self._loaded is not None and not self._rows:
            place = self._empty
        self._places.setCurrentWidget(place)
        self.view.setVisible(bool(self._rows))
        self._rest.setVisible(bool(self._rest.text()) and place is self.board)

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


def _fetch_rows(desk: Desk, ids: list[str]) -> list[Row]:
    """Read list rows of opportunities."""
    loaded = load_opportunities(desk)
    wanted = set(ids)
    return [list_row(row, loaded) for row in loaded.rows if row.id in wanted]


def list_row(row: LeadRow, loaded: LeadsShown) -> Row:
    """Return the list row of an opportunity."""
    answered = lead_words.translate("Leads", "{done} of {all} answered")
    chip = answered.format(done=row.answered, all=row.required)
    note = row.note
    if row.state == OpportunityState.PARKED.value and row.note:
        note = lead_words.translate("Leads", "Comes back {day}").format(
            day=lead_words.day(row.note, loaded.today)
        )
    excerpt = " · ".join(part for part in (row.client, note) if part)
    return Row(row.id, row.title, lead_words.quotes(row.quotes), excerpt, ((chip, "opportunity"),))
