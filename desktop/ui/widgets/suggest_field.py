"""A line to type a name into, with the known names that fit below it; a new name is offered as such."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListWidget, QListWidgetItem, QWidget

from desktop.domain.names import fold
from desktop.ui.widgets.fields import LineEdit

MOST = 8
ROW = 30


class SuggestField(LineEdit):
    """Takes a name: Enter takes the suggestion that is marked, Esc closes the suggestions, then the field.

    The suggestions are part of the window and no window of their own: the keyboard never leaves the field.
    """

    chosen = Signal(str)
    entered = Signal()
    cancelled = Signal()

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._known: tuple[str, ...] = ()
        self._new: Callable[[str], str] | None = None
        self._list: QListWidget | None = None
        self.textEdited.connect(self._suggest)

    def offer(self, names: Sequence[str], new: Callable[[str], str] | None = None) -> None:
        """Suggest these names; `new` words the offer to take what was typed as a new one."""
        self._known, self._new = tuple(names), new
        if self.hasFocus():
            self._suggest()

    def suggestions(self) -> list[str]:
        """List what is suggested at the moment."""
        shown = self._list
        if shown is None or shown.isHidden():
            return []
        return [shown.item(row).text() for row in range(shown.count())]

    def name(self) -> str:
        """Return the name that Enter would take."""
        shown = self._list
        if shown is not None and not shown.isHidden() and (item := shown.currentItem()) is not None:
            return str(item.data(Qt.ItemDataRole.UserRole))
        return self.text().strip()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._move(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & _COMMANDS:
            self._enter()
        elif key == Qt.Key.Key_Escape:
            self._cancel()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take what is there when the keyboard goes elsewhere in the window."""
        super().focusOutEvent(event)
        elsewhere = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
        if event.reason() not in elsewhere and self.isVisible():
            self._take(self.name())

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._close_list()

    def _enter(self) -> None:
        """Take what is marked; a further Enter says that the field is done with."""
        suggesting = bool(self.suggestions())
        self._take(self.name())
        if not suggesting:
            self.entered.emit()

    def _move(self, step: int) -> None:
        shown = self._list
        if shown is None or shown.isHidden():
            self._suggest()
        elif shown.count():
            shown.setCurrentRow((shown.currentRow() + step) % shown.count())

    @Slot()
    def _suggest(self) -> None:
        """Show what fits: beginnings of names first, then beginnings of words, then what was typed as new."""
        typed = fold(self.text().strip())
        fitting = sorted(
            (name for name in self._known if typed in fold(name)),
            key=lambda name: (not fold(name).startswith(typed), f" {typed}" not in fold(name)),
        )
        shown = self._made_list()
        shown.clear()
        for name in fitting[:MOST]:
            self._add(shown, name, name)
        if typed and self._new is not None and typed not in map(fold, self._known):
            self._add(shown, self._new(self.text().strip()), self.text().strip())
        self._place(shown)
        if typed:
            shown.setCurrentRow(0)

    def _add(self, shown: QListWidget, words: str, name: str) -> None:
        item = QListWidgetItem(words)
        item.setData(Qt.ItemDataRole.UserRole, name)
        item.setToolTip(name)
        item.setSizeHint(QSize(0, ROW))
        shown.addItem(item)

    def _place(self, shown: QListWidget) -> None:
        """Put the suggestions below the field, above it where there is more room, inside the window."""
        if not shown.count() or not self.isVisible():
            shown.hide()
            return
        window = self.window()
        height = shown.count() * ROW + 10
        corner = self.mapTo(window, QPoint(0, self.height() + 2))
        if corner.y() + height > window.height() and corner.y() - self.height() - 4 > height:
            corner.setY(corner.y() - self.height() - 4 - height)
        width = max(self.width(), 240)
        corner.setX(max(0, min(corner.x(), window.width() - width)))
        shown.setGeometry(corner.x(), corner.y(), width, height)
        shown.show()
        shown.raise_()

    def _made_list(self) -> QListWidget:
        if self._list is None:
            self._list = QListWidget(self.window())
            self._list.setProperty("look", "suggestions")
            self._list.setFrameShape(QFrame.Shape.NoFrame)
            self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self._list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
            self._list.itemClicked.connect(self._take_item)
        self._list.setAccessibleName(self.accessibleName())
        return self._list

    @Slot(QListWidgetItem)
    def _take_item(self, item: QListWidgetItem) -> None:
        self._take(str(item.data(Qt.ItemDataRole.UserRole)))

    def _take(self, name: str) -> None:
        self._close_list()
        self.setText(name)
        self.chosen.emit(name)

    def _cancel(self) -> None:
        if self._list is not None and not self._list.isHidden():
            self._close_list()
        else:
            self.cancelled.emit()

    def _close_list(self) -> None:
        if self._list is not None:
            self._list.hide()


_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
