"""The day's planned sessions beside a composer: offered, and written about when one of them is chosen."""

from __future__ import annotations

from dataclasses import replace
from datetime import tzinfo
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from desktop.domain.calendar import PlannedSession
from desktop.domain.interactions import EntryForm
from desktop.services import calendar, interactions
from desktop.services.desk import Desk
from desktop.ui.jobs import Jobs

if TYPE_CHECKING:
    from desktop.ui.writing.composer import Composer


class SessionOffer(QObject):
    """Offers the sessions that are not in the journal yet, and begins the entry of the one that is chosen."""

    def __init__(self, jobs: Jobs, composer: Composer, draft: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._composer, self._draft = jobs, composer, draft
        composer.sessionChosen.connect(self.begin)

    def refresh(self) -> None:
        """Read which sessions there are today."""
        self._jobs.latest(f"{self._draft}.sessions", sessions_today, self._offer)

    @Slot(str)
    def begin(self, session: str) -> None:
        """Fill client, people and time in; what is typed already stays."""
        self._composer.leave()
        self._jobs.submit(partial(form_of, session, self._draft), self._begin)

    @Slot(object)
    def _offer(self, offered: tuple[tuple[PlannedSession, ...], tzinfo]) -> None:
        self._composer.offer_sessions(*offered)

    @Slot(object)
    def _begin(self, form: EntryForm) -> None:
        self._composer.begin(form)
        self._composer.setFocus()


def sessions_today(desk: Desk) -> tuple[tuple[PlannedSession, ...], tzinfo]:
    """Read the sessions of the day that are not in the journal yet, and the zone in which their times are said."""
    return tuple(calendar.sessions_of(desk, desk.today())), desk.zone


def form_of(session: str, draft: str, desk: Desk) -> EntryForm:
    """Read a session as the form of its entry, with the text that was begun in that draft."""
    form = calendar.form_for(desk, session)
    begun = interactions.list_drafts(desk).get(draft)
    if begun is None or not begun.text.strip():
        return form
    return replace(form, text=begun.text, spots=begun.spots)
