"""The store's thread: it opens the desk, does what is asked in order, and closes it.

It is told ticket numbers only. What to do stays in the window's hands until the result is back, so this thread
can never be the last to let go of a widget.
"""

from __future__ import annotations

import logging
import threading
import time
import traceback
import weakref
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any

from desktop.domain.errors import UserError

if TYPE_CHECKING:
    from desktop.services.desk import Desk

Report = Callable[[int, int], bool]

END = 0
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
class Job:
    """What the window's side keeps of a job until its result is back."""

    ticket: Ticket
    work: Callable[[Desk, Report], object]
    done: weakref.WeakMethod[Any] | None
    failed: weakref.WeakMethod[Any] | None
    progressed: weakref.WeakMethod[Any] | None
    keep: bool


@dataclass(frozen=True, slots=True)
class News:
    """What the store's thread has to tell about a ticket; `kind` names the method that hears it."""

    kind: str
    number: int
    value: object = None


@dataclass(slots=True)
class Shared:
    """All that both threads touch; each field is written in one step."""

    jobs: dict[int, Job] = field(default_factory=dict)
    orders: SimpleQueue[int] = field(default_factory=SimpleQueue)
    news: deque[News] = field(default_factory=deque)
    running_since: float | None = None


def serve(open_desk: Callable[[], Desk], shared: Shared, wake: Callable[[], None]) -> None:
    """Own the store: open it, do what is asked in order, close it. Runs on the store's thread."""

    def tell(kind: str, number: int, value: object = None) -> None:
        shared.news.append(News(kind, number, value))
        wake()

    try:
        desk = open_desk()
    except UserError as error:
        tell("unopened", END, _bare(error))
        _refuse_all(shared, tell, error)
        return
    except Exception:  # noqa: BLE001  a bug anywhere below is shown once, and the window lives on
        tell("unopened", END, _bug())
        _refuse_all(shared, tell, None)
        return
    tell("opened", END)
    for number in iter(shared.orders.get, END):
        tell(*_run(desk, shared, number, tell))
    try:
        desk.close()
    except Exception:  # noqa: BLE001  whatever went wrong while closing is shown, not lost with the thread
        tell("crashed", END, _bug())


def _bug() -> str:
    """Log the bug that is being handled, and return what the window shows of it."""
    logging.getLogger(__name__).exception("a job failed")
    return traceback.format_exc()


def _refuse_all(shared: Shared, tell: Callable[..., None], error: UserError | None) -> None:
    for number in iter(shared.orders.get, END):
        tell("skipped" if error is None else "refused", number, error)


def _run(desk: Desk, shared: Shared, number: int, tell: Callable[..., None]) -> tuple[str, int, object]:
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
        return "crashed", number, _bug()
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
