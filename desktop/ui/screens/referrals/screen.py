"""Referrals: new companies reached through people we serve, with the next step of each."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.overviews import LeadRow
from desktop.domain.referrals import NEXT_STATES, ReferralState
from desktop.services import lead_views
from desktop.services.desk import Desk
from desktop.ui.jobs import Jobs
from desktop.ui.leads import words as lead_words
from desktop.ui.leads.loading import LeadsShown, load_referrals
from desktop.ui.models import PagedListModel
from desktop.ui.rows import Group, Row
from desktop.ui.screens.leads.frame import framed
from desktop.ui.screens.leads.screen import LeadScreen
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.rows_view import RowsView


class ReferralsScreen(LeadScreen):
    """The list of referrals by state, and the chosen one at the right."""

    def __init__(self, jobs: Jobs, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(jobs, look, parent, tone="referral")
        self._title, self._subtitle = labels.title(), labels.muted()
        self.model = PagedListModel(jobs, _fetch_rows, self)
        self.list = RowsView(look, self.model, "", lines=1)
        self._empty = EmptyState(look, "handshake")
        self._places = QStackedWidget()
        self._loaded: LeadsShown | None = None
        self.set_list(self._build())
        self.list.chosenChanged.connect(self.show_chosen)
        self.list.openRequested.connect(self.read_chosen)
        self._empty.actionRequested.connect(self._open_journal)
        self.retranslate()

    def load_list(self) -> None:
        self.jobs.latest("referrals.list", load_referrals, self._show_rows)

    def choose_in_list(self, identifier: str) -> None:
        self.list.choose(identifier)

    def focus_list(self) -> None:
        self.list.setFocus()

    def retranslate(self) -> None:
        super().retranslate()
        self._title.setText(self.tr("Referrals"))
        self._subtitle.setText(
            self.tr("New companies, through people who trust the work. They are asked, never pushed.")
        )
        self.list.setAccessibleName(self.tr("Referrals"))
        self._empty.set_words(
            self.tr("No referral yet"),
            self.tr(
                "When somebody offers an introduction or praises the work unasked, "
                "select the sentence in the entry and press Ctrl+Shift+R."
            ),
            self.tr("Open the journal"),
        )
        if self._loaded is not None:
            self._show_rows(self._loaded)

    def _build(self) -> QWidget:
        whole = QWidget()
        head = QVBoxLayout()
        head.setContentsMargins(24, 22, 24, 0)
        head.setSpacing(4)
        head.addWidget(self._title)
        head.addWidget(self._subtitle)
        for place in (framed(self.list), self._empty):
            self._places.addWidget(place)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addLayout(head)
        column.addWidget(self._places, 1)
        return whole

    @Slot(object)
    def _show_rows(self, loaded: LeadsShown) -> None:
        self._loaded, lead = loaded, self._lead
        going = [row for row in loaded.rows if NEXT_STATES[ReferralState(row.state)]]
        over = [row for row in loaded.rows if not NEXT_STATES[ReferralState(row.state)]]
        groups = [
            Group(f"{name} · {len(rows)}", len(rows))
            for name, rows in ((self.tr("Under way"), going), (self.tr("Ended"), over))
            if rows
        ]
        self.model.set_ids([row.id for row in (*going, *over)], groups)
        self._places.setCurrentIndex(0 if loaded.rows else 1)
        if lead and self.list.choose(lead):
            return
        if self._lead and self._lead not in {row.id for row in loaded.rows}:
            self.show_chosen("")
        if not self._lead:
            self.list.choose_first()

    @Slot()
    def _open_journal(self) -> None:
        self.openRequested.emit("journal", "")


def _fetch_rows(desk: Desk, ids: list[str]) -> list[Row]:
    """Read list rows of referrals."""
    return [_row(row) for row in lead_views.referral_rows(desk, ids)]


def _row(row: LeadRow) -> Row:
    excerpt = " · ".join(part for part in (row.client, row.note) if part)
    chip = (lead_words.state(row.state), "referral")
    return Row(row.id, row.title, lead_words.quotes(row.quotes), excerpt, (chip,))
