"""The right of Today: sessions that are not in the journal yet, agendas of the days to come, and where they come from."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.changes import Kind
from desktop.services import calendar
from desktop.ui.jobs import Jobs
from desktop.ui.screens.today import words as today_words
from desktop.ui.screens.today.agenda import AgendaForm
from desktop.ui.screens.today.calendar import CalendarFiles
from desktop.ui.screens.today.loading import TodayShown
from desktop.ui.theme import Look
from desktop.ui.widgets.action_rows import ActionRow, ActionRows
from desktop.ui.widgets.buttons import QuietButton
from desktop.ui.widgets.flow import FlowLayout


class DaysAhead(QWidget):
    """Today's sessions, the agendas after them, calendar files and the pasted agenda."""

    openRequested = Signal(str, str)
    undoOffered = Signal(str, object)
    begun = Signal(str)

    def __init__(self, jobs: Jobs, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._shown: TodayShown | None = None
        self.sessions, self.agendas, self.calendars = (ActionRows(look) for _ in range(3))
        self.files = CalendarFiles(jobs, look)
        self.agenda = AgendaForm(jobs, look)
        self._choose, self._paste = QuietButton(), QuietButton()
        self._build()
        self._connect()

    def show_days(self, shown: TodayShown) -> None:
        """Show the sessions and agendas of a day."""
        self._shown = shown
        view = shown.view
        self.sessions.show_items([today_words.session_item(each, shown.zone) for each in view.sessions])
        self.agendas.show_items([today_words.agenda_item(row, view.day, shown.zone) for row in view.agendas])
        self.agendas.setVisible(bool(view.agendas))
        files = [today_words.calendar_item(each, view.day, shown.zone) for each in shown.calendars]
        self.calendars.show_items(files)
        self.calendars.setVisible(bool(files))
        self._say_headings()

    def rows(self) -> list[ActionRow]:
        """List the lines on show."""
        return [*self.sessions.rows(), *self.agendas.rows()]

    def retranslate(self) -> None:
        """Set the words again."""
        self._choose.setText(self.tr("Choose a calendar file…"))
        self._paste.setText(self.tr("Paste an agenda…"))
        self.files.retranslate()
        self.agenda.retranslate()
        self._say_headings()

    def _say_headings(self) -> None:
        none = self.tr(
            "No session. Drop your calendar file (.ics) anywhere here, and the day's sessions wait for you."
        )
        if self._shown is not None and self._shown.calendars:
            none = self.tr("No session of today is left to write down.")
        self.sessions.set_words(self.tr("Not in the journal yet"), none, self.tr("Show all {count}"))
        self.agendas.set_words(self.tr("Agendas"), "", self.tr("Show all {count}"))
        self.calendars.set_words(self.tr("From these calendars"), "", self.tr("Show all {count}"))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        ways = QWidget()
        row = FlowLayout(ways, across=4, down=2)
        row.setContentsMargins(2, 0, 2, 0)
        row.addWidget(self._choose)
        row.addWidget(self._paste)
        for part in (self.sessions, self.files, self.agenda, ways):
            column.addWidget(part)
        for part in (self.agendas, self.calendars):
            part.setContentsMargins(0, 14, 0, 0)
            column.addWidget(part)
        self.agendas.hide()
        self.calendars.hide()

    def _connect(self) -> None:
        self.sessions.opened.connect(self.begun)
        self.sessions.acted.connect(self.begun)
        self.sessions.putAway.connect(self._hide)
        self.agendas.opened.connect(self._open)
        self.calendars.putAway.connect(self._forget)
        self._choose.clicked.connect(self.files.choose)
        self._paste.clicked.connect(self._ask)

    @Slot()
    def _ask(self) -> None:
        self.agenda.ask()

    @Slot(str)
    def _open(self, entry: str) -> None:
        self.openRequested.emit(Kind.INTERACTION.value, entry)

    @Slot(str)
    def _hide(self, session: str) -> None:
        """Stop offering a session, and offer to take that back."""
        planned = self._shown.view.sessions if self._shown else ()
        title = next((each.title for each in planned if each.id == session), "")
        self._jobs.submit(partial(calendar.hide_session, session_id=session))
        said = self.tr("“{title}” is hidden.").format(title=title)
        self.undoOffered.emit(said, partial(self._bring_back, session))

    def _bring_back(self, session: str) -> None:
        self._jobs.submit(partial(calendar.hide_session, session_id=session, hidden=False))

    @Slot(str)
    def _forget(self, file: str) -> None:
        """Forget a calendar file; reading it again is the way back."""
        known = self._shown.calendars if self._shown else ()
        path = next((each.path for each in known if each.id == file), "")
        self._jobs.submit(partial(calendar.forget_calendar, reference=file))
        said = self.tr("“{file}” is forgotten.").format(file=Path(path).name)
        self.undoOffered.emit(said, partial(self.files.take, [path]))
