"""The way to the journal and back: one thread owns the store, the window asks it and never waits.

The window's side keeps everything that may hold a QObject (what to do, and who wants to know); the store's
thread is told ticket numbers only, and so can never be the last to let go of a widget.
"""

from __future__ import annotations

import threading
import time
import traceback
import weakref
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from shiboken6 import isValid

from desktop.domain.changes import Changes
from desktop.domain.errors import UserError

if TYPE_CHECKING:
    from desktop.services.desk import Desk

T = TypeVar("T")
Report = Callable[[int, int], bool]

BUSY_AFTER = 0.5
POLL_EVERY_MS = 1000
PROGRESS_EVERY = 0.05


class Ticket:
    """One job that was handed in; it can be cancelled from any thread."""

    def __init__(self, number: int) -> None:
        self.number = number
        self._cancelled = threading.Event()

    @property
    def cancelled(self) -> bool:
        """Say whether nobody waits for the result any more."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Skip the job if it has not begun, tell it to stop if it has, and drop its result."""
        self._cancelled.set()


@dataclass(slots=True)
class _Job:
    """What the window's side keeps of a job until its result is back."""

    ticket: Ticket
    work: Callable[[Desk, Report], object]
    done: weakref.WeakMethod[Any] | None
    failed: weakref.WeakMethod[Any] | None
    progressed: weakref.WeakMethod[Any] | None
    keep: bool


@dataclass(frozen=True, slots=True)
class _News:
    """What the store's thread has to tell about a ticket; `kind` names the method that hears it."""

    kind: str
    number: int
    value: object = None


@dataclass(slots=True)
class _Shared:
    """All that both threads touch; each field is written in one step."""

    jobs: dict[int, _Job] = field(default_factory=dict)
    orders: SimpleQueue[int] = field(default_factory=SimpleQueue)
    news: deque[_News] = field(default_factory=deque)
    running_since: float | None = None


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
        self._shared = _Shared()
        self._newest: dict[str, Ticket] = {}
        self._last_number = 0
        self._poll_ticket: Ticket | None = None
        self._is_busy = False
        self._closed = False
        self._told.connect(self._hear, Qt.ConnectionType.QueuedConnection)
        self._poll = self._timer(poll_every_ms, self._ask_elsewhere)
        self._watch = self._timer(100, self._look_at_clock)
        self._thread = threading.Thread(
            target=_serve, args=(open_desk, self._shared, self._told.emit), name="store", daemon=True
        )
        self._thread.start()
        self._poll.start()

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

    def close(self) -> None:
        """Finish what is queued, deliver it, close the store and end its thread."""
        if self._closed:
            return
        self._closed = True
        self._poll.stop()
        self._watch.stop()
        self._shared.orders.put(_END)
        self._thread.join()
        while self._shared.news:
            self._hear()
        self._set_busy(False)

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
        self._shared.jobs[ticket.number] = _Job(ticket, work, *receivers, keep)
        self._shared.orders.put(ticket.number)
        if not self._watch.isActive():
            self._watch.start()
        return ticket

    @Slot()
    def _hear(self) -> None:
        """Take in one piece of news; one signal was sent for each."""
        if not self._shared.news:
            return
        news = self._shared.news.popleft()
        handlers: dict[str, Callable[[_News], None]] = {
            "opened": self._on_opened,
            "unopened": self._on_unopened,
            "progress": self._on_progress,
            "done": self._on_done,
            "refused": self._on_refused,
            "crashed": self._on_crashed,
            "skipped": self._on_skipped,
        }
        handlers[news.kind](news)

    def _on_opened(self, _news: _News) -> None:
        self.opened.emit()

    def _on_unopened(self, news: _News) -> None:
        self._poll.stop()
        if isinstance(news.value, UserError):
            self.openingFailed.emit(news.value)
        else:
            self.crashed.emit(news.value)

    def _on_progress(self, news: _News) -> None:
        job = self._shared.jobs[news.number]
        assert isinstance(news.value, tuple)
        _call(job.progressed, *news.value)

    def _on_done(self, news: _News) -> None:
        job = self._finish(news.number)
        if isinstance(news.value, Changes) and news.value:
            self.changed.emit(news.value)
        if job.keep or not job.ticket.cancelled:
            _call(job.done, news.value)

    def _on_refused(self, news: _News) -> None:
        job = self._finish(news.number)
        if job.ticket.cancelled and not job.keep:
            return
        if job.failed is not None:
            _call(job.failed, news.value)
        else:
            self.refused.emit(news.value)

    def _on_crashed(self, news: _News) -> None:
        if news.number != _END:
            self._finish(news.number)
        self.crashed.emit(news.value)

    def _on_skipped(self, news: _News) -> None:
        self._finish(news.number)

    def _finish(self, number: int) -> _Job:
        job = self._shared.jobs.pop(number)
        if not self._shared.jobs:
            self._watch.stop()
            self._set_busy(False)
        return job

    @Slot()
    def _ask_elsewhere(self) -> None:
        if self._poll_ticket is None or self._poll_ticket.number not in self._shared.jobs:
            self._poll_ticket = self.submit(_changed_elsewhere, self._heard_elsewhere)

    @Slot(bool)
    def _heard_elsewhere(self, yes: bool) -> None:
        if yes:
            self.changed.emit(Changes.everything())

    @Slot()
    def _look_at_clock(self) -> None:
        since = self._shared.running_since
        self._set_busy(since is not None and time.monotonic() - since > BUSY_AFTER)

    def _set_busy(self, busy: bool) -> None:
        if busy != self._is_busy:
            self._is_busy = busy
            self.busy.emit(busy)

    def _timer(self, interval: int, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(interval)
        timer.timeout.connect(slot)
        return timer


_END = 0


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


def _serve(open_desk: Callable[[], Desk], shared: _Shared, wake: Callable[[], None]) -> None:
    """Own the store: open it, do what is asked in order, close it. Runs on the store's thread."""

    def tell(kind: str, number: int, value: object = None) -> None:
        shared.news.append(_News(kind, number, value))
        wake()

    try:
        desk = open_desk()
    except UserError as error:
        tell("unopened", _END, _bare(error))
        _refuse_all(shared, tell, error)
        return
    except Exception:  # noqa: BLE001  a bug anywhere below is shown once, and the window lives on
        tell("unopened", _END, traceback.format_exc())
        _refuse_all(shared, tell, None)
        return
    tell("opened", _END)
    for number in iter(shared.orders.get, _END):
        tell(*_run(desk, shared, number, tell))
    try:
        desk.close()
    except Exception:  # noqa: BLE001  whatever went wrong while closing is shown, not lost with the thread
        tell("crashed", _END, traceback.format_exc())


def _refuse_all(shared: _Shared, tell: Callable[..., None], error: UserError | None) -> None:
    for number in iter(shared.orders.get, _END):
        tell("skipped" if error is None else "refused", number, error)


def _run(desk: Desk, shared: _Shared, number: int, tell: Callable[..., None]) -> tuple[str, int, object]:
    """Do one job; return what to tell about it, with nothing of the job itself left in hand."""
    job = shared.jobs[number]
    if job.ticket.cancelled:
        return "skipped", number, None
    shared.running_since = time.monotonic()
    try:
        return "done", number, job.work(desk, _reporter(job.ticket, tell))
    except UserError as error:
        return "refused", number, _bare(error)
    except Exception:  # noqa: BLE001  a bug anywhere below is shown once, and the thread lives on
        return "crashed", number, traceback.format_exc()
    finally:
        shared.running_since = None


def _reporter(ticket: Ticket, tell: Callable[..., None]) -> Report:
    told_at = 0.0

    def report(done: int, total: int) -> bool:
        nonlocal told_at
        now = time.monotonic()
        if done >= total or now - told_at > PROGRESS_EVERY:
            told_at = now
            tell("progress", ticket.number, (done, total))
        return not ticket.cancelled

    return report


def _bare(error: UserError) -> UserError:
    """Take off the traceback: its frames would carry what the job held into the window's thread."""
    error.__cause__ = error.__context__ = None
    return error.with_traceback(None)
