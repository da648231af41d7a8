"""The real program with somebody typing in it: `python -m tests.ui.typist JOURNAL today|journal|quick`.

Prints a line for each letter that was typed: the moment, and how many there are.
"""

from __future__ import annotations

import itertools
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit

from desktop import bootstrap

EVERY_MS = 20
PROSE = "Anna walked the board through our plan and they liked what they saw in session number "
CTRL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
WAYS = {"journal": [(Qt.Key.Key_1, CTRL), (Qt.Key.Key_N, CTRL), (Qt.Key.Key_Return, NONE)]}
"""The keys that lead to where the typing begins."""


def letters() -> itertools.chain[str]:
    """Return a text that never ends, and that can be told from every other of its beginnings."""
    return itertools.chain.from_iterable(f"{PROSE}{number}. " for number in itertools.count(1))


class Typist(QObject):
    """Types a letter every few milliseconds wherever the keyboard is."""

    def __init__(self, where: str) -> None:
        super().__init__()
        self._way = list(WAYS.get(where, ()))
        self._letters = letters()
        self._typed = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._type)
        self._timer.start(EVERY_MS)

    @Slot()
    def _type(self) -> None:
        field = QApplication.focusWidget()
        if field is not None and self._way:
            QTest.keyClick(field, *self._way.pop(0))
            return
        if not isinstance(field, QTextEdit):
            return
        letter = next(self._letters)
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(field, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))
        self._typed += 1
        print(time.time(), self._typed, flush=True)  # noqa: T201  what the test that started it reads


if __name__ == "__main__":
    application = QApplication([])
    typist = Typist(sys.argv[2])
    start = bootstrap.open_quick if sys.argv[2] == "quick" else bootstrap.open_window
    sys.exit(start(Path(sys.argv[1])))
