"""Chips that say one fact of an entry and open a small editor in their place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets.chip import ChipButton
from desktop.ui.widgets.pickers import DateField, TimeField
from desktop.ui.widgets.suggest_field import SuggestField

WIDEST = 280
FIELD = 240


class FactChip(ChipButton):
    """Says one fact, shortened where it is long; Enter and Space press it."""

    def set_fact(self, label: str, text: str, tone: str = "neutral") -> None:
        """Show `text`; `label` says what it is to those who hear it."""
        self.ensurePolished()
        shown = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, WIDEST)
        self.setText(shown.replace("&", "&&"))
        self.setToolTip(text if shown != text else label)
        self.setAccessibleName(f"{label}: {text}" if text != label else label)
        self.set_tone(tone)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)


class MenuChip(FactChip):
    """A fact that is one of a few."""

    chosen = Signal(str)

    def __init__(
        self, options: Callable[[], Sequence[tuple[str, str]]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self._options = options
        self._present = ""
        self._menu = QMenu(self)
        self.clicked.connect(self.open)

    def set_present(self, key: str) -> None:
        """Say which of the options is the present one."""
        self._present = key

    @Slot()
    def open(self) -> None:
        """Open the options below the chip."""
        self.menu_of_options().popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def menu_of_options(self) -> QMenu:
        """Return the menu of what can be chosen now, the present option marked."""
        self._menu.clear()
        self._menu.setAccessibleName(self.accessibleName())
        group = QActionGroup(self._menu)
        for key, words in self._options():
            action = self._menu.addAction(words.replace("&", "&&"))
            action.setData(key)
            action.setCheckable(True)
            action.setChecked(key == self._present)
            action.triggered.connect(self._choose)
            group.addAction(action)
            if key == self._present:
                self._menu.setActiveAction(action)
        return self._menu

    @Slot()
    def _choose(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.chosen.emit(str(action.data()))


class NameFact(QWidget):
    """A name that is typed in the place of its chip, with suggestions."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chip = FactChip()
        self.field = SuggestField()
        self.field.setFixedWidth(FIELD)
        self.field.hide()
        self._value = ""
        self._typing = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.chip)
        row.addWidget(self.field)
        self.chip.clicked.connect(self.open)
        self.field.chosen.connect(self._take)
        self.field.cancelled.connect(self._close)

    def show_value(self, value: str) -> None:
        """Set the name that editing begins with."""
        self._value = value

    def is_open(self) -> bool:
        """Say whether the name is being typed."""
        return self._typing

    @Slot()
    def open(self) -> None:
        """Put the field in the chip's place and the keyboard into it."""
        self._typing = True
        self.field.setText(self._value)
        self.field.selectAll()
        self.chip.hide()
        self.field.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _take(self, name: str) -> None:
        if self.is_open():
            self._value = name
            self._close()
            self.chosen.emit(name)

    @Slot()
    def _close(self) -> None:
        """Put the chip back; the keyboard returns to it if it was in the field."""
        self._typing = False
        here = self.field.hasFocus()
        self.chip.show()
        if here:
            self.chip.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.hide()
        self.updateGeometry()


class WhenFact(QWidget):
    """Day and time of a session, set in the place of its chip; Enter takes them, Esc does not."""

    chosen = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chip = FactChip()
        self.day = DateField(look, "")
        self.time = TimeField("")
        self._moment = datetime.now()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for widget in (self.chip, self.day, self.time):
            row.addWidget(widget)
        self._show_fields(shown=False)
        self.chip.clicked.connect(self.open)
        QApplication.instance().focusChanged.connect(self._look_where_focus_is)  # type: ignore[union-attr]

    def show_value(self, moment: datetime) -> None:
        """Set the moment that editing begins with."""
        self._moment = moment

    def is_open(self) -> bool:
        """Say whether the moment is being set."""
        return not self.day.isHidden()

    @Slot()
    def open(self) -> None:
        """Put day and time in the chip's place and the keyboard into them."""
        self.day.set_day(self._moment.date())
        self.time.set_clock(self._moment.time())
        self.chip.hide()
        self._show_fields(shown=True)
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.is_open():
            self._take()
        elif event.key() == Qt.Key.Key_Escape and self.is_open():
            self._close()
        else:
            super().keyPressEvent(event)

    def _take(self) -> None:
        moment = datetime.combine(self.day.day(), self.time.clock())
        self._close()
        if moment != self._moment.replace(second=0, microsecond=0, tzinfo=None):
            self._moment = moment
            self.chosen.emit(moment)

    def _close(self) -> None:
        here = self.day.hasFocus() or self.time.hasFocus()
        self.chip.show()
        if here:
            self.chip.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_fields(shown=False)
        self.updateGeometry()

    def _show_fields(self, *, shown: bool) -> None:
        self.day.setVisible(shown)
        self.time.setVisible(shown)

    @Slot("QWidget*", "QWidget*")
    def _look_where_focus_is(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Take day and time when the keyboard goes elsewhere in the window."""
        left = new is not None and new.window() is self.window() and not self.isAncestorOf(new)
        if self.is_open() and left:
            self._take()
