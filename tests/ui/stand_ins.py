"""Small parts that stand in for the application's own in tests of the window."""

from __future__ import annotations

import threading

from PySide6.QtCore import QMimeData, QObject, QPointF, Qt, QUrl, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget


class BareDesk:
    """A desk with nothing on it that notes which thread used it."""

    def __init__(self) -> None:
        self.threads: set[int] = set()
        self.elsewhere = False
        self.asked = 0
        self.closed_on = 0

    def note(self) -> int:
        """Note the present thread, and return how many were noted."""
        self.threads.add(threading.get_ident())
        return len(self.threads)

    def changed_elsewhere(self) -> bool:
        """Say once that another process wrote, if the test said so."""
        self.asked += 1
        said, self.elsewhere = self.elsewhere, False
        return said

    def close(self) -> None:
        """Note which thread closed the desk."""
        self.closed_on = threading.get_ident()


class Ear(QObject):
    """Hears results, refusals and progress, and notes on which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[object] = []
        self.refused: list[object] = []
        self.steps: list[tuple[int, int]] = []
        self.threads: set[int] = set()

    @Slot(object)
    def hear(self, result: object) -> None:
        """Take a result."""
        self.heard.append(result)
        self.threads.add(threading.get_ident())

    @Slot(object)
    def refuse(self, error: object) -> None:
        """Take a refusal."""
        self.refused.append(error)

    @Slot(int, int)
    def step(self, done: int, total: int) -> None:
        """Take a step of progress."""
        self.steps.append((done, total))


class KeptSettings:
    """Settings in memory."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def get(self, name: str, default: str) -> str:
        """Read a setting."""
        return self.kept.get(name, default)

    def set(self, name: str, value: str) -> None:
        """Write a setting."""
        self.kept[name] = value


def drop_files(target: QWidget, *files: str) -> bool:
    """Drag files over a widget and drop them there; say whether it wanted them."""
    carried = QMimeData()
    carried.setUrls([QUrl.fromUserInput(file) for file in files])
    return drop(target, carried)


def drop(target: QWidget, carried: QMimeData) -> bool:
    """Drag something over a widget and drop it there; say whether it was wanted."""
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPointF(5, 5).toPoint(), copy, carried, left, none)
    enter.ignore()
    QApplication.sendEvent(target, enter)
    if enter.isAccepted():
        QApplication.sendEvent(target, QDropEvent(QPointF(5, 5), copy, carried, left, none))
    return enter.isAccepted()
