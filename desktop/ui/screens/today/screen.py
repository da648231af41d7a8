"""Today, the first screen: write on top, then what waits, and the sessions that the day and the next ones bring."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QVBoxLayout, QWidget

from desktop.domain.changes import Changes, Kind
from desktop.ui import words
from desktop.ui.jobs import Jobs
from desktop.ui.screens.screen import Screen
from desktop.ui.screens.today import words as today_words
from desktop.ui.screens.today.calendar import is_calendar
from desktop.ui.screens.today.days import DaysAhead
from desktop.ui.screens.today.lines import FourLines
from desktop.ui.screens.today.loading import TodayShown, load_today
from desktop.ui.screens.today.waiting import WaitingList
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.scroll_column import ScrollColumn
from desktop.ui.writing.question import QuestionCard
from desktop.ui.writing.sessions import SessionOffer

if TYPE_CHECKING:
    from desktop.ui.writing.composer import Composer

DRAFT = "today"
"""The key of the draft that is typed here."""

TWO_COLUMNS = 720
LEAST = 280
"""Pixels to which the composer can shrink: no long name in it makes the page wider than the window."""

WIDEST = 1136
INSET = 8
MARGINS = (32, 28, 32, 28)
KINDS = tuple(kind for kind in Kind if kind not in (Kind.DRAFT, Kind.SEARCH, Kind.PROFILE, Kind.ATTACHMENT))


class TodayScreen(Screen):
    """Shows the day, and takes down what happened in it."""

    pageRequested = Signal(object)

    def __init__(self, jobs: Jobs, look: Look, composer: Composer, parent: QWidget | None = None) -> None:
        super().__init__(jobs, look, parent)
        self.composer = composer
        self.sessions = SessionOffer(jobs, composer, DRAFT, self)
        self.question = QuestionCard(jobs, look)
        self._shown: TodayShown | None = None
        self._title, self._sentence = labels.title(), labels.muted()
        self.waiting = WaitingList(jobs, look)
        self.lines = FourLines(look)
        self.days = DaysAhead(jobs, look)
        self._page = ScrollColumn(margins=MARGINS, spacing=0)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()
        self._connect()
        self.retranslate()

    def refresh(self, changes: Changes | None) -> None:
        if changes is None:
            self.composer.begin()
        if changes is None or changes.touches(*KINDS):
            self.jobs.latest("today", load_today, self._show)

    def open(self, identifier: str) -> None:
        """Bring what waits under this id to the eye, or begin the session of that id."""
        rows = [*self.waiting.rows(), *self.days.rows()]
        row = next((row for row in rows if row.item.id == identifier), None)
        if row is not None:
            row.setFocus()
            self._page.show_whole(row)

    def retranslate(self) -> None:
        self.composer.retranslate()
        self.question.retranslate()
        self.lines.retranslate()
        self.waiting.retranslate()
        self.days.retranslate()
        if self._shown is not None:
            self._show(self._shown)

    def focus_first(self) -> None:
        self.composer.setFocus()

    def perform(self, command: str) -> bool:
        if command == "save-entry" and self.days.agenda.isAncestorOf(QApplication.focusWidget() or self):
            self.days.agenda.take()
            return True
        commands: dict[str, Callable[[], None]] = {
            "new-entry": self._write,
            "import-calendar": self.days.files.choose,
            "paste-agenda": self._ask_for_agenda,
        }
        if command in commands:
            commands[command]()
            return True
        return self.question.perform(command) or self.composer.perform(command)

    def leave(self) -> None:
        """Keep what is being written, before it is out of sight."""
        self.composer.leave()

    def take_calendars(self, files: list[str]) -> None:
        """Read calendar files that were dropped or chosen."""
        self.days.files.take(files)
        self._show_files()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.leave()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= TWO_COLUMNS
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(way)
        self._columns.setSpacing(24 - 2 * INSET if wide else 24)
        left, top, right, bottom = MARGINS
        self._page.set_margins(left, top, max(right, self.width() - left - WIDEST), bottom)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _calendars(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if files := _calendars(event):
            event.acceptProposedAction()
            self.take_calendars(files)

    @Slot()
    def new_day(self) -> None:
        """Show the day that has begun."""
        self.hear(Changes.of((Kind.CALENDAR, "")))

    def _build(self) -> None:
        self.setAcceptDrops(True)
        head = QVBoxLayout()
        head.setContentsMargins(INSET, 0, INSET, 0)
        head.setSpacing(6)
        head.addWidget(self._title)
        head.addWidget(self._sentence)
        head.addSpacing(14)
        self.composer.setMinimumWidth(LEAST)
        head.addWidget(self.composer)
        head.addWidget(self.question)
        left = QVBoxLayout()
        left.addWidget(self.lines)
        left.addWidget(self.waiting)
        left.addStretch(1)
        right = QVBoxLayout()
        right.addWidget(self.days)
        right.addStretch(1)
        self._columns.addLayout(left, 13)
        self._columns.addLayout(right, 10)
        body = self._page.body
        body.addLayout(head)
        body.addSpacing(24)
        body.addLayout(self._columns)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._page)
        self.lines.hide()

    def _connect(self) -> None:
        days = self.days
        for part in (self.waiting, days):
            part.openRequested.connect(self.openRequested)
            part.undoOffered.connect(self.undoOffered)
        days.begun.connect(self.sessions.begin)
        days.agenda.closed.connect(self._write)
        days.agenda.noticeRequested.connect(self.noticeRequested)
        composer = self.composer
        composer.noticeRequested.connect(self.noticeRequested)
        composer.undoOffered.connect(self.undoOffered)
        composer.answerAttached.connect(self.offer_reading)
        composer.pageRequested.connect(self._open_page)
        composer.saved.connect(self._say_saved)
        self.question.noticeRequested.connect(self.noticeRequested)
        self.question.undoOffered.connect(self.undoOffered)

    @Slot(object)
    def _show(self, shown: TodayShown) -> None:
        self._shown = shown
        view = shown.view
        self._title.setText(words.long_day(view.day))
        self._sentence.setText(today_words.sentence(shown))
        self.waiting.show_waiting(view.waiting, view.day)
        teaches = shown.is_new and not view.waiting
        self.lines.setVisible(teaches)
        self.waiting.setVisible(not teaches)
        self.composer.offer_sessions(view.sessions, shown.zone)
        self.days.show_days(shown)

    @Slot()
    def _write(self) -> None:
        self.composer.setFocus()

    def _ask_for_agenda(self) -> None:
        self.days.agenda.ask()
        self._show_files()

    def _show_files(self) -> None:
        """Scroll to what is said about the calendar, or to the field for the agenda."""
        part = self.days.agenda if self.days.agenda.isVisible() else self.days.files
        self._page.show_whole(part)

    @Slot(object)
    def _open_page(self, form: object) -> None:
        self.leave()
        self.pageRequested.emit(form)

    @Slot(object)
    def _say_saved(self, changes: Changes) -> None:
        self.noticeRequested.emit(self.tr("The entry is saved."))
        self.question.ask_after(changes.made)


def _calendars(event: QDropEvent) -> list[str]:
    urls = event.mimeData().urls() if event.mimeData().hasUrls() else []
    return [url.toLocalFile() for url in urls if url.isLocalFile() and is_calendar(url.toLocalFile())]
