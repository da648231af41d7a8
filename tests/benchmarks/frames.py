"""The real window on a large journal: no frame may be over 100 milliseconds while its list and search are used."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.domain.bookmarks import Bookmark
from desktop.domain.changes import Changes
from desktop.domain.interactions import EntryForm
from desktop.services.bookmarks import keep_bookmark
from desktop.services.desk import Desk
from desktop.services.interactions import add_entry, list_entries, trash_entry
from desktop.store.opening import open_journal
from desktop.ui.screens.journal.loading import LIST
from desktop.ui.theme import Look
from desktop.ui.widgets.rows_view import RowsView
from desktop.ui.window import Window
from tests.benchmarks.watch import Frame, Watch, spin
from tests.desks import RESOURCES, make_desk

SCREEN_MS = 16
KEY_MS = 60
"""Between two keys: somebody who types fast."""
WHEELS = 240
PAGES = 60
DRAGS = 120
FILTERS = (
    "client:nordwind",
    "has:opportunity since:2020-01-01",
    "tag:audit with:anna",
    "migration",
    "since:2001-01-01 th",
    "kind:workshop qqzz",
)
SEARCHES = ("migration", "training plan", "the same team", "service desk audit", "qqzz")


def longest_frames(file: Path, entries: int) -> list[Frame]:
    """Use the window as a person does; return the longest frame of each part."""
    app = QApplication.instance() or QApplication([])
    folders = (RESOURCES / "themes", RESOURCES / "icons", RESOURCES / "fonts")
    look = Look(*folders, bundled_font=True, parent=app)
    look.use("light")
    _begin_at_the_beginning(file)
    window = Window(partial(_desk, file), look)
    watch = Watch()
    try:
        _open(window, watch, entries)
        _scroll(window, watch)
        _change(window, watch, entries)
        _narrow(window, watch)
        _search(window, watch)
    finally:
        window.close()
    return watch.frames


def _begin_at_the_beginning(file: Path) -> None:
    """Forget where the list was left the last time."""
    desk = _desk(file)
    keep_bookmark(desk, LIST, Bookmark())
    desk.close()


def _desk(file: Path) -> Desk:
    return make_desk(open_journal(file, create=False))


def _open(window: Window, watch: Watch, entries: int) -> None:
    """Go to the Journal from another place, as one does after the start."""
    window.shell.show_screen("clients")
    window.show()
    window.shell.activateWindow()
    QTest.qWaitForWindowActive(window.shell)
    watch.until(window.jobs.idle)
    spin(500)
    with watch.part("the list opens"):
        QTest.keyClick(window.shell, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
        view = window.journal.list.view
        watch.until(lambda: window.journal.list.model.count() == entries and _is_shown(view))
        watch.until(window.jobs.idle)


def _scroll(window: Window, watch: Watch) -> None:
    """Turn the wheel, press Page down, drag the bar, and jump to the end and back."""
    view = window.journal.list.view
    view.setFocus()
    bar = view.verticalScrollBar()
    with watch.part("the wheel turns"):
        _steps(WHEELS, partial(_turn, view), watch, view)
    _expect(bar.value() >= WHEELS * bar.singleStep(), "The wheel did not turn.")
    with watch.part("Page down is held"):
        _steps(PAGES, lambda: QTest.keyClick(view, Qt.Key.Key_PageDown), watch, view)
    _expect(bar.value() >= PAGES * view.height() // 2, "The pages did not turn.")
    with watch.part("the bar is dragged to the end"):
        places = iter(range(1, DRAGS + 1))
        _steps(DRAGS, lambda: bar.setSliderPosition(bar.maximum() * next(places) // DRAGS), watch, view)
    for key, name in ((Qt.Key.Key_Home, "Home"), (Qt.Key.Key_End, "End")):
        with watch.part(f"{name} is pressed"):
            QTest.keyClick(view, key)
            watch.until(lambda: _is_shown(view))
            watch.until(window.jobs.idle)
    _expect(bar.value() == bar.maximum(), "The list is not at its end.")


def _expect(holds: bool, otherwise: str) -> None:
    """Stop where nothing would be measured."""
    if not holds:
        raise AssertionError(otherwise)


def _steps(count: int, step: Callable[[], object], watch: Watch, view: RowsView) -> None:
    for _ in range(count):
        step()
        spin(SCREEN_MS)
    watch.until(lambda: _is_shown(view))


def _turn(view: RowsView) -> None:
    """Turn the wheel by one notch."""
    middle = QPointF(view.viewport().rect().center())
    event = QWheelEvent(
        middle,
        view.viewport().mapToGlobal(middle),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


def _change(window: Window, watch: Watch, entries: int) -> None:
    """Write an entry while the list stands in its middle, and put it into the trash again."""
    view, model = window.journal.list.view, window.journal.list.model
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    watch.until(lambda: _is_shown(view))
    before = view.place()
    with watch.part("an entry is written"):
        window.jobs.submit(partial(add_entry, form=EntryForm("Written while the list is open."), draft=""))
        watch.until(lambda: model.count() == entries + 1 and window.jobs.idle())
    with watch.part("an entry goes to the trash"):
        window.jobs.submit(_trash_newest)
        watch.until(lambda: model.count() == entries and window.jobs.idle())
    _expect(view.place() == before, "The list did not keep its place.")


def _trash_newest(desk: Desk) -> Changes:
    return trash_entry(desk, list_entries(desk, limit=1)[0])


def _narrow(window: Window, watch: Watch) -> None:
    """Type filters over the list, letter by letter, and clear each."""
    entries = window.journal.list
    for words in FILTERS:
        with watch.part(f"filter {words}"):
            entries.view.setFocus()
            _type(words)
            watch.until(lambda words=words: entries.query() == words and window.jobs.idle())
            QTest.keyClick(entries.filters.field, Qt.Key.Key_Escape)
            watch.until(lambda: not entries.query() and window.jobs.idle())


def _search(window: Window, watch: Watch) -> None:
    """Press Ctrl+K and type, letter by letter."""
    for words in SEARCHES:
        with watch.part(f"search {words}"):
            QTest.keyClick(window.shell, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
            _type(words)
            watch.until(window.jobs.idle)
            QTest.keyClick(window.palette.field, Qt.Key.Key_Escape)
            watch.until(window.jobs.idle)


def _type(words: str) -> None:
    for letter in words:
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClicks(widget, letter)
        spin(KEY_MS)


def _is_shown(view: RowsView) -> bool:
    """Say whether every entry in sight has its words."""
    model = view.model()
    height = view.viewport().height()
    rows = (view.rowAt(y) for y in range(4, height, 40))
    seen = {row for row in rows if row >= 0}
    return all(model.index(row, 0).data() for row in seen)
