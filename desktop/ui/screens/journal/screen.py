"""The Journal: every session by day at the left, the chosen one at the right, read and written in one place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.changes import Changes, Kind
from desktop.domain.errors import UserError
from desktop.services.interactions import NEW
from desktop.ui import words
from desktop.ui.jobs import Jobs
from desktop.ui.screens.journal.editor import EntryEditor
from desktop.ui.screens.journal.keeper import EntryKeeper
from desktop.ui.screens.journal.list import EntryList
from desktop.ui.screens.journal.loading import ListShown
from desktop.ui.screens.journal.marking import Marking
from desktop.ui.screens.journal.pages import JournalPages
from desktop.ui.screens.journal.show import EntryOnShow
from desktop.ui.screens.journal.trash import TrashDoor
from desktop.ui.screens.journal.writer import EntryWriter
from desktop.ui.screens.screen import Screen
from desktop.ui.theme import Look
from desktop.ui.widgets import labels

ROOMY = 760
NARROW_LIST = 264
LIST_KINDS = (Kind.INTERACTION, Kind.CLIENT, Kind.EVIDENCE, Kind.DRAFT, Kind.OPPORTUNITY, Kind.REFERRAL)
MARK_KINDS = (Kind.PROMISE, Kind.FOLLOW_UP, Kind.ATTACHMENT)
ENTRY_KINDS = (
    *(Kind.INTERACTION, Kind.CLIENT, Kind.PERSON, Kind.ENGAGEMENT, Kind.PROMISE),
    *LIST_KINDS[2:3],
    *LIST_KINDS[4:],
)


class JournalScreen(Screen):
    """Shows, writes and finds entries, and marks what customers said."""

    searchRequested = Signal(str)

    def __init__(self, jobs: Jobs, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(jobs, look, parent)
        self._first = True
        self.list = EntryList(jobs, look)
        self.editor = EntryEditor(jobs, look)
        self.writer = EntryWriter(jobs, look, self.editor, self)
        self.keeper = EntryKeeper(jobs, self.editor, self.writer, self)
        self.marking = Marking(jobs, self.editor, self.writer, self)
        self.shown = EntryOnShow(jobs, self.list, self.editor, self.writer, self.keeper, self.marking, self)
        self.pages = JournalPages(jobs, look, self.editor, self.writer, self.keeper)
        self.versions, self.trash = self.pages.versions, self.pages.trash
        self.trash_door = TrashDoor(look)
        self._build()
        self._connect()
        self.retranslate()

    def refresh(self, changes: Changes | None) -> None:
        if changes is None or changes.touches(*LIST_KINDS, *MARK_KINDS):
            self._load_list()
        if changes is None or changes.touches(Kind.INTERACTION):
            self.pages.refresh()
        if changes is not None and changes.touches(*ENTRY_KINDS):
            self.shown.load_again()

    def open(self, identifier: str) -> None:
        """Show an entry; what was on show is kept."""
        self.shown.load(identifier)

    def retranslate(self) -> None:
        for part in (self.list, self.editor, self.pages, self.trash_door):
            part.retranslate()
        self.keeper.say()

    @Slot()
    def focus_first(self) -> None:
        if NEW in (self.keeper.key, self.shown.wanted):
            self.editor.text.setFocus()
        elif self.list.model.count():
            self.list.view.setFocus()
        else:
            self.pages.nothing.setFocus()

    def perform(self, command: str) -> bool:
        commands: dict[str, Callable[[], object]] = {
            "new-entry": self.shown.begin_new,
            "save-entry": self.keeper.save,
            "edit-entry": self._write_on,
            "show-versions": self.pages.show_versions,
            "show-trash": self.pages.show_trash,
            "attach-files": self.editor.files.choose,
            "open-link": self.pages.open_link,
        }
        if self.editor.isVisible() and self.editor.question.perform(command):
            return True
        if command in commands:
            commands[command]()
            return True
        return self.pages.shows_entry() and self.marking.perform(command)

    def _ask_the_question(self) -> None:
        """Ask one question after the entry was saved on purpose; leaving it asks none."""
        self.editor.question.ask_after(self.keeper.key)

    def leave(self) -> None:
        """Keep what is being written, before it is out of sight."""
        self.keeper.leave()
        self.list.leave()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.leave()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self.look.theme.pixels("width.list")
        self.list.setFixedWidth(width if self.width() >= ROOMY else NARROW_LIST)

    def _build(self) -> None:
        below = self.list.layout()
        if below is not None:
            below.addWidget(labels.hairline())
            below.addWidget(self.trash_door)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(self.pages, 1)

    def _connect(self) -> None:
        self._connect_list()
        editor, shown = self.editor, self.shown
        editor.passageOpened.connect(self.openRequested)
        editor.menu.trashRequested.connect(shown.trash_shown)
        editor.menu.discardRequested.connect(shown.discard)
        editor.files.refused.connect(self._show_error)
        editor.files.answerAttached.connect(self.offer_reading)
        self.keeper.refused.connect(self._show_error)
        self.keeper.saved.connect(self._ask_the_question)
        editor.question.answering.connect(self.keeper.leave)
        self.writer.pressing.nameOpened.connect(self.openRequested)
        self.writer.pressing.boxTicked.connect(self.keeper.tick)
        shown.arrived.connect(self.pages.show_entry)
        shown.gone.connect(self._show_nothing)
        shown.draftsChanged.connect(self._load_list)
        self.pages.beginRequested.connect(shown.begin_new)
        self.pages.entryUncovered.connect(self.focus_first)
        for part in (self.marking, self.pages, editor.files, editor.question):
            part.noticeRequested.connect(self.noticeRequested)
            part.undoOffered.connect(self.undoOffered)
        shown.undoOffered.connect(self.undoOffered)
        self.trash.counted.connect(self.trash_door.show_count)
        self.trash_door.clicked.connect(self.pages.show_trash)

    def _connect_list(self) -> None:
        self.list.chosenChanged.connect(self._choose)
        self.list.openRequested.connect(self._write_on)
        self.list.view.clicked.connect(self.pages.show_entry)
        self.list.searchRequested.connect(self.searchRequested)
        self.list.queryChanged.connect(self._load_list)
        self.list.trashRequested.connect(self.shown.trash)
        self.list.draftRequested.connect(self.shown.begin_new)

    # The list ---------------------------------------------------------------------------------------

    @Slot()
    def _load_list(self) -> None:
        self.jobs.latest("journal.list", self.list.reading(), self._show_list)

    @Slot(object)
    def _show_list(self, shown: ListShown) -> None:
        waits = shown.draft and NEW not in (self.keeper.key, self.shown.wanted)
        self.list.show_list(replace(shown, draft=waits))
        if self._first:
            self._first = False
            self._show_first(shown)
        elif self.keeper.key and self.list.view.chosen() != self.keeper.key:
            self.list.view.choose(self.keeper.key)

    def _show_first(self, shown: ListShown) -> None:
        """Offer the draft that waits by showing it; else the entry that was left, or the newest."""
        if not self.shown.wanted and (key := NEW if shown.draft else shown.first()):
            self.shown.load(key)
            if key == NEW:
                self.list.view.choose_none()
            else:
                self.list.view.choose(key, scroll=False)
        self.focus_first()

    @Slot(str)
    def _choose(self, identifier: str) -> None:
        if identifier and identifier != self.shown.key():
            self.open(identifier)

    @Slot()
    def _write_on(self) -> None:
        self.pages.show_entry()
        self.editor.text.setFocus()

    @Slot()
    def _show_nothing(self) -> None:
        """Show that no entry is chosen, and choose one if there is any."""
        self.pages.setCurrentWidget(self.pages.nothing)
        self._first = True
        self._load_list()

    @Slot(object)
    def _show_error(self, error: UserError) -> None:
        self.editor.show_error(words.of_error(error))
