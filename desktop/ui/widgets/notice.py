"""A short message at the bottom of the window that goes away by itself, with one thing to do about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from desktop.ui.widgets.buttons import Button

SECONDS = 6
WIDEST = 560


class Notice(QFrame):
    """Says one thing at the bottom of its parent; stays while the pointer or the focus is on it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._ground = parent
        self._act: Callable[[], object] | None = None
        self._seconds = SECONDS
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._button = Button()
        self._button.clicked.connect(self._press)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._leave)
        self._build()
        parent.installEventFilter(self)

    def say(
        self, text: str, action: str = "", act: Callable[[], object] | None = None, seconds: int = SECONDS
    ) -> None:
        """Show `text`, with a button named `action` that calls `act`; leave after `seconds`."""
        self._act = act
        self._seconds = seconds
        self._label.setText(text)
        self.setAccessibleName(text)
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self._place()
        self.show()
        self.raise_()
        self._timer.start(seconds * 1000)
        self._announce(text)

    def text(self) -> str:
        """Return what is said."""
        return self._label.text()

    @Slot()
    def dismiss(self) -> None:
        """Take the message away."""
        self._timer.stop()
        self._act = None
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
            return
        super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if self.isVisible():
            self._timer.start(self._seconds * 1000)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    @Slot()
    def _press(self) -> None:
        act = self._act
        self.dismiss()
        if act is not None:
            act()

    @Slot()
    def _leave(self) -> None:
        if self._button.hasFocus():
            self._timer.start(self._seconds * 1000)
        else:
            self.dismiss()

    def _build(self) -> None:
        self.setProperty("look", "notice")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 10, 8)
        row.setSpacing(16)
        row.addWidget(self._label)
        row.addWidget(self._button)
        self.hide()

    def _place(self) -> None:
        """Stand centred above the bottom edge of the parent, as wide as the words need."""
        room = self._ground.width() - 32
        words = self._label.fontMetrics().horizontalAdvance(self._label.text())
        button = self._button.sizeHint().width() + 16 if self._button.text() else 0
        width = min(words + button + 32, WIDEST, room)
        height = max(self.heightForWidth(width), 44)
        self.setGeometry((room + 32 - width) // 2, self._ground.height() - height - 24, width, height)

    def _announce(self, text: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
