"""The window put together: shell, screens, search and dialogs, and what each command does."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from desktop.domain.changes import Changes
from desktop.domain.errors import UserError
from desktop.domain.interactions import EntryForm
from desktop.services import search
from desktop.services.desk import Desk
from desktop.services.drafts import move_draft
from desktop.services.interactions import NEW
from desktop.ui import window_place
from desktop.ui.actions import COMMANDS
from desktop.ui.calendar_watch import CalendarWatch
from desktop.ui.dialogs.import_notes import NotesDialog
from desktop.ui.dialogs.keyboard import KeyboardHelp
from desktop.ui.dialogs.reply.dialog import ReplyDialog
from desktop.ui.dialogs.search.palette import SearchPalette
from desktop.ui.firm_words import FirmWords
from desktop.ui.housekeeping import Housekeeping
from desktop.ui.jobs import POLL_EVERY_MS, Jobs
from desktop.ui.places import PLACES
from desktop.ui.screens.clients.screen import ClientsScreen
from desktop.ui.screens.handoffs.screen import HandOffsScreen
from desktop.ui.screens.journal.screen import JournalScreen
from desktop.ui.screens.opportunities.screen import OpportunitiesScreen
from desktop.ui.screens.playbook.screen import ENDING, PlaybookScreen
from desktop.ui.screens.referrals.screen import ReferralsScreen
from desktop.ui.screens.today.calendar import is_calendar
from desktop.ui.screens.today.screen import DRAFT, TodayScreen
from desktop.ui.shell import Shell
from desktop.ui.theme import Look
from desktop.ui.widgets.file_drops import local_files
from desktop.ui.writing.composer import Composer

THEME = "window.theme"
SCREENS = (
    ("clients", ClientsScreen),
    ("opportunities", OpportunitiesScreen),
    ("referrals", ReferralsScreen),
    ("hand-offs", HandOffsScreen),
    ("playbook", PlaybookScreen),
)
GO_FIRST = {
    "new-entry": "journal",
    "edit-entry": "journal",
    "spot-opportunity": "journal",
    "spot-referral": "journal",
    "spot-promise": "journal",
    "dismiss-signal": "journal",
    "show-versions": "journal",
    "show-trash": "journal",
    "open-link": "journal",
    "attach-files": "journal",
    "import-calendar": "today",
    "paste-agenda": "today",
}
"""Commands that go to a screen first where they are asked for elsewhere."""


class Window(QObject):
    """The whole window on one journal, with Today as its first screen.

    It is given jobs that are there already, or a way to open the desk on the store's thread of its own jobs.
    """

    quickRequested = Signal()

    def __init__(
        self,
        open_desk: Callable[[], Desk] | Jobs,
        look: Look,
        settings: window_place.Settings | None = None,
        *,
        log_file: str = "",
        poll_every_ms: int = POLL_EVERY_MS,
    ) -> None:
        super().__init__()
        self._look, self._settings = look, settings
        self._closed = False
        self._owns_jobs = not isinstance(open_desk, Jobs)
        self.jobs = (
            open_desk if isinstance(open_desk, Jobs) else Jobs(open_desk, self, poll_every_ms=poll_every_ms)
        )
        self.shell = Shell(self.jobs, look, log_file=log_file, settings=settings)
        self.today = TodayScreen(self.jobs, look, Composer(self.jobs, look, DRAFT))
        self.journal = JournalScreen(self.jobs, look)
        self.shell.add_screen("today", self.today)
        self.shell.add_screen("journal", self.journal)
        for name, screen in SCREENS:
            self.shell.add_screen(name, screen(self.jobs, look))
        self.palette = SearchPalette(self.jobs, look, self.shell)
        self.reply = ReplyDialog(self.jobs, look, self.shell)
        self.notes = NotesDialog(self.jobs, self.shell)
        self.watch = CalendarWatch(self.jobs, self)
        self.housekeeping = Housekeeping(self.jobs, self)
        self.firm_words = FirmWords(self.jobs, self)
        self._connect()
        self._say_state()
        self._count(Changes.everything())

    def show(self) -> None:
        """Show the window."""
        self.shell.show()

    def close(self) -> None:
        """Keep what is being written, write everything down and close the journal.

        What watches files and clocks goes with this thread's own loop: collected on the store's, it would crash.
        """
        if not self._closed:
            self._closed = True
            self.housekeeping.stop()
            self.firm_words.stop()
            self.shell.close()
            self.shell.removeEventFilter(self)
            if self._owns_jobs:
                self.jobs.close()
            self.shell.deleteLater()
            self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep what is being written before the window goes, and speak the language in force."""
        if event.type() == QEvent.Type.Close:
            self.today.leave()
            self.journal.leave()
        elif event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        return super().eventFilter(watched, event)

    @Slot(str)
    def perform(self, command: str) -> None:
        """Do a command that the screen on show does not know."""
        if command in GO_FIRST:
            self.shell.show_screen(GO_FIRST[command])
            self.shell.screen_named(GO_FIRST[command]).perform(command)
        elif command in (own := self._own()):
            own[command]()

    def write_page(self, form: EntryForm, draft: str) -> None:
        """Go on in the Journal with what was begun under the key `draft`, as `form` has it now."""
        self.jobs.submit(partial(_move, draft, form), self._open_page, self._keep_page)

    def _own(self) -> dict[str, Callable[[], object]]:
        """Return what each command of the window itself does."""
        return {
            "search": self.palette.open,
            "quick-entry": self.quickRequested.emit,
            "hand-off": self._choose_what_to_hand_off,
            "import-reply": self.reply.ask,
            "paste-reply": self._paste_reply,
            "import-notes": self._choose_folder,
            "keyboard-help": self._help,
        }

    def _connect(self) -> None:
        shell = self.shell
        shell.installEventFilter(self)
        shell.commandRequested.connect(self.perform)
        shell.filesDropped.connect(self._take_in_files)
        shell.textDropped.connect(self.reply.take_in_text)
        shell.screenChanged.connect(self.palette.hide)
        self.watch.dayChanged.connect(self.today.new_day)
        self.watch.dayChanged.connect(self.housekeeping.clean)
        self.today.pageRequested.connect(self._write_page_of_today)
        self.journal.searchRequested.connect(self.palette.open)
        commands = [command for command in self._offered() if command != "search"]
        self.palette.offer(commands, [place.name for place in PLACES if self._has(place.name)])
        self.palette.openRequested.connect(shell.open)
        self.palette.listRequested.connect(self._list_entries)
        self.palette.keeping.undoOffered.connect(shell.offer_undo)
        self.palette.commandRequested.connect(self._trigger)
        self.reply.noticeRequested.connect(shell.notify)
        self.reply.takenIn.connect(self._say_taken_in)
        self.jobs.changed.connect(self._count)
        self.jobs.openingFailed.connect(shell.show_error)
        self._look.themeChanged.connect(self._keep_theme)

    def _offered(self) -> list[str]:
        """List the commands that lead somewhere."""
        return [each.id for each in COMMANDS if self.shell.action(each.id).isVisible()]

    def _has(self, place: str) -> bool:
        return self.shell.navigation.has_place(place)

    def _retranslate(self) -> None:
        for part in (self.palette, self.reply, self.notes):
            part.retranslate()
        self._say_state()

    def _say_state(self) -> None:
        self.shell.set_state(self.tr("Saved on this laptop · not encrypted"), encrypted=False)

    @Slot(object)
    def _count(self, changes: Changes) -> None:
        if changes:
            self.jobs.latest("counts", search.counts, self._show_counts)

    @Slot(object)
    def _show_counts(self, counts: dict[str, int]) -> None:
        self.shell.set_counts(counts)

    @Slot(str)
    def _trigger(self, command: str) -> None:
        self.shell.action(command).trigger()

    @Slot()
    def _keep_theme(self) -> None:
        if self._settings is not None:
            window_place.keep_word(self._settings, THEME, self._look.choice)

    def _choose_what_to_hand_off(self) -> None:
        self.shell.show_screen("opportunities")
        self.shell.notify(
            self.tr("Choose the opportunity that goes to sales, then press Ctrl+Shift+H again.")
        )

    def _paste_reply(self) -> None:
        """Read what is in the clipboard as an answer: a file, or a text."""
        data = QGuiApplication.clipboard().mimeData()
        if data is not None and (files := local_files(data)):
            self.reply.take_in_files(files)
        elif data is not None and data.text().strip():
            self.reply.take_in_text(data.text())
        else:
            self.reply.ask()

    def _help(self) -> None:
        page = KeyboardHelp(self._offered(), self.shell)
        page.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        page.open()

    def _choose_folder(self) -> None:
        dialog = QFileDialog(self.shell, self.tr("Import notes"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.notes.take)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _list_entries(self, query: str) -> None:
        """Show in the Journal every entry that a search finds."""
        self.shell.show_screen("journal")
        self.journal.list.filters.set_query(query)

    @Slot(object)
    def _write_page_of_today(self, form: EntryForm) -> None:
        self.write_page(form, DRAFT)

    @Slot(object)
    def _open_page(self, _changes: Changes) -> None:
        self.shell.show_screen("journal")
        self.journal.perform("new-entry")

    @Slot(object)
    def _keep_page(self, error: UserError) -> None:
        """Show what is in the way: the entry that is being written on the page already."""
        self.shell.show_error(error)
        self.shell.show_screen("journal")
        self.journal.perform("new-entry")

    @Slot(list)
    def _take_in_files(self, files: list[str]) -> None:
        """Take a folder for notes, calendar files, and a file for an answer from sales."""
        calendars = [file for file in files if is_calendar(file)]
        if calendars:
            self.shell.show_screen("today")
            self.today.take_calendars(calendars)
        elif files and files[0].endswith(ENDING):
            self.shell.show_screen("playbook")
            screen = self.shell.screen_named("playbook")
            assert isinstance(screen, PlaybookScreen)
            screen.check(files[0])
        elif files and Path(files[0]).is_dir():
            self.notes.take(files[0])
        elif files:
            self.reply.take_in_files(files)

    @Slot(str)
    def _say_taken_in(self, number: str) -> None:
        """Say that an answer is taken in, and offer the way to its hand-off."""
        said = self.tr("The answer to {number} is taken in.").format(number=number)
        self.shell.offer_action(said, self.tr("Show it"), partial(self.shell.open, "hand-offs", number))


def _move(draft: str, form: EntryForm, desk: Desk) -> Changes:
    return move_draft(desk, draft, NEW, form)
