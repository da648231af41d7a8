"""Adding a client or a person, in place: a label over each field, Enter to add, Esc to leave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.domain.clients import ContactProtocol, Person
from desktop.ui.leads import words as lead_words
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.buttons import Button, QuietButton
from desktop.ui.widgets.fields import LineEdit
from desktop.ui.widgets.form_card import FormCard
from desktop.ui.widgets.pickers import ComboBox


class AddForm(FormCard):
    """A few fields side by side; only the first must be filled in."""

    given = Signal(object)

    def __init__(self, look: Look, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.fields = {name: LineEdit("") for name in names}
        self._labels = {name: labels.caption() for name in names}
        self._wrong = labels.label("", "warning", wraps=True)
        self._add, self._leave = Button(), QuietButton()
        self._add.clicked.connect(self.use)
        self._leave.clicked.connect(self.leave)
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(12)
        self.grid.setVerticalSpacing(4)
        self._build()
        self.hide()

    def ask(self) -> None:
        """Open the form, empty."""
        for field in self.fields.values():
            field.clear()
        self._wrong.hide()
        self.show()
        next(iter(self.fields.values())).setFocus()

    def refuse(self, sentence: str) -> None:
        """Say in place why nothing was added."""
        self._wrong.setText(sentence)
        self._wrong.show()
        next(iter(self.fields.values())).setFocus()

    def said(self) -> str:
        """Return what is said about what went wrong."""
        return self._wrong.text()

    def values(self) -> dict[str, object]:
        """Return what was filled in, by field."""
        return {name: field.text().strip() for name, field in self.fields.items()}

    @Slot()
    def use(self) -> None:
        """Hand over what was filled in."""
        self.given.emit(self.values())

    def set_words(self, words: Mapping[str, str], add: str, leave: str) -> None:
        """Say what belongs into each field and what the buttons do."""
        for name, text in words.items():
            self._labels[name].setText(text)
            self.fields[name].setAccessibleName(text)
        self._add.setText(add)
        self._leave.setText(leave)

    def add_field(self, label: QWidget, field: QWidget, place: int) -> None:
        """Set a field and its label beside the others, three in a row."""
        self.grid.addWidget(label, place // 3 * 2, place % 3)
        self.grid.addWidget(field, place // 3 * 2 + 1, place % 3)

    def _build(self) -> None:
        for place, name in enumerate(self.fields):
            self.add_field(self._labels[name], self.fields[name], place)
        for column in range(3):
            self.grid.setColumnStretch(column, 1)
        self.body.setSpacing(10)
        self.body.addLayout(self.grid)
        self.add_foot(self._wrong, self._add, self._leave)


class ClientForm(AddForm):
    """Asks for a new client."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, ("name", "sector", "place"), parent)
        self.retranslate()

    def retranslate(self) -> None:
        """Set the words again."""
        words = {"name": self.tr("Name"), "sector": self.tr("Sector"), "place": self.tr("Place")}
        self.set_words(words, self.tr("Add the client"), self.tr("Not now"))


class PersonForm(AddForm):
    """Asks for somebody at the client, and how sales may approach them."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, ("name", "role", "email", "phone"), parent)
        self._protocol_label = labels.caption()
        self.protocol = ComboBox(look, "")
        for each in ContactProtocol:
            self.protocol.addItem("", each)
        self.add_field(self._protocol_label, self.protocol, len(self.fields))
        self.person: Person | None = None
        self._choose(ContactProtocol.THROUGH_STEWARD)
        self.retranslate()

    def ask(self) -> None:
        """Open the form, empty, for somebody new."""
        self.person = None
        self.fields["name"].setEnabled(True)
        self._choose(ContactProtocol.THROUGH_STEWARD)
        self.retranslate()
        super().ask()

    def ask_about(self, person: Person) -> None:
        """Open the form with what is known of somebody, to be corrected."""
        super().ask()
        self.person = person
        self.fields["name"].setEnabled(False)
        for name, field in self.fields.items():
            field.setText(getattr(person, name))
        self._choose(person.protocol)
        self.retranslate()
        self.fields["role"].setFocus()

    def values(self) -> dict[str, object]:
        chosen = list(ContactProtocol)[self.protocol.currentIndex()]
        return {**super().values(), "protocol": chosen}

    def _choose(self, protocol: ContactProtocol) -> None:
        self.protocol.setCurrentIndex(list(ContactProtocol).index(protocol))

    def retranslate(self) -> None:
        """Set the words again."""
        words = {
            "name": self.tr("Name"),
            "role": self.tr("Role"),
            "email": self.tr("Mail"),
            "phone": self.tr("Phone"),
        }
        add = self.tr("Add the person") if self.person is None else self.tr("Correct it")
        self.set_words(words, add, self.tr("Not now"))
        self._protocol_label.setText(self.tr("Sales may contact them"))
        self.protocol.setAccessibleName(self._protocol_label.text())
        for place, each in enumerate(ContactProtocol):
            self.protocol.setItemText(place, lead_words.protocol(each))


def stacked(parent: QWidget, *widgets: QWidget) -> QVBoxLayout:
    """Set widgets under each other with no margins."""
    column = QVBoxLayout(parent)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    for widget in widgets:
        column.addWidget(widget)
    return column
