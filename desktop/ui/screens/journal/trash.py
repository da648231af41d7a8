"""The trash: what was thrown away, how long it waits, and the two ways out of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.changes import Changes, Kind
from desktop.domain.errors import UserError
from desktop.services import trash
from desktop.services.desk import Desk
from desktop.ui import words
from desktop.ui.jobs import Jobs, Report
from desktop.ui.models import PagedListModel
from desktop.ui.screens.journal.erasing import Erasing
from desktop.ui.screens.journal.trash_words import load_trash_rows
from desktop.ui.screens.leads.frame import framed
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.buttons import Button, IconButton, PrimaryButton, QuietButton
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.rows_view import RowsView

MARGINS = (24, 20, 24, 20)


class TrashDoor(QuietButton):
    """The line at the foot of the journal's list that leads to the trash, and says how much is in it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._look = look
        self._count = 0
        self.setProperty("side", "left")
        look.themeChanged.connect(self._tint)
        self._tint()

    @Slot(int)
    def show_count(self, count: int) -> None:
        """Say how many entries are in the trash."""
        self._count = count
        self.retranslate()

    def retranslate(self) -> None:
        """Set the words again."""
        said = self.tr("Trash")
        self.setText(f"{said} · {words.number(self._count)}" if self._count else said)

    @Slot()
    def _tint(self) -> None:
        self.setIcon(self._look.icons.icon("trash", self._look.theme.colour("muted"), 16))


class TrashPage(QWidget):
    """Lists what is in the trash: Enter takes an entry out, Delete asks whether it may go for good."""

    closed = Signal()
    noticeRequested = Signal(str)
    undoOffered = Signal(str, object)
    counted = Signal(int)

    def __init__(self, jobs: Jobs, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._titles: dict[str, str] = {}
        self._back = IconButton(look, "arrow-left", "")
        self._title, self._sentence = labels.title(), labels.muted()
        self.model = PagedListModel(jobs, load_trash_rows, self)
        self.view = RowsView(look, self.model, "", lines=0)
        self.restore, self.delete, self.empty = PrimaryButton("", "Enter"), Button(), QuietButton()
        self.erasing = Erasing(look)
        self._nothing = EmptyState(look, "trash")
        self._stack = QStackedWidget()
        self._ways = QWidget()
        self._build()
        self._connect()
        self.retranslate()

    @Slot()
    def refresh(self) -> None:
        """Read what is in the trash."""
        self._jobs.latest("journal.trash", trash.trashed_ids, self._show)

    def retranslate(self) -> None:
        """Set the words again."""
        self._back.set_name(self.tr("Back to the entry"))
        self._title.setText(self.tr("Trash"))
        self._sentence.setText(
            self.tr(
                "Entries wait here for 30 days. Then they are gone for good, with all that only they hold."
            )
        )
        self.view.setAccessibleName(self.tr("Entries in the trash"))
        self.restore.setText(self.tr("Take out"))
        self.delete.setText(self.tr("Delete now…"))
        self.empty.setText(self.tr("Empty the trash…"))
        self.erasing.retranslate()
        self._nothing.set_words(
            self.tr("The trash is empty"),
            self.tr(
                "What you delete in the journal waits here for 30 days and can be taken out again. "
                "Then it is gone for good: from the file, the search and all its pages."
            ),
            self.tr("Back to the journal"),
        )

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Put the keyboard into the list, or on the one button of an empty trash."""
        inside: QWidget = self.view if self.model.count() else self._nothing
        inside.setFocus(reason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.erasing.is_asking():
                self.erasing.leave()
                self.setFocus()
            else:
                self.closed.emit()
            return
        super().keyPressEvent(event)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Ask with Delete whether the chosen entry may go for good."""
        pressed = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if not pressed or event.key() != Qt.Key.Key_Delete:  # type: ignore[attr-defined]
            return False
        self._ask_to_delete()
        return True

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._back)
        head.addWidget(self._title, 1)
        flow = FlowLayout(self._ways)
        for button in (self.restore, self.delete, self.empty):
            flow.addWidget(button)
        full = QWidget()
        inside = QVBoxLayout(full)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(12)
        for part in (self._sentence, self._ways, self.erasing):
            inside.addWidget(part)
        inside.addWidget(framed(self.view, (0, 0, 0, 0)), 1)
        self._stack.addWidget(full)
        self._stack.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(*MARGINS)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._back.clicked.connect(self.closed)
        self._nothing.actionRequested.connect(self.closed)
        self.view.installEventFilter(self)
        self.view.openRequested.connect(self._restore)
        self.view.chosenChanged.connect(self._enable)
        self.restore.clicked.connect(self._restore_chosen)
        self.delete.clicked.connect(self._ask_to_delete)
        self.empty.clicked.connect(self._ask_to_empty)
        self.erasing.confirmed.connect(self._erase)
        self.erasing.left.connect(self.setFocus)

    @Slot(object)
    def _show(self, ids: Sequence[str]) -> None:
        here = self.isAncestorOf(self.window().focusWidget() or self.window())
        self.model.set_ids(ids)
        self._stack.setCurrentIndex(0 if ids else 1)
        self.counted.emit(len(ids))
        if ids and not self.view.chosen():
            self.view.choose_first()
        self._enable()
        if here and self.isVisible() and not self.erasing.is_asking():
            self.setFocus()

    @Slot()
    def _enable(self) -> None:
        chosen = bool(self.view.chosen()) and not self.erasing.is_under_way()
        for button in (self.restore, self.delete):
            button.setEnabled(chosen)
        self.empty.setEnabled(not self.erasing.is_under_way())

    @Slot()
    def _restore_chosen(self) -> None:
        self._restore(self.view.chosen())

    @Slot(str)
    def _restore(self, identifier: str) -> None:
        if identifier and not self.erasing.is_under_way():
            self._jobs.submit(partial(_restored, identifier), self._say_restored)

    @Slot(object)
    def _say_restored(self, changes: Changes) -> None:
        identifier = next(identifier for kind, identifier in changes.touched if kind is Kind.INTERACTION)
        self.undoOffered.emit(self.tr("The entry is back in the journal."), partial(self._trash, identifier))

    def _trash(self, identifier: str) -> None:
        self._jobs.submit(partial(_trashed, identifier))

    # Deleting for good --------------------------------------------------------------------------------

    @Slot()
    def _ask_to_delete(self) -> None:
        chosen = self.view.chosen()
        if chosen and not self.erasing.is_under_way():
            title = str(self.model.index(self.model.row_of(chosen)).data(Qt.ItemDataRole.DisplayRole))
            self.erasing.ask([chosen], title)

    @Slot()
    def _ask_to_empty(self) -> None:
        ids = [identifier for row in range(self.model.rowCount()) if (identifier := self.model.id_at(row))]
        if ids and not self.erasing.is_under_way():
            self.erasing.ask(ids)

    @Slot(list)
    def _erase(self, ids: Sequence[str]) -> None:
        ticket = self._jobs.submit_long(
            partial(_deleted, tuple(ids)), self._say_deleted, self._refuse, self.erasing.step
        )
        self.erasing.begin(ticket)
        self._enable()

    @Slot(object)
    def _say_deleted(self, _changes: Changes) -> None:
        self.erasing.end()
        self._enable()
        self._jobs.submit(_traces, self._say_traces)

    @Slot(bool)
    def _say_traces(self, left: bool) -> None:
        """Say that it is done, and what is still to be done where another program was in the way."""
        if left:
            self.noticeRequested.emit(
                self.tr("Deleted. Traces in the file are wiped with the next clean-up.")
            )
        else:
            self.noticeRequested.emit(self.tr("Deleted for good."))

    @Slot(object)
    def _refuse(self, error: UserError) -> None:
        self.erasing.end()
        self._enable()
        self.noticeRequested.emit(words.of_error(error))


def _restored(identifier: str, desk: Desk) -> Changes:
    return trash.restore_entry(desk, identifier)


def _trashed(identifier: str, desk: Desk) -> Changes:
    return trash.trash_entry(desk, identifier)


def _deleted(ids: Sequence[str], desk: Desk, report: Report) -> Changes:
    return trash.delete_now(desk, ids, progress=report)


def _traces(desk: Desk) -> bool:
    return not trash.is_wiped(desk)
