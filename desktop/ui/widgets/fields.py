"""Fields to type into; the window's own shortcuts win over an editor's."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QTimer, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QIcon, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets.file_drops import local_files
from desktop.ui.widgets.pickers import ComboBox, DateField

__all__ = ["ComboBox", "DateField", "LineEdit", "SearchField", "TextEdit", "is_command"]

SEARCH_AFTER_MS = 120


def is_command(widget: QWidget, event: QEvent) -> bool:
    """Say whether `event` asks for keys that a command of the widget's window uses.

    X11's editing keys (Ctrl+K deletes to the end of the line) would otherwise swallow the command.
    """
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    keys = QKeySequence(event.keyCombination())
    return any(keys in action.shortcuts() for action in widget.window().actions())


class LineEdit(QLineEdit):
    """One line to type into; `name` says what belongs there. Files dropped on it go to the window."""

    def __init__(self, name: str, parent: QWidget | None = None, *, placeholder: str = "") -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)

    def event(self, event: QEvent) -> bool:
        if is_command(self, event):
            event.ignore()
            return False
        return super().event(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_files(event.mimeData()):
            event.ignore()
        else:
            super().dragEnterEvent(event)


class SearchField(LineEdit):
    """A line that asks for a search shortly after the last key, and at once on Enter."""

    searchRequested = Signal(str)

    def __init__(
        self, look: Look, name: str, parent: QWidget | None = None, *, placeholder: str = ""
    ) -> None:
        super().__init__(name, parent, placeholder=placeholder)
        self._look = look
        self._action = self.addAction(self._icon(), QLineEdit.ActionPosition.LeadingPosition)
        self.setClearButtonEnabled(True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SEARCH_AFTER_MS)
        self._pause.timeout.connect(self._search)
        self.textChanged.connect(self._wait)
        self.returnPressed.connect(self._search)
        look.themeChanged.connect(self._tint)

    @Slot()
    def _wait(self) -> None:
        self._pause.start()

    @Slot()
    def _search(self) -> None:
        self._pause.stop()
        self.searchRequested.emit(self.text().strip())

    @Slot()
    def _tint(self) -> None:
        self._action.setIcon(self._icon())

    def _icon(self) -> QIcon:
        return self._look.icons.icon("search", self._look.theme.colour("muted"), 16)


class TextEdit(QPlainTextEdit):
    """Several lines of plain text; Tab leaves it, files dropped on it go to the window."""

    def __init__(
        self, name: str, parent: QWidget | None = None, *, placeholder: str = "", prose: bool = False
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setProperty("look", "prose" if prose else "plain")

    def event(self, event: QEvent) -> bool:
        if is_command(self, event):
            event.ignore()
            return False
        return super().event(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return not local_files(source) and super().canInsertFromMimeData(source)
