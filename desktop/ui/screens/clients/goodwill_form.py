"""Writing down what we did for somebody, what we ask of them, or how often they want to be asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.domain.changes import Changes
from desktop.domain.clients import Person
from desktop.domain.consents import ConsentUse
from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.goodwill import Ask, Gift
from desktop.services import goodwill
from desktop.services.desk import Desk
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.buttons import Button, QuietButton
from desktop.ui.widgets.field_grid import FieldGrid
from desktop.ui.widgets.fields import ComboBox, LineEdit
from desktop.ui.widgets.form_card import FormCard

LIMIT = "limit"
_PLACES = {"person": (0, 0, 1), "what": (0, 1, 1), "text": (1, 0, 2), "standing": (2, 0, 2)}
"""Row, column and columns of each field."""


@dataclass(frozen=True, slots=True)
class GoodwillFilled:
    """What was filled in: a gift, an ask, or a person's own limit with the number in `text`.

    `standing` is what the client knows of a promise of ours that is broken or late, where an ask needs it.
    """

    person_id: str
    what: Gift | Ask | str
    text: str
    standing: str = ""


class GoodwillForm(FormCard):
    """Asks who, what, and for one line; Enter writes it down, Esc leaves."""

    given = Signal(object)
    grown = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.person, self.what = ComboBox(look, ""), ComboBox(look, "")
        self.text, self.standing = LineEdit(""), LineEdit("")
        fields = {"person": self.person, "what": self.what, "text": self.text, "standing": self.standing}
        self._grid = FieldGrid(fields, _PLACES)
        self._owes = False
        self._wrong = labels.label("", "warning", wraps=True)
        self._write, self._leave = Button(), QuietButton()
        self._people: tuple[tuple[str, str], ...] = ()
        self._uses: Mapping[ConsentUse, str] = {}
        self._build()
        self._write.clicked.connect(self.use)
        self._leave.clicked.connect(self.leave)
        self.what.currentIndexChanged.connect(self._arrange)
        self.retranslate()
        self.hide()

    def set_choices(
        self, people: Sequence[Person], uses: Mapping[ConsentUse, str], *, owes_first: bool = False
    ) -> None:
        """Offer these people, and the playbook's words for what can be asked; `owes_first` asks for one more line."""
        self._owes = owes_first
        self._arrange()
        known = tuple((person.name, person.id) for person in people)
        if known != self._people:
            self._people = known
            self.person.clear()
            for name, person_id in known:
                self.person.addItem(name, person_id)
        if uses != self._uses:
            self._uses = dict(uses)
            self._fill_what()

    def choose(self, what: Gift | Ask | str) -> None:
        """Choose what is to be written down."""
        kinds = [self.what.itemData(place) for place in range(self.what.count())]
        self.what.setCurrentIndex(kinds.index(_key(what)))

    @Slot()
    def ask(self) -> None:
        """Open the form, empty."""
        self.text.clear()
        self.standing.clear()
        self._wrong.hide()
        self.show()
        self.person.setFocus()
        self.grown.emit()

    def refuse(self, sentence: str) -> None:
        """Say in place why nothing was written down."""
        self._wrong.setText(sentence)
        self._wrong.show()
        (self.standing if self._asks_standing() and not self.standing.text() else self.text).setFocus()
        self.grown.emit()

    def said(self) -> str:
        """Return what is said about what went wrong."""
        return self._wrong.text()

    @Slot()
    def use(self) -> None:
        """Hand over what was filled in."""
        side, _, kind = str(self.what.currentData()).partition(":")
        what = {"gave": Gift, "asked": Ask}[side](kind) if kind else LIMIT
        standing = self.standing.text().strip() if self._asks_standing() else ""
        if self._asks_standing() and not standing:
            self.refuse(self.tr("We owe them something first. Say in one line what they know about it."))
            return
        self.given.emit(
            GoodwillFilled(str(self.person.currentData() or ""), what, self.text.text(), standing)
        )

    def retranslate(self) -> None:
        """Set the words again."""
        said = {
            "person": self.tr("Who"),
            "what": self.tr("What"),
            "text": self.tr("In one line, or the number of asks a year"),
            "standing": self.tr("A promise of ours is broken or late: what do they know about it?"),
        }
        self._grid.set_words(said)
        self._write.setText(self.tr("Write it down"))
        self._leave.setText(self.tr("Not now"))
        self._fill_what()

    def _asks_standing(self) -> bool:
        return self._owes and str(self.what.currentData()).startswith("asked:")

    @Slot()
    def _arrange(self) -> None:
        """Ask for the line on what we owe only where something is asked of them."""
        self._grid.show_fields(["standing"], shown=self._asks_standing())
        if self._asks_standing() and self.isVisible():
            self.grown.emit()

    def _fill_what(self) -> None:
        chosen = max(self.what.currentIndex(), 0)
        gifts = {
            Gift.HELP: self.tr("We helped"),
            Gift.THANKS: self.tr("We thanked them"),
            Gift.INTRODUCTION: self.tr("We introduced them"),
            Gift.OTHER: self.tr("We gave something else"),
        }
        self.what.clear()
        for gift, said in gifts.items():
            self.what.addItem(said, _key(gift))
        for ask in Ask:
            use = self._uses.get(ask.use, "") if ask.use is not None else self.tr("something else")
            said = self.tr("We ask: {what}").format(what=use)
            self.what.addItem(said, _key(ask))
        self.what.addItem(self.tr("They set a limit of asks a year"), LIMIT)
        self.what.setCurrentIndex(chosen)

    def _build(self) -> None:
        self.body.setSpacing(10)
        self.body.addLayout(self._grid)
        self.add_foot(self._wrong, self._write, self._leave)


def written_down(filled: GoodwillFilled, desk: Desk) -> Changes:
    """Put what was filled in on the person's line."""
    if isinstance(filled.what, Gift):
        return goodwill.give(desk, filled.person_id, filled.what, filled.text)
    if isinstance(filled.what, Ask):
        return goodwill.ask(desk, filled.person_id, filled.what, filled.text, standing=filled.standing)
    number = filled.text.strip()
    if number and not (number.isascii() and number.isdecimal() and len(number) <= 4):
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "“{text}” is no number of asks a year."),
            QT_TRANSLATE_NOOP("UserError", "Write a number, 0 for never, or nothing to take the limit away."),
            text=number[:40],
        )
    return goodwill.set_limit(desk, filled.person_id, int(number) if number else None)


def _key(what: Gift | Ask | str) -> str:
    if isinstance(what, Gift):
        return f"gave:{what}"
    return f"asked:{what}" if isinstance(what, Ask) else what
