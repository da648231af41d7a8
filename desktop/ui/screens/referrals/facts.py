"""The form in which what is known of a referral is corrected, in place: to whom it leads, through whom, which kind."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from desktop.domain.referrals import Referral, ReferralState, Strength
from desktop.ui.leads import words as lead_words
from desktop.ui.leads.loading import LeadShown
from desktop.ui.screens.leads.forms import SmallForm
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.fields import ComboBox, LineEdit

SHORTEST = 10


@dataclass(frozen=True, slots=True)
class ReferralFacts:
    """What can be said of a referral; `through` is a person's id, empty for nobody, None to leave it as it is."""

    company: str
    kind: str
    strength: Strength
    through: str | None
    heard_by: str


def facts_of(subject: Referral) -> ReferralFacts:
    """Return what is known now, to be put back."""
    through = (subject.through_id or "") if subject.state is ReferralState.NOTED else None
    return ReferralFacts(subject.company, subject.kind, subject.strength, through, subject.heard_by)


class ReferralFactsForm(SmallForm):
    """Five fields; through whom it comes is settled once they were asked."""

    given = Signal(object)
    opened = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        self.company, self.heard_by = LineEdit(""), LineEdit("")
        self.kind, self.strength, self.through = (ComboBox(look, "") for _ in range(3))
        self._fields: tuple[LineEdit | ComboBox, ...] = (
            self.company,
            self.kind,
            self.strength,
            self.through,
            self.heard_by,
        )
        self._labels = [labels.caption() for _ in self._fields]
        lines = QWidget()
        column = QVBoxLayout(lines)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for label, field in zip(self._labels, self._fields, strict=True):
            column.addWidget(label)
            column.addWidget(field)
            column.addSpacing(4)
        for box in (self.kind, self.strength, self.through):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(SHORTEST)
        lines.setFocusProxy(self.company)
        super().__init__(look, lines, parent)

    def ask_about(self, shown: LeadShown) -> None:
        """Open the form with what is known of a referral."""
        subject = shown.lead.subject
        if not isinstance(subject, Referral) or shown.life is None:
            return
        self.company.setText(subject.company)
        self.heard_by.setText(subject.heard_by)
        _fill(self.kind, [(key, label) for key, label in shown.playbook.referral_kinds.items()], subject.kind)
        _fill(
            self.strength,
            [(each.value, lead_words.strength(each)) for each in Strength],
            subject.strength.value,
        )
        _fill(self.through, [("", self.tr("Nobody yet")), *shown.life.people], subject.through_id or "")
        open_still = subject.state is ReferralState.NOTED
        for widget in (self.through, self._labels[3]):
            widget.setVisible(open_still)
        self.ask()
        self.opened.emit()

    def retranslate(self) -> None:
        """Set the words again."""
        self.set_words(self.tr("What is known of it"), self.tr("Keep it"), self.tr("Not now"))
        said = (
            self.tr("Company"),
            self.tr("Kind of signal"),
            self.tr("How strong it is"),
            self.tr("Through whom"),
            self.tr("Who heard it"),
        )
        for label, field, text in zip(self._labels, self._fields, said, strict=True):
            label.setText(text)
            field.setAccessibleName(text)

    @Slot()
    def use(self) -> None:
        through = None if self.through.isHidden() else str(self.through.currentData())
        self.given.emit(
            ReferralFacts(
                self.company.text().strip(),
                str(self.kind.currentData()),
                Strength(str(self.strength.currentData())),
                through,
                self.heard_by.text().strip(),
            )
        )


def _fill(box: QComboBox, items: list[tuple[str, str]], chosen: str) -> None:
    """Offer these, and choose one; what the playbook no longer names stays as it is called in the journal."""
    known = items if any(key == chosen for key, _ in items) else [*items, (chosen, chosen)]
    box.clear()
    for key, label in known:
        box.addItem(label, key)
    box.setCurrentIndex(next(place for place, (key, _) in enumerate(known) if key == chosen))
