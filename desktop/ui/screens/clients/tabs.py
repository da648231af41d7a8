"""What stands under the tabs of a client's page as plain lines: people, promises, leads, the record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.changes import Kind
from desktop.domain.clients import Person, Promise, PromiseState
from desktop.domain.overviews import LeadRow
from desktop.ui import words
from desktop.ui.leads import words as lead_words
from desktop.ui.screens.clients.loading import ClientShown
from desktop.ui.screens.clients.record import sentence
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.chip import Chip


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a tab: what it is, a detail, a chip, and what it opens if anything."""

    title: str
    detail: str = ""
    chip: tuple[str, str] = ("", "")
    opens: tuple[str, str] = ("", "")


class Lines(QWidget):
    """Lines with hairlines between them, in one card."""

    openRequested = Signal(str, str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._lines: tuple[Line, ...] = ()
        self._cards: dict[Card, Line] = {}
        self._none = labels.muted()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self._none)
        self._column.addStretch(1)

    def show_lines(self, lines: Sequence[Line], none: str) -> None:
        """Show these lines, or `none` where there are none."""
        self._none.setText(none)
        self._none.setVisible(not lines)
        if tuple(lines) == self._lines:
            return
        self._lines = tuple(lines)
        for card in self._cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = {self._card(line): line for line in lines}
        for place, card in enumerate(self._cards):
            self._column.insertWidget(place, card)

    def texts(self) -> list[str]:
        """Return what the lines say."""
        return [f"{line.title} {line.detail} {line.chip[0]}".strip() for line in self._lines]

    def _card(self, line: Line) -> Card:
        card = Card(self._look)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(labels.strong(line.title, wraps=True), 1)
        if line.chip[0]:
            head.addWidget(Chip(*line.chip), 0, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(head)
        if line.detail:
            card.body.addWidget(labels.small(line.detail))
        if line.opens[0]:
            card.set_clickable(", ".join(part for part in (line.title, line.chip[0], line.detail) if part))
            card.clicked.connect(self._open)
        return card

    @Slot()
    def _open(self) -> None:
        card = self.sender()
        assert isinstance(card, Card)
        self.openRequested.emit(*self._cards[card].opens)


def person_line(person: Person) -> Line:
    """Say who somebody is and how sales may approach them."""
    detail = " · ".join(part for part in (person.role, person.email, person.phone) if part)
    return Line(
        person.name, detail, (lead_words.protocol(person.protocol), "neutral"), (Kind.PERSON.value, person.id)
    )


def promise_line(promise: Promise, shown: ClientShown) -> Line:
    """Say what was promised, by whom, and what became of it."""
    translate = lead_words.translate
    ours = translate("Clients", "Ours") if promise.ours else translate("Clients", "Theirs")
    when = ""
    if promise.due_on is not None:
        template = translate("Clients", "due {day}")
        when = template.format(day=words.relative_day(promise.due_on, shown.today))
    chip = (lead_words.state(promise.state.value), lead_words.state_tone(promise.state.value))
    pending = promise.state in (PromiseState.OPEN, PromiseState.RE_DATED)
    if pending and promise.at_risk(shown.today):
        chip = (translate("Clients", "Late"), "danger")
    return Line(promise.text, " · ".join(part for part in (ours, when) if part), chip)


def lead_line(row: LeadRow, kind: Kind) -> Line:
    """Say how an opportunity or a referral stands."""
    progress = lead_words.translate("Leads", "{done} of {all} answered")
    detail = " · ".join((lead_words.quotes(row.quotes), progress.format(done=row.answered, all=row.required)))
    return Line(row.title, detail, (lead_words.state(row.state), kind.value), (kind.value, row.id))


def record_lines(shown: ClientShown) -> list[Line]:
    """Say the ownership record, the newest row first."""
    rows = sorted(shown.view.record, key=lambda row: row.sequence, reverse=True)
    template = lead_words.translate("Record", "Row {number} · {day} · {hash}")
    return [
        Line(
            sentence(row, shown.uses),
            template.format(
                number=row.sequence,
                day=lead_words.moment_day(row.at, shown.zone, shown.today),
                hash=row.hash[:12],
            ),
        )
        for row in rows
    ]
