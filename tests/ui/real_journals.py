"""Jobs on a real journal, waiting for them, and walking over what can be reached."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.ui.jobs import Jobs
from tests.ui.stand_ins import Ear

ROUNDS = 4


class Wishes(QObject):
    """Notes what a screen asks for, and what it says."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[tuple[str, str]] = []
        self.notices: list[str] = []
        self.undos: list[tuple[str, Callable[[], object]]] = []

    @Slot(str, str)
    def open(self, kind: str, identifier: str) -> None:
        """Note what was to be opened."""
        self.opened.append((kind, identifier))

    @Slot(str)
    def say(self, text: str) -> None:
        """Note what was said."""
        self.notices.append(text)

    @Slot(str, object)
    def offer(self, text: str, undo: Callable[[], object]) -> None:
        """Note what can be undone."""
        self.undos.append((text, undo))


@contextmanager
def jobs_on(make: Callable[[], Desk]) -> Iterator[Jobs]:
    """Run jobs on the journal that `make` opens on the store's own thread."""
    jobs = Jobs(make, poll_every_ms=3_600_000)
    try:
        yield jobs
    finally:
        jobs.close()


def settle(qtbot: QtBot, jobs: Jobs) -> None:
    """Wait until all that was asked is answered, and all that was asked because of it."""
    for _ in range(ROUNDS):
        ear = Ear()
        jobs.submit(_nothing, ear.hear)
        qtbot.waitUntil(lambda heard=ear.heard: bool(heard))


def ask(qtbot: QtBot, jobs: Jobs, work: Callable[[Desk], object]) -> object:
    """Read something from the journal, as a test wants to know it."""
    ear = Ear()
    jobs.submit(work, ear.hear)
    qtbot.waitUntil(lambda: bool(ear.heard))
    return ear.heard[0]


def nameless(root: QWidget) -> list[str]:
    """List what can be reached with the keyboard and has no name to be heard."""
    return [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in root.findChildren(QWidget)
        if widget.isVisibleTo(root) and _reachable(widget) and not _name(widget)
    ]


def press(root: QWidget, words: str) -> None:
    """Press the button that says `words`, wherever on `root` it is."""
    buttons = [button for button in root.findChildren(QAbstractButton) if button.isVisibleTo(root)]
    next(button for button in buttons if button.text() == words).click()


def texts(root: QWidget) -> str:
    """Return every word that stands on a widget."""
    labels = [label.text() for label in root.findChildren(QLabel) if label.isVisibleTo(root)]
    buttons = [button.text() for button in root.findChildren(QAbstractButton) if button.isVisibleTo(root)]
    return "\n".join(text for text in (*labels, *buttons) if text)


def _nothing(_desk: Desk) -> bool:
    return True


def _reachable(widget: QWidget) -> bool:
    inside = isinstance(widget.parentWidget(), QAbstractSpinBox) and isinstance(widget, QLineEdit)
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus and not inside


def _name(widget: QWidget) -> str:
    own = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or own
