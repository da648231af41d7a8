"""Writing a consent down, in place: who, for what, how and until when; the rest behind one button."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, tzinfo

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.domain.clients import Person
from desktop.domain.consents import ConsentUse, Proof
from desktop.ui.leads import words as lead_words
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.buttons import Button, QuietButton
from desktop.ui.widgets.field_grid import FieldGrid
from desktop.ui.widgets.fields import ComboBox, LineEdit
from desktop.ui.widgets.form_card import FormCard

_PLACES = {
    "person": (0, 0, 1), "use": (0, 1, 1), "until": (0, 2, 1), "how": (1, 0, 3),
    "on": (2, 0, 1), "proof": (2, 1, 2), "scope": (3, 0, 1), "excluded": (3, 1, 2),
}  # fmt: skip
"""Row, column and columns of each field; those from the third row on stand behind *More*."""

_MORE = ("on", "proof", "scope", "excluded")


@dataclass(frozen=True, slots=True)
class Filled:
    """What was filled in; days as they were typed."""

    person_id: str
    use: ConsentUse
    how: str
    until: str
    on: str
    scope: str
    excluded: str
    proof: Proof | None


class ConsentForm(FormCard):
    """Asks for a consent; Enter writes it down, Esc leaves."""

    given = Signal(object)
    grown = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.person, self.agreed_to, self.proof = (ComboBox(look, "") for _ in range(3))
        self.lines = {name: LineEdit("") for name in ("until", "how", "on", "scope", "excluded")}
        fields: dict[str, QWidget] = {"person": self.person, "use": self.agreed_to, "proof": self.proof}
        self._grid = FieldGrid({**fields, **self.lines}, _PLACES)
        self._wrong = labels.label("", "warning", wraps=True)
        self._write, self._more, self._leave = Button(), QuietButton(), QuietButton()
        self._proofs: tuple[Proof, ...] = ()
        self._build()
        self._write.clicked.connect(self.use)
        self._more.clicked.connect(self.show_more)
        self._leave.clicked.connect(self.leave)
        self.retranslate()
        self.hide()

    def set_choices(self, people: Sequence[Person], uses: Mapping[ConsentUse, str]) -> None:
        """Offer these people and uses; what is chosen stays chosen."""
        _fill(self.person, [(person.name, person.id) for person in people])
        _fill(self.agreed_to, [(label, use) for use, label in uses.items()])

    def set_proofs(self, proofs: Sequence[Proof], zone: tzinfo, today: date) -> None:
        """Offer these sessions and their attachments as proof."""
        self._proofs = tuple(proofs)
        offered: list[tuple[str, object]] = [(self.tr("None"), "")]
        for proof in proofs:
            day = lead_words.moment_day(proof.at, zone, today)
            text = f"{day} · {proof.title}" + (f" · {proof.attachment}" if proof.attachment else "")
            offered.append((text, proof.attachment_id or proof.entry_id))
        _fill(self.proof, offered)

    def ask(self, person_id: str = "", use: ConsentUse | None = None) -> None:
        """Open the form, empty but for the person and the use that are meant."""
        if not self.isVisible() or person_id:
            for line in self.lines.values():
                line.clear()
            self.proof.setCurrentIndex(0)
        for field, value in ((self.person, person_id), (self.agreed_to, use)):
            if value:
                field.setCurrentIndex(max(0, field.findData(value)))
        self._wrong.hide()
        self._set_more(shown=False)
        self.show()
        self.grown.emit()
        (self.lines["how"] if person_id else self.person).setFocus()

    def refuse(self, sentence: str) -> None:
        """Say in place why nothing was written down."""
        self._wrong.setText(sentence)
        self._wrong.show()
        self.grown.emit()
        how, until = self.lines["how"], self.lines["until"]
        (until if how.text().strip() else how).setFocus()

    def said(self) -> str:
        """Return what is said about what went wrong."""
        return self._wrong.text()

    def filled(self) -> Filled:
        """Return what was filled in."""
        place = self.proof.currentIndex() - 1
        return Filled(
            person_id=str(self.person.currentData() or ""),
            use=ConsentUse(self.agreed_to.currentData() or ConsentUse.NAME),
            proof=self._proofs[place] if 0 <= place < len(self._proofs) else None,
            **{name: line.text() for name, line in self.lines.items()},
        )

    @Slot()
    def use(self) -> None:
        """Hand over what was filled in."""
        self.given.emit(self.filled())

    def retranslate(self) -> None:
        """Set the words again."""
        said = {
            "person": self.tr("Who"),
            "use": self.tr("Agrees to"),
            "until": self.tr("Until"),
            "how": self.tr("How they said it"),
            "on": self.tr("Given on"),
            "proof": self.tr("Proof"),
            "scope": self.tr("What it covers"),
            "excluded": self.tr("Who must not hear of it"),
        }
        self._grid.set_words(said)
        self.lines["until"].setPlaceholderText(self.tr("without an end, or 31 March 2027"))
        self.lines["how"].setPlaceholderText(self.tr("By mail, for the conference in May"))
        self.lines["on"].setPlaceholderText(self.tr("today"))
        self.lines["excluded"].setPlaceholderText(self.tr("Their competitors"))
        self._write.setText(self.tr("Write it down"))
        self._leave.setText(self.tr("Not now"))
        self._more.setText(self.tr("More…"))
        self.proof.setItemText(0, self.tr("None"))

    @Slot()
    def show_more(self) -> None:
        """Show the fields that are seldom needed."""
        self._set_more(shown=True)
        self.grown.emit()
        self.lines["on"].setFocus()

    def _set_more(self, *, shown: bool) -> None:
        self._grid.show_fields(_MORE, shown=shown)
        self._more.setVisible(not shown)

    def _build(self) -> None:
        self.body.setSpacing(10)
        self.body.addLayout(self._grid)
        self.add_foot(self._wrong, self._write, self._leave, self._more)


def _fill(field: ComboBox, items: Sequence[tuple[str, object]]) -> None:
    """Offer these words and what they stand for; the present choice stays where it is still there."""
    known = [(field.itemText(place), field.itemData(place)) for place in range(field.count())]
    if known == list(items):
        return
    chosen = field.currentData()
    field.clear()
    for text, value in items:
        field.addItem(text, value)
    field.setCurrentIndex(max(0, field.findData(chosen)) if chosen else 0)
