"""Goodwill at a client: what was given and asked, person by person, and whether they may be asked today."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.changes import Changes, Kind
from desktop.domain.errors import UserError
from desktop.domain.goodwill import Deed, GoodwillView, Outcome
from desktop.services import goodwill
from desktop.ui import words
from desktop.ui.jobs import Jobs
from desktop.ui.screens.clients.goodwill_form import GoodwillFilled, GoodwillForm, written_down
from desktop.ui.screens.clients.loading import ClientShown
from desktop.ui.screens.referrals.life import deed_words, may_be_asked
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.action_rows import ActionItem, ActionRows
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.card import Card

AT_ONCE = 20
"""People who are shown at the most; those with the newest deeds come first."""

MARGINS = (6, 12, 6, 8)


class PersonLine(Card):
    """One person's line of time: an open ask is answered here, a gift put away."""

    opened = Signal(str)
    acted = Signal(str)
    putAway = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.rows, self._may = ActionRows(look), labels.body()
        self._may.setContentsMargins(8, 0, 8, 4)
        self.body.addWidget(self.rows)
        self.body.addWidget(self._may)
        self.set_margins(*MARGINS)
        self.rows.opened.connect(self.opened)
        self.rows.acted.connect(self.acted)
        self.rows.putAway.connect(self.putAway)

    def show_line(self, view: GoodwillView, shown: ClientShown) -> None:
        """Show what was given and asked, the newest first."""
        limit = self.tr("At most {count} asks a year, they said.").format(count=view.own_a_year)
        said = [may_be_asked(view), limit if view.own_a_year else ""]
        self._may.setText(" ".join(part for part in said if part))
        self.rows.show_items([self._item(deed, shown) for deed in view.deeds])
        heading = " · ".join(part for part in (view.person, view.role) if part)
        self.rows.set_words(heading, "", self.tr("Show all {count}"))

    def _item(self, deed: Deed, shown: ClientShown) -> ActionItem:
        waits = deed.outcome is Outcome.OPEN and deed.referral_id is None
        cross = self.tr("They would rather not") if waits else self.tr("Written down by mistake")
        said = deed_words(deed)
        return ActionItem(
            id=deed.id,
            title=said[:1].upper() + said[1:],
            detail=words.short_day(deed.on, shown.today),
            action=self.tr("They agreed") if waits else "",
            put_away=cross if waits or not deed.asked else "",
        )


class Goodwill(QWidget):
    """The lines of everybody at a client, and the form that adds to them."""

    openRequested = Signal(str, str)
    noticeRequested = Signal(str)
    undoOffered = Signal(str, object)

    def __init__(self, jobs: Jobs, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._look = jobs, look
        self._shown: ClientShown | None = None
        self._deeds: dict[str, Deed] = {}
        self._gone: Deed | None = None
        self._lines: dict[str, PersonLine] = {}
        self._about, self._wrong = labels.muted(), labels.label("", "warning", wraps=True)
        self._add, self.form = Button(), GoodwillForm(look)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addWidget(self._about)
        whole.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addWidget(self._wrong)
        whole.addWidget(self.form)
        self._column = QVBoxLayout()
        self._column.setSpacing(12)
        whole.addLayout(self._column)
        whole.addStretch(1)
        self._wrong.hide()
        self._add.clicked.connect(self.form.ask)
        self.form.given.connect(self._write)
        self.form.closed.connect(self._add.setFocus)
        self.retranslate()

    def show_client(self, shown: ClientShown) -> None:
        """Show the lines of a client's people."""
        if self._shown is not None and self._shown.view.client.id != shown.view.client.id:
            self.form.hide()
        self._shown = shown
        self._wrong.hide()
        self._deeds = {deed.id: deed for view in shown.goodwill for deed in view.deeds}
        self.form.set_choices(shown.view.people, shown.uses, owes_first=shown.owes_first)
        self._add.setVisible(bool(shown.view.people))
        newest = sorted(shown.goodwill, key=lambda view: [str(deed.on) for deed in view.deeds], reverse=True)
        self._show_lines({view.person_id: view for view in newest[:AT_ONCE]}, shown)

    def lines(self) -> list[PersonLine]:
        """List the lines on show, from top to bottom."""
        return list(self._lines.values())

    def retranslate(self) -> None:
        """Set the words again."""
        self._about.setText(
            self.tr("What we did for people here and what we asked of them. Nobody is asked too often.")
        )
        self._add.setText(self.tr("Write it down…"))
        self.form.retranslate()
        if self._shown is not None:
            self.show_client(self._shown)

    def _show_lines(self, views: dict[str, GoodwillView], shown: ClientShown) -> None:
        for gone in self._lines.keys() - views.keys():
            line = self._lines.pop(gone)
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = {person_id: self._line(person_id) for person_id in views}
        for place, (person_id, view) in enumerate(views.items()):
            line = self._lines[person_id]
            line.show_line(view, shown)
            if self._column.indexOf(line) != place:
                self._column.insertWidget(place, line)

    def _line(self, person_id: str) -> PersonLine:
        line = self._lines.get(person_id)
        if line is None:
            line = PersonLine(self._look)
            line.opened.connect(self._open)
            line.acted.connect(self._agreed)
            line.putAway.connect(self._put_away)
        return line

    @Slot(object)
    def _write(self, filled: GoodwillFilled) -> None:
        self._jobs.submit(partial(written_down, filled), self._written, self._not_written)

    @Slot(object)
    def _written(self, _changes: Changes) -> None:
        self.form.leave()
        self.noticeRequested.emit(self.tr("It is on their line."))

    @Slot(object)
    def _not_written(self, error: UserError) -> None:
        self.form.refuse(words.of_error(error))

    @Slot(str)
    def _open(self, deed_id: str) -> None:
        """Open the referral or the session that a deed belongs to."""
        deed = self._deeds.get(deed_id)
        if deed is not None and deed.referral_id:
            self.openRequested.emit(Kind.REFERRAL.value, deed.referral_id)
        elif deed is not None and deed.entry_id:
            self.openRequested.emit(Kind.INTERACTION.value, deed.entry_id)

    @Slot(str)
    def _agreed(self, deed_id: str) -> None:
        work = partial(goodwill.answer_ask, reference=deed_id, outcome=Outcome.AGREED)
        self._jobs.submit(work, None, self._refuse)

    @Slot(str)
    def _put_away(self, deed_id: str) -> None:
        """Take a no to an open ask, or a gift off the line."""
        deed = self._deeds.get(deed_id)
        if deed is None:
            return
        if deed.asked:
            work = partial(goodwill.answer_ask, reference=deed_id, outcome=Outcome.REFUSED)
            self._jobs.submit(work, None, self._refuse)
        else:
            self._gone = deed
            self._jobs.submit(partial(goodwill.remove_gift, reference=deed_id), self._removed, self._refuse)

    @Slot(object)
    def _removed(self, _changes: Changes) -> None:
        """Offer to put the gift back that was taken off the line."""
        if self._gone is not None:
            back = partial(self._jobs.submit, partial(goodwill.put_back, gift=self._gone))
            self.undoOffered.emit(self.tr("It is off their line."), back)

    @Slot(object)
    def _refuse(self, error: UserError) -> None:
        self._wrong.setText(words.of_error(error))
        self._wrong.show()
