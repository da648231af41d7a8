"""The window put together: shell, screens, search and dialogs, and what each command does."""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop.domain.changes import Changes
from desktop.services import search
from desktop.services.desk import Desk
from desktop.system.settings import Settings
from desktop.ui import window_place
from desktop.ui.actions import COMMANDS
from desktop.ui.dialogs.import_notes import NotesDialog
from desktop.ui.dialogs.keyboard import KeyboardHelp
from desktop.ui.dialogs.reply import ReplyDialog
from desktop.ui.dialogs.search import SearchPalette
from desktop.ui.jobs import POLL_EVERY_MS, Jobs
from desktop.ui.places import PLACES
from desktop.ui.screens.clients import ClientsScreen
from desktop.ui.screens.handoffs import HandOffsScreen
from desktop.ui.screens.journal import JournalScreen
from desktop.ui.screens.opportunities import OpportunitiesScreen
from desktop.ui.screens.referrals import ReferralsScreen
from desktop.ui.shell import Shell
from desktop.ui.theme import Choice, Look

THEME = "window.theme"
SCREENS = (
    ("clients", ClientsScreen),
    ("opportunities", OpportunitiesScreen),
    ("referrals", ReferralsScreen),
    ("hand-offs", HandOffsScreen),
)
IN_THE_JOURNAL = ("new-entry", "edit-entry", "spot-opportunity", "spot-referral")
"""Commands that go to the Journal first where they are asked for elsewhere."""


class Window(QObject):
    """The whole window on one journal.

    It is given jobs that are there already, or a way to open the desk on the store's thread of its own jobs.
    """

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
        self.journal = JournalScreen(self.jobs, look)
        self.shell.add_screen("journal", self.journal)
        for name, screen in SCREENS:
            self.shell.add_screen(name, screen(self.jobs, look))
        self.palette = SearchPalette(self.jobs, look, self.shell)
        self.reply = ReplyDialog(self.jobs, look, self.shell)
        self.notes = NotesDialog(self.jobs, self.shell)
        self._connect()
        self._say_state()
        self._count(Changes.everything())

    def show(self) -> None:
        """Show the window."""
        self.shell.show()

    def close(self) -> None:
        """Keep what is being written, write everything down and close the journal."""
        if not self._closed:
            self._closed = True
            self.shell.close()
            self.shell.removeEventFilter(self)
            if self._owns_jobs:
                self.jobs.close()
            self.shell.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep what is being written before the window goes, and speak the language in force."""
        if event.type() == QEvent.Type.Close:
            self.journal.leave()
        elif event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        return super().eventFilter(watched, event)

    @Slot(str)
    def perform(self, command: str) -> None:
        """Do a command that the screen on show does not know."""
        if command in IN_THE_JOURNAL:
            self.shell.show_screen("journal")
            self.journal.perform(command)
        elif command in (own := self._own()):
            own[command]()

    def _own(self) -> dict[str, Callable[[], object]]:
        """Return what each command of the window itself does."""
        return {
            "search": self.palette.open,
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
        shell.screenChanged.connect(self.palette.hide)
        self.journal.searchRequested.connect(self.palette.open)
        commands = [command for command in self._offered() if command != "search"]
        self.palette.offer(commands, [place.name for place in PLACES if self._has(place.name)])
        self.palette.openRequested.connect(shell.open)
        self.palette.commandRequested.connect(self._trigger)
        self.reply.noticeRequested.connect(shell.notify)
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
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self.reply.take_in_text(text)
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

    @Slot(list)
    def _take_in_files(self, files: list[str]) -> None:
        """Take a folder for notes and a file for an answer from sales."""
        if files and Path(files[0]).is_dir():
            self.notes.take(files[0])
        elif files:
            self.reply.take_in_file(files[0])


def open_window(open_desk: Callable[[], Desk], resources: Path, settings_file: Path, log_file: Path) -> int:
    """Show the window on a journal until it is closed, and return the exit code."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    app.setApplicationName("Engagement Journal")
    settings = Settings(settings_file)
    look = Look(resources / "themes", resources / "icons", resources / "fonts", parent=app)
    look.use(_choice(settings.get(THEME, "system")))
    window = Window(open_desk, look, settings, log_file=str(log_file))
    before, sys.excepthook = sys.excepthook, _hook(window.shell)
    try:
        window.show()
        return app.exec()
    finally:
        sys.excepthook = before
        window.close()


def _choice(kept: str) -> Choice:
    choices: dict[str, Choice] = {"light": "light", "dark": "dark"}
    return choices.get(kept, "system")


def _hook(shell: Shell) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """Return what is called with a bug in the window: it is logged and shown, and the window lives on."""

    def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        logging.getLogger(__name__).error("a slot failed", exc_info=(kind, error, trace))
        shell.show_crash("".join(traceback.format_exception(kind, error, trace)))

    return tell
