"""The quick window: one field over whatever runs, gone as soon as the entry is saved."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QAction, QCloseEvent, QCursor, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.changes import Changes
from desktop.domain.errors import UserError
from desktop.ui import words
from desktop.ui.actions import COMMANDS
from desktop.ui.jobs import Jobs
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.buttons import IconButton
from desktop.ui.widgets.keycap import KeyCap
from desktop.ui.writing.sessions import SessionOffer

if TYPE_CHECKING:
    from desktop.ui.writing.composer import Composer

DRAFT = "quick"
"""The key of the draft that is typed here."""

WIDTH, LEAST = 640, 160
WRITTEN_HERE = ("save-entry", "spot-opportunity", "spot-referral", "spot-promise", "dismiss-signal")
"""Commands of the table of commands that mean something in a composer."""


class QuickWindow(QFrame):
    """A small window without a frame: Ctrl+Enter saves and goes, Esc goes and keeps what was typed."""

    saved = Signal()
    left = Signal(bool)
    pageRequested = Signal(object)
    noticeRequested = Signal(str)

    def __init__(self, jobs: Jobs, look: Look, composer: Composer, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self._look = look
        self.composer = composer
        self.sessions = SessionOffer(jobs, composer, DRAFT, self)
        self._heading = labels.strong()
        self._hints: list[tuple[KeyCap, QLabel]] = [
            (KeyCap("Ctrl+Enter"), labels.label("", "small")),
            (KeyCap("Esc"), labels.label("", "small")),
        ]
        self._close = IconButton(look, "x", "", side=28)
        self._column = QVBoxLayout(self)
        self._error = labels.label("", "warning", wraps=True)
        self._build()
        self._connect()
        self.retranslate()

    def ask(self) -> None:
        """Come up over whatever runs, with the keyboard in the field and what was begun in it."""
        if not self.isVisible():
            self._show_error("")
            self._place()
            self.sessions.refresh()
            self.composer.begin()
        self.show()
        self.raise_()
        self.activateWindow()
        self.composer.setFocus()

    def leave(self) -> None:
        """Keep what is typed as a draft."""
        self.composer.leave()

    def retranslate(self) -> None:
        """Set the words again."""
        self.setWindowTitle(self.tr("Quick entry"))
        self._heading.setText(self.tr("Quick entry"))
        said = (self.tr("saves"), self.tr("keeps it as a draft"))
        for (_, label), text in zip(self._hints, said, strict=True):
            label.setText(text)
        self._close.set_name(self.tr("Close, and keep what is typed as a draft"))
        self.composer.retranslate()

    @Slot(object)
    def show_error(self, error: UserError) -> None:
        """Say what went wrong, in place."""
        self._show_error(words.of_error(error))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Go, however it was asked for, and keep what is typed."""
        was_there = self.isVisible()
        self.leave()
        super().closeEvent(event)
        if was_there:
            self.left.emit(False)

    def event(self, event: QEvent) -> bool:
        """Grow and shrink with what is typed."""
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._fit()
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Move the window by what is empty in it."""
        handle = self.windowHandle()
        if event.button() == Qt.MouseButton.LeftButton and handle is not None:
            handle.startSystemMove()
        super().mousePressEvent(event)

    @Slot(object)
    def _saved(self, _changes: Changes) -> None:
        self.hide()
        self.saved.emit()
        self.left.emit(True)

    @Slot(object)
    def _open_page(self, form: object) -> None:
        self.leave()
        self.hide()
        self.pageRequested.emit(form)
        self.left.emit(False)

    def _show_error(self, text: str) -> None:
        self._error.setText(text)
        self._error.setVisible(bool(text))

    def _place(self) -> None:
        """Stand in the upper part of the screen on which the pointer is."""
        room = self._room()
        self.resize(min(WIDTH, room.width() - 32), LEAST)
        self.move(room.topLeft() + QPoint((room.width() - self.width()) // 2, room.height() // 5))
        self._fit()

    def _fit(self) -> None:
        """Be as high as what is in it, and no higher than the screen below its top has room for."""
        needed = self._column.totalHeightForWidth(self.width())
        most = self._room().bottom() - max(self.y(), self._room().top()) - 16
        self.resize(self.width(), max(LEAST, min(max(needed, self.minimumSizeHint().height()), most)))

    def _room(self) -> QRect:
        screen = QGuiApplication.screenAt(QCursor.pos()) or QGuiApplication.primaryScreen()
        return screen.availableGeometry() if screen is not None else QRect(0, 0, 1280, 800)

    def _build(self) -> None:
        self.setProperty("look", "quick")
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._heading)
        head.addStretch(1)
        for key, said in self._hints:
            head.addWidget(key)
            head.addWidget(said)
            head.addSpacing(6)
        head.addWidget(self._close)
        column = self._column
        column.setContentsMargins(20, 12, 20, 16)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.composer)
        column.addWidget(self._error)
        column.addStretch(1)
        self._error.hide()

    def _connect(self) -> None:
        self._close.clicked.connect(self.close)
        composer = self.composer
        composer.saved.connect(self._saved)
        composer.refused.connect(self.show_error)
        composer.pageRequested.connect(self._open_page)
        composer.noticeRequested.connect(self.noticeRequested)
        for command in COMMANDS:
            if command.id in WRITTEN_HERE:
                action = QAction(self)
                action.setShortcuts([QKeySequence(keys) for keys in command.keys])
                action.triggered.connect(partial(self._perform, command.id))
                self.addAction(action)

    def _perform(self, command: str) -> None:
        self._show_error("")
        self.composer.perform(command)
