"""Lines of things to do: what it is, how urgent, where it comes from, and one button; all of it by keyboard too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.buttons import Button, IconButton
from desktop.ui.widgets.chip import Chip

MOST = 12
CHIP = 22
SIDE = 8
"""Pixels by which a line is wider than its words, so that a ring around it does not touch them."""


@dataclass(frozen=True, slots=True)
class ActionItem:
    """One line. `action` are the words of its button, `put_away` says what its cross does; empty for none."""

    id: str
    title: str
    detail: str = ""
    chip: str = ""
    tone: str = "neutral"
    action: str = ""
    put_away: str = ""

    def words(self) -> str:
        """Say the whole line, for those who hear it."""
        return ", ".join(part for part in (self.title, self.chip, self.detail) if part)


class ActionRow(QFrame):
    """One line: Enter opens it, Space does what its button says, Delete puts it away."""

    opened = Signal(str)
    acted = Signal(str)
    putAway = Signal(str)
    moved = Signal(int)

    def __init__(self, look: Look, item: ActionItem, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item = item
        self._title, self._detail = labels.strong(), labels.small("", wraps=False)
        self._chip = Chip()
        self.button = Button()
        self.cross = IconButton(look, "x", "-", side=28)
        self._title.setMinimumHeight(CHIP)
        self.setProperty("look", "row")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._build()
        self.button.clicked.connect(self._act)
        self.cross.clicked.connect(self._put_away)
        self.show_item(item)

    def show_item(self, item: ActionItem) -> None:
        """Show other words of the same thing."""
        self.item = item
        self._title.setText(item.title)
        self._detail.setText(item.detail)
        self._detail.setVisible(bool(item.detail))
        self._chip.setText(item.chip)
        self._chip.set_tone(item.tone)
        self._chip.setVisible(bool(item.chip))
        self.button.setText(item.action)
        self.button.setVisible(bool(item.action))
        self.button.setAccessibleName(f"{item.action}: {item.title}")
        self.cross.set_name(f"{item.put_away}: {item.title}")
        self.cross.setVisible(bool(item.put_away))
        self.setAccessibleName(item.words())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.item.id)
        elif key == Qt.Key.Key_Space and self.item.action:
            self._act()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.item.put_away:
            self._put_away()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit(self.item.id)
            return
        super().mouseReleaseEvent(event)

    @Slot()
    def _act(self) -> None:
        self.acted.emit(self.item.id)

    @Slot()
    def _put_away(self) -> None:
        self.putAway.emit(self.item.id)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._title, 0)
        head.addWidget(self._chip)
        head.addStretch(1)
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addLayout(head)
        said.addWidget(self._detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(SIDE - 2, 7, SIDE - 2, 7)
        row.setSpacing(8)
        row.addLayout(said, 1)
        row.addWidget(self.button)
        row.addWidget(self.cross)


class ActionRows(QWidget):
    """A heading and its lines, the first dozen or `most` of them; says in a low voice that there are none."""

    opened = Signal(str)
    acted = Signal(str)
    putAway = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None, *, most: int = MOST) -> None:
        super().__init__(parent)
        self._look = look
        self._most = most
        self._items: tuple[ActionItem, ...] = ()
        self._rows: dict[str, ActionRow] = {}
        self._lines: dict[str, QFrame] = {}
        self._all = False
        self._heading, self._none = labels.caption(), labels.muted()
        self._more = Button(look="quiet")
        self._column = QVBoxLayout()
        self._build()
        self._more.clicked.connect(self._show_all)

    def set_words(self, heading: str, none: str, more: str = "") -> None:
        """Set the heading, what is said where there is nothing, and the words of “show all {count}”."""
        self._heading.setText(heading)
        self._none.setText(none)
        self._none.setVisible(bool(none) and not self._items)
        self._more.setText(more.format(count=len(self._items)))
        self.setAccessibleName(heading)

    def show_items(self, items: Sequence[ActionItem]) -> None:
        """Show these lines; the keyboard stays on its line, or goes to the one that took its place."""
        shown = tuple(items if self._all else items[: self._most])
        before = self._place_of_focus()
        lost = before is not None and self.rows()[before].item.id not in {item.id for item in shown}
        self._items = tuple(items)
        self._drop({item.id for item in shown})
        for place, item in enumerate(shown):
            self._put(place, item)
        if before is not None and lost:
            self._focus(min(before, len(shown) - 1))
        self._more.setVisible(len(shown) < len(self._items))
        self._none.setVisible(bool(self._none.text()) and not self._items)

    def fold(self) -> None:
        """Show the first lines only, from now on."""
        self._all = False

    def rows(self) -> list[ActionRow]:
        """List the lines on show, from top to bottom."""
        return [self._rows[item.id] for item in self._items if item.id in self._rows]

    def _put(self, place: int, item: ActionItem) -> None:
        row = self._rows.get(item.id)
        if row is None:
            row = self._rows[item.id] = ActionRow(self._look, item)
            self._lines[item.id] = _indented_line()
            for signal, passed_on in (
                (row.opened, self.opened), (row.acted, self.acted), (row.putAway, self.putAway),
            ):  # fmt: skip
                signal.connect(passed_on)
            row.moved.connect(self._move)
        elif row.item != item:
            row.show_item(item)
        if self._column.indexOf(row) != 2 * place:
            self._column.insertWidget(2 * place, row)
            self._column.insertWidget(2 * place + 1, self._lines[item.id])
            row.show()

    def _drop(self, kept: set[str]) -> None:
        for key in [key for key in self._rows if key not in kept]:
            for widget in (self._rows.pop(key), self._lines.pop(key)):
                self._column.removeWidget(widget)
                widget.hide()
                widget.deleteLater()

    @Slot(int)
    def _move(self, step: int) -> None:
        place = self._place_of_focus()
        if place is not None and 0 <= place + step < len(self.rows()):
            self._focus(place + step)

    @Slot()
    def _show_all(self) -> None:
        self._all = True
        first_new = len(self._rows)
        self.show_items(self._items)
        self._focus(first_new)

    def _focus(self, place: int) -> None:
        rows = self.rows()
        if 0 <= place < len(rows):
            rows[place].setFocus(Qt.FocusReason.OtherFocusReason)

    def _place_of_focus(self) -> int | None:
        for place, row in enumerate(self.rows()):
            if row.hasFocus() or row.isAncestorOf(row.window().focusWidget() or row.window()):
                return place
        return None

    def _build(self) -> None:
        self._column.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for label, room in ((self._heading, 0), (self._none, 4)):
            label.setContentsMargins(SIDE, room, SIDE, room)
            column.addWidget(label)
        column.addLayout(self._column)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._more.hide()


def _indented_line() -> QFrame:
    """Draw a hairline below the words of a line, not below the room around them."""
    line = QFrame()
    row = QHBoxLayout(line)
    row.setContentsMargins(SIDE, 0, SIDE, 0)
    row.addWidget(labels.hairline())
    line.setFixedHeight(1)
    return line
