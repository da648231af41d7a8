"""The way to the journal and back: one thread owns the store, the window asks it and never waits.

The window's side keeps everything that may hold a QObject (what to do, and who wants to know); the store's
thread is told ticket numbers only, and so can never be the last to let go of a widget.
"""

from __future__ import annotations

import threading
import time
import weakref
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from shiboken6 import isValid

from desktop.domain.changes import Changes
from desktop.domain.errors import UserError
from desktop.ui.garbage import WindowGarbage
from desktop.ui.store_thread import END, Job, News, Report, Shared, Ticket, serve

if TYPE_CHECKING:
    from desktop.services.desk import Desk

__all__ = ["Jobs", "Report", "Ticket"]

T = TypeVar("T")

BUSY_AFTER = 0.5
POLL_EVERY_MS = 1000
WATCH_EVERY_MS = 100


class Jobs(QObject):
    """Runs work on the store's thread and brings results back into the window's."""

    changed = Signal(object)
    refused = Signal(object)
    crashed = Signal(str)
    busy = Signal(bool)
    opened = Signal()
    openingFailed = Signal(object)

    _told = Signal()

    def __init__(
        self,
        open_desk: Callable[[], Desk],
        parent: QObject | None = None,
        *,
        poll_every_ms: int = POLL_EVERY_MS,
    ) -> None:
        super().__init__(parent)
        self._shared = Shared()
        self._newest: dict[str, Ticket] = {}
        self._last_number = 0
        self._closed = False
        self._told.connect(self._hear, Qt.ConnectionType.QueuedConnection)
        self._watch = _Watch(self._shared, self)
        self._watch.busyChanged.connect(self.busy)
        self._poll = _Poll(self, poll_every_ms)
        self._garbage = WindowGarbage(self)
        self._thread = threading.Thread(
            target=serve, args=(open_desk, self._shared, self._told.emit), name="store", daemon=True
        )
        self._thread.start()

    def submit(
        self,
        work: Callable[[Desk], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[UserError], None] | None = None,
    ) -> Ticket:
        """Run `work` on the store's thread; hand its result to `done`, a refusal to `failed`.

        `done` and `failed` are bound methods of QObjects and are not kept alive; results for dead ones drop.
        """
        return self._hand_in(_plain(work), done, failed, None)

    def latest(
        self,
        key: str,
        work: Callable[[Desk], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[UserError], None] | None = None,
    ) -> Ticket:
        """Run `work` as the newest of `key`: older jobs of that key are skipped, their results dropped."""
        if key in self._newest:
            self._newest[key].cancel()
        ticket = self._hand_in(_plain(work), done, failed, None)
        self._newest[key] = ticket
        return ticket

    def submit_long(
        self,
        work: Callable[[Desk, Report], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[UserError], None] | None = None,
        progressed: Callable[[int, int], None] | None = None,
    ) -> Ticket:
        """Run long `work`, which calls its second argument with (done, total) and stops when that says False.

        The result of a cancelled long job still comes back, since it may have written something.
        """
        return self._hand_in(work, done, failed, progressed, keep=True)

    def idle(self) -> bool:
        """Say whether nothing is being asked of the journal and every answer was heard."""
        return not (self._shared.jobs or self._shared.news)

    def close(self) -> None:
        """Finish what is queued, deliver it, close the store and end its thread."""
        if self._closed:
            return
        self._closed = True
        self._poll.stop()
        self._watch.stop()
        self._shared.orders.put(END)
        self._thread.join()
        self._garbage.release()
        while self._shared.news:
            self._hear()

    def _hand_in(
        self,
        work: Callable[[Desk, Report], object],
        done: Callable[..., None] | None,
        failed: Callable[..., None] | None,
        progressed: Callable[..., None] | None,
        *,
        keep: bool = False,
    ) -> Ticket:
        self._last_number += 1
        ticket = Ticket(self._last_number)
        if self._closed:
            ticket.cancel()
            return ticket
        receivers = (_receiver(done), _receiver(failed), _receiver(progressed))
        self._shared.jobs[ticket.number] = Job(ticket, work, *receivers, keep)
        self._shared.orders.put(ticket.number)
        self._watch.start()
        return ticket

    @Slot()
    def _hear(self) -> None:
        """Take in one piece of news; one signal was sent for each."""
        if not self._shared.news:
            return
        news = self._shared.news.popleft()
        handlers: dict[str, Callable[[News], object]] = {
            "opened": lambda _news: self.opened.emit(),
            "unopened": self._on_unopened,
            "progress": self._on_progress,
            "done": self._on_done,
            "refused": self._on_refused,
            "crashed": self._on_crashed,
            "skipped": lambda news: self._finish(news.number),
        }
        handlers[news.kind](news)

    def _on_unopened(self, news: News) -> None:
        self._poll.stop()
        if isinstance(news.value, UserError):
            self.openingFailed.emit(news.value)
        else:
            self.crashed.emit(news.value)

    def _on_progress(self, news: News) -> None:
        job = self._shared.jobs[news.number]
        assert isinstance(news.value, tuple)
        _call(job.progressed, *news.value)

    def _on_done(self, news: News) -> None:
        job = self._finish(news.number)
        if isinstance(news.value, Changes) and news.value:
            self.changed.emit(news.value)
        if job.keep or not job.ticket.cancelled:
            _call(job.done, news.value)

    def _on_refused(self, news: News) -> None:
        job = self._finish(news.number)
        if job.ticket.cancelled and not job.keep:
            return
        if job.failed is not None:
            _call(job.failed, news.value)
        else:
            self.refused.emit(news.value)

    def _on_crashed(self, news: News) -> None:
        if news.number != END:
            self._finish(news.number)
        self.crashed.emit(news.value)

    def _finish(self, number: int) -> Job:
        job = self._shared.jobs.pop(number)
        if not self._shared.jobs:
            self._watch.stop()
        return job


class _Watch(QObject):
    """Looks at the clock while jobs are under way, and tells when one of them takes long."""

    busyChanged = Signal(bool)

    def __init__(self, shared: Shared, parent: QObject) -> None:
        super().__init__(parent)
        self._shared = shared
        self._is_busy = False
        self._timer = QTimer(self)
        self._timer.setInterval(WATCH_EVERY_MS)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        """Look from now on."""
        if not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """Look no more: nothing is under way."""
        self._timer.stop()
        self._tell(False)

    @Slot()
    def _look(self) -> None:
        since = self._shared.running_since
        self._tell(since is not None and time.monotonic() - since > BUSY_AFTER)

    def _tell(self, busy: bool) -> None:
        if busy != self._is_busy:
            self._is_busy = busy
            self.busyChanged.emit(busy)


class _Poll(QObject):
    """Asks again and again whether another process wrote to the journal; one question at a time."""

    def __init__(self, jobs: Jobs, every_ms: int) -> None:
        super().__init__(jobs)
        self._jobs = jobs
        self._waiting = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._ask)
        self._timer.start(every_ms)

    def stop(self) -> None:
        """Ask no more."""
        self._timer.stop()

    @Slot()
    def _ask(self) -> None:
        if not self._waiting:
            self._waiting = True
            self._jobs.submit(_changed_elsewhere, self._hear, self._pass_on)

    @Slot(bool)
    def _hear(self, yes: bool) -> None:
        self._waiting = False
        if yes:
            self._jobs.changed.emit(Changes.everything())

    @Slot(object)
    def _pass_on(self, error: UserError) -> None:
        self._waiting = False
        self._jobs.refused.emit(error)


def _plain(work: Callable[[Desk], T]) -> Callable[[Desk, Report], T]:
    return lambda desk, _report: work(desk)


def _changed_elsewhere(desk: Desk) -> bool:
    return desk.changed_elsewhere()


def _receiver(method: Callable[..., None] | None) -> weakref.WeakMethod[Any] | None:
    """Hold a bound method of a QObject weakly; refuse anything that cannot die with its object."""
    if method is None:
        return None
    if not isinstance(getattr(method, "__self__", None), QObject) or not hasattr(method, "__func__"):
        raise TypeError(f"a receiver must be a bound method of a QObject, not {method!r}")
    return weakref.WeakMethod(method)


def _call(receiver: weakref.WeakMethod[Any] | None, *arguments: object) -> None:
    """Call a receiver if its QObject is still there."""
    method = receiver() if receiver is not None else None
    if method is not None and isValid(method.__self__):
        method(*arguments)
