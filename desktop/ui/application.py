"""What runs on one journal: the window, the quick window, the icon in the tray, and the door for later starts."""

from __future__ import annotations

import gc
import logging
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication

from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.interactions import EntryForm
from desktop.services.desk import Desk
from desktop.system import instance
from desktop.system.settings import Settings
from desktop.ui import window_place
from desktop.ui.jobs import POLL_EVERY_MS, Jobs
from desktop.ui.quick import DRAFT, QuickWindow
from desktop.ui.single_instance import SingleInstance
from desktop.ui.theme import Choice, Look
from desktop.ui.tray import Tray
from desktop.ui.window import THEME, Window
from desktop.ui.writing.composer import Composer

LATER = Qt.ConnectionType.QueuedConnection
"""A window that is closed is still on show while it says so."""

ASK_AGAIN = 12
"""How often a program that has only just begun is asked for its window."""


class Application(QObject):
    """Shows what is asked for, and ends when nothing is on show and no icon leads back."""

    finished = Signal()

    def __init__(
        self,
        open_desk: Callable[[], Desk],
        look: Look,
        settings: window_place.Settings | None = None,
        *,
        log_file: str = "",
        poll_every_ms: int = POLL_EVERY_MS,
        tray: Tray | None = None,
    ) -> None:
        super().__init__()
        self._look, self._settings, self._log_file = look, settings, log_file
        self._stays = False
        self._closed = False
        self.jobs = Jobs(open_desk, self, poll_every_ms=poll_every_ms)
        self.window: Window | None = None
        self.quick: QuickWindow | None = None
        self.tray = tray
        self.jobs.crashed.connect(self.show_crash)
        self.jobs.openingFailed.connect(self._refuse)
        if tray is not None:
            tray.openRequested.connect(self.open)
            tray.quickRequested.connect(self.ask)
            tray.quitRequested.connect(self.quit)

    @Slot(str)
    def show(self, word: str) -> None:
        """Show what a start asked for: the window, or the quick window."""
        if word == instance.QUICK:
            self.ask()
        else:
            self.open()

    def begin(self, word: str) -> None:
        """Show what this start asked for. One that began with the quick window stays while there is a tray."""
        self._stays = word == instance.QUICK and self.tray is not None
        self.show(word)

    @Slot()
    def open(self) -> None:
        """Show the window, in front of everything else."""
        shell = self._made_window().shell
        if shell.isMinimized():
            shell.showNormal()
        shell.show()
        shell.raise_()
        shell.activateWindow()

    @Slot()
    def ask(self) -> None:
        """Show the quick window."""
        if self.quick is None:
            composer = Composer(self.jobs, self._look, DRAFT)
            self.quick = QuickWindow(self.jobs, self._look, composer)
            self.quick.saved.connect(self._say_saved)
            self.quick.left.connect(self._end_if_done, LATER)
            self.quick.noticeRequested.connect(self._say)
            self.quick.pageRequested.connect(self._open_page)
        self.quick.ask()

    @Slot()
    def quit(self) -> None:
        """End, whatever is on show; what is being written is kept."""
        self._stays = False
        for shown in (self.quick, self.window.shell if self.window else None):
            if shown is not None and shown.isVisible():
                shown.close()
        self._end_if_done()

    def close(self) -> None:
        """Keep what is being written, and close the journal."""
        if self._closed:
            return
        self._closed = True
        if self.tray is not None:
            self.tray.remove()
        if self.quick is not None:
            self.quick.leave()
        if self.window is not None:
            self.window.close()
        self.jobs.close()
        if self.quick is not None:
            self.quick.deleteLater()

    @Slot(str)
    def show_crash(self, traceback_text: str) -> None:
        """Show a bug in the one dialog there is for them; where there is no window yet, it comes up first."""
        if self.window is None:
            self.open()
            self._made_window().shell.show_crash(traceback_text)

    def tell_bug(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log a bug in a slot and show it; the program lives on."""
        logging.getLogger(__name__).error("a slot failed", exc_info=(kind, error, trace))
        self.open()
        self._made_window().shell.show_crash("".join(traceback.format_exception(kind, error, trace)))

    def _made_window(self) -> Window:
        if self.window is None:
            self.window = Window(self.jobs, self._look, self._settings, log_file=self._log_file)
            self.window.shell.closed.connect(self._end_if_done, LATER)
            self.window.shell.quitRequested.connect(self.quit)
            self.window.quickRequested.connect(self.ask)
        return self.window

    @Slot(object)
    def _open_page(self, form: EntryForm) -> None:
        self.open()
        self._made_window().write_page(form, DRAFT)

    @Slot()
    def _say_saved(self) -> None:
        self._say(self.tr("The entry is saved."))

    @Slot(str)
    def _say(self, text: str) -> None:
        if self.window is not None and self.window.shell.isVisible():
            self.window.shell.notify(text)
        elif self.tray is not None:
            self.tray.say(text)

    @Slot(object)
    def _refuse(self, error: UserError) -> None:
        if self.quick is not None:
            self.quick.show_error(error)

    @Slot()
    def _end_if_done(self) -> None:
        on_show = [self.quick, self.window.shell if self.window else None]
        if not self._stays and not any(shown is not None and shown.isVisible() for shown in on_show):
            self.finished.emit()


def run(
    open_desk: Callable[[], Desk],
    journal: Path,
    resources: Path,
    settings_file: Path,
    log_file: Path,
    word: str = instance.OPEN,
) -> int:
    """Show on `journal` what `word` asks for, here or in the program that has it open; return the exit code."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    door = SingleInstance(journal)
    if not door.claim():
        return _asked_there(journal, word)
    app.setApplicationName("Engagement Journal")
    app.setQuitOnLastWindowClosed(False)
    settings = Settings(settings_file)
    look = Look(resources / "themes", resources / "icons", resources / "fonts", parent=app)
    look.use(_choice(settings.get(THEME, "system")))
    tray = Tray(look) if Tray.is_there() else None
    running = Application(open_desk, look, settings, log_file=str(log_file), tray=tray)
    running.finished.connect(app.quit)
    door.asked.connect(running.show)
    before, sys.excepthook = sys.excepthook, running.tell_bug
    try:
        running.begin(word)
        gc.freeze()  # what is there now stays, so that later looks for garbage are short
        return app.exec()
    finally:
        sys.excepthook = before
        door.release()
        running.close()


def _asked_there(journal: Path, word: str) -> int:
    """Let the program show it that was faster; it may only just have begun."""
    for _ in range(ASK_AGAIN):
        if instance.knock(journal, word):
            return 0
        time.sleep(0.25)
    raise UserError(
        QT_TRANSLATE_NOOP("UserError", "The journal is open already, in a program that does not answer."),
        QT_TRANSLATE_NOOP("UserError", "Wait a moment, or end that program, then try again."),
    )


def _choice(kept: str) -> Choice:
    choices: dict[str, Choice] = {"light": "light", "dark": "dark"}
    return choices.get(kept, "system")
