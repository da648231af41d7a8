"""Files that are dropped on a widget, or on anything in it that does not want them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget


class FileDrops(QObject):
    """Takes local files dropped on `target` if each of them is wanted; anything else is left alone."""

    dropped = Signal(list)

    def __init__(self, target: QWidget, wants: Callable[[str], bool] | None = None) -> None:
        super().__init__(target)
        self._wants = wants
        target.setAcceptDrops(True)
        target.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent) and self._wanted(event):
            event.acceptProposedAction()
            return True
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop and self._wanted(event):
            event.acceptProposedAction()
            self.dropped.emit(_files(event))
            return True
        return False

    def _wanted(self, event: QDropEvent) -> bool:
        files = _files(event)
        return bool(files) and all(self._wants is None or self._wants(file) for file in files)


def _files(event: QDropEvent) -> list[str]:
    urls = event.mimeData().urls() if event.mimeData().hasUrls() else []
    return [url.toLocalFile() for url in urls if url.isLocalFile()]
