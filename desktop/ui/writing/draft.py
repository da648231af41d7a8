"""Sees to it that nothing typed into a composer is lost: a draft while it grows, an entry when it is saved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, tzinfo
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.domain.changes import Changes
from desktop.domain.errors import UserError
from desktop.domain.interactions import EntryForm
from desktop.services import interactions, writing
from desktop.services.desk import Desk
from desktop.ui.jobs import Jobs
from desktop.ui.writing.keeping import is_blank

KEEP_AFTER_MS = 400


@dataclass(frozen=True, slots=True)
class Begun:
    """What a draft has, and the day and zone in which its times are said."""

    form: EntryForm
    today: date
    zone: tzinfo


def load_draft(key: str, desk: Desk) -> Begun:
    """Read a draft; there may be nothing in it."""
    return Begun(interactions.list_drafts(desk).get(key, EntryForm("")), desk.today(), desk.zone)


def keep_draft(key: str, form: EntryForm, desk: Desk) -> str:
    """Keep a draft and return since when it is written; nothing typed leaves none."""
    if is_blank(form):
        interactions.drop_draft(desk, key)
        return ""
    begun = form.at or desk.now()
    interactions.keep_draft(desk, key, replace(form, at=begun))
    return begun


def save_entry(key: str, form: EntryForm, by_hand: frozenset[str], desk: Desk) -> Changes:
    """Save what was typed as an entry; the draft is over."""
    return writing.write_entry(desk, form, by_hand=by_hand, draft=key)


class DraftKeeper(QObject):
    """Keeps what `read` returns under one key, soon after each edit."""

    loaded = Signal(object)
    saved = Signal(object)
    refused = Signal(object)

    def __init__(self, jobs: Jobs, key: str, read: Callable[[], EntryForm], parent: QObject) -> None:
        super().__init__(parent)
        self._jobs, self.key, self._read = jobs, key, read
        self.begun_at = ""
        self.is_saving = False
        self._overtaken = False
        self._kept: EntryForm | None = EntryForm("")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(KEEP_AFTER_MS)
        self._pause.timeout.connect(self.keep)

    def load(self) -> None:
        """Go on with what was kept; `loaded` tells what that is."""
        self._overtaken = False
        self._jobs.submit(partial(load_draft, self.key), self._loaded)

    def take(self, form: EntryForm) -> None:
        """Know what is on show already, so that it is kept when it changes."""
        self._kept, self.begun_at = form, form.at

    def has_news(self) -> bool:
        """Say whether something was typed that is not kept yet."""
        return self._read() != self._kept

    @Slot()
    def edited(self) -> None:
        """Keep it soon, however fast the typing goes on."""
        if not self._pause.isActive():
            self._pause.start()

    @Slot()
    def keep(self) -> None:
        """Keep it now, if anything changed."""
        self._pause.stop()
        form = self._read()
        if not self.is_saving and form != self._kept:
            self._kept = form
            self._overtaken = True
            self._jobs.submit(partial(keep_draft, self.key, form), self._was_kept)

    def save(self, form: EntryForm, by_hand: frozenset[str]) -> None:
        """Save it as an entry; `saved` or `refused` tells how that went."""
        self._pause.stop()
        self.is_saving = True
        self._jobs.submit(partial(save_entry, self.key, form, by_hand), self._saved, self._refuse)

    @Slot(object)
    def _loaded(self, begun: Begun) -> None:
        """Tell what was kept; where something was kept since that was asked for, ask again."""
        if self._overtaken:
            self.load()
        else:
            self.loaded.emit(begun)

    @Slot(str)
    def _was_kept(self, begun_at: str) -> None:
        self.begun_at = self.begun_at or begun_at

    @Slot(object)
    def _saved(self, changes: Changes) -> None:
        self.is_saving = False
        self.take(EntryForm(""))
        self.saved.emit(changes)

    @Slot(object)
    def _refuse(self, error: UserError) -> None:
        """Keep as a draft what could not be saved."""
        self.is_saving = False
        self._kept = None
        self.edited()
        self.refused.emit(error)
