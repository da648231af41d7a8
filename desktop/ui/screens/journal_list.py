"""The list of entries by day, and what it is narrowed to."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from desktop.ui import words
from desktop.ui.jobs import Jobs
from desktop.ui.models import PagedListModel
from desktop.ui.rows import Group
from desktop.ui.screens.journal_loading import Filters, ListShown, load_rows
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.fields import LineEdit
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.keycap import KeyCap
from desktop.ui.widgets.rows_view import RowsView
from desktop.ui.writing import words as journal_words
from desktop.ui.writing.chips import FactChip, MenuChip


class SearchDoor(LineEdit):
    """Looks like the search and opens it: by a click, by Enter, or by the first letter typed."""

    searchRequested = Signal(str)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.searchRequested.emit("")

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.ShortcutFocusReason:
            self.searchRequested.emit("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().strip() or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.searchRequested.emit(event.text().strip())
            return
        super().keyPressEvent(event)


class EntryList(QFrame):
    """Shows the entries, the newest first, under their days."""

    chosenChanged = Signal(str)
    openRequested = Signal(str)
    searchRequested = Signal(str)
    filtersChanged = Signal(object)
    trashRequested = Signal(str)
    draftRequested = Signal()

    def __init__(self, jobs: Jobs, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filters = Filters()
        self._clients: dict[str, str] = {}
        self._shown: ListShown | None = None
        self.search = SearchDoor("")
        self.client = MenuChip(self._client_options)
        self.period = MenuChip(journal_words.periods)
        self.draft = FactChip()
        self.model = PagedListModel(jobs, load_rows, self)
        self.view = RowsView(look, self.model, "")
        self._nothing = labels.muted()
        self._stack = QStackedWidget()
        self._build()
        self._connect()
        self.retranslate()

    def filters(self) -> Filters:
        """Return what the list is narrowed to."""
        return self._filters

    def client_name(self) -> str:
        """Return the name of the client that the list is narrowed to, or nothing."""
        return self._clients.get(self._filters.client, "")

    def show_list(self, shown: ListShown) -> None:
        """Show these entries; what is chosen stays chosen."""
        self._shown = shown
        self._filters = shown.filters
        self._clients = dict(shown.clients)
        groups = [Group(words.heading_day(day, shown.today), count) for day, count in shown.days]
        self.model.set_ids(shown.ids, groups)
        self._stack.setCurrentWidget(self.view if shown.ids else self._nothing)
        self.draft.setVisible(shown.draft)
        self._say_filters()
        self._say_nothing()

    def neighbour(self, identifier: str) -> str:
        """Return the entry after `identifier`, or else the one before it, or nothing."""
        ids = self._shown.ids if self._shown else ()
        if identifier not in ids:
            return ""
        place = ids.index(identifier)
        rest = (*ids[place + 1 : place + 2], *ids[max(place - 1, 0) : place])
        return next(iter(rest), "")

    def retranslate(self) -> None:
        """Set the words again."""
        self.search.setAccessibleName(self.tr("Search every word"))
        self.search.setPlaceholderText(self.tr("Search every word…"))
        self.view.setAccessibleName(self.tr("Entries"))
        self.draft.set_fact(self.tr("Draft"), self.tr("Go on with the draft"), "opportunity")
        self._say_filters()
        self._say_nothing()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Put an entry into the trash with Delete."""
        pressed = event.key() if isinstance(event, QKeyEvent) else None
        if watched is self.view and event.type() == QEvent.Type.KeyPress and pressed == Qt.Key.Key_Delete:
            if self.view.chosen():
                self.trashRequested.emit(self.view.chosen())
            return True
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        self.setProperty("look", "panel")
        self.setProperty("side", "left")
        head = QVBoxLayout()
        head.setContentsMargins(14, 14, 14, 14)
        head.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.search, 1)
        row.addWidget(KeyCap("Ctrl+K"))
        head.addLayout(row)
        chips = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        chips.setSizePolicy(policy)
        flow = FlowLayout(chips)
        for chip in (self.client, self.period, self.draft):
            flow.addWidget(chip)
        self.draft.hide()
        head.addWidget(chips)
        self._stack.addWidget(self.view)
        self._nothing.setContentsMargins(14, 14, 14, 14)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._stack.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(labels.hairline())
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.search.searchRequested.connect(self.searchRequested)
        self.client.chosen.connect(self._narrow_to_client)
        self.period.chosen.connect(self._narrow_to_period)
        self.draft.clicked.connect(self.draftRequested)
        self.view.chosenChanged.connect(self.chosenChanged)
        self.view.openRequested.connect(self.openRequested)
        self.view.installEventFilter(self)

    def _client_options(self) -> list[tuple[str, str]]:
        return [("", self.tr("All clients")), *self._clients.items()]

    def _say_filters(self) -> None:
        client = self.client_name()
        self.client.set_present(self._filters.client)
        self.client.set_fact(
            self.tr("Client"), client or self.tr("All clients"), "accent" if client else "neutral"
        )
        period = self._filters.period
        self.period.set_present(period)
        self.period.set_fact(
            self.tr("Period"), journal_words.period(period), "accent" if period != "all" else "neutral"
        )

    def _say_nothing(self) -> None:
        narrowed = self._filters != Filters()
        self._nothing.setText(
            self.tr("No entry fits these filters. Choose another client or a longer period.")
            if narrowed
            else self.tr("No entries yet. Press Ctrl+N after your next session; a sentence is enough.")
        )

    @Slot(str)
    def _narrow_to_client(self, client: str) -> None:
        self._narrow(Filters(client, self._filters.period))

    @Slot(str)
    def _narrow_to_period(self, period: str) -> None:
        self._narrow(Filters(self._filters.client, period))

    def _narrow(self, filters: Filters) -> None:
        self._filters = filters
        self._say_filters()
        self.filtersChanged.emit(filters)
