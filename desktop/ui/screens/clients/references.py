"""The references of a client: who agreed to what, written down, renewed and taken back in place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.changes import Kind
from desktop.domain.consents import ConsentRow
from desktop.ui.jobs import Jobs
from desktop.ui.screens.clients.consent_card import PersonCard
from desktop.ui.screens.clients.consent_desk import ConsentDesk
from desktop.ui.screens.clients.consent_form import ConsentForm
from desktop.ui.screens.clients.consents import PersonConsents, by_person
from desktop.ui.screens.clients.loading import ClientShown
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.buttons import Button, QuietButton
from desktop.ui.widgets.empty_state import EmptyState

AT_ONCE = 20
"""People who are shown before one asks for all."""


class References(QWidget):
    """What the people of one client agreed to, one card for each; a form writes more down."""

    openRequested = Signal(str, str)
    undoOffered = Signal(str, object)

    def __init__(self, jobs: Jobs, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._desk = look, ConsentDesk(jobs, self)
        self._shown: ClientShown | None = None
        self._known: dict[str, ConsentRow] = {}
        self._cards: dict[str, PersonCard] = {}
        self._all = False
        self._about, self._wrong = labels.muted(), labels.label("", "warning", wraps=True)
        self._add, self._more = Button(), QuietButton()
        self.form, self._empty = ConsentForm(look), EmptyState(look, "handshake")
        self._column = QVBoxLayout()
        self._build()
        self._connect()
        self.retranslate()

    def show_client(self, shown: ClientShown) -> None:
        """Show what is on record for a client."""
        if self._shown is not None and self._shown.view.client.id != shown.view.client.id:
            self.form.hide()
            self._all = False
        self._shown = shown
        self._known = {row.consent.id: row for row in shown.consents}
        self._wrong.hide()
        self.form.set_choices(shown.view.people, shown.uses)
        self.form.set_proofs(shown.proofs, shown.zone, shown.today)
        self._show_people(by_person(shown.consents), shown)
        self.retranslate()

    def cards(self) -> list[PersonCard]:
        """List the cards on show, from top to bottom."""
        return list(self._cards.values())

    def retranslate(self) -> None:
        """Set the words again."""
        self._about.setText(
            self.tr("What people here agreed to, each use for itself. A brief names only those who agreed.")
        )
        self._add.setText(self.tr("Write a consent down…"))
        self._more.setText(self.tr("Show everybody"))
        self.form.retranslate()
        with_people = self._shown is None or bool(self._shown.view.people)
        self._empty.set_words(
            self.tr("Nothing agreed yet"),
            self.tr(
                "When somebody says that you may name them, quote them or have them rung, write it down here. "
                "Until then a brief says their role instead."
            )
            if with_people
            else self.tr("Add a person first; then write down here what they agree to."),
            self.tr("Write a consent down…") if with_people else "",
        )

    @Slot()
    def ask(self) -> None:
        """Open the form."""
        self.form.ask()
        self._arrange()

    def _show_people(self, people: list[PersonConsents], shown: ClientShown) -> None:
        wanted = people if self._all else people[:AT_ONCE]
        for gone in self._cards.keys() - {person.person_id for person in wanted}:
            card = self._cards.pop(gone)
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = {person.person_id: self._card(person.person_id) for person in wanted}
        for place, person in enumerate(wanted):
            card = self._cards[person.person_id]
            card.show_person(person, shown)
            if self._column.indexOf(card) != place:
                self._column.insertWidget(place, card)
        self._more.setVisible(len(wanted) < len(people))
        self._arrange()

    def _card(self, person_id: str) -> PersonCard:
        card = self._cards.get(person_id)
        if card is None:
            card = PersonCard(self._look)
            card.opened.connect(self._open)
            card.acted.connect(self._renew)
            card.putAway.connect(self._withdraw)
        return card

    @Slot()
    def _arrange(self) -> None:
        """Show the empty state only where there is nothing else to look at."""
        bare = not self._cards and self.form.isHidden()
        self._empty.setVisible(bare)
        for widget in (self._about, self._add):
            widget.setVisible(not bare)

    @Slot()
    def _show_all(self) -> None:
        self._all = True
        if self._shown is not None:
            self.show_client(self._shown)

    @Slot(str)
    def _open(self, consent_id: str) -> None:
        """Open the session that proves a consent; without one, ask again."""
        row = self._known.get(consent_id)
        if row is not None and row.consent.entry_id:
            self.openRequested.emit(Kind.INTERACTION.value, row.consent.entry_id)
        else:
            self._renew(consent_id)

    @Slot(str)
    def _renew(self, consent_id: str) -> None:
        row = self._known.get(consent_id)
        if row is not None:
            self.form.ask(row.consent.person_id, row.consent.use)
            self._arrange()

    @Slot(str)
    def _withdraw(self, consent_id: str) -> None:
        row = self._known.get(consent_id)
        if row is not None and self._shown is not None:
            self._desk.withdraw(row, self._shown.uses)

    @Slot(str)
    def _refuse(self, sentence: str) -> None:
        self._wrong.setText(sentence)
        self._wrong.show()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self._about, 1)
        head.addWidget(self._add, 0, Qt.AlignmentFlag.AlignTop)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addLayout(head)
        for widget in (self._wrong, self.form):
            whole.addWidget(widget)
        self._column.setSpacing(12)
        whole.addLayout(self._column)
        whole.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addWidget(self._empty)
        whole.addStretch(1)
        self._wrong.hide()
        self._more.hide()

    def _connect(self) -> None:
        self._add.clicked.connect(self.ask)
        self._empty.actionRequested.connect(self.ask)
        self._more.clicked.connect(self._show_all)
        self.form.given.connect(self._desk.give)
        self._desk.written.connect(self.form.leave)
        self._desk.refused.connect(self.form.refuse)
        self._desk.withdrawalRefused.connect(self._refuse)
        self._desk.undoOffered.connect(self.undoOffered)
        self.form.closed.connect(self._arrange)
        self.form.closed.connect(self._add.setFocus)
