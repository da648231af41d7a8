"""Whom sales may approach, and how: a line for each person that the terms speak of."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.clients import ContactProtocol, Person
from desktop.domain.names import fold
from desktop.ui.leads import words as lead_words
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.buttons import IconButton
from desktop.ui.widgets.pickers import ComboBox
from desktop.ui.widgets.suggest_field import SuggestField


class ContactRow(QWidget):
    """A person, how they may be approached, and a cross that takes the line away."""

    removed = Signal(str)

    def __init__(self, look: Look, person: Person, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.person = person
        self._name = labels.label(_said(person))
        self.protocol = ComboBox(look, "")
        for each in ContactProtocol:
            self.protocol.addItem("", each)
        self.protocol.setCurrentIndex(self.protocol.findData(person.protocol))
        self.cross = IconButton(look, "x", "-", side=28)
        self.cross.clicked.connect(self._remove)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._name, 1)
        row.addWidget(self.protocol)
        row.addWidget(self.cross)
        self.retranslate()

    def chosen(self) -> tuple[str, str]:
        """Return the person's id and how they may be approached."""
        return self.person.id, ContactProtocol(self.protocol.currentData()).value

    def retranslate(self) -> None:
        """Set the words again."""
        for place, each in enumerate(ContactProtocol):
            self.protocol.setItemText(place, lead_words.protocol(each))
        self.protocol.setAccessibleName(
            self.tr("How {person} may be approached").format(person=_said(self.person))
        )
        self.cross.set_name(self.tr("Say nothing about {person}").format(person=self.person.name))

    @Slot()
    def _remove(self) -> None:
        self.removed.emit(self.person.id)


class Contacts(QWidget):
    """Takes people by name, each with the protocol that is on record, and lets it be changed for this brief."""

    changed = Signal()
    entered = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._known: dict[str, Person] = {}
        self._rows: dict[str, ContactRow] = {}
        self._caption, self._wrong = labels.caption(), labels.label("", "warning", wraps=True)
        self.field = SuggestField()
        self._lines = QVBoxLayout()
        self._build()
        self.field.chosen.connect(self._take)
        self.field.entered.connect(self.entered)
        self.retranslate()

    def set_people(self, people: Sequence[Person]) -> None:
        """Offer these people, and begin with nobody."""
        for row in self._rows.values():
            self._put_away(row)
        self._rows.clear()
        self._known = {_said(person): person for person in people}
        self.field.clear()
        self._wrong.hide()
        self._offer()

    def show_chosen(self, protocols: Sequence[tuple[str, str]]) -> None:
        """Show lines for those people who are still known."""
        people = {person.id: person for person in self._known.values()}
        for identifier, how in protocols:
            if identifier in people:
                self._add(people[identifier])
                combo = self._rows[identifier].protocol
                combo.setCurrentIndex(combo.findData(ContactProtocol(how)))

    def chosen(self) -> tuple[tuple[str, str], ...]:
        """Return the ids of people and how they may be approached."""
        return tuple(row.chosen() for row in self._rows.values())

    def rows(self) -> list[ContactRow]:
        """List the lines on show."""
        return list(self._rows.values())

    def said(self) -> str:
        """Return what is said about a name that nobody has."""
        return "" if self._wrong.isHidden() else self._wrong.text()

    def retranslate(self) -> None:
        """Set the words again."""
        self._caption.setText(self.tr("Whom sales may approach, and how"))
        self.field.setAccessibleName(self._caption.text())
        self.field.setPlaceholderText(self.tr("A name, then Enter"))
        for row in self._rows.values():
            row.retranslate()

    @Slot(str)
    def _take(self, name: str) -> None:
        """Add a line for whoever has that name; one that nobody has stays in the field."""
        typed = fold(name)
        fitting = [each for said, each in self._known.items() if typed in (fold(said), fold(each.name))]
        if len(fitting) == 1:
            self.field.clear()
            self._add(fitting[0])
        self._wrong.setText(self.tr("“{name}” has nothing to do with this brief.").format(name=name))
        self._wrong.setVisible(bool(typed) and len(fitting) != 1)

    def _add(self, person: Person) -> None:
        if person.id not in self._rows:
            row = self._rows[person.id] = ContactRow(self._look, person)
            row.removed.connect(self._drop)
            row.protocol.currentIndexChanged.connect(self.changed)
            self._lines.addWidget(row)
            self._offer()
            self.changed.emit()

    @Slot(str)
    def _drop(self, identifier: str) -> None:
        self._put_away(self._rows.pop(identifier))
        self._offer()
        self.field.setFocus()
        self.changed.emit()

    def _put_away(self, row: ContactRow) -> None:
        self._lines.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _offer(self) -> None:
        self.field.offer([said for said, person in self._known.items() if person.id not in self._rows])

    def _build(self) -> None:
        self._lines.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self._caption, self.field, self._wrong):
            column.addWidget(widget)
        column.addLayout(self._lines)
        self._wrong.hide()


def _said(person: Person) -> str:
    return f"{person.name}, {person.role}" if person.role else person.name
