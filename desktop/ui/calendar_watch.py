"""Keeps the day true: calendar files are read again when they change, and everything when the day does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

from desktop.domain.changes import Changes, Kind
from desktop.services import agendas, calendar
from desktop.services.desk import Desk
from desktop.ui.jobs import Jobs

SETTLE_MS = 1500
"""How long a file that changes is left alone, so that it is read when it is whole."""


@dataclass(frozen=True, slots=True)
class DayShown:
    """The day, how long it looks as it does, the remembered files, and the next session that has an agenda."""

    day: date
    milliseconds: int
    files: tuple[str, ...]
    session: str = ""


class CalendarWatch(QObject):
    """Sleeps until a file changes, a session with an agenda begins, the day ends, or somebody comes back."""

    dayChanged = Signal()

    def __init__(self, jobs: Jobs, parent: QObject | None = None, *, settle_ms: int = SETTLE_MS) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._shown: DayShown | None = None
        self._files = QFileSystemWatcher(self)
        self._settled = _once(self, settle_ms, self.read)
        self._midnight = _once(self, 0, self.look)
        self._midnight.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._files.fileChanged.connect(self._changed)
        self._files.directoryChanged.connect(self._changed)
        jobs.changed.connect(self._hear)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._come_back)
        self.read()

    def watched(self) -> list[str]:
        """List the files that are watched at the moment."""
        return sorted(self._files.files())

    @Slot()
    def read(self) -> None:
        """Read what has changed, and look at the day."""
        self._jobs.submit(calendar.read_again, None, self._unread)
        self.look()

    @Slot()
    def look(self) -> None:
        """Look which day it is and which files there are."""
        self._jobs.latest("calendar.day", day_shown, self._show)

    @Slot(object)
    def _show(self, shown: DayShown) -> None:
        self._midnight.start(shown.milliseconds)
        self._watch(shown.files)
        before, self._shown = self._shown, shown
        if before is None:
            return
        if before.day != shown.day:
            self.read()
        if before.day != shown.day or before.session != shown.session:
            self.dayChanged.emit()

    def _watch(self, files: tuple[str, ...]) -> None:
        """Watch the files, and their folders as well: many programs put a new file in the old one's place."""
        wanted = {path for file in files for path in (file, str(Path(file).parent)) if Path(path).exists()}
        watched = {*self._files.files(), *self._files.directories()}
        if gone := sorted(watched - wanted):
            self._files.removePaths(gone)
        if new := sorted(wanted - watched):
            self._files.addPaths(new)

    @Slot(str)
    def _changed(self, _path: str) -> None:
        self._settled.start()

    @Slot(object)
    def _hear(self, changes: Changes) -> None:
        if changes.touches(Kind.CALENDAR, Kind.INTERACTION):
            self.look()

    @Slot(object)
    def _unread(self, _error: object) -> None:
        """Leave the sessions as they are where a file cannot be read; Today says so beside its name."""

    @Slot(Qt.ApplicationState)
    def _come_back(self, state: Qt.ApplicationState) -> None:
        """Look at the day when somebody comes back: a laptop that slept has missed midnight."""
        if state is Qt.ApplicationState.ApplicationActive and self._shown is not None:
            self.look()


def day_shown(desk: Desk) -> DayShown:
    """Read the day, the time until the next one, and the remembered files."""
    today, session = desk.today(), agendas.next_session(desk)
    turns = datetime.combine(today + timedelta(days=1), time(), tzinfo=desk.zone)
    if session:
        turns = min(turns, datetime.fromisoformat(session))
    left = max(int((turns - desk.clock()).total_seconds() * 1000), 0) + 1000
    return DayShown(today, left, tuple(str(each.path) for each in calendar.list_calendars(desk)), session)


def _once(parent: QObject, milliseconds: int, then: object) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(then)
    return timer
