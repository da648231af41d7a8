"""Every command of the window, as one table: its words, its keys, its icon and where in the menu it stands."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from desktop.domain.errors import QT_TRANSLATE_NOOP
from desktop.ui.theme import Look


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that can be asked of the window by menu or keys."""

    id: str
    text: str
    keys: tuple[str, ...]
    icon: str
    group: str


COMMANDS: tuple[Command, ...] = (
    Command("new-entry", QT_TRANSLATE_NOOP("Commands", "New entry"), ("Ctrl+N",), "plus", "write"),
    Command(
        "save-entry",
        QT_TRANSLATE_NOOP("Commands", "Save entry"),
        ("Ctrl+Enter", "Ctrl+Return", "Ctrl+S"),
        "check",
        "write",
    ),
    Command("quick-entry", QT_TRANSLATE_NOOP("Commands", "Quick entry"), (), "pencil", "write"),
    Command("edit-entry", QT_TRANSLATE_NOOP("Commands", "Edit entry"), ("F2", "Ctrl+E"), "pencil", "write"),
    Command(
        "answer-question",
        QT_TRANSLATE_NOOP("Commands", "Answer the question"),
        ("Ctrl+Shift+A",),
        "info",
        "write",
    ),
    Command("search", QT_TRANSLATE_NOOP("Commands", "Search"), ("Ctrl+K",), "search", "write"),
    Command(
        "show-versions",
        QT_TRANSLATE_NOOP("Commands", "Versions of the entry"),
        ("Ctrl+Shift+E",),
        "clock",
        "write",
    ),
    Command(
        "attach-files", QT_TRANSLATE_NOOP("Commands", "Attach files…"), ("Ctrl+Shift+F",), "upload", "write"
    ),
    Command(
        "open-link",
        QT_TRANSLATE_NOOP("Commands", "Open the link or name at the cursor"),
        ("F3",),
        "arrow-right",
        "write",
    ),
    Command("show-trash", QT_TRANSLATE_NOOP("Commands", "Trash"), ("Ctrl+Shift+T",), "trash", "write"),
    Command(
        "spot-opportunity",
        QT_TRANSLATE_NOOP("Commands", "Spot an opportunity"),
        ("Ctrl+Shift+O",),
        "lightbulb",
        "spot",
    ),
    Command(
        "spot-referral",
        QT_TRANSLATE_NOOP("Commands", "Spot a referral"),
        ("Ctrl+Shift+R",),
        "handshake",
        "spot",
    ),
    Command(
        "spot-promise",
        QT_TRANSLATE_NOOP("Commands", "Note a promise"),
        ("Ctrl+Shift+P",),
        "flag",
        "spot",
    ),
    Command(
        "dismiss-signal",
        QT_TRANSLATE_NOOP("Commands", "Dismiss the signal at the cursor"),
        ("Ctrl+Shift+X",),
        "x",
        "spot",
    ),
    Command("go-today", QT_TRANSLATE_NOOP("Commands", "Go to Today"), ("Ctrl+0",), "today", "go"),
    Command("go-journal", QT_TRANSLATE_NOOP("Commands", "Go to Journal"), ("Ctrl+1",), "book-open", "go"),
    Command("go-clients", QT_TRANSLATE_NOOP("Commands", "Go to Clients"), ("Ctrl+2",), "building", "go"),
    Command(
        "go-opportunities",
        QT_TRANSLATE_NOOP("Commands", "Go to Opportunities"),
        ("Ctrl+3",),
        "lightbulb",
        "go",
    ),
    Command("go-referrals", QT_TRANSLATE_NOOP("Commands", "Go to Referrals"), ("Ctrl+4",), "handshake", "go"),
    Command("go-hand-offs", QT_TRANSLATE_NOOP("Commands", "Go to Hand-offs"), ("Ctrl+5",), "send", "go"),
    Command(
        "hand-off",
        QT_TRANSLATE_NOOP("Commands", "Hand off to sales…"),
        ("Ctrl+Shift+H",),
        "send",
        "exchange",
    ),
    Command(
        "import-reply",
        QT_TRANSLATE_NOOP("Commands", "Import a reply…"),
        ("Ctrl+Shift+I",),
        "inbox",
        "exchange",
    ),
    Command(
        "paste-reply",
        QT_TRANSLATE_NOOP("Commands", "Paste a reply"),
        ("Ctrl+Shift+V",),
        "paste",
        "exchange",
    ),
    Command(
        "import-calendar",
        QT_TRANSLATE_NOOP("Commands", "Import a calendar…"),
        (),
        "calendar",
        "exchange",
    ),
    Command("paste-agenda", QT_TRANSLATE_NOOP("Commands", "Paste an agenda…"), (), "clock", "exchange"),
    Command("import-notes", QT_TRANSLATE_NOOP("Commands", "Import notes…"), (), "download", "exchange"),
    Command(
        "toggle-theme", QT_TRANSLATE_NOOP("Commands", "Change between light and dark"), (), "moon", "window"
    ),
    Command("keyboard-help", QT_TRANSLATE_NOOP("Commands", "Keyboard help"), ("F1",), "keyboard", "window"),
    Command("quit", QT_TRANSLATE_NOOP("Commands", "Quit"), ("Ctrl+Q",), "quit", "window"),
)

GROUPS = ("write", "spot", "go", "exchange", "window")


def words_of(command: Command) -> str:
    """Say what a command does in the present language."""
    return QCoreApplication.translate("Commands", command.text)


def keys_of(command: Command) -> str:
    """Write the first keys of a command as this system writes them."""
    first = command.keys[0] if command.keys else ""
    return QKeySequence(first).toString(QKeySequence.SequenceFormat.NativeText)


def keys_of_command(command: str) -> str:
    """Write the first keys of the command of that id."""
    return next(keys_of(each) for each in COMMANDS if each.id == command)


class Actions(QObject):
    """One action of each command, on a window, so that its keys work there."""

    requested = Signal(str)

    def __init__(self, window: QWidget, look: Look) -> None:
        super().__init__(window)
        self._look = look
        self._actions = {command.id: QAction(window) for command in COMMANDS}
        for command in COMMANDS:
            self._prepare(self._actions[command.id], command)
        window.addActions(list(self._actions.values()))
        self.dress()
        look.themeChanged.connect(self.dress)

    def __getitem__(self, command: str) -> QAction:
        """Return the action of a command, to enable, hide or trigger it."""
        return self._actions[command]

    def menu(self, parent: QWidget) -> QMenu:
        """Make a menu of all commands, group by group."""
        menu = QMenu(parent)
        for group in GROUPS:
            menu.addSeparator()
            menu.addActions([self._actions[each.id] for each in COMMANDS if each.group == group])
        return menu

    @Slot()
    def dress(self) -> None:
        """Set words and icons for the present language and theme."""
        colour = self._look.theme.colour("muted")
        for command in COMMANDS:
            self._actions[command.id].setText(words_of(command))
            self._actions[command.id].setIcon(self._look.icons.icon(command.icon, colour))

    def _prepare(self, action: QAction, command: Command) -> None:
        action.setObjectName(command.id)
        action.setShortcuts([QKeySequence(keys) for keys in command.keys])
        action.triggered.connect(self._pass_on)

    @Slot()
    def _pass_on(self) -> None:
        self.requested.emit(self.sender().objectName())
