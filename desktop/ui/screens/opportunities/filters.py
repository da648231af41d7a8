"""The lines over the opportunities: words, a view, chips that narrow, and keeping what is asked for as a view."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.changes import Changes
from desktop.domain.errors import UserError
from desktop.domain.opportunity_views import OpportunityFilter, SavedView
from desktop.domain.worth import read_worth
from desktop.services import opportunity_views
from desktop.ui.jobs import Jobs
from desktop.ui.leads import words as lead_words
from desktop.ui.screens.leads.forms import DayForm, LineForm
from desktop.ui.screens.opportunities.filter_chips import Known, OpportunityChips
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.buttons import QuietButton
from desktop.ui.widgets.fields import SearchField
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.pickers import ComboBox
from desktop.ui.words import number


class OpportunityFilters(QWidget):
    """Says what is asked for; the screen reads it again when it changed."""

    changed = Signal()
    noticeRequested = Signal(str)

    def __init__(self, jobs: Jobs, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._views: tuple[SavedView, ...] = ()
        self._wish = OpportunityFilter()
        self._today = date.min
        self._found = 0
        self.text = SearchField(look, "")
        self.views = ComboBox(look, "")
        self.keep, self.forget = QuietButton(), QuietButton()
        self.chips = OpportunityChips(self)
        self.count = labels.small("", wraps=False)
        self.name, self.least, self.day = LineForm(look), LineForm(look), DayForm(look)
        self._lay_out()
        self._listen()

    def wish(self) -> OpportunityFilter:
        """Return what is asked for."""
        return self._wish

    def wants_dropped(self) -> bool:
        """Say whether what was dropped is asked for."""
        return "dropped" in self._wish.states

    def show_found(self, views: Sequence[SavedView], known: Known, count: int) -> None:
        """Offer these views and names; say how many opportunities are left."""
        self._today, self._found = known.today, count
        if tuple(views) != self._views:
            self._views = tuple(views)
            self._fill()
        self.chips.learn(known)
        self._offer()

    @Slot()
    def clear(self) -> None:
        """Ask for everything again."""
        self._take(OpportunityFilter())

    def retranslate(self) -> None:
        """Set the words again."""
        self.text.setAccessibleName(self.tr("Words of a title or a client"))
        self.text.setPlaceholderText(self.tr("Title or client"))
        self.views.setAccessibleName(self.tr("View"))
        self.views.setPlaceholderText(self.tr("Filters of my own"))
        self.keep.setText(self.tr("Save view…"))
        self.forget.setText(self.tr("Remove view"))
        self.name.set_words(self.tr("Name of the view"), self.tr("Save it"), self.tr("Not now"))
        self.least.set_words(
            self.tr("It may be worth at least, such as 50k EUR"), self.tr("Show those"), self.tr("Not now")
        )
        self.day.set_words(self.tr("Parked and back by"), self.tr("Show those"), self.tr("Not now"))
        self._fill()
        self.chips.show_wish(self._wish)
        self._offer()

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self.text, 1)
        first.addWidget(self.views, 1)
        line = QWidget()
        flow = FlowLayout(line, across=8, down=8)
        for widget in (*self.chips.in_order(), self.count, self.keep, self.forget):
            flow.addWidget(widget)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        line.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(first)
        for each in (line, self.name, self.least, self.day):
            column.addWidget(each)

    def _listen(self) -> None:
        self.text.searchRequested.connect(self._take_text)
        self.views.activated.connect(self._take_view)
        self.chips.wishChanged.connect(self._take)
        self.chips.leastRequested.connect(self.least.ask)
        self.chips.dayRequested.connect(self._ask_day)
        self.keep.clicked.connect(self.name.ask)
        self.forget.clicked.connect(self._forget)
        self.name.given.connect(self._keep)
        self.least.given.connect(self._take_least)
        self.day.given.connect(self._take_day)

    def _fill(self) -> None:
        with QSignalBlocker(self.views):
            self.views.clear()
            self.views.addItem(self.tr("All opportunities"))
            for view in self._views:
                built_in = lead_words.translate("OpportunityViews", view.name)
                self.views.addItem(built_in if view.built_in else view.name)

    def _view(self) -> SavedView | None:
        """Return the view that asks for just what is asked for, if there is one."""
        return next((view for view in self._views if view.wish == self._wish), None)

    def _offer(self) -> None:
        """Show which view this is, and offer to keep what none is, or to remove one's own."""
        view = self._view()
        at = 0 if self._wish.empty else self._views.index(view) + 1 if view else -1
        self.views.setCurrentIndex(at)
        self.keep.setVisible(at < 0)
        self.forget.setVisible(view is not None and not view.built_in)
        one, many = self.tr("{count} opportunity"), self.tr("{count} opportunities")
        self.count.setText((one if self._found == 1 else many).format(count=number(self._found)))
        self.count.setVisible(not self._wish.empty)

    @Slot(object)
    def _take(self, wish: OpportunityFilter) -> None:
        """Ask for something else."""
        self.name.hide()
        if wish == self._wish:
            return
        self._wish = wish
        if self.text.text().strip() != wish.text:
            self.text.setText(wish.text)
        self.chips.show_wish(wish)
        self._offer()
        self.changed.emit()

    @Slot(str)
    def _take_text(self, text: str) -> None:
        self._take(replace(self._wish, text=text))

    @Slot(int)
    def _take_view(self, place: int) -> None:
        self._take(self._views[place - 1].wish if place else OpportunityFilter())

    @Slot(str)
    def _take_least(self, said: str) -> None:
        """Ask for an amount; one that cannot be read is refused and stays in its form."""
        try:
            worth = read_worth(said)
        except UserError as refused:
            self._jobs.refused.emit(refused)
            return
        self.least.hide()
        least, currency = (worth.low, worth.currency) if worth else (0, "")
        self._take(replace(self._wish, value="", least=least, currency=currency))

    @Slot()
    def _ask_day(self) -> None:
        asked = self._wish.parked_until
        self.day.ask_from(date.fromisoformat(asked) if asked else self._today)

    @Slot(str)
    def _take_day(self, day: str) -> None:
        self.day.hide()
        self._take(replace(self._wish, parked_until=day))

    @Slot(str)
    def _keep(self, name: str) -> None:
        self._jobs.submit(partial(opportunity_views.save_view, name=name, wish=self._wish), self._kept)

    @Slot(object)
    def _kept(self, _changes: Changes) -> None:
        self.name.hide()
        self.noticeRequested.emit(self.tr("The view is kept."))
        self.changed.emit()

    @Slot()
    def _forget(self) -> None:
        view = self._view()
        if view is not None:
            self._jobs.submit(partial(opportunity_views.remove_view, name=view.name), self._forgotten)

    @Slot(object)
    def _forgotten(self, _changes: Changes) -> None:
        self.noticeRequested.emit(self.tr("The view is removed."))
        self.clear()
