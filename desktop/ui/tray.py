"""The icon in the desktop's tray: the way to the window, to a quick entry, and out."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from desktop.ui.theme import Look

SIZES = (16, 22, 32, 64)
ICON = "book-open"
NOTICE_MS = 4000


class Tray(QObject):
    """Shows the icon while it lives; a desktop without a tray has none."""

    openRequested = Signal()
    quickRequested = Signal()
    quitRequested = Signal()

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._icon = QSystemTrayIcon(self)
        self.menu = QMenu()
        self._open, self._quick, self._quit = (QAction(self.menu) for _ in range(3))
        self._build()
        self._tint()
        self.retranslate()
        self._icon.show()

    @staticmethod
    def is_there() -> bool:
        """Say whether the desktop has a tray."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def say(self, text: str) -> None:
        """Say something short, as the desktop does it."""
        if QSystemTrayIcon.supportsMessages():
            self._icon.showMessage(self.tr("Engagement Journal"), text, self._icon.icon(), NOTICE_MS)

    def retranslate(self) -> None:
        """Set the words again."""
        self._icon.setToolTip(self.tr("Engagement Journal"))
        self._open.setText(self.tr("Open the journal"))
        self._quick.setText(self.tr("Quick entry"))
        self._quit.setText(self.tr("Quit"))

    def remove(self) -> None:
        """Take the icon away."""
        self._icon.hide()
        self.menu.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Speak the language in force, of which the menu is told as every widget is."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        self.menu.installEventFilter(self)
        self.menu.addActions([self._quick, self._open])
        self.menu.addSeparator()
        self.menu.addAction(self._quit)
        self._icon.setContextMenu(self.menu)
        self._open.triggered.connect(self.openRequested)
        self._quick.triggered.connect(self.quickRequested)
        self._quit.triggered.connect(self.quitRequested)
        self._icon.activated.connect(self._press)
        self._look.themeChanged.connect(self._tint)

    @Slot(QSystemTrayIcon.ActivationReason)
    def _press(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is QSystemTrayIcon.ActivationReason.Trigger:
            self.openRequested.emit()
        elif reason is QSystemTrayIcon.ActivationReason.MiddleClick:
            self.quickRequested.emit()

    @Slot()
    def _tint(self) -> None:
        """Draw the icon in the accent colour, in the sizes that trays have."""
        icon = QIcon()
        for size in SIZES:
            icon.addPixmap(self._look.icons.pixmap(ICON, self._look.theme.colour("accent"), size, 1.0))
        self._icon.setIcon(icon)
