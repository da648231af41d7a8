"""The question whether entries may go for good, in place, and how far their going is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QProgressBar, QWidget

from desktop.ui import words
from desktop.ui.jobs import Ticket
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.flow import FlowLayout


class Erasing(Card):
    """Asks once, without standing in the way; then says how far it is, and can be stopped between two steps."""

    confirmed = Signal(list)
    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent, tone="sunken")
        self._ids: list[str] = []
        self._title = ""
        self._ticket: Ticket | None = None
        self._said = labels.body()
        self._progress = QProgressBar()
        self.confirm, self.keep = Button(look="danger"), Button()
        self._build()
        self.retranslate()
        self.hide()

    def is_asking(self) -> bool:
        """Say whether an answer is waited for."""
        return self.isVisible() and self._ticket is None

    def is_under_way(self) -> bool:
        """Say whether entries are being erased."""
        return self._ticket is not None

    def ask(self, ids: Sequence[str], title: str = "") -> None:
        """Ask whether these entries may go for good; one of them is named by its title."""
        self._ids, self._title = list(ids), title
        self.retranslate()
        self.show()
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self, ticket: Ticket) -> None:
        """Say that it has begun."""
        self._ticket = ticket
        self._progress.setRange(0, 0)
        self.retranslate()

    @Slot(int, int)
    def step(self, done: int, total: int) -> None:
        """Say how far it is."""
        self._progress.setRange(0, max(total, 1))
        self._progress.setValue(done)

    def end(self) -> None:
        """Say that it is over."""
        self._ticket = None
        self.leave()

    @Slot()
    def leave(self) -> None:
        """Go away; nothing was erased."""
        here = self.isAncestorOf(self.window().focusWidget() or self.window())
        self.hide()
        if here:
            self.left.emit()

    def retranslate(self) -> None:
        """Set the words again."""
        count = len(self._ids)
        if self._ticket is not None:
            said = self.tr("Deleting from the journal, its search and the file’s free pages…")
        elif self._title:
            said = self.tr("Delete “{title}” for good? Nothing brings it back.").format(title=self._title)
        else:
            template = self.tr("Delete {count} entries for good? Nothing brings them back.")
            one = self.tr("Delete the one entry in the trash for good? Nothing brings it back.")
            said = one if count == 1 else template.format(count=words.number(count))
        self._said.setText(said)
        self._progress.setAccessibleName(said)
        self._progress.setVisible(self._ticket is not None)
        self.confirm.setVisible(self._ticket is None)
        self.confirm.setText(self.tr("Delete for good"))
        self.keep.setText(self.tr("Keep") if self._ticket is None else self.tr("Stop"))

    @Slot()
    def _confirm(self) -> None:
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)
        self.confirmed.emit(self._ids)

    @Slot()
    def _leave_or_stop(self) -> None:
        if self._ticket is None:
            self.leave()
        else:
            self._ticket.cancel()

    def _build(self) -> None:
        self._progress.setTextVisible(False)
        self._progress.setProperty("tone", "accent")
        ways = QWidget()
        flow = FlowLayout(ways)
        flow.addWidget(self.confirm)
        flow.addWidget(self.keep)
        self.body.setSpacing(8)
        for part in (self._said, self._progress, ways):
            self.body.addWidget(part)
        self.confirm.clicked.connect(self._confirm)
        self.keep.clicked.connect(self._leave_or_stop)
