"""What the list of entries is narrowed to: a line to type filter words into, and the chips below it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QIcon, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.ui.screens.journal.filter_chips import FilterChips
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.fields import LineEdit
from desktop.ui.widgets.keycap import KeyCap
from desktop.ui.widgets.restyle import set_look

ASK_AFTER_MS = 120


class FilterField(LineEdit):
    """Asks for what is typed shortly after the last key; Esc clears the line, then leaves it.

    Down and Enter go on to what is left of the list.
    """

    asked = Signal(str)
    left = Signal()
    rested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._look = look
        self._clear = self.addAction(self._icon(), QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setVisible(False)
        self._clear.triggered.connect(self.empty)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(ASK_AFTER_MS)
        self._pause.timeout.connect(self.ask)
        self.textChanged.connect(self._wait)
        look.themeChanged.connect(self._tint)

    def write(self, query: str) -> None:
        """Write other filter words and ask for them; their beginning is in sight."""
        self.setText(query)
        if not self.hasFocus():
            self.setCursorPosition(0)
        self.ask()

    def retranslate(self) -> None:
        """Set the words again."""
        self.setAccessibleName(self.tr("Filter the entries"))
        self.setPlaceholderText(self.tr("Filter, such as tag:audit"))
        self.setToolTip(
            self.tr("Words of the entry, and client: with: engagement: kind: tag: since: until: has:")
        )
        self._clear.setText(self.tr("Show all entries"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape and self.text():
            self.empty()
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_Down):
            self.left.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.ask()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that nobody types here for now."""
        super().focusOutEvent(event)
        self.rested.emit()

    @Slot()
    def ask(self) -> None:
        """Ask for what is typed, now."""
        self._pause.stop()
        self.asked.emit(self.text().strip())

    @Slot()
    def empty(self) -> None:
        """Take every word out, and ask for the whole list."""
        self.clear()
        self.ask()

    @Slot()
    def _wait(self) -> None:
        self._clear.setVisible(bool(self.text()))
        self._pause.start()

    @Slot()
    def _tint(self) -> None:
        self._clear.setIcon(self._icon())

    def _icon(self) -> QIcon:
        return self._look.icons.icon("x", self._look.theme.colour("muted"), 16)


class FilterBar(QWidget):
    """Filter words, and the chips that say the same; what is wrong with the words stands below them."""

    changed = Signal(str)
    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self._faults: tuple[str, ...] = ()
        self.field = FilterField(look)
        self.chips = FilterChips()
        self.fault = labels.label("", "warning", wraps=True)
        self._build()
        self._connect()
        self.retranslate()

    def query(self) -> str:
        """Return the filter words."""
        return self.field.text().strip()

    @Slot(str)
    def set_query(self, query: str) -> None:
        """Write other filter words, and ask for what they leave."""
        self.field.write(query)

    def take_up(self, query: str) -> None:
        """Write the filter words that the list is narrowed by already; what is being typed stays."""
        self.field.write(self.query() or query)

    def show_found(
        self, clients: Sequence[tuple[str, str]], today: date, faults: Sequence[str], count: int
    ) -> None:
        """Say what is wrong with the words, and how many entries they leave.

        A filter whose value is about to be typed is no fault yet, nor are words before the second quotation mark.
        """
        self._count, self._faults = count, tuple(faults)
        self._say_faults()
        self.chips.learn(clients, today)
        self._say()

    def retranslate(self) -> None:
        """Set the words again."""
        self.field.retranslate()
        self._say()

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(KeyCap("Ctrl+K"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.fault)
        column.addWidget(self.chips)
        self.fault.hide()

    def _connect(self) -> None:
        self.field.textChanged.connect(self._say)
        self.field.asked.connect(self.changed)
        self.field.left.connect(self.left)
        self.field.rested.connect(self._say_faults)
        self.chips.queryChanged.connect(self.set_query)
        self.chips.nameBegun.connect(self._begin)

    @Slot(str)
    def _begin(self, query: str) -> None:
        """Let the value of a filter be typed whose name is written."""
        self.field.setText(query)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _say_faults(self) -> None:
        unfinished = self.query().endswith(":") or self.query().count('"') % 2 == 1
        said = () if self.field.hasFocus() and unfinished else self._faults
        self.fault.setText("\n".join(said))
        self.fault.setVisible(bool(said))
        set_look(self.field, "wrong", bool(said))

    @Slot()
    def _say(self) -> None:
        self.chips.show_query(self.query())
        self.chips.show_count(self._count)
