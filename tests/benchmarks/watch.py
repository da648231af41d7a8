"""A watchdog on the window's thread: how long it did not come round to its events."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Slot

BEAT_MS = 4
PATIENCE = 20.0


@dataclass(frozen=True, slots=True)
class Frame:
    """The longest time without a beat: what the clock on the wall says of it, and how much of it was work.

    `waits` is the longest that a step of this part took until its answer was on show. All in milliseconds.
    """

    name: str
    wall: float
    work: float
    waits: float


class Watch(QObject):
    """Beats every few milliseconds on the window's thread; a beat that comes late is a frame that took long.

    The processor's time of the thread stands beside the clock's, so that a busy machine can be told from work.
    """

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._wall = self._work = 0.0
        self._longest, self._most, self._waits = 0.0, 0.0, 0.0
        self.frames: list[Frame] = []

    @contextmanager
    def part(self, name: str) -> Generator[None, None, None]:
        """Watch what is done in a block, and note its longest frame."""
        self._longest = self._most = self._waits = 0.0
        self._wall, self._work = time.perf_counter(), time.thread_time()
        self._timer.start()
        yield
        spin(2 * BEAT_MS)
        self._beat()
        self._timer.stop()
        late = max(0.0, self._longest - BEAT_MS / 1000)
        self.frames.append(Frame(name, late * 1000, self._most * 1000, self._waits * 1000))

    def until(self, done: Callable[[], bool]) -> None:
        """Let the window work until `done`; the time that takes is what a person waits."""
        began = time.perf_counter()
        while not done():
            if time.perf_counter() - began > PATIENCE:
                raise TimeoutError("The window did not answer.")
            spin(BEAT_MS)
        self._waits = max(self._waits, time.perf_counter() - began)

    @Slot()
    def _beat(self) -> None:
        wall, work = time.perf_counter(), time.thread_time()
        self._longest = max(self._longest, wall - self._wall)
        self._most = max(self._most, work - self._work)
        self._wall, self._work = wall, work


def spin(milliseconds: int) -> None:
    """Let the window's thread do its events for so long."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
