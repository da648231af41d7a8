"""Clients: the list of all, and the page of one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.changes import Changes, Kind
from desktop.domain.clients import ContactProtocol
from desktop.domain.errors import UserError
from desktop.services import clients
from desktop.services.desk import Desk
from desktop.ui import words
from desktop.ui.jobs import Jobs
from desktop.ui.models import PagedListModel
from desktop.ui.screens.clients.forms import ClientForm
from desktop.ui.screens.clients.loading import ClientShown, fetch_rows, load_client, load_client_ids
from desktop.ui.screens.clients.page import ClientPage
from desktop.ui.screens.leads.frame import framed
from desktop.ui.screens.screen import Screen
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.rows_view import RowsView

KINDS = tuple(kind for kind in Kind if kind is not Kind.DRAFT)


class ClientsScreen(Screen):
    """Shows every client, or one of them."""

    def __init__(self, jobs: Jobs, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(jobs, look, parent)
        self._client = ""
        self._title, self._subtitle, self._add = labels.title(), labels.muted(), Button()
        self.form = ClientForm(look)
        self.model = PagedListModel(jobs, fetch_rows, self)
        self.list = RowsView(look, self.model, "", lines=1)
        self._empty = EmptyState(look, "building")
        self.page = ClientPage(jobs, look)
        self._places, self._stack = QStackedWidget(), QStackedWidget()
        self._build()
        self._connect()
        self.retranslate()

    def refresh(self, changes: Changes | None) -> None:
        if changes is None or changes.touches(*KINDS):
            self.jobs.latest("clients.list", load_client_ids, self._show_ids)
            self._load_page()

    def open(self, identifier: str) -> None:
        self._client = identifier
        self._load_page()

    def focus_first(self) -> None:
        if self._stack.currentWidget() is self.page:
            self.page.tabs.setFocus()
        else:
            self.list.setFocus()

    def retranslate(self) -> None:
        self._title.setText(self.tr("Clients"))
        self._subtitle.setText(self.tr("The people we work for, and how the work with them is going."))
        self._add.setText(self.tr("Add a client…"))
        self.list.setAccessibleName(self.tr("Clients"))
        self.form.retranslate()
        self.page.retranslate()
        self._empty.set_words(
            self.tr("No client yet"),
            self.tr(
                "Name one here, or simply write the first entry: a client that is new is taken in on the way."
            ),
            self.tr("Add a client…"),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        back = event.key() == Qt.Key.Key_Left and event.modifiers() & Qt.KeyboardModifier.AltModifier
        if self._stack.currentWidget() is self.page and (event.key() == Qt.Key.Key_Escape or back):
            self.show_list()
            return
        super().keyPressEvent(event)

    @Slot()
    def show_list(self) -> None:
        """Go back to the list of all clients."""
        self._client = ""
        self._stack.setCurrentIndex(0)
        self.list.setFocus()

    @Slot()
    def ask_client(self) -> None:
        """Ask for a new client."""
        self._places.setCurrentIndex(0)
        self.form.ask()

    def _load_page(self) -> None:
        if self._client:
            self.jobs.latest(
                "clients.page", partial(load_client, self._client), self._show_client, self._gone
            )

    @Slot(object)
    def _show_ids(self, ids: list[str]) -> None:
        self.model.set_ids(ids)
        self._places.setCurrentIndex(0 if ids or self.form.isVisible() else 1)
        self._add.setVisible(bool(ids))
        if not self.list.chosen():
            self.list.choose_first()

    @Slot(object)
    def _show_client(self, shown: ClientShown) -> None:
        if not self._client:
            return
        arrived = self._stack.currentWidget() is not self.page
        self.page.show_client(shown)
        self._client = shown.view.client.id
        self.list.choose(self._client)
        if arrived:
            self._stack.setCurrentWidget(self.page)
            if self.isVisible():
                self.page.tabs.setFocus()

    @Slot(object)
    def _gone(self, _error: UserError) -> None:
        self._client = ""
        self._stack.setCurrentIndex(0)

    @Slot(object)
    def _add_client(self, filled: Mapping[str, str]) -> None:
        self.jobs.submit(partial(_added, dict(filled)), self._added_client, self._refuse_client)

    @Slot(object)
    def _added_client(self, changes: Changes) -> None:
        self.form.leave()
        self.open(changes.made)

    @Slot(object)
    def _refuse_client(self, error: UserError) -> None:
        self.form.refuse(words.of_error(error))

    @Slot(object)
    def _add_person(self, filled: Mapping[str, object]) -> None:
        person = self.page.form.person
        if person is None:
            work = partial(_person_added, self._client, dict(filled))
            self.jobs.submit(work, self._added_person, self._refuse_person)
        else:
            work = partial(_person_corrected, person.id, dict(filled))
            self.jobs.submit(work, self._corrected_person, self._refuse_person)

    @Slot(object)
    def _added_person(self, _changes: Changes) -> None:
        self.page.form.leave()

    @Slot(object)
    def _corrected_person(self, _changes: Changes) -> None:
        before = self.page.form.person
        self.page.form.leave()
        if before is not None:
            known = {key: getattr(before, key) for key in (*_TEXTS, "protocol")}
            undo = partial(self.jobs.submit, partial(_person_corrected, before.id, known))
            self.undoOffered.emit(self.tr("{name} is corrected.").format(name=before.name), undo)

    @Slot(object)
    def _refuse_person(self, error: UserError) -> None:
        self.page.form.refuse(words.of_error(error))

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self._title, 1)
        head.addWidget(self._add, 0, Qt.AlignmentFlag.AlignVCenter)
        top = QVBoxLayout()
        top.setContentsMargins(24, 22, 24, 0)
        top.setSpacing(4)
        top.addLayout(head)
        top.addWidget(self._subtitle)
        top.addSpacing(6)
        top.addWidget(self.form)
        for place in (framed(self.list), self._empty):
            self._places.addWidget(place)
        listing = QWidget()
        column = QVBoxLayout(listing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self._places, 1)
        for widget in (listing, self.page):
            self._stack.addWidget(widget)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _connect(self) -> None:
        self._add.clicked.connect(self.ask_client)
        self._empty.actionRequested.connect(self.ask_client)
        self.form.given.connect(self._add_client)
        self.form.closed.connect(self.list.setFocus)
        self.list.openRequested.connect(self.open)
        self.list.clicked.connect(self._open_clicked)
        self.page.backRequested.connect(self.show_list)
        self.page.openRequested.connect(self.openRequested)
        self.page.undoOffered.connect(self.undoOffered)
        self.page.noticeRequested.connect(self.noticeRequested)
        self.page.actionOffered.connect(self.actionOffered)
        self.page.personGiven.connect(self._add_person)

    @Slot()
    def _open_clicked(self) -> None:
        if self.list.chosen():
            self.open(self.list.chosen())


def _added(filled: Mapping[str, str], desk: Desk) -> Changes:
    return clients.add_client(desk, filled["name"], sector=filled["sector"], place=filled["place"])


_TEXTS = ("role", "email", "phone")
"""What is known of a person beside name and contact protocol."""


def _person_added(client: str, filled: Mapping[str, object], desk: Desk) -> Changes:
    texts, protocol = _known(filled)
    return clients.add_person(desk, str(filled["name"]), client=client, protocol=protocol, **texts)


def _person_corrected(person: str, filled: Mapping[str, object], desk: Desk) -> Changes:
    texts, protocol = _known(filled)
    return clients.correct_person(desk, person, protocol=protocol, **texts)


def _known(filled: Mapping[str, object]) -> tuple[dict[str, str], ContactProtocol]:
    protocol = filled["protocol"]
    assert isinstance(protocol, ContactProtocol)
    return {key: str(filled[key]) for key in _TEXTS}, protocol
