"""Chips that say what the opportunities are narrowed to, and change it: client, state, service, value, turn, day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from PySide6.QtCore import QPoint, QSignalBlocker, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from desktop.domain.names import fold
from desktop.domain.opportunities import OpportunityState
from desktop.domain.opportunity_views import OpportunityFilter
from desktop.domain.worth import Worth
from desktop.ui.leads import words as lead_words
from desktop.ui.widgets.chip import ChipButton
from desktop.ui.writing.chips import FactChip, MenuChip, NameFact

LEAST, OTHER_DAY = "least", "other"
DAYS = (0, 14, 31, 92)
"""So many days from today on something parked may come back."""


@dataclass(frozen=True, slots=True)
class Known:
    """What filters can name: clients and services as (id, name), and the present day."""

    clients: tuple[tuple[str, str], ...] = ()
    services: tuple[tuple[str, str], ...] = ()
    today: date = date.min


class StatesChip(FactChip):
    """Switches states on and off."""

    stateToggled = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._present: tuple[str, ...] = ()
        self._menu = QMenu(self)
        self._menu.triggered.connect(self._pass_on)
        self.clicked.connect(self.open)

    def set_present(self, states: tuple[str, ...]) -> None:
        """Say which states are asked for now."""
        self._present = states

    @Slot()
    def open(self) -> None:
        """Open the menu below the chip."""
        self.menu_of_options().popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def menu_of_options(self) -> QMenu:
        """Return the menu of states, those that are asked for checked."""
        self._menu.clear()
        self._menu.setAccessibleName(self.accessibleName())
        for state in OpportunityState:
            action = self._menu.addAction(lead_words.state(state.value))
            action.setData(state.value)
            action.setCheckable(True)
            action.setChecked(state.value in self._present)
        return self._menu

    @Slot(QAction)
    def _pass_on(self, action: QAction) -> None:
        self.stateToggled.emit(str(action.data()))


class OpportunityChips(QWidget):
    """Holds the chips, which stand in another widget's line, and what they ask for."""

    wishChanged = Signal(object)
    leastRequested = Signal()
    dayRequested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._known, self._wish = Known(), OpportunityFilter()
        self.client, self.state = NameFact(), StatesChip()
        self.service = MenuChip(self._service_options)
        self.value = MenuChip(self._value_options)
        self.waiting = ChipButton(checkable=True)
        self.parked = MenuChip(self._day_options)
        self.client.chosen.connect(self._take_client)
        self.state.stateToggled.connect(self._toggle_state)
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
        _tell(self.client.chip, self.tr("Client"), client, self.tr("All clients"))
        states = ", ".join(lead_words.state(state) for state in wish.states)
        self.state.set_present(wish.states)
        _tell(self.state, self.tr("State"), states, self.tr("Any state"))
        service = dict(self._known.services).get(wish.service, wish.service)
        self.service.set_present(wish.service)
        self.service.setVisible(bool(self._known.services or wish.service))
        _tell(self.service, self.tr("What it is about"), service, self.tr("Any service"))
        self.value.set_present(LEAST if wish.least else wish.value)
        _tell(self.value, self.tr("Value"), self._value_said(), self.tr("Any value"))
        with QSignalBlocker(self.waiting):
            self.waiting.setChecked(wish.waiting)
        self.waiting.setText(self.tr("Waiting on me"))
        self.waiting.set_tone("accent" if wish.waiting else "neutral")
        self.parked.set_present(self._day_present())
        day = lead_words.day(wish.parked_until, self._known.today) if wish.parked_until else ""
        said = self.tr("Back by {day}").format(day=day) if day else ""
        _tell(self.parked, self.tr("Parked until"), said, self.tr("Parked until"))

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
        said = fold(name.strip())
        found = [key for key, known in self._known.clients if said and said in fold(known)]
        exactly = [key for key, known in self._known.clients if fold(known) == said]
        client = exactly[0] if exactly else found[0] if len(found) == 1 else ""
        if client != self._wish.client and (client or not said):
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


def _tell(chip: FactChip, label: str, said: str, otherwise: str) -> None:
    """Show what is said, or in a quieter tone that nothing is."""
    chip.set_fact(label, said or otherwise, "accent" if said else "neutral")
