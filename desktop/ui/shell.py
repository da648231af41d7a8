"""The window itself: navigation, the screen on show, notices, commands and dropped files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QWidget

from desktop.domain.changes import Changes
from desktop.domain.errors import UserError
from desktop.ui import window_place, words
from desktop.ui.actions import Actions
from desktop.ui.crash import CrashDialog
from desktop.ui.jobs import Jobs
from desktop.ui.navigation import Navigation
from desktop.ui.places import PLACES, place_of
from desktop.ui.screens.screen import Screen
from desktop.ui.theme import Look
from desktop.ui.widgets.file_drops import FileDrops
from desktop.ui.widgets.notice import Notice
from desktop.ui.widgets.text_drops import TextDrops

NARROW = 900


class Shell(QMainWindow):
    """Holds the screens and passes on what they ask for; knows nothing of what they are about."""

    filesDropped = Signal(list)
    textDropped = Signal(str)
    commandRequested = Signal(str)
    screenChanged = Signal(str)
    quitRequested = Signal()
    closed = Signal()

    def __init__(
        self,
        jobs: Jobs,
        look: Look,
        *,
        log_file: str = "",
        settings: window_place.Settings | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs, self._look, self._settings = jobs, look, settings
        self._log_file = log_file
        self._crash: CrashDialog | None = None
        self._screens: dict[str, Screen] = {}
        self._actions = Actions(self, look)
        self.navigation = Navigation(look, self._actions.menu(self))
        self._stack = QStackedWidget()
        self.notice = Notice(self._stack)
        self._build()
        self._connect()
        self.retranslate()

    def add_screen(self, name: str, screen: Screen) -> None:
        """Take in a screen; one whose name is in the table of places gets its entry in the navigation."""
        self._screens[name] = screen
        self._stack.addWidget(screen)
        screen.openRequested.connect(self.open)
        screen.noticeRequested.connect(self.notify)
        screen.undoOffered.connect(self.offer_undo)
        screen.actionOffered.connect(self.offer_action)
        screen.commandRequested.connect(self._perform)
        screen.filesOffered.connect(self.filesDropped)
        for place in PLACES:
            if place.name == name:
                self.navigation.add_place(place)
            self._offer_place(place.name)
        if len(self._screens) == 1:
            self.show_screen(name)
        screen.retranslate()

    def screen_named(self, name: str) -> Screen:
        """Return a screen by name."""
        return self._screens[name]

    def current(self) -> str:
        """Return the name of the screen on show."""
        shown = self._stack.currentWidget()
        return next((name for name, screen in self._screens.items() if screen is shown), "")

    def action(self, command: str) -> QAction:
        """Return the action of a command, to enable or disable it."""
        return self._actions[command]

    @Slot(str)
    def show_screen(self, name: str) -> None:
        """Bring a screen to the front and the keyboard to it."""
        screen = self._screens[name]
        self._stack.setCurrentWidget(screen)
        self.navigation.show_place(name)
        screen.focus_first()
        self.screenChanged.emit(name)

    @Slot(str, str)
    def open(self, kind: str, identifier: str) -> None:
        """Show a thing of `kind` on the screen that is for it; a screen's own name is a kind as well."""
        name = place_of(kind)
        if name not in self._screens:
            return
        self.show_screen(name)
        if identifier:
            self._screens[name].open(identifier)

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """Show how much is at each place."""
        self.navigation.set_counts(counts)

    def set_state(self, text: str, *, encrypted: bool) -> None:
        """Say the true state of the journal at the foot of the navigation."""
        self.navigation.set_state(text, encrypted=encrypted)

    @Slot(str)
    def notify(self, text: str) -> None:
        """Say something for a few seconds."""
        self.notice.say(text)

    @Slot(str, object)
    def offer_undo(self, text: str, undo: Callable[[], object]) -> None:
        """Say what was done, and offer to take it back by calling `undo`."""
        self.notice.say(text, self.tr("Undo"), undo, seconds=10)

    @Slot(str, str, object)
    def offer_action(self, text: str, action: str, act: Callable[[], object]) -> None:
        """Say what was done, and offer what may come next."""
        self.notice.say(text, action, act, seconds=10)

    @Slot(object)
    def show_error(self, error: UserError) -> None:
        """Say what went wrong and what to do about it."""
        self.notice.say(words.of_error(error), self.tr("Close"), seconds=12)

    @Slot(str)
    def show_crash(self, traceback: str) -> None:
        """Show a traceback in the one dialog there is for them."""
        if self._crash is None:
            self._crash = CrashDialog(self._log_file, self)
        self._crash.add(traceback)

    def retranslate(self) -> None:
        """Set every word of the window again, and of every screen."""
        self.setWindowTitle(self.tr("Engagement Journal"))
        self._actions.dress()
        self.navigation.retranslate()
        if self._crash is not None:
            self._crash.retranslate()
        for screen in self._screens.values():
            screen.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        if narrow != self.navigation.is_collapsed():
            self.navigation.set_collapsed(narrow)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.notice.isVisible():
            self.notice.dismiss()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        window_place.keep(self, self._settings)
        super().closeEvent(event)
        self.closed.emit()

    def _build(self) -> None:
        self.setMinimumSize(720, 480)
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.navigation)
        row.addWidget(self._stack, 1)
        self.setCentralWidget(middle)
        window_place.restore(self, self._settings)

    def _connect(self) -> None:
        self.navigation.placeRequested.connect(self.show_screen)
        self.navigation.newEntryRequested.connect(self._actions["new-entry"].trigger)
        self._actions.requested.connect(self._perform)
        FileDrops(self).dropped.connect(self.filesDropped)
        TextDrops(self).dropped.connect(self.textDropped)
        self._jobs.changed.connect(self._broadcast)
        self._jobs.refused.connect(self.show_error)
        self._jobs.crashed.connect(self.show_crash)
        self._jobs.busy.connect(self._show_busy)

    @Slot(str)
    def _perform(self, command: str) -> None:
        """Do a command: the window's own, else the present screen's, else ask whoever made the window."""
        own: dict[str, Callable[[], object]] = {"quit": self._quit, "toggle-theme": self._look.toggle}
        if command in own:
            own[command]()
        elif command.startswith("go-"):
            self.open(command.removeprefix("go-"), "")
        elif not self._screens or not self._screens[self.current()].perform(command):
            self.commandRequested.emit(command)

    def _quit(self) -> None:
        self.close()
        self.quitRequested.emit()

    @Slot(object)
    def _broadcast(self, changes: Changes) -> None:
        for screen in self._screens.values():
            screen.hear(changes)

    @Slot(bool)
    def _show_busy(self, busy: bool) -> None:
        if busy:
            self.setCursor(Qt.CursorShape.BusyCursor)
        else:
            self.unsetCursor()

    def _offer_place(self, name: str) -> None:
        """Show the command that goes to a place while there is such a place."""
        with suppress(KeyError):
            self._actions[f"go-{name}"].setVisible(self.navigation.has_place(name))
