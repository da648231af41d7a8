"""The keys of every command, on one page."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.errors import QT_TRANSLATE_NOOP
from desktop.ui.actions import COMMANDS, GROUPS, Command, words_of
from desktop.ui.widgets import labels
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.keycap import KeyCap
from desktop.ui.widgets.scroll_column import ScrollColumn

_HEADINGS = {
    "write": QT_TRANSLATE_NOOP("Keyboard", "Write and find"),
    "spot": QT_TRANSLATE_NOOP("Keyboard", "In the customer's own words"),
    "go": QT_TRANSLATE_NOOP("Keyboard", "Go"),
    "exchange": QT_TRANSLATE_NOOP("Keyboard", "To sales and back"),
    "window": QT_TRANSLATE_NOOP("Keyboard", "Window"),
}
_MOVES = (
    (QT_TRANSLATE_NOOP("Keyboard", "From one thing to the next"), "Tab"),
    (QT_TRANSLATE_NOOP("Keyboard", "Through a list"), "Down"),
    (QT_TRANSLATE_NOOP("Keyboard", "Press what has the ring"), "Space"),
    (QT_TRANSLATE_NOOP("Keyboard", "Put the chosen entry into the trash"), "Del"),
    (QT_TRANSLATE_NOOP("Keyboard", "Carry the chosen opportunity to the next column"), "Shift+Right"),
    (QT_TRANSLATE_NOOP("Keyboard", "What can be done with the chosen opportunity"), "Shift+F10"),
    (QT_TRANSLATE_NOOP("Keyboard", "Close what is open"), "Esc"),
)


translate = QCoreApplication.translate


class KeyboardHelp(QDialog):
    """Lists what can be done and the keys that do it; Esc closes it."""

    def __init__(self, offered: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offered = offered
        self._column = ScrollColumn(margins=(24, 20, 24, 20), spacing=6)
        self._column.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.close_button = Button()
        self.close_button.clicked.connect(self.accept)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 16)
        whole.addWidget(self._column)
        whole.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignHCenter)
        self._fill()
        self.setWindowTitle(self.tr("Keyboard help"))
        self._column.setAccessibleName(self.tr("Keys"))
        self.close_button.setText(self.tr("Close"))
        self.resize(440, 620)
        self.close_button.setFocus()

    def _fill(self) -> None:
        for group in GROUPS:
            commands = [each for each in COMMANDS if each.group == group and self._shown(each)]
            if commands:
                keys = [(words_of(each), each.keys[0]) for each in commands]
                self._add(translate("Keyboard", _HEADINGS[group]), keys)
        moves = [(translate("Keyboard", text), keys) for text, keys in _MOVES]
        self._add(self.tr("Everywhere"), moves)

    def _shown(self, command: Command) -> bool:
        return bool(command.keys) and command.id in self._offered

    def _add(self, heading: str, keys: list[tuple[str, str]]) -> None:
        self._column.body.addWidget(labels.caption(heading))
        grid = QGridLayout()
        grid.setVerticalSpacing(6)
        grid.setContentsMargins(0, 0, 0, 10)
        grid.setColumnStretch(0, 1)
        for row, (text, key) in enumerate(keys):
            words: QLabel = labels.body(text)
            grid.addWidget(words, row, 0)
            grid.addWidget(KeyCap(key), row, 1, Qt.AlignmentFlag.AlignRight)
        self._column.body.addLayout(grid)
