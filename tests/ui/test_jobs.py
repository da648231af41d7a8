"""Work runs on the store's thread, results come back into the window's, and nothing outlives its receiver."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterator
from typing import cast

import pytest
import shiboken6
from pytestqt.qtbot import QtBot

from desktop.domain.changes import Changes, Kind
from desktop.domain.errors import UserError
from desktop.services.desk import Desk
from desktop.ui.jobs import Jobs, Report
from tests.ui.stand_ins import BareDesk, Ear

WAIT = 5


class Gate:
    """Holds the store's thread until the test lets it go."""

    def __init__(self) -> None:
        self.reached = threading.Event()
        self.open = threading.Event()

    def wait(self, _desk: object = None) -> str:
        self.reached.set()
        assert self.open.wait(WAIT)
        return "through"


@pytest.fixture
def gate() -> Iterator[Gate]:
    made = Gate()
    yield made
    made.open.set()


def thread_of(desk: Desk) -> int:
    return cast(BareDesk, desk).note() and threading.get_ident()


def refuse(_desk: Desk) -> None:
    raise UserError("The journal is closed.")


def break_down(_desk: Desk) -> None:
    raise RuntimeError("broken")


def test_work_runs_on_one_other_thread(jobs: Jobs, desk: BareDesk, ear: Ear, qtbot: QtBot) -> None:
    for _ in range(20):
        jobs.submit(thread_of, ear.hear)
    qtbot.waitUntil(lambda: len(ear.heard) == 20)
    assert len(set(ear.heard)) == 1
    assert threading.get_ident() not in ear.heard
    assert ear.threads == {threading.get_ident()}


def test_the_desk_is_opened_and_closed_on_the_stores_thread(ear: Ear, qtbot: QtBot) -> None:
    desk = BareDesk()
    opened_on: list[int] = []

    def open_desk() -> Desk:
        opened_on.append(threading.get_ident())
        return cast(Desk, desk)

    jobs = Jobs(open_desk)
    with qtbot.waitSignal(jobs.opened):
        pass
    jobs.close()
    assert opened_on == [desk.closed_on]
    assert desk.closed_on != threading.get_ident()


def test_results_come_in_the_order_of_the_work(jobs: Jobs, ear: Ear, qtbot: QtBot) -> None:
    def say(number: int) -> Callable[[Desk], int]:
        return lambda _desk: number

    for number in range(50):
        jobs.submit(say(number), ear.hear)
    qtbot.waitUntil(lambda: len(ear.heard) == 50)
    assert ear.heard == list(range(50))


def test_a_write_is_broadcast_once_and_before_its_result(jobs: Jobs, ear: Ear, qtbot: QtBot) -> None:
    changes = Changes.of((Kind.CLIENT, "1"))
    seen: list[object] = []
    jobs.changed.connect(lambda said: seen.append((said, list(ear.heard))))
    jobs.submit(lambda _desk: changes, ear.hear)
    qtbot.waitUntil(lambda: bool(ear.heard))
    assert seen == [(changes, [])]
    assert ear.heard == [changes]


def test_a_write_that_changed_nothing_is_not_broadcast(jobs: Jobs, ear: Ear, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(jobs.changed):
        jobs.submit(lambda _desk: Changes(), ear.hear)
        qtbot.waitUntil(lambda: bool(ear.heard))


def test_a_refusal_goes_to_who_asked(jobs: Jobs, ear: Ear, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(jobs.refused):
        jobs.submit(refuse, ear.hear, ear.refuse)
        qtbot.waitUntil(lambda: bool(ear.refused))
    assert str(ear.refused[0]) == "The journal is closed."
    assert ear.heard == []


def test_a_refusal_nobody_takes_is_told_to_the_window(jobs: Jobs, qtbot: QtBot) -> None:
    with qtbot.waitSignal(jobs.refused) as told:
        jobs.submit(refuse)
    assert isinstance(told.args[0], UserError)
    assert told.args[0].__traceback__ is None


def test_a_bug_is_told_with_its_traceback_and_the_thread_lives_on(jobs: Jobs, ear: Ear, qtbot: QtBot) -> None:
    with qtbot.waitSignal(jobs.crashed) as told:
        jobs.submit(break_down, ear.hear, ear.refuse)
    assert "RuntimeError: broken" in told.args[0]
    jobs.submit(lambda _desk: "alive", ear.hear)
    qtbot.waitUntil(lambda: ear.heard == ["alive"])
    assert ear.refused == []


def test_only_the_newest_of_a_key_delivers(jobs: Jobs, gate: Gate, ear: Ear, qtbot: QtBot) -> None:
    ran: list[int] = []

    def search(number: int) -> Callable[[Desk], int]:
        def work(_desk: Desk) -> int:
            ran.append(number)
            return number

        return work

    jobs.submit(gate.wait)
    for number in range(5):
        jobs.latest("search", search(number), ear.hear)
    jobs.latest("other", search(99), ear.hear)
    gate.open.set()
    qtbot.waitUntil(lambda: len(ear.heard) == 2)
    assert ear.heard == [4, 99]
    assert ran == [4, 99]


def test_a_result_that_is_overtaken_while_it_is_made_drops(
    jobs: Jobs, gate: Gate, ear: Ear, qtbot: QtBot
) -> None:
    jobs.latest("search", gate.wait, ear.hear)
    assert gate.reached.wait(WAIT)
    jobs.latest("search", lambda _desk: "new", ear.hear)
    gate.open.set()
    qtbot.waitUntil(lambda: bool(ear.heard))
    assert ear.heard == ["new"]


def test_a_write_that_is_overtaken_is_still_broadcast(jobs: Jobs, gate: Gate, qtbot: QtBot) -> None:
    def write(desk: Desk) -> Changes:
        gate.wait(desk)
        return Changes.of((Kind.CLIENT, "1"))

    with qtbot.waitSignal(jobs.changed):
        jobs.latest("draft", write)
        assert gate.reached.wait(WAIT)
        jobs.latest("draft", lambda _desk: None)
        gate.open.set()


def test_a_result_for_a_closed_screen_drops(jobs: Jobs, gate: Gate, ear: Ear, qtbot: QtBot) -> None:
    gone, deleted = Ear(), Ear()
    jobs.submit(gate.wait, gone.hear)
    jobs.submit(lambda _desk: "late", deleted.hear)
    del gone
    gc.collect()
    shiboken6.delete(deleted)
    gate.open.set()
    jobs.submit(lambda _desk: "here", ear.hear)
    qtbot.waitUntil(lambda: ear.heard == ["here"])
    assert deleted.heard == []


def test_the_stores_thread_never_lets_go_of_a_widget_last(
    jobs: Jobs, gate: Gate, ear: Ear, qtbot: QtBot
) -> None:
    died_on: list[int] = []

    class Screen(Ear):
        def ask(self) -> None:
            jobs.submit(lambda desk: (gate.wait(desk), self.heard), self.hear)

        def __del__(self) -> None:
            died_on.append(threading.get_ident())

    screen = Screen()
    screen.ask()
    assert gate.reached.wait(WAIT)
    del screen
    gate.open.set()
    jobs.submit(lambda _desk: "after", ear.hear)
    qtbot.waitUntil(lambda: bool(ear.heard))
    gc.collect()
    assert died_on == [threading.get_ident()]


def test_a_receiver_must_be_a_method_of_something_that_can_die(jobs: Jobs) -> None:
    with pytest.raises(TypeError, match="bound method of a QObject"):
        jobs.submit(thread_of, lambda _result: None)
    with pytest.raises(TypeError, match="bound method of a QObject"):
        jobs.submit(thread_of, [].append)


def test_long_work_tells_how_far_it_is(jobs: Jobs, ear: Ear, qtbot: QtBot) -> None:
    def work(_desk: Desk, report: Report) -> str:
        assert all(report(done, 10) for done in range(1, 11))
        return "done"

    jobs.submit_long(work, ear.hear, progressed=ear.step)
    qtbot.waitUntil(lambda: ear.heard == ["done"])
    assert ear.steps[0] == (1, 10)
    assert ear.steps[-1] == (10, 10)


def test_long_work_stops_when_cancelled_and_says_what_it_did(jobs: Jobs, ear: Ear, qtbot: QtBot) -> None:
    begun, cancelled = threading.Event(), threading.Event()

    def work(_desk: Desk, report: Report) -> str:
        report(1, 3)
        begun.set()
        assert cancelled.wait(WAIT)
        return "all" if report(2, 3) else "part"

    ticket = jobs.submit_long(work, ear.hear)
    assert begun.wait(WAIT)
    ticket.cancel()
    cancelled.set()
    qtbot.waitUntil(lambda: ear.heard == ["part"])


def test_a_cancelled_job_that_waits_is_skipped(jobs: Jobs, gate: Gate, ear: Ear, qtbot: QtBot) -> None:
    jobs.submit(gate.wait)
    ticket = jobs.submit(lambda _desk: "never", ear.hear)
    ticket.cancel()
    gate.open.set()
    jobs.submit(lambda _desk: "next", ear.hear)
    qtbot.waitUntil(lambda: bool(ear.heard))
    assert ear.heard == ["next"]


def test_the_window_is_told_when_it_takes_long(jobs: Jobs, gate: Gate, qtbot: QtBot) -> None:
    with qtbot.waitSignal(jobs.busy) as began:
        jobs.submit(gate.wait)
    assert began.args == [True]
    with qtbot.waitSignal(jobs.busy) as ended:
        gate.open.set()
    assert ended.args == [False]


def test_short_work_is_not_called_busy(jobs: Jobs, ear: Ear, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(jobs.busy):
        jobs.submit(thread_of, ear.hear)
        qtbot.waitUntil(lambda: bool(ear.heard))


def test_writes_of_other_processes_are_noticed(qtbot: QtBot) -> None:
    desk = BareDesk()
    desk.elsewhere = True
    jobs = Jobs(lambda: cast(Desk, desk), poll_every_ms=10)
    with qtbot.waitSignal(jobs.changed) as told:
        pass
    assert told.args == [Changes.everything()]
    with qtbot.assertNotEmitted(jobs.changed):
        asked = desk.asked
        qtbot.waitUntil(lambda: desk.asked > asked + 1)
    jobs.close()


def test_closing_finishes_what_is_queued(qtbot: QtBot, ear: Ear) -> None:
    desk = BareDesk()
    jobs = Jobs(lambda: cast(Desk, desk))
    for number in range(10):
        jobs.submit(lambda _desk, number=number: number, ear.hear)  # type: ignore[misc]
    jobs.close()
    jobs.close()
    assert ear.heard == list(range(10))
    assert desk.closed_on
    assert jobs.submit(thread_of, ear.hear).cancelled


def test_a_journal_that_cannot_be_opened_refuses_everything(ear: Ear, qtbot: QtBot) -> None:
    def open_desk() -> Desk:
        raise UserError("The passphrase is wrong.")

    jobs = Jobs(open_desk)
    with qtbot.waitSignal(jobs.openingFailed) as told:
        jobs.submit(thread_of, ear.hear, ear.refuse)
    assert str(told.args[0]) == "The passphrase is wrong."
    qtbot.waitUntil(lambda: bool(ear.refused))
    jobs.close()


def test_a_bug_while_opening_is_told_and_nothing_runs(ear: Ear, qtbot: QtBot) -> None:
    def open_desk() -> Desk:
        raise RuntimeError("no door")

    jobs = Jobs(open_desk)
    with qtbot.waitSignal(jobs.crashed) as told:
        jobs.submit(thread_of, ear.hear, ear.refuse)
    assert "no door" in told.args[0]
    jobs.close()
    assert ear.heard == ear.refused == []


def test_a_bug_while_closing_is_told(qtbot: QtBot) -> None:
    class Stuck(BareDesk):
        def close(self) -> None:
            raise RuntimeError("stuck")

    jobs = Jobs(lambda: cast(Desk, Stuck()))
    with qtbot.waitSignal(jobs.crashed) as told:
        jobs.close()
    assert "stuck" in told.args[0]
