"""What can be done with a hand-off now: the next thing, two or three beside it, and the rest in a menu."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from desktop.domain.handoffs import HandOffState, Standing
from desktop.ui.screens.handoffs.loading import HandOffShown
from desktop.ui.widgets.buttons import Button, PrimaryButton
from desktop.ui.widgets.flow import FlowLayout

NAMES = (
    "sent",
    "question",
    "version",
    "release",
    "reply",
    "told",
    "lead",
    "again",
    "extend",
    "withdraw",
    "wish",
)
BESIDE = 2
"""So many stand beside the next thing; one more where that leaves the menu empty."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What a hand-off offers, by name: the next thing, empty where there is none, and the rest in order."""

    primary: str
    rest: tuple[str, ...]

    @property
    def beside(self) -> tuple[str, ...]:
        """Return what stands beside the next thing."""
        return self.rest if len(self.rest) <= BESIDE + 1 else self.rest[:BESIDE]

    @property
    def menu(self) -> tuple[str, ...]:
        """Return what stands in the menu."""
        return self.rest[len(self.beside) :]


_NEXT = {
    HandOffState.READY_TO_SEND: ("sent", "reply", "told", "lead"),
    HandOffState.ISSUED: ("reply", "told", "lead"),
    HandOffState.ACCEPTED: ("release", "reply", "told"),
    HandOffState.RETURNED: ("version", "lead"),
}


def offer_of(shown: HandOffShown) -> Offer:
    """Say what a hand-off's state allows, the likeliest first."""
    row = shown.view.row
    state, live = row.handoff.state, row.handoff.state.live
    back = shown.view.came_back
    waits = back is not None and bool(back.waiting)
    primary, *rest = ("question", "version") if waits else _NEXT.get(state, ("", "lead"))
    rest += ["again"] if shown.view.briefs else []
    extendable = live and row.handoff.extended_on is None and row.standing is not Standing.LAPSED
    rest += ["extend"] if extendable and shown.playbook.windows.extension_days > 0 else []
    rest += ["withdraw", "wish"] if live else []
    rest += ["lead"] if "lead" not in rest else []
    return Offer(primary, tuple(rest))


class HandOffActions(QWidget):
    """One row of buttons; each can be reached by keys, those in the menu as well."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.by_name: Mapping[str, QAction] = {name: QAction(self) for name in NAMES}
        self.primary, self.more, self.menu = PrimaryButton(), Button(), QMenu(self)
        self.buttons = {name: Button() for name in NAMES}
        self._primary = ""
        self.more.clicked.connect(self._open_menu)
        flow = FlowLayout(self)
        for button in (self.primary, *self.buttons.values(), self.more):
            flow.addWidget(button)
        self.primary.clicked.connect(self._press_primary)
        for name, button in self.buttons.items():
            button.clicked.connect(self.by_name[name].trigger)

    def offer(self, offer: Offer) -> None:
        """Offer the next thing, those beside it, and the rest."""
        self._primary = offer.primary
        self.primary.setVisible(bool(offer.primary))
        if offer.primary:
            self.primary.setText(self.by_name[offer.primary].text())
        for name, button in self.buttons.items():
            button.setVisible(name in offer.beside)
        self.menu.clear()
        for name in offer.menu:
            self.menu.addAction(self.by_name[name])
        self.more.setVisible(bool(offer.menu))

    def offered(self) -> list[str]:
        """Return everything that is offered, in its order."""
        beside = [self._primary] if self._primary else []
        beside += [name for name, button in self.buttons.items() if not button.isHidden()]
        return beside + [name for name in NAMES if self.by_name[name] in self.menu.actions()]

    @Slot()
    def focus_first(self) -> None:
        """Put the keyboard on the first button."""
        every = (self.primary, *self.buttons.values(), self.more)
        next(button for button in every if not button.isHidden()).setFocus()

    def retranslate(self, version: int) -> None:
        """Set the words again; `version` is the next one's number."""
        said = {
            "sent": self.tr("It is sent"),
            "question": self.tr("Answer the next question…"),
            "version": self.tr("Answer with version {version}…").format(version=version),
            "reply": self.tr("Take in an answer…"),
            "told": self.tr("Sales told me…"),
            "release": self.tr("Release contacts…"),
            "again": self.tr("Write the files again…"),
            "extend": self.tr("Extend the protection…"),
            "withdraw": self.tr("Withdraw…"),
            "wish": self.tr("The customer wishes it to end…"),
            "lead": self.tr("Open what it is about"),
        }
        for name, text in said.items():
            self.by_name[name].setText(text)
            self.buttons[name].setText(text)
        self.more.setText(self.tr("More…"))
        self.menu.setAccessibleName(self.tr("More that can be done"))

    @Slot()
    def _open_menu(self) -> None:
        """Open the menu below its button, the first entry ready for Enter."""
        self.menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height() + 2)))
        self.menu.setActiveAction(self.menu.actions()[0])

    @Slot()
    def _press_primary(self) -> None:
        self.by_name[self._primary].trigger()
