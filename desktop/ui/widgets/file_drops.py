"""Files that are dropped on a widget, or on anything in it that does not want them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
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
            self.dropped.emit(local_files(event.mimeData()))
            return True
        return False

    def _wanted(self, event: QDropEvent) -> bool:
        files = local_files(event.mimeData())
        return bool(files) and all(self._wants is None or self._wants(file) for file in files)


def local_files(data: QMimeData) -> list[str]:
    """Return the paths of the files of this computer among what is dragged or pasted."""
    urls = data.urls() if data.hasUrls() else []
    return [url.toLocalFile() for url in urls if url.isLocalFile()]
