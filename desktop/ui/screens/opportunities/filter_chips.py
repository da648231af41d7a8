"""Chips that say what the opportunities are narrowed to, and change it: client, state, service, value, turn, day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.domain.names import fold
from desktop.domain.opportunities import OpportunityState
from desktop.domain.opportunity_views import OpportunityFilter
from desktop.domain.worth import Worth
from desktop.ui.leads import words as lead_words
from desktop.ui.widgets.chip import ChipButton
from desktop.ui.writing.chips import MenuChip, NameFact
from desktop.ui.writing.filter_chips import ManyChip, one_meant, tell

LEAST, OTHER_DAY = "least", "other"
DAYS = (0, 14, 31, 92)
"""So many days from today on something parked may come back."""


@dataclass(frozen=True, slots=True)
class Known:
    """What filters can name: clients and services as (id, name), and the present day."""

    clients: tuple[tuple[str, str], ...] = ()
    services: tuple[tuple[str, str], ...] = ()
    today: date = date.min


class OpportunityChips(QWidget):
    """Holds the chips, which stand in another widget's line, and what they ask for."""

    wishChanged = Signal(object)
    leastRequested = Signal()
    dayRequested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._known, self._wish = Known(), OpportunityFilter()
        self.client, self.state = NameFact(), ManyChip(self._state_options)
        self.service = MenuChip(self._service_options)
        self.value = MenuChip(self._value_options)
        self.waiting = ChipButton(checkable=True)
        self.parked = MenuChip(self._day_options)
        self.client.chosen.connect(self._take_client)
        self.state.optionToggled.connect(self._toggle_state)
        self.service.chosen.connect(self._take_service)
        self.value.chosen.connect(self._take_value)
        self.waiting.toggled.connect(self._take_waiting)
        self.parked.chosen.connect(self._take_day)

    def in_order(self) -> tuple[QWidget, ...]:
        """List the chips as they stand in their line."""
        return (self.client, self.state, self.service, self.value, self.waiting, self.parked)

    def learn(self, known: Known) -> None:
        """Take in what filters can name."""
        if known.clients != self._known.clients:
            self.client.field.offer([name for _, name in known.clients])
        self._known = known
        self.show_wish(self._wish)

    def show_wish(self, wish: OpportunityFilter) -> None:
        """Show on the chips what is asked for."""
        self._wish = wish
        client = dict(self._known.clients).get(wish.client, "")
        self.client.show_value(client)
        self.client.field.setAccessibleName(self.tr("Client"))
        tell(self.client.chip, self.tr("Client"), client, self.tr("All clients"))
        states = ", ".join(lead_words.state(state) for state in wish.states)
        self.state.set_present(wish.states)
        tell(self.state, self.tr("State"), states, self.tr("Any state"))
        service = dict(self._known.services).get(wish.service, wish.service)
        self.service.set_present(wish.service)
        self.service.setVisible(bool(self._known.services or wish.service))
        tell(self.service, self.tr("What it is about"), service, self.tr("Any service"))
        self.value.set_present(LEAST if wish.least else wish.value)
        tell(self.value, self.tr("Value"), self._value_said(), self.tr("Any value"))
        with QSignalBlocker(self.waiting):
            self.waiting.setChecked(wish.waiting)
        self.waiting.setText(self.tr("Waiting on me"))
        self.waiting.set_tone("accent" if wish.waiting else "neutral")
        self.parked.set_present(self._day_present())
        day = lead_words.day(wish.parked_until, self._known.today) if wish.parked_until else ""
        said = self.tr("Back by {day}").format(day=day) if day else ""
        tell(self.parked, self.tr("Parked until"), said, self.tr("Parked until"))

    def _value_said(self) -> str:
        wish = self._wish
        if wish.least:
            least = Worth(wish.least, wish.least, wish.currency).words()
            return self.tr("{amount} or more").format(amount=least)
        return dict(self._value_options()).get(wish.value, "") if wish.value else ""

    def _day_present(self) -> str:
        if not self._wish.parked_until:
            return ""
        days = (date.fromisoformat(self._wish.parked_until) - self._known.today).days
        return str(days) if days in DAYS else OTHER_DAY

    def _state_options(self) -> list[tuple[str, str]]:
        return [(state.value, lead_words.state(state.value)) for state in OpportunityState]

    def _service_options(self) -> list[tuple[str, str]]:
        return [("", self.tr("Any service")), *self._known.services]

    def _value_options(self) -> list[tuple[str, str]]:
        return [
            ("", self.tr("Any value")),
            ("known", self.tr("Value known")),
            ("unknown", self.tr("Value unknown")),
            (LEAST, self.tr("At least…")),
        ]

    def _day_options(self) -> list[tuple[str, str]]:
        words = (self.tr("Today"), self.tr("In two weeks"), self.tr("In a month"), self.tr("In three months"))
        return [
            ("", self.tr("Parked or not")),
            *((str(days), said) for days, said in zip(DAYS, words, strict=True)),
            (OTHER_DAY, self.tr("Another day…")),
        ]

    def _ask(self, **parts: object) -> None:
        self.wishChanged.emit(replace(self._wish, **parts))  # type: ignore[arg-type]

    @Slot(str)
    def _take_client(self, name: str) -> None:
        """Take a client by its name or the part of it that only one has; take none away where it is not known."""
        client = one_meant(name, ((key, fold(known)) for key, known in self._known.clients))
        if client != self._wish.client and (client or not name.strip()):
            self._ask(client=client)

    @Slot(str)
    def _toggle_state(self, state: str) -> None:
        asked = set(self._wish.states) ^ {state}
        self._ask(states=tuple(each.value for each in OpportunityState if each.value in asked))

    @Slot(str)
    def _take_service(self, service: str) -> None:
        self._ask(service=service)

    @Slot(str)
    def _take_value(self, value: str) -> None:
        if value == LEAST:
            self.leastRequested.emit()
        else:
            self._ask(value=value, least=0, currency="")

    @Slot(bool)
    def _take_waiting(self, on: bool) -> None:
        self._ask(waiting=on)

    @Slot(str)
    def _take_day(self, days: str) -> None:
        if days == OTHER_DAY:
            self.dayRequested.emit()
        else:
            day = (self._known.today + timedelta(days=int(days))).isoformat() if days else ""
            self._ask(parked_until=day)
