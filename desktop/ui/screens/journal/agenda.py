"""The line that says of an entry with a time to come that it is an agenda."""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo

from PySide6.QtCore import QElapsedTimer, QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.ui import words
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.chip import Chip
from desktop.ui.writing.facts import moment_of

LONGEST_WAIT = timedelta(days=7)


class AgendaLine(QWidget):
    """Says which session is being prepared; goes away when its time has come, since notes are taken from then on."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._chip = Chip("", "accent")
        self._said = labels.small()
        self._at: datetime | None = None
        self._now, self._since = datetime.min, QElapsedTimer()
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self._say)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._chip)
        row.addWidget(self._said, 1)
        self.hide()

    def show_for(self, at: str, now: str, today: date, zone: tzinfo) -> None:
        """Speak of an entry about `at` at the moment `now` (UTC ISO 8601, or local where no zone is said)."""
        self._at = _in_zone(moment_of(at, zone), zone) if at and now else None
        self._now = _in_zone(moment_of(now, zone), zone) if now else datetime.min
        self._today = today
        self._since.start()
        self._say()

    def retranslate(self) -> None:
        """Set the words again."""
        self._say()

    @Slot()
    def _say(self) -> None:
        left = self._time_left()
        self.setVisible(left > timedelta(0))
        self._wait.stop()
        if self._at is None or left <= timedelta(0):
            return
        self._wait.start(min(left, LONGEST_WAIT) // timedelta(milliseconds=1) + 1)
        moment = words.near_moment(self._at, self._today)
        self._chip.setText(self.tr("Agenda for {moment}").format(moment=moment))
        self._said.setText(self.tr("From then on it is the notes of the session: just write on."))

    def _time_left(self) -> timedelta:
        if self._at is None:
            return timedelta(0)
        return self._at - self._now - timedelta(milliseconds=self._since.elapsed())


def _in_zone(moment: datetime, zone: tzinfo) -> datetime:
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=zone)
