"""How the board and the list stand 10,000 opportunities of 500 clients; the exit code is 1 where they do not.

`python -m tests.benchmarks.opportunities FOLDER [--opportunities N] [--rounds N]`

The journal is made once and kept in FOLDER as `opportunities-N.db`: each opportunity has a session, a passage of it as
evidence, a value or none, and answers. The real window opens on it without a display; its board is opened, scrolled,
walked over, a card is carried to *Parked* and back, it is narrowed by words and by a view, and its list is opened,
sorted and scrolled. The longest frame of the window's thread is printed for each, beside that of an idle window as
the floor. No frame may be over 100 ms (the median of the rounds counts).
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from desktop.domain.interactions import EntryForm
from desktop.domain.opportunities import OpportunityState
from desktop.domain.opportunity_views import Order
from desktop.services import clients, interactions, leads, opportunity_facts
from desktop.services.desk import Desk
from desktop.store.opening import open_journal
from desktop.ui.screens.opportunities.column import BoardColumn
from desktop.ui.screens.opportunities.screen import OpportunitiesScreen
from desktop.ui.theme import Look
from desktop.ui.window import Window
from tests.benchmarks.__main__ import report_frames
from tests.benchmarks.watch import Frame, Watch, spin
from tests.desks import RESOURCES, make_desk

CLIENTS = 500
SLICE = 250
SCREEN_MS, KEY_MS = 16, 60
WHEELS, STEPS, DRAGS = 120, 60, 80
QUOTE = "We are dreading the migration in spring."
WORK = ("Billing migration", "Prüfung der Zähler", "Second plant", "Store rollout", "Training for reviewers")
VALUES = ("20-30k EUR", "50k EUR", "120k CHF", "80-140k USD", "")
WORDS = ("pruefung", "client 47 second", "qqzz")


def main() -> int:
    """Make the journal where it is missing, measure, print, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.opportunities")
    parser.add_argument("folder", type=Path, help="where the journal is kept")
    parser.add_argument("--opportunities", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3, help="how often the window is opened")
    wish = parser.parse_args()
    file = journal_of(wish.folder, wish.opportunities)
    smooth = report_frames([longest_frames(file) for _ in range(wish.rounds)])
    load, cores = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0, os.cpu_count() or 1
    print(f"Load {load:.1f} on {cores} cores; beyond {cores}, “wall” is waiting for the processor too.")  # noqa: T201
    return 0 if smooth else 1


def journal_of(folder: Path, opportunities: int) -> Path:
    """Return the file of a journal of so many opportunities in `folder`; make it if it is not there whole."""
    file = folder / f"opportunities-{opportunities}.db"
    if file.exists():
        return file
    folder.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_suffix(".unfinished")
    for left in folder.glob(f"{unfinished.name}*"):
        left.unlink()
    desk, began = make_desk(open_journal(unfinished, create=True)), time.perf_counter()
    names = [f"Client {number} AG" for number in range(min(CLIENTS, opportunities))]
    with desk.journal.transaction():
        known = [clients.add_client(desk, name).made for name in names]
    chance = random.Random(20261126)
    for begin in range(0, opportunities, SLICE):
        with desk.journal.transaction():
            for number in range(begin, min(begin + SLICE, opportunities)):
                _write(desk, known[number % len(known)], number, chance)
    desk.journal.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    desk.close()
    unfinished.rename(file)
    print(f"{opportunities} opportunities written, {time.perf_counter() - began:.0f} s")  # noqa: T201
    return file


def _write(desk: Desk, client: str, number: int, chance: random.Random) -> None:
    """Write a session and what was spotted in it; some are answered, ready, parked or dropped."""
    form = EntryForm(text=f"Session {number}. {QUOTE}", title=f"Session {number}", client=client)
    entry = interactions.add_entry(desk, form).made
    lead = leads.spot_opportunity(desk, entry, QUOTE, f"{chance.choice(WORK)} {number}").made
    if value := chance.choice(VALUES):
        opportunity_facts.edit_opportunity(desk, lead, value=value)
    kind = number % 10
    for criterion in ("need", "share", "ask", "asked", "next")[: 5 if kind in (5, 6) else kind % 3]:
        leads.answer(desk, lead, criterion, f"What we know for {criterion}.")
    if kind == 8:
        leads.park_opportunity(desk, lead, f"2027-0{1 + number % 9}-15")
    if kind == 9 and number % 4 == 1:
        leads.drop_opportunity(desk, lead, "They decided to wait.")


def longest_frames(file: Path) -> list[Frame]:
    """Use the window as a person does; return the longest frame of each part."""
    app = QApplication.instance() or QApplication([])
    look = Look(
        *(RESOURCES / "themes", RESOURCES / "icons", RESOURCES / "fonts"), bundled_font=True, parent=app
    )
    look.use("light")
    window = Window(lambda: make_desk(open_journal(file, create=False)), look)
    try:
        use = Use(window)
        use.open_board()
        use.scroll_board()
        use.walk()
        use.carry()
        use.narrow()
        use.list()
    finally:
        window.close()
    return use.watch.frames


class Use:
    """Somebody at the window, and the watch beside them."""

    def __init__(self, window: Window) -> None:
        self.window, self.watch = window, Watch()
        screen = window.shell.screen_named("opportunities")
        assert isinstance(screen, OpportunitiesScreen)
        self.screen = screen

    def open_board(self) -> None:
        """Go to the board from another place, after a while in which nothing happens."""
        self.window.shell.show_screen("clients")
        self.window.shell.resize(1280, 800)
        self.window.show()
        self.window.shell.activateWindow()
        QTest.qWaitForWindowActive(self.window.shell)
        self._settle()
        spin(500)
        with self.watch.part("nothing happens (the floor)"):
            spin(500)
        with self.watch.part("the board opens"):
            self.window.shell.show_screen("opportunities")
            self.watch.until(lambda: self._column("spotted").model.count() > 0)
            self._settle()

    def scroll_board(self) -> None:
        """Turn the wheel over a column, and drag its bar to the end."""
        view = self._column("spotted").view
        bar = view.verticalScrollBar()
        with self.watch.part("the wheel turns over a column"):
            self._steps(WHEELS, partial(turn, view))
        assert bar.value() > 0
        self._drag(bar.setSliderPosition, bar.maximum(), "a column's bar is dragged to the end")
        assert bar.value() == bar.maximum()
        bar.setValue(0)
        self._settle()

    def walk(self) -> None:
        """Go down a column and across, key after key."""
        self.screen.board.choose(self._column("spotted").model.id_at(0), focus=True)
        with self.watch.part("arrows walk over the board"):
            for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left) * (STEPS // 4):
                self._type_key(key)
            self._settle()

    def carry(self) -> None:
        """Carry a card to *Parked* and back, as the mouse does."""
        spotted, parked = self._column("spotted"), self._column("parked")
        card = spotted.model.id_at(0)
        with self.watch.part("a card is carried to Parked"):
            take_up(spotted.view)
            put_down(spotted, parked)
            self._settle()
            QTest.keyClick(self.screen.moves.day.day, Qt.Key.Key_Return)
            self.watch.until(lambda: parked.model.row_of(card) >= 0)
            self._settle()
        self.screen.board.choose(card)
        parked.view.scrollTo(parked.view.currentIndex())
        with self.watch.part("a card is carried back"):
            put_down(parked, spotted)
            self.watch.until(lambda: spotted.model.row_of(card) >= 0)
            self._settle()

    def narrow(self) -> None:
        """Type words, letter by letter, and choose a view."""
        filters = self.screen.filters
        for words in WORDS:
            with self.watch.part(f"filter {words}"):
                filters.text.setFocus()
                for letter in words:
                    QTest.keyClicks(filters.text, letter)
                    spin(KEY_MS)
                self.watch.until(partial(self._asks_for, words))
                self._settle()
                filters.clear()
                self._settle()
        with self.watch.part("a view is chosen"):
            filters.views.setCurrentIndex(1)
            filters.views.activated.emit(1)
            self._settle()
            filters.clear()
            self._settle()

    def list(self) -> None:
        """Open the list, sort it by each head, and drag its bar to the end."""
        view = self.screen.list
        with self.watch.part("the list opens"):
            self.screen.view.choose("list")
            self._settle()
        for order in (Order.TITLE, Order.CLIENT, Order.GATE, Order.VALUE):
            with self.watch.part(f"sorted by {order.value}"):
                self.screen.table.heads.buttons[order].click()
                self._settle()
        bar = view.verticalScrollBar()
        with self.watch.part("the wheel turns over the list"):
            self._steps(WHEELS, partial(turn, view))
        self._drag(bar.setSliderPosition, bar.maximum(), "the list's bar is dragged to the end")

    def _column(self, state: str) -> BoardColumn:
        return next(each for each in self.screen.board.columns if each.state is OpportunityState(state))

    def _asks_for(self, words: str) -> bool:
        return self.screen.filters.wish().text == words

    def _settle(self) -> None:
        """Wait until all is answered and shown."""
        for _ in range(3):
            self.watch.until(self.window.jobs.idle)
            spin(SCREEN_MS)

    def _steps(self, count: int, step: Callable[[], object]) -> None:
        for _ in range(count):
            step()
            spin(SCREEN_MS)
        self._settle()

    def _drag(self, place: Callable[[int], object], end: int, name: str) -> None:
        places = iter(range(1, DRAGS + 1))
        with self.watch.part(name):
            self._steps(DRAGS, lambda: place(end * next(places) // DRAGS))

    def _type_key(self, key: Qt.Key) -> None:
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, key)
        spin(KEY_MS)


def turn(view: QAbstractItemView) -> None:
    """Turn the wheel by one notch."""
    middle = QPointF(view.viewport().rect().center())
    event = QWheelEvent(
        *(middle, view.viewport().mapToGlobal(middle), QPoint(), QPoint(0, -120)),
        *(Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False),
    )
    QApplication.sendEvent(view.viewport(), event)


def take_up(view: QAbstractItemView) -> None:
    """Press the first card and begin to carry it."""
    port, left, none = view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    card = view.visualRect(view.model().index(0, 0)).center()
    QTest.mousePress(port, left, none, card)
    for step in (QPoint(20, 8), QPoint(60, 20)):
        QTest.mouseMove(port, card + step)
    QTest.mouseRelease(port, left, none, card)


def put_down(begin: BoardColumn, end: BoardColumn) -> None:
    """Carry the chosen card of a column over another, and let go there."""
    data = begin.model.mimeData([begin.view.currentIndex()])
    port: QWidget = end.view.viewport()
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(port, QDragEnterEvent(QPoint(4, 4), copy, data, left, none))
    for down in range(0, port.height(), 8):
        QApplication.sendEvent(port, QDragMoveEvent(QPoint(20, down), copy, data, left, none))
        spin(SCREEN_MS)
    QApplication.sendEvent(port, QDropEvent(QPointF(20, 40), copy, data, left, none))


if __name__ == "__main__":
    sys.exit(main())
