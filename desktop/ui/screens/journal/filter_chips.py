"""Chips that say what the list of entries is narrowed to, and write the filter words that narrow it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from desktop.domain.names import fold
from desktop.ui import words
from desktop.ui.screens.journal import query as filter_words
from desktop.ui.screens.journal.loading import since
from desktop.ui.widgets import labels
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.writing import words as journal_words
from desktop.ui.writing.chips import FactChip, MenuChip
from desktop.ui.writing.filter_chips import ManyChip, one_meant, tell

MARKS = ("opportunity", "referral", "promise", "follow-up", "attachment")
BEGUN = ("with", "engagement", "tag")
"""Filters whose value is typed after the menu has written their name."""


class MoreChip(ManyChip):
    """Switches marks on and off, and begins the filters that need a name to be typed."""

    beginRequested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_marks, parent)

    def menu_of_options(self) -> QMenu:
        """Return the menu of what can be asked for, the present marks checked."""
        menu = super().menu_of_options()
        menu.addSeparator()
        for name in BEGUN:
            action = menu.addAction(journal_words.narrowing(name))
            action.triggered.connect(partial(self.beginRequested.emit, name))
        return menu


def _marks() -> list[tuple[str, str]]:
    return [(mark, journal_words.having(mark)) for mark in MARKS]


class FilterChips(QWidget):
    """Client, kind, period and the rest; what is chosen there is written into the filter words."""

    queryChanged = Signal(str)
    nameBegun = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._query = ""
        self._clients: dict[str, str] = {}
        self._folded: dict[str, str] = {}
        self._today = date.today()
        self.client = MenuChip(self._client_options)
        self.kind = MenuChip(self._kind_options)
        self.period = MenuChip(journal_words.periods)
        self.more = MoreChip()
        self.draft = FactChip()
        self.draft.hide()
        self.count = labels.label("", "small")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        flow = FlowLayout(self)
        for chip in (self.client, self.kind, self.period, self.more, self.draft, self.count):
            flow.addWidget(chip)
        self._connect()

    def learn(self, clients: Sequence[tuple[str, str]], today: date) -> None:
        """Take in which clients there are, and what day it is."""
        if self._clients != dict(clients):
            self._clients = dict(clients)
            self._folded = {name: fold(name) for name in self._clients.values()}
        self._today = today
        self.show_query(self._query)

    def client_name(self) -> str:
        """Return the name of the one known client that the words mean, or nothing."""
        return one_meant(filter_words.value_of(self._query, "client"), self._folded.items())

    def show_query(self, query: str) -> None:
        """Show on the chips what the filter words say."""
        self._query = query
        self._say_client()
        self._say_kind()
        self._say_period()
        marks = filter_words.values_of(query, "has")
        others = [value for name in BEGUN for value in filter_words.values_of(query, name) if value]
        said = ", ".join([*marks, *others])
        self.more.set_present(marks)
        self.more.set_fact(self.tr("More filters"), said or self.tr("More"), "accent" if said else "neutral")
        self.draft.set_fact(self.tr("Draft"), self.tr("Go on with the draft"), "opportunity")

    def show_count(self, count: int) -> None:
        """Say how many entries the filter words leave, if there are any words."""
        one, many = self.tr("{count} entry"), self.tr("{count} entries")
        self.count.setText((one if count == 1 else many).format(count=words.number(count)))
        self.count.setVisible(bool(self._query) and count > 0)

    def _connect(self) -> None:
        self.client.chosen.connect(self._take_client)
        self.kind.chosen.connect(self._take_kind)
        self.period.chosen.connect(self._take_period)
        self.more.optionToggled.connect(self._toggle_mark)
        self.more.beginRequested.connect(self._begin)

    @Slot(str)
    def _take_client(self, client: str) -> None:
        name = self._clients.get(client, "")
        self.queryChanged.emit(filter_words.with_value(self._query, "client", name))

    @Slot(str)
    def _take_kind(self, kind: str) -> None:
        self.queryChanged.emit(filter_words.with_value(self._query, "kind", kind))

    @Slot(str)
    def _take_period(self, period: str) -> None:
        self.queryChanged.emit(filter_words.with_value(self._query, "since", since(period, self._today)))

    @Slot(str)
    def _toggle_mark(self, mark: str) -> None:
        self.queryChanged.emit(filter_words.toggled(self._query, "has", mark))

    @Slot(str)
    def _begin(self, name: str) -> None:
        self.nameBegun.emit(filter_words.begun(self._query, name))

    def _client_options(self) -> list[tuple[str, str]]:
        return [("", self.tr("All clients")), *self._clients.items()]

    def _kind_options(self) -> list[tuple[str, str]]:
        return [("", self.tr("Any kind")), *journal_words.kinds()]

    def _say_client(self) -> None:
        name = self.client_name()
        self.client.set_present(next((key for key, known in self._clients.items() if known == name), ""))
        said = name or filter_words.value_of(self._query, "client")
        tell(self.client, self.tr("Client"), said, self.tr("All clients"))

    def _say_kind(self) -> None:
        said = filter_words.value_of(self._query, "kind")
        known = dict(journal_words.kinds())
        self.kind.set_present(said)
        tell(self.kind, self.tr("Kind"), known.get(said, said), self.tr("Any kind"))

    def _say_period(self) -> None:
        said = filter_words.value_of(self._query, "since")
        keys = [key for key, _ in journal_words.periods()]
        present = next((key for key in keys if since(key, self._today) == said), "")
        self.period.set_present(present)
        shown = journal_words.period(present) if present else self.tr("Since {day}").format(day=said)
        tell(self.period, self.tr("Period"), shown if said else "", journal_words.period("all"))
