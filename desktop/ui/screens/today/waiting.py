"""The left of Today: the one list of what waits, ticked and opened where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.changes import Changes, Kind
from desktop.domain.overviews import Waiting
from desktop.services import agendas, follow_ups, leads
from desktop.services.desk import Desk
from desktop.ui.jobs import Jobs
from desktop.ui.screens.today import words as today_words
from desktop.ui.theme import Look
from desktop.ui.widgets.action_rows import MOST, ActionRow, ActionRows


class WaitingList(QWidget):
    """Shows what waits; a tick is done at once and can be taken back."""

    openRequested = Signal(str, str)
    undoOffered = Signal(str, object)

    def __init__(self, jobs: Jobs, look: Look, parent: QWidget | None = None, *, most: int = MOST) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._known: dict[str, Waiting] = {}
        self._rows = ActionRows(look, most=most)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._rows)
        self._rows.opened.connect(self._open)
        self._rows.acted.connect(self._act)
        self._rows.putAway.connect(self._close)

    def show_waiting(self, waiting: Sequence[Waiting], today: date) -> None:
        """Show what waits on a day, the most urgent first."""
        self._known = {item.id: item for item in waiting}
        self._rows.show_items([today_words.waiting_item(item, today) for item in waiting])
        self.retranslate()

    def rows(self) -> list[ActionRow]:
        """List the lines on show."""
        return self._rows.rows()

    def fold(self) -> None:
        """Show the first lines only, from now on."""
        self._rows.fold()

    def set_words(self, heading: str, none: str, more: str) -> None:
        """Set the heading, what is said where nothing waits, and the words of “show all {count}”."""
        self._rows.set_words(heading, none, more)

    def retranslate(self) -> None:
        """Set the words again."""
        self.set_words(
            self.tr("Waiting for you"),
            self.tr(
                "Nothing. Begin a line of an entry with [ ] for what you want to come back to: it waits here."
            ),
            self.tr("Show all {count}"),
        )

    @Slot(str)
    def _open(self, identifier: str) -> None:
        """Open the entry it comes from, or the thing itself."""
        item = self._known.get(identifier)
        if item is not None and item.entry_id:
            self.openRequested.emit(Kind.INTERACTION.value, item.entry_id)
        elif item is not None:
            self.openRequested.emit(item.kind.value, item.id)

    @Slot(str)
    def _act(self, identifier: str) -> None:
        """Do what the button of a line says: tick a follow-up, resume what was parked, open anything else."""
        item = self._known.get(identifier)
        if item is not None and item.kind is Kind.OPPORTUNITY:
            self._jobs.submit(partial(leads.resume_opportunity, reference=identifier), self._resumed)
        elif item is not None and item.kind is not Kind.FOLLOW_UP:
            self._open(identifier)
        else:
            self._jobs.submit(partial(follow_ups.tick, follow_up_id=identifier), self._ticked)

    @Slot(object)
    def _resumed(self, changes: Changes) -> None:
        resumed = next(identifier for kind, identifier in changes.touched if kind is Kind.OPPORTUNITY)
        item = self._known.get(resumed)
        said = (
            self.tr("“{title}” is open again.").format(title=item.title)
            if item
            else self.tr("It is open again.")
        )
        self.undoOffered.emit(said, partial(self._park_again, resumed))

    def _park_again(self, identifier: str) -> None:
        self._jobs.submit(partial(_park_today, identifier))

    @Slot(object)
    def _ticked(self, changes: Changes) -> None:
        ticked = next(identifier for kind, identifier in changes.touched if kind is Kind.FOLLOW_UP)
        item = self._known.get(ticked)
        said = self.tr("Done: {title}").format(title=item.title) if item else self.tr("Done.")
        self.undoOffered.emit(said, partial(self._untick, ticked))

    @Slot(str)
    def _close(self, agenda: str) -> None:
        """Let an agenda need no notes, and offer to take that back."""
        item = self._known.get(agenda)
        self._jobs.submit(partial(agendas.close_agenda, entry=agenda))
        if item is not None:
            said = self.tr("“{title}” needs no more notes.").format(title=item.title)
            self.undoOffered.emit(said, partial(self._reopen, agenda))

    def _reopen(self, agenda: str) -> None:
        self._jobs.submit(partial(agendas.reopen_agenda, entry=agenda))

    def _untick(self, identifier: str) -> None:
        self._jobs.submit(partial(follow_ups.tick, follow_up_id=identifier, done=False))


def _park_today(identifier: str, desk: Desk) -> Changes:
    """Park an opportunity that was resumed a moment ago, so that it waits today again."""
    return leads.park_opportunity(desk, identifier, desk.today().isoformat())
