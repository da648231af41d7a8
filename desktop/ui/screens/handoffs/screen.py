"""Hand-offs: what is with sales, what the clock says, and what came back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.changes import Changes, Kind
from desktop.domain.errors import UserError
from desktop.ui.dialogs.hand_off.steps import HandOffSteps
from desktop.ui.jobs import Jobs
from desktop.ui.models import PagedListModel
from desktop.ui.rows import Group
from desktop.ui.screens.handoffs.calibration import CalibrationCard
from desktop.ui.screens.handoffs.desk import HandOffDesk
from desktop.ui.screens.handoffs.loading import (
    HandOffShown,
    HandOffsShown,
    fetch_rows,
    load_handoff,
    load_handoffs,
)
from desktop.ui.screens.handoffs.panel import HandOffPanel
from desktop.ui.screens.screen import Screen
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.rows_view import RowsView

LIST, LIST_NARROW, NARROW = 340, 280, 860
KINDS = (Kind.HANDOFF, Kind.CLIENT, Kind.OPPORTUNITY, Kind.REFERRAL, Kind.PROFILE)


class HandOffsScreen(Screen):
    """The list of hand-offs at the left, the chosen one at the right."""

    def __init__(self, jobs: Jobs, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(jobs, look, parent)
        self._handoff = ""
        self._shown: HandOffShown | None = None
        self._loaded: HandOffsShown | None = None
        self._title = labels.title()
        self.model = PagedListModel(jobs, fetch_rows, self)
        self.list = RowsView(look, self.model, "")
        self.panel = HandOffPanel(jobs, look)
        self.calibration = CalibrationCard(look)
        self._desk = HandOffDesk(jobs, self.panel, self)
        self._steps: HandOffSteps | None = None
        self._empty = EmptyState(look, "send")
        self._side = QFrame()
        self._stack = QStackedWidget()
        self._build()
        self._connect()
        self.retranslate()

    @property
    def steps(self) -> HandOffSteps:
        """Return the way to sales, made when it is first needed."""
        if self._steps is None:
            self._steps = HandOffSteps(self.jobs, self.look)
            self._steps.closed.connect(self._steps_closed)
            self._steps.noticeRequested.connect(self.noticeRequested)
            self._steps.openRequested.connect(self.openRequested)
            self._stack.addWidget(self._steps)
        return self._steps

    def refresh(self, changes: Changes | None) -> None:
        if changes is None or changes.touches(*KINDS):
            self.jobs.latest("hand-offs.list", load_handoffs, self._show_rows)
            self._load()

    def open(self, identifier: str) -> None:
        self._steps_closed()
        self._choose(identifier)
        self.list.choose(identifier)

    def focus_first(self) -> None:
        if self._steps is not None and self._stack.currentWidget() is self._steps:
            self._steps.focus_first()
        else:
            self.list.setFocus()

    def perform(self, command: str) -> bool:
        if self._steps is not None and self._stack.currentWidget() is self._steps:
            return self._steps.perform(command)
        return False

    def retranslate(self) -> None:
        self._title.setText(self.tr("Hand-offs"))
        self.list.setAccessibleName(self.tr("Hand-offs"))
        self._empty.set_words(
            self.tr("Nothing is with sales"),
            self.tr("When an opportunity has its answers, hand it off there. What comes back is kept here."),
            self.tr("Open the opportunities"),
        )
        self.panel.retranslate()
        self.calibration.retranslate()
        if self._steps is not None:
            self._steps.retranslate()
        if self._loaded is not None:
            self._show_rows(self._loaded)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._side.setFixedWidth(LIST_NARROW if self.width() < NARROW else LIST)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Read what is pasted as an answer, where no field takes it."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.commandRequested.emit("paste-reply")
            return
        super().keyPressEvent(event)

    def _build(self) -> None:
        self._side.setProperty("look", "panel")
        self._side.setProperty("side", "left")
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 1, 0)
        side.setSpacing(0)
        self._title.setContentsMargins(14, 22, 14, 12)
        side.addWidget(self._title)
        side.addWidget(self.list, 1)
        side.addWidget(self.calibration)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side)
        row.addWidget(self.panel, 1)
        for place in (both, self._empty):
            self._stack.addWidget(place)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self.panel.hide()

    def _connect(self) -> None:
        self.list.chosenChanged.connect(self._choose)
        self._empty.actionRequested.connect(self._open_opportunities)
        panel = self.panel
        panel.replyRequested.connect(self._ask_for_reply)
        panel.versionRequested.connect(self._next_version)
        panel.openRequested.connect(self.openRequested)
        panel.noticeRequested.connect(self.noticeRequested)
        panel.actionOffered.connect(self.actionOffered)
        self._desk.noticeRequested.connect(self.noticeRequested)

    def _load(self) -> None:
        if self._handoff:
            work = partial(load_handoff, self._handoff)
            self.jobs.latest("hand-offs.page", work, self._show_handoff, self._gone)

    @Slot(str)
    def _choose(self, identifier: str) -> None:
        self._handoff = identifier
        self.panel.setVisible(bool(identifier))
        self._load()

    @Slot(object)
    def _show_rows(self, loaded: HandOffsShown) -> None:
        self._loaded = loaded
        self.calibration.show_calibration(loaded.calibration)
        live = [row.handoff.id for row in loaded.rows if row.handoff.state.live]
        over = [row.handoff.id for row in loaded.rows if not row.handoff.state.live]
        named = ((self.tr("With sales · {count}"), live), (self.tr("Ended · {count}"), over))
        groups = [Group(name.format(count=len(ids)), len(ids)) for name, ids in named if ids]
        self.model.set_ids([*live, *over], groups)
        if self._steps is None or self._stack.currentWidget() is not self._steps:
            self._stack.setCurrentIndex(0 if loaded.rows else 1)
        if not self._handoff:
            self.list.choose_first()

    @Slot(object)
    def _show_handoff(self, shown: HandOffShown) -> None:
        handoff = shown.view.row.handoff
        if self._handoff in (handoff.id, handoff.number):
            self._handoff, self._shown = handoff.id, shown
            self._desk.show_handoff(handoff.id)
            self.panel.show_handoff(shown)
            self.panel.show()

    @Slot(object)
    def _gone(self, _error: UserError) -> None:
        self._handoff = ""
        self.panel.hide()

    @Slot()
    def _ask_for_reply(self) -> None:
        self.commandRequested.emit("import-reply")

    @Slot()
    def _next_version(self) -> None:
        if self._shown is not None:
            handoff = self._shown.view.row.handoff
            self._stack.setCurrentWidget(self.steps)
            self.steps.begin(handoff.opportunity_id or handoff.referral_id or "")

    @Slot()
    def _steps_closed(self) -> None:
        if self._steps is not None and self._stack.currentWidget() is self._steps:
            self._stack.setCurrentIndex(0)
            self.list.setFocus()

    @Slot()
    def _open_opportunities(self) -> None:
        self.openRequested.emit("opportunities", "")
