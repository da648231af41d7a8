"""Promises at a client: made, kept, at risk, broken or given another day, each in place and each on record."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.changes import Changes
from desktop.domain.clients import Promise, PromiseState
from desktop.domain.errors import UserError
from desktop.domain.typed_days import read_day
from desktop.services import promises
from desktop.services.desk import Desk
from desktop.ui import words
from desktop.ui.jobs import Jobs
from desktop.ui.leads import words as lead_words
from desktop.ui.screens.clients.loading import ClientShown
from desktop.ui.screens.clients.tabs import promise_line
from desktop.ui.screens.leads.forms import SmallForm
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.action_rows import ActionItem, ActionRows
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.choices import CheckBox
from desktop.ui.widgets.fields import LineEdit
from desktop.ui.widgets.pickers import ComboBox

CHOICES = (
    PromiseState.KEPT,
    PromiseState.AT_RISK,
    PromiseState.BROKEN,
    PromiseState.RE_DATED,
    PromiseState.OPEN,
)
MARGINS = (6, 12, 6, 8)


class NewPromise(SmallForm):
    """What was promised, until when, and by whom."""

    given = Signal(str, str, bool)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        self.text, self.due, self.ours = LineEdit(""), LineEdit(""), CheckBox()
        fields = _side_by_side(self.text, self.due)
        column = fields.layout()
        assert isinstance(column, QVBoxLayout)
        column.addWidget(self.ours)
        super().__init__(look, fields, parent)

    def ask(self) -> None:
        self.text.clear()
        self.due.clear()
        self.ours.setChecked(True)
        super().ask()

    def retranslate(self) -> None:
        """Set the words again."""
        self.set_words(
            self.tr("What they may expect, and until when"), self.tr("Put it on record"), self.tr("Not now")
        )
        _name(self.text, self.tr("What they may expect"))
        _name(self.due, self.tr("Until when, such as 31 March; empty for no day"))
        self.ours.setText(self.tr("We promised it"))

    @Slot()
    def use(self) -> None:
        if self.text.text().strip():
            self.given.emit(self.text.text().strip(), self.due.text().strip(), self.ours.isChecked())
        else:
            self.text.setFocus()


class PromiseOutcome(SmallForm):
    """What became of a promise: its state, another day where it got one, and the reason."""

    given = Signal(str, str, str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        self.state, self.due, self.reason = ComboBox(look, ""), LineEdit(""), LineEdit("")
        fields = _side_by_side(self.reason, self.due)
        column = fields.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(0, self.state, 0, Qt.AlignmentFlag.AlignLeft)
        super().__init__(look, fields, parent)
        fields.setFocusProxy(self.state)
        self.state.currentIndexChanged.connect(self._offer_day)

    def ask_about(self, promise: Promise) -> None:
        """Open the form for a promise; *kept* is the first choice where it is still open."""
        self.set_words(promise.text, self.tr("Put it on record"), self.tr("Not now"))
        self.due.clear()
        self.reason.clear()
        self.state.setCurrentIndex(0)
        self._offer_day()
        self.ask()

    def retranslate(self) -> None:
        """Set the words again."""
        self.set_words(self.tr("What became of it"), self.tr("Put it on record"), self.tr("Not now"))
        self.state.setAccessibleName(self.tr("What became of it"))
        self.state.clear()
        for state in CHOICES:
            self.state.addItem(lead_words.state(state.value), state.value)
        _name(self.reason, self.tr("Why, in one line; for the record"))
        _name(self.due, self.tr("The new day, such as 31 March"))

    @Slot()
    def use(self) -> None:
        self.given.emit(str(self.state.currentData()), self.due.text().strip(), self.reason.text().strip())

    @Slot()
    def _offer_day(self) -> None:
        self.due.setVisible(self.state.currentData() == PromiseState.RE_DATED.value)


class Promises(QWidget):
    """The promises of a client; Enter on one says what became of it."""

    noticeRequested = Signal(str)
    undoOffered = Signal(str, object)

    def __init__(self, jobs: Jobs, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._shown: ClientShown | None = None
        self._known: dict[str, Promise] = {}
        self._about: Promise | None = None
        self._said = ""
        self._wrong = labels.label("", "warning", wraps=True)
        self._add, self.new, self.outcome = Button(), NewPromise(look), PromiseOutcome(look)
        self._card, self.rows = Card(look), ActionRows(look)
        self._card.body.addWidget(self.rows)
        self._card.set_margins(*MARGINS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self._wrong, self.new, self.outcome, self._card):
            column.addWidget(widget)
        column.addStretch(1)
        self._wrong.hide()
        self._add.clicked.connect(self.new.ask)
        self.new.given.connect(self._make)
        self.outcome.given.connect(self._keep)
        self.rows.opened.connect(self._ask)
        self.rows.acted.connect(self._kept)
        self.retranslate()

    def show_client(self, shown: ClientShown) -> None:
        """Show the promises of a client."""
        if self._shown is not None and self._shown.view.client.id != shown.view.client.id:
            self.new.hide()
            self.outcome.hide()
        self._shown = shown
        self._wrong.hide()
        self._known = {promise.id: promise for promise in shown.view.promises}
        self.rows.show_items([self._item(promise, shown) for promise in shown.view.promises])

    def texts(self) -> list[str]:
        """Return what the lines say."""
        return [row.item.words() for row in self.rows.rows()]

    def said(self) -> str:
        """Return what is said about what went wrong, empty where nothing did."""
        return "" if self._wrong.isHidden() else self._wrong.text()

    def retranslate(self) -> None:
        """Set the words again."""
        self._add.setText(self.tr("Add a promise…"))
        self.new.retranslate()
        self.outcome.retranslate()
        none = self.tr(
            "No promise yet. Write down what they were led to expect, in the sale or since: "
            "what is kept is what opens doors."
        )
        self.rows.set_words(
            self.tr("What they may expect, and what we may"), none, self.tr("Show all {count}")
        )
        if self._shown is not None:
            self.show_client(self._shown)

    def _item(self, promise: Promise, shown: ClientShown) -> ActionItem:
        line = promise_line(promise, shown)
        open_ = promise.state is not PromiseState.KEPT
        text, tone = line.chip
        action = self.tr("Kept") if open_ else ""
        return ActionItem(promise.id, line.title, line.detail, text, tone, action)

    @Slot(str)
    def _ask(self, identifier: str) -> None:
        self._about = self._known.get(identifier)
        if self._about is not None:
            self.outcome.ask_about(self._about)

    @Slot(str)
    def _kept(self, identifier: str) -> None:
        self._about = self._known.get(identifier)
        if self._about is not None:
            self._write_outcome(PromiseState.KEPT, "", "")

    @Slot(str, str, bool)
    def _make(self, text: str, due: str, ours: bool) -> None:
        if self._shown is not None:
            client = self._shown.view.client.id
            self._jobs.submit(partial(_made, client, text, due, ours), self._written_new, self._refuse)

    @Slot(str, str, str)
    def _keep(self, state: str, due: str, reason: str) -> None:
        if self._about is not None:
            self._write_outcome(PromiseState(state), due, reason)

    def _write_outcome(self, state: PromiseState, due: str, reason: str) -> None:
        assert self._about is not None
        work = partial(_changed, self._about.id, state, due, reason)
        self._jobs.submit(work, self._written, self._refuse)

    @Slot(object)
    def _written_new(self, _changes: Changes) -> None:
        self.new.leave()
        self.noticeRequested.emit(self.tr("It is on record."))

    @Slot(object)
    def _written(self, _changes: Changes) -> None:
        self.outcome.leave()
        if self._about is not None:
            back = partial(self._put_back, self._about)
            self.undoOffered.emit(self.tr("“{text}” is on record.").format(text=self._about.text), back)

    def _put_back(self, before: Promise) -> None:
        self._jobs.submit(partial(promises.put_back, before=before))

    @Slot(object)
    def _refuse(self, error: UserError) -> None:
        self._wrong.setText(words.of_error(error))
        self._wrong.show()


def _made(client: str, text: str, due: str, ours: bool, desk: Desk) -> Changes:
    due_on = read_day(due, desk.today(), ahead=True)
    return promises.make_promise(desk, client, text, due_on=due_on, ours=ours)


def _changed(promise: str, state: PromiseState, due: str, reason: str, desk: Desk) -> Changes:
    if state is not PromiseState.RE_DATED:
        return promises.set_state(desk, promise, state, reason)
    day = read_day(due, desk.today(), ahead=True) or desk.today()
    return promises.redate(desk, promise, day, reason)


def _side_by_side(wide: LineEdit, narrow: LineEdit) -> QWidget:
    """Set two lines beside each other, the first twice as wide, in a column that more can be added to."""
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(wide, 2)
    row.addWidget(narrow, 1)
    column.addLayout(row)
    both.setFocusProxy(wide)
    return both


def _name(line: LineEdit, name: str) -> None:
    line.setAccessibleName(name)
    line.setPlaceholderText(name)
