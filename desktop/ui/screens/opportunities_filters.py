"""The line over the opportunities: words, a view, what they are sorted by, and keeping what is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.changes import Changes
from desktop.domain.opportunity_views import OpportunityFilter, Order, SavedView
from desktop.services import opportunity_views
from desktop.ui.jobs import Jobs
from desktop.ui.leads import words as lead_words
from desktop.ui.screens.lead_forms import LineForm
from desktop.ui.theme import Look
from desktop.ui.widgets.buttons import QuietButton
from desktop.ui.widgets.fields import SearchField
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.pickers import ComboBox


class OpportunityFilters(QWidget):
    """Says what is asked for; the screen reads it again when it changed."""

    changed = Signal()
    noticeRequested = Signal(str)

    def __init__(self, jobs: Jobs, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._views: tuple[SavedView, ...] = ()
        self.text = SearchField(look, "")
        self.text.setMinimumWidth(180)
        self.views, self.sort = ComboBox(look, ""), ComboBox(look, "")
        self.keep, self.forget = QuietButton(), QuietButton()
        self.name = LineForm(look)
        line = QWidget()
        flow = FlowLayout(line, across=8, down=6)
        for widget in (self.text, self.views, self.sort, self.keep, self.forget):
            flow.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(line)
        column.addWidget(self.name)
        self.sort.addItems([order.value for order in Order])
        self.sort.setCurrentIndex(list(Order).index(Order.AGE))
        self.text.searchRequested.connect(self._changed)
        self.views.activated.connect(self._changed)
        self.sort.activated.connect(self._changed)
        self.keep.clicked.connect(self.name.ask)
        self.forget.clicked.connect(self._forget)
        self.name.given.connect(self._keep)

    def wish(self) -> OpportunityFilter:
        """Return what is asked for: the chosen view, narrowed by the words."""
        view = self._view()
        wish = view.wish if view else OpportunityFilter()
        said = " ".join(part for part in (wish.text, self.text.text().strip()) if part)
        return replace(wish, text=said)

    def order(self) -> Order:
        """Return what the list is sorted by."""
        return list(Order)[max(0, self.sort.currentIndex())]

    def wants_dropped(self) -> bool:
        """Say whether what was dropped is asked for."""
        return "dropped" in self.wish().states

    def show_views(self, views: Sequence[SavedView]) -> None:
        """Offer these views; the chosen one stays chosen."""
        if tuple(views) != self._views:
            chosen = self.views.currentText()
            self._views = tuple(views)
            self._fill(chosen)
        self._offer()

    @Slot()
    def clear(self) -> None:
        """Ask for everything again."""
        self.text.clear()
        self.views.setCurrentIndex(0)
        self._changed()

    def retranslate(self) -> None:
        """Set the words again."""
        self.text.setAccessibleName(self.tr("Words of a title or a client"))
        self.text.setPlaceholderText(self.tr("Title or client"))
        self.views.setAccessibleName(self.tr("View"))
        self.sort.setAccessibleName(self.tr("The list is sorted by"))
        words = {
            Order.CLIENT: self.tr("By client"),
            Order.TITLE: self.tr("By title"),
            Order.STATE: self.tr("By state"),
            Order.GATE: self.tr("By answers"),
            Order.VALUE: self.tr("By value"),
            Order.START: self.tr("By start"),
            Order.AGE: self.tr("Newest first"),
        }
        for place, order in enumerate(Order):
            self.sort.setItemText(place, words[order])
        self.keep.setText(self.tr("Save view…"))
        self.forget.setText(self.tr("Remove view"))
        self.name.set_words(self.tr("Name of the view"), self.tr("Save it"), self.tr("Not now"))
        self._fill(self.views.currentText())
        self._offer()

    def _fill(self, chosen: str) -> None:
        self.views.clear()
        self.views.addItem(self.tr("All opportunities"))
        for view in self._views:
            name = lead_words.translate("OpportunityViews", view.name) if view.built_in else view.name
            self.views.addItem(name)
        self.views.setCurrentIndex(max(0, self.views.findText(chosen)))

    def _view(self) -> SavedView | None:
        place = self.views.currentIndex()
        return self._views[place - 1] if 0 < place <= len(self._views) else None

    def _offer(self) -> None:
        view = self._view()
        self.keep.setVisible(not self.wish().empty and (view is None or bool(self.text.text().strip())))
        self.forget.setVisible(view is not None and not view.built_in)

    @Slot()
    def _changed(self) -> None:
        self._offer()
        self.changed.emit()

    @Slot(str)
    def _keep(self, name: str) -> None:
        self.name.hide()
        self._jobs.submit(partial(opportunity_views.save_view, name=name, wish=self.wish()), self._kept)

    @Slot(object)
    def _kept(self, _changes: Changes) -> None:
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
