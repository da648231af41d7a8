"""Lists that go on by themselves while they are written: Enter begins the next item, an empty item ends the list."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QTextEdit

_ITEM = re.compile(
    r"(?P<indent>[ \t]*)(?P<mark>(?:[-*+]|\d{1,3}[.)])(?:[ \t]+\[[ xX]\])?|\[[ xX]\])[ \t]+(?P<said>.*)"
)


def next_item(line: str) -> str | None:
    """Return how the line after a list's item begins: empty if the item is, None where there is no list."""
    item = _ITEM.fullmatch(line)
    if item is None:
        return None
    if not item["said"].strip():
        return ""
    mark = re.sub(r"\[[xX]\]", "[ ]", item["mark"])
    number = re.match(r"\d+", mark)
    if number:
        mark = f"{int(number[0]) + 1}{mark[number.end() :]}"
    return f"{item['indent']}{mark} "


class ListKeys(QObject):
    """Lets Enter at the end of an item go on with the list of a text."""

    def __init__(self, text: QTextEdit) -> None:
        super().__init__(text)
        self._text = text
        text.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        plain = Qt.KeyboardModifier.NoModifier
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() in (plain, Qt.KeyboardModifier.KeypadModifier)
        ):
            return self._go_on()
        return False

    def _go_on(self) -> bool:
        cursor = self._text.textCursor()
        if cursor.hasSelection() or not cursor.atBlockEnd():
            return False
        begin = next_item(cursor.block().text())
        if begin is None:
            return False
        cursor.beginEditBlock()
        if begin:
            cursor.insertBlock()
            cursor.insertText(begin)
        else:
            cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
        cursor.endEditBlock()
        self._text.setTextCursor(cursor)
        self._text.ensureCursorVisible()
        return True
