"""What I noted to do for one client, ticked and opened on the client's page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.overviews import Waiting
from desktop.ui.jobs import Jobs
from desktop.ui.screens.today.waiting import WaitingList
from desktop.ui.theme import Look
from desktop.ui.widgets.action_rows import ActionRow
from desktop.ui.widgets.card import Card

AT_ONCE = 3
MARGINS = (6, 12, 6, 8)
"""Pixels around the lines, so that their words stand below those of the other cards."""


class ClientFollowUps(Card):
    """A short list in a card; hidden where there is nothing to do."""

    openRequested = Signal(str, str)
    undoOffered = Signal(str, object)

    def __init__(self, jobs: Jobs, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._list = WaitingList(jobs, look, most=AT_ONCE)
        self.body.addWidget(self._list)
        self.set_margins(*MARGINS)
        self._list.openRequested.connect(self.openRequested)
        self._list.undoOffered.connect(self.undoOffered)
        self.hide()

    def show_waiting(self, waiting: Sequence[Waiting], today: date) -> None:
        """Show what waits at a client, the most urgent first."""
        self._list.show_waiting(waiting, today)
        self.retranslate()
        self.setVisible(bool(waiting))

    def rows(self) -> list[ActionRow]:
        """List the lines on show."""
        return self._list.rows()

    def fold(self) -> None:
        """Show the first lines only, from now on."""
        self._list.fold()

    def retranslate(self) -> None:
        """Set the words again."""
        self._list.set_words(self.tr("Your follow-ups"), "", self.tr("Show all {count}"))
