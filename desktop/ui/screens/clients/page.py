"""The page of one client: how it is, who is there, what was promised, what may come of it, and the record."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.changes import Kind
from desktop.ui.jobs import Jobs
from desktop.ui.screens.clients.cards import ClientCards
from desktop.ui.screens.clients.follow_ups import ClientFollowUps
from desktop.ui.screens.clients.forms import PersonForm, stacked
from desktop.ui.screens.clients.goodwill import Goodwill
from desktop.ui.screens.clients.loading import ClientShown
from desktop.ui.screens.clients.promises import Promises
from desktop.ui.screens.clients.record_out import RecordOut
from desktop.ui.screens.clients.references import References
from desktop.ui.screens.clients.tabs import Lines, lead_line, person_line, record_lines
from desktop.ui.screens.clients.timeline import Timeline
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.buttons import Button, QuietButton
from desktop.ui.widgets.scroll_column import ScrollColumn
from desktop.ui.widgets.tabs import Tabs

LISTS = ("people", "opportunities", "referrals", "record")
TABS = ("timeline", "people", "references", "goodwill", "promises", "opportunities", "referrals", "record")
WIDEST = 1100


class ClientPage(QWidget):
    """Shows a client; what stands under the tabs opens where it belongs."""

    openRequested = Signal(str, str)
    backRequested = Signal()
    personGiven = Signal(object)
    undoOffered = Signal(str, object)
    noticeRequested = Signal(str)
    actionOffered = Signal(str, str, object)

    def __init__(self, jobs: Jobs, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: ClientShown | None = None
        self._back, self._add = QuietButton(), Button()
        self._name, self._where = labels.title(), labels.muted("", wraps=False)
        self._steward = labels.label("", "accent")
        self.cards = ClientCards(look)
        self.follow_ups = ClientFollowUps(jobs, look)
        self.tabs = Tabs("", [(key, key) for key in TABS])
        self.timeline = Timeline(look)
        self.lists = {key: Lines(look) for key in LISTS}
        self.references = References(jobs, look)
        self.goodwill = Goodwill(jobs, look)
        self.promises = Promises(jobs, look)
        self.form = PersonForm(look)
        self.out = RecordOut(jobs, look)
        self._people, self._record = QWidget(), QWidget()
        self._bodies: dict[str, QWidget] = {}
        self._scroll = ScrollColumn(margins=(28, 16, 28, 24), spacing=14, widest=0)
        self._build()
        self._connect()
        self.retranslate()

    def show_client(self, shown: ClientShown) -> None:
        """Show a client as it stands."""
        if self._shown is not None and self._shown.view.client.id != shown.view.client.id:
            self.form.hide()
            self.tabs.choose("timeline")
            self.follow_ups.fold()
        self._shown = shown
        self.cards.show_client(shown)
        self.follow_ups.show_waiting(shown.waiting, shown.today)
        self.timeline.show_client(shown)
        self.references.show_client(shown)
        self.goodwill.show_client(shown)
        self.promises.show_client(shown)
        self.out.show_client(shown.view.client.id)
        if shown.tab:
            self.tabs.choose(shown.tab)
        self.retranslate()

    def show_tab(self, key: str) -> None:
        """Go to a tab."""
        self.tabs.choose(key)

    def where(self) -> str:
        """Return what stands under the name."""
        return self._where.text() + self._steward.text()

    def retranslate(self) -> None:
        """Set every word again."""
        self._back.setText(self.tr("All clients"))
        self._add.setText(self.tr("Add a person…"))
        self.tabs.setAccessibleName(self.tr("Parts of the client's page"))
        for part in (
            self.cards,
            self.follow_ups,
            self.timeline,
            self.references,
            self.goodwill,
            self.promises,
            self.form,
            self.out,
        ):
            part.retranslate()
        if self._shown is not None:
            self._say(self._shown)

    def _say(self, shown: ClientShown) -> None:
        view = shown.view
        self._name.setText(view.client.name)
        known = [part for part in (view.client.sector, view.client.place) if part]
        self._where.setText(" · ".join((*known, self.tr("steward:"))))
        self._steward.setText(self.tr("you") if shown.mine else view.client.steward)
        holding = sum(row.standing.in_force for row in shown.consents)
        self.tabs.set_tabs(
            [
                ("timeline", self.tr("Timeline")),
                ("people", self.tr("People {count}").format(count=len(view.people))),
                ("references", self.tr("References {count}").format(count=holding)),
                ("goodwill", self.tr("Goodwill")),
                ("promises", self.tr("Promises {count}").format(count=len(view.promises))),
                ("opportunities", self.tr("Opportunities {count}").format(count=len(view.opportunities))),
                ("referrals", self.tr("Referrals {count}").format(count=len(view.referrals))),
                ("record", self.tr("Record {count}").format(count=len(view.record))),
            ]
        )
        self._fill(shown)

    def _fill(self, shown: ClientShown) -> None:
        view = shown.view
        self.lists["people"].show_lines(
            [person_line(person) for person in view.people],
            self.tr("Nobody yet. People are added here, or on the way while you write an entry."),
        )
        self.lists["opportunities"].show_lines(
            [lead_line(row, Kind.OPPORTUNITY) for row in view.opportunities], self.tr("Nothing spotted yet.")
        )
        self.lists["referrals"].show_lines(
            [lead_line(row, Kind.REFERRAL) for row in view.referrals], self.tr("No referral yet.")
        )
        self.lists["record"].show_lines(record_lines(shown), self.tr("The record is empty."))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        scroll = self._scroll
        column.addWidget(scroll)
        stacked(self._people, self.form, self.lists["people"]).addStretch(1)
        stacked(self._record, self.out, self.lists["record"]).addStretch(1)
        self._bodies = {
            "timeline": self.timeline,
            **self.lists,
            "people": self._people,
            "record": self._record,
            "references": self.references,
            "goodwill": self.goodwill,
            "promises": self.promises,
        }
        scroll.body.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        scroll.body.addLayout(self._head())
        for part in (self.cards, self.follow_ups, self.tabs, *self._bodies.values()):
            scroll.body.addWidget(part)
        self._show_body("timeline")

    def _head(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self._where)
        line.addWidget(self._steward)
        line.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._name)
        words.addLayout(line)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addLayout(words, 1)
        head.addWidget(self._add, 0, Qt.AlignmentFlag.AlignVCenter)
        return head

    def _connect(self) -> None:
        self._back.clicked.connect(self.backRequested)
        self._add.clicked.connect(self._ask_person)
        self.form.given.connect(self.personGiven)
        self.form.closed.connect(self._add.setFocus)
        self.tabs.chosenChanged.connect(self._show_body)
        self.timeline.openRequested.connect(self.openRequested)
        self.follow_ups.openRequested.connect(self.openRequested)
        self.follow_ups.undoOffered.connect(self.undoOffered)
        self.references.openRequested.connect(self.openRequested)
        self.goodwill.openRequested.connect(self.openRequested)
        self.goodwill.noticeRequested.connect(self.noticeRequested)
        self.promises.noticeRequested.connect(self.noticeRequested)
        self.promises.undoOffered.connect(self.undoOffered)
        self.out.actionOffered.connect(self.actionOffered)
        self.out.grown.connect(self._show_out)
        self.goodwill.undoOffered.connect(self.undoOffered)
        self.goodwill.form.grown.connect(self._show_goodwill_form)
        self.references.undoOffered.connect(self.undoOffered)
        self.references.form.grown.connect(self._show_form)
        for name, lines in self.lists.items():
            lines.openRequested.connect(self._edit_person if name == "people" else self.openRequested)

    @Slot(str)
    def _show_body(self, key: str) -> None:
        for name, body in self._bodies.items():
            body.setVisible(name == key)

    @Slot()
    def _show_form(self) -> None:
        """Scroll to the form that has just come up, which may be far above the line that asked for it."""
        self._scroll.show_whole(self.references.form)

    @Slot()
    def _show_goodwill_form(self) -> None:
        """Scroll to the form in which a favour is written down."""
        self._scroll.show_whole(self.goodwill.form)

    @Slot()
    def _show_out(self) -> None:
        """Scroll to the card in which the record is handed out."""
        self._scroll.show_whole(self.out)

    @Slot()
    def _ask_person(self) -> None:
        self.tabs.choose("people")
        self.form.ask()

    @Slot(str, str)
    def _edit_person(self, _kind: str, identifier: str) -> None:
        """Correct what is known of somebody, in the form above the list."""
        people = self._shown.view.people if self._shown is not None else ()
        person = next((each for each in people if each.id == identifier), None)
        if person is not None:
            self.form.ask_about(person)
            self._scroll.show_whole(self.form)
