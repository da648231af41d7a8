"""Every version of an entry: when it was saved, what that changed, and the way back to it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.changes import Changes
from desktop.domain.errors import UserError
from desktop.ui import words
from desktop.ui.jobs import Jobs
from desktop.ui.models import PagedListModel
from desktop.ui.screens.journal.difference_view import DifferenceView
from desktop.ui.screens.journal.differences import (
    Difference,
    VersionsShown,
    bring_back,
    load_difference,
    load_version_rows,
    load_versions,
    take_back,
    version_of,
)
from desktop.ui.screens.leads.frame import framed
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.buttons import IconButton, PrimaryButton
from desktop.ui.widgets.rows_view import RowsView
from desktop.ui.widgets.segmented import Segmented

MARGINS = (24, 20, 24, 20)
BESIDE = 640
"""Pixels of width from which on the difference stands beside the list."""

LIST_WIDTH, LIST_HEIGHT = 250, 170
CHANGED, WITH_NOW = "changed", "now"


class VersionsPage(QWidget):
    """Lists the versions, the newest first; Enter brings the chosen one back, Esc leads back to the entry."""

    closed = Signal()
    noticeRequested = Signal(str)
    undoOffered = Signal(str, object)

    def __init__(self, jobs: Jobs, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._entry = ""
        self._shown = VersionsShown("", "", ())
        self._back = IconButton(look, "arrow-left", "")
        self._title = labels.label("", "title")
        self.model = PagedListModel(jobs, load_version_rows, self)
        self.view = RowsView(look, self.model, "", lines=1)
        self.compared = Segmented("", ((CHANGED, ""), (WITH_NOW, "")))
        self.difference = DifferenceView(look)
        self.bring = PrimaryButton("", "Enter")
        self._list = framed(self.view, (0, 0, 0, 0))
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()
        self._connect()
        self.retranslate()

    def ask(self, entry: str) -> None:
        """Show the versions of an entry."""
        if entry != self._entry:
            self._entry = entry
            self.view.choose_none()
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read the versions again."""
        if self._entry:
            work = partial(load_versions, self._entry)
            self._jobs.latest("journal.versions", work, self._show, self._leave)

    def retranslate(self) -> None:
        """Set the words again."""
        self._back.set_name(self.tr("Back to the entry"))
        self._title.setText(self.tr("Versions of “{title}”").format(title=self._shown.title))
        self.view.setAccessibleName(self.tr("Versions, the newest first"))
        self.compared.setAccessibleName(self.tr("What is compared"))
        self.compared.set_words(
            ((CHANGED, self.tr("What this save changed")), (WITH_NOW, self.tr("Compared with now")))
        )
        self.difference.retranslate()
        self.bring.setText(self.tr("Bring it back"))

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Put the keyboard into the list."""
        self.view.setFocus(reason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= BESIDE
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._beside.setDirection(way)
        most = 16_777_215  # what Qt takes as no limit
        self._list.setMaximumSize(LIST_WIDTH if beside else most, most if beside else LIST_HEIGHT)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._back)
        head.addWidget(self._title, 1)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(self.compared, 0, Qt.AlignmentFlag.AlignLeft)
        right.addWidget(self.difference, 1)
        right.addWidget(self.bring, 0, Qt.AlignmentFlag.AlignLeft)
        self._beside.setSpacing(20)
        self._beside.addWidget(self._list, 2)
        self._beside.addLayout(right, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(*MARGINS)
        column.setSpacing(12)
        column.addLayout(head)
        column.addLayout(self._beside, 1)

    def _connect(self) -> None:
        self._back.clicked.connect(self.closed)
        self.view.chosenChanged.connect(self._compare)
        self.view.openRequested.connect(self._bring_back)
        self.compared.chosenChanged.connect(self._compare)
        self.bring.clicked.connect(self._bring_chosen)

    @Slot(object)
    def _show(self, shown: VersionsShown) -> None:
        self._shown = shown
        self.model.set_ids(shown.ids)
        self.retranslate()
        if not self.view.chosen():
            self.view.choose_first()
        self._compare()

    @Slot(object)
    def _leave(self, _error: UserError) -> None:
        """Go, where the entry is no longer there."""
        self._entry = ""
        if self.isVisible():
            self.closed.emit()

    @Slot()
    def _compare(self) -> None:
        chosen = self.view.chosen()
        newest = version_of(self._shown.ids[0]) if self._shown.ids else 0
        self.bring.setEnabled(bool(chosen) and version_of(chosen) != newest)
        if chosen:
            with_now = self.compared.chosen() == WITH_NOW
            work = partial(load_difference, chosen, with_now, newest)
            self._jobs.latest("journal.difference", work, self._show_difference, self._say)

    @Slot(object)
    def _show_difference(self, difference: Difference) -> None:
        if difference.row == self.view.chosen():
            self.difference.show_difference(difference)

    @Slot()
    def _bring_chosen(self) -> None:
        self._bring_back(self.view.chosen())

    @Slot(str)
    def _bring_back(self, identifier: str) -> None:
        if identifier and self._shown.ids and identifier != self._shown.ids[0]:
            self._jobs.submit(partial(bring_back, identifier), self._say_back, self._say)

    @Slot(object)
    def _say_back(self, _changes: Changes) -> None:
        before = self._shown.ids[0]
        self.undoOffered.emit(
            self.tr("That version is the newest one now."), partial(self._take_back, before)
        )

    def _take_back(self, identifier: str) -> None:
        self._jobs.submit(partial(take_back, identifier))

    @Slot(object)
    def _say(self, error: UserError) -> None:
        self.noticeRequested.emit(words.of_error(error))
