"""The Journal: every session by day at the left, the chosen one at the right, read and written in one place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from desktop.domain.changes import Changes, Kind
from desktop.domain.errors import UserError
from desktop.domain.interactions import Spot
from desktop.services.interactions import NEW, restore_entry, trash_entry
from desktop.ui import words
from desktop.ui.jobs import Jobs
from desktop.ui.screens.journal_editor import EntryEditor
from desktop.ui.screens.journal_keeper import EntryKeeper
from desktop.ui.screens.journal_list import EntryList
from desktop.ui.screens.journal_loading import EntryShown, ListShown, load_entry
from desktop.ui.screens.screen import Screen
from desktop.ui.theme import Look
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.writing.choices import Choices, load_choices
from desktop.ui.writing.keeping import mark

ROOMY = 760
NARROW_LIST = 264
LIST_KINDS = (Kind.INTERACTION, Kind.CLIENT, Kind.EVIDENCE, Kind.DRAFT, Kind.OPPORTUNITY, Kind.REFERRAL)
MARK_KINDS = (Kind.PROMISE, Kind.FOLLOW_UP, Kind.ATTACHMENT)
ENTRY_KINDS = (
    *(Kind.INTERACTION, Kind.CLIENT, Kind.PERSON, Kind.ENGAGEMENT),
    *LIST_KINDS[2:3],
    *LIST_KINDS[4:],
)


class JournalScreen(Screen):
    """Shows, writes and finds entries, and marks what customers said."""

    searchRequested = Signal(str)

    def __init__(self, jobs: Jobs, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(jobs, look, parent)
        self._wanted = ""
        self._begin = False
        self._first = True
        self._spot: Spot | None = None
        self._choices = Choices()
        self.list = EntryList(jobs, look)
        self.editor = EntryEditor(look)
        self.keeper = EntryKeeper(jobs, self.editor, self)
        self._nothing = EmptyState(look, "pencil")
        self._right = QStackedWidget()
        self._build()
        self._connect()
        self.retranslate()

    def refresh(self, changes: Changes | None) -> None:
        if changes is None or changes.touches(*LIST_KINDS, *MARK_KINDS):
            self._load_list()
        if changes is not None and changes.touches(*ENTRY_KINDS) and self.keeper.key not in ("", NEW):
            self._load(self._wanted or self.keeper.key)

    def open(self, identifier: str) -> None:
        """Show an entry; what was on show is kept."""
        self._begin = False
        self._load(identifier)

    def retranslate(self) -> None:
        self.list.retranslate()
        self.editor.retranslate()
        self.keeper.say()
        self._nothing.set_words(
            self.tr("Write down your first session"),
            self.tr(
                "What happened, in your own words, and what the customer said, in theirs. "
                "Client, people and all the rest can come later, or never."
            ),
            self.tr("New entry"),
        )

    def focus_first(self) -> None:
        if NEW in (self.keeper.key, self._wanted):
            self.editor.text.setFocus()
        elif self.list.model.count():
            self.list.view.setFocus()
        else:
            self._nothing.setFocus()

    def perform(self, command: str) -> bool:
        commands: dict[str, Callable[[], None]] = {
            "new-entry": self.new_entry,
            "save-entry": self.keeper.save,
            "edit-entry": self.editor.text.setFocus,
            "spot-opportunity": partial(self._ask_to_spot, Kind.OPPORTUNITY),
            "spot-referral": partial(self._ask_to_spot, Kind.REFERRAL),
        }
        if command in commands:
            commands[command]()
        return command in commands

    @Slot()
    def new_entry(self) -> None:
        """Begin a new entry, or go on with the one that was begun."""
        self._begin = True
        if self.keeper.key == NEW:
            self._wanted = ""
            self._begin_writing()
        else:
            self._load(NEW)

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
        self._right.addWidget(self._nothing)
        self._right.addWidget(self.editor)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(self._right, 1)

    def _connect(self) -> None:
        self.list.chosenChanged.connect(self._choose)
        self.list.openRequested.connect(self._write_on)
        self.list.searchRequested.connect(self.searchRequested)
        self.list.queryChanged.connect(self._load_list)
        self.list.trashRequested.connect(self.trash)
        self.list.draftRequested.connect(self.new_entry)
        self._nothing.actionRequested.connect(self.new_entry)
        editor = self.editor
        editor.passageOpened.connect(self.openRequested)
        editor.trashRequested.connect(self._trash_shown)
        editor.discardRequested.connect(self._discard)
        editor.facts.clientChanged.connect(self._load_choices)
        editor.spot.confirmed.connect(self._mark)
        editor.spot.cancelled.connect(self._close_spot)
        self.keeper.saved.connect(self._saved)
        self.keeper.refused.connect(self._show_error)

    # The list ---------------------------------------------------------------------------------------

    @Slot()
    def _load_list(self) -> None:
        self.jobs.latest("journal.list", self.list.reading(), self._show_list)

    @Slot(object)
    def _show_list(self, shown: ListShown) -> None:
        self.list.show_list(replace(shown, draft=shown.draft and NEW not in (self.keeper.key, self._wanted)))
        if self._first:
            self._first = False
            self._show_first(shown)
        elif self.keeper.key and self.list.view.chosen() != self.keeper.key:
            self.list.view.choose(self.keeper.key)

    def _show_first(self, shown: ListShown) -> None:
        """Offer the draft that waits by showing it; else the entry that was left, or the newest."""
        if not self._wanted and (key := NEW if shown.draft else shown.first()):
            self._load(key)
            if key == NEW:
                self.list.view.choose_none()
            else:
                self.list.view.choose(key, scroll=False)
        self.focus_first()

    @Slot(str)
    def _choose(self, identifier: str) -> None:
        if identifier and identifier != (self._wanted or self.keeper.key):
            self.open(identifier)

    @Slot(str)
    def _write_on(self, _identifier: str) -> None:
        self.editor.text.setFocus()

    # The entry --------------------------------------------------------------------------------------

    def _load(self, key: str) -> None:
        """Ask for an entry; until it is there, what is typed belongs to the one on show."""
        self._wanted = key
        self.jobs.latest("journal.entry", partial(load_entry, key), self._show_entry, self._gone)

    @Slot(object)
    def _show_entry(self, shown: EntryShown) -> None:
        self._wanted = ""
        if shown.key == self.keeper.key and self.keeper.typed():
            self.keeper.learn(shown)
            self.editor.show_passages(shown)
            return
        if shown.key != self.keeper.key:
            self._change_entry(shown)
        self.editor.show_entry(shown)
        self.keeper.take(shown)
        self._right.setCurrentWidget(self.editor)
        self._load_choices(shown.form.client)
        self._mark_in_list(shown.key)
        if self._begin:
            self._begin_writing()

    def _change_entry(self, shown: EntryShown) -> None:
        """Keep the entry that goes off the screen, and put away what was about it."""
        self.keeper.leave()
        was_new = self.keeper.key == NEW
        self.keeper.writing = None
        self._spot = None
        self.editor.spot.hide()
        self.editor.show_error("")
        if was_new or shown.key == NEW:
            self._load_list()

    def _mark_in_list(self, key: str) -> None:
        if key == NEW:
            self.list.view.choose_none()
        elif self.list.view.chosen() != key:
            self.list.view.choose(key)

    def _begin_writing(self) -> None:
        self._begin = False
        client = self.list.client_name()
        if client and not self.editor.form().client:
            self.editor.facts.client.chosen.emit(client)
        self.editor.begin()

    @Slot(object)
    def _gone(self, _error: UserError) -> None:
        """Show another entry where the wanted one is no longer there."""
        self._wanted = ""
        self.keeper.writing = None
        self._right.setCurrentWidget(self._nothing)
        self._first = True
        self._load_list()

    @Slot(str)
    def _load_choices(self, client: str) -> None:
        self.jobs.latest("journal.choices", partial(load_choices, client), self._offer)

    @Slot(object)
    def _offer(self, choices: Choices) -> None:
        self.editor.facts.offer(choices)
        self._choices = choices

    @Slot()
    def _saved(self) -> None:
        if self._spot is not None:
            self._submit_mark(self._spot)

    @Slot(object)
    def _show_error(self, error: UserError) -> None:
        if self._spot is not None:
            self._spot = None
            self.editor.spot.show_error(words.of_error(error))
        else:
            self.editor.show_error(words.of_error(error))

    @Slot()
    def _discard(self) -> None:
        key = self.keeper.key
        self.keeper.discard()
        self._load(key)

    # The trash --------------------------------------------------------------------------------------

    @Slot()
    def _trash_shown(self) -> None:
        if self.keeper.key not in ("", NEW):
            self.trash(self.keeper.key)

    @Slot(str)
    def trash(self, identifier: str) -> None:
        """Put an entry into the trash, and offer to take it out again."""
        following = self.list.neighbour(identifier)
        if identifier == self.keeper.key:
            self.keeper.let_go()
        self.jobs.submit(partial(trash_entry, reference=identifier), self._trashed)
        if following:
            self._load(following)
        else:
            self._right.setCurrentWidget(self._nothing)

    @Slot(object)
    def _trashed(self, changes: Changes) -> None:
        trashed = next(identifier for kind, identifier in changes.touched if kind is Kind.INTERACTION)
        self.undoOffered.emit(self.tr("The entry is in the trash."), partial(self._restore, trashed))

    def _restore(self, identifier: str) -> None:
        self.jobs.submit(partial(restore_entry, reference=identifier))
        self.open(identifier)

    # Passages ---------------------------------------------------------------------------------------

    def _ask_to_spot(self, kind: Kind) -> None:
        quote = self.editor.text.selected()
        if quote is None or not self.keeper.key:
            keys = "Ctrl+Shift+O" if kind is Kind.OPPORTUNITY else "Ctrl+Shift+R"
            sentence = self.tr("Select the sentence the customer said, then press {keys}.")
            self.noticeRequested.emit(sentence.format(keys=keys))
            self.editor.text.setFocus()
            return
        people = self.editor.form().people
        self.editor.spot.offer(people, self._choices.referral_kinds)
        speaker = people[0] if len(people) == 1 else ""
        self.editor.ask_to_spot(Spot(kind, quote.text, quote.near, person=speaker))

    @Slot(object)
    def _mark(self, spot: Spot) -> None:
        """Mark a passage; an entry that is not saved is saved first."""
        if self.keeper.unsaved():
            self._spot = spot
            self.keeper.save()
        else:
            self._submit_mark(spot)

    def _submit_mark(self, spot: Spot) -> None:
        self._spot = None
        if self.keeper.writing is not None:
            self.jobs.submit(partial(mark, self.keeper.writing, spot), self._marked, self._not_marked)

    @Slot(object)
    def _marked(self, _changes: Changes) -> None:
        self.editor.spot.hide()
        self.editor.text.setFocus()
        self.noticeRequested.emit(self.tr("Marked, in the customer's own words."))

    @Slot(object)
    def _not_marked(self, error: UserError) -> None:
        self.editor.spot.show_error(words.of_error(error))

    @Slot()
    def _close_spot(self) -> None:
        self._spot = None
        self.editor.spot.hide()
        self.editor.text.setFocus()
