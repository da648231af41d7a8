"""Text that is dragged over from another program and dropped on a widget, or on anything in it that takes none."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.widgets.file_drops import local_files


class TextDrops(QObject):
    """Takes text dropped on `target`; files, and what is dragged within this program, are left alone."""

    dropped = Signal(str)

    def __init__(self, target: QWidget) -> None:
        super().__init__(target)
        target.setAcceptDrops(True)
        target.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent) and _wanted(event):
            event.acceptProposedAction()
            return True
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop and _wanted(event):
            event.acceptProposedAction()
            self.dropped.emit(event.mimeData().text())
            return True
        return False


def _wanted(event: QDropEvent) -> bool:
    data = event.mimeData()
    return event.source() is None and not local_files(data) and bool(data.text().strip())
