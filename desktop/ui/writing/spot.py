"""The small panel in which a selected sentence becomes an opportunity or a referral signal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from desktop.domain.changes import Kind
from desktop.domain.interactions import Spot
from desktop.domain.text import excerpt, first_words
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.buttons import PrimaryButton, QuietButton
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.fields import LineEdit
from desktop.ui.widgets.pickers import ComboBox
from desktop.ui.widgets.suggest_field import SuggestField

TWO_COLUMNS = 480
QUOTATION_MARKS = '“”„"«»'


class SpotPanel(Card):
    """Asks for a title and who said it; Enter marks the passage, Esc leaves it."""

    confirmed = Signal(object)
    cancelled = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent, tone="sunken")
        self._spot = Spot(Kind.OPPORTUNITY, "", 0)
        self._people: tuple[str, ...] = ()
        self._heading, self._quote = labels.strong(), labels.small()
        self._error = labels.label("", "warning", wraps=True)
        self.title, self.company = LineEdit(""), LineEdit("")
        self.kind = ComboBox(look, "")
        self.person = SuggestField()
        fields: tuple[QWidget, ...] = (self.title, self.person, self.kind, self.company)
        self._captions = {field: labels.caption() for field in fields}
        self.confirm, self._cancel = PrimaryButton("", "Enter"), QuietButton()
        self._columns = 0
        self._grid = QGridLayout()
        self._build()
        self._connect()
        self.retranslate()
        self.hide()

    def offer(self, people: Sequence[str], referral_kinds: Mapping[str, str]) -> None:
        """Offer these people and these kinds of referral signal."""
        self._people = tuple(people)
        if [self.kind.itemData(index) for index in range(self.kind.count())] != list(referral_kinds):
            self.kind.clear()
            for key, words in referral_kinds.items():
                self.kind.addItem(words, key)

    def ask(self, spot: Spot) -> None:
        """Ask about a passage."""
        self._spot = spot
        self.title.setText(first_words(spot.quote))
        self.person.setText(spot.person)
        self.person.offer(self._people, self._somebody if spot.kind is Kind.OPPORTUNITY else None)
        self.company.clear()
        self.show_error("")
        self.retranslate()
        self.show()
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)
        self.title.selectAll()

    def show_error(self, sentence: str) -> None:
        """Say why the passage could not be marked; nothing takes the sentence away."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))

    def filled(self) -> Spot:
        """Return the passage with what was filled in."""
        referral = self._spot.kind is Kind.REFERRAL
        return Spot(
            kind=self._spot.kind,
            quote=self._spot.quote,
            near=self._spot.near,
            title=self.title.text().strip(),
            person=self.person.text().strip(),
            referral_kind=str(self.kind.currentData() or "") if referral else "",
            company=self.company.text().strip() if referral else "",
        )

    def retranslate(self) -> None:
        """Set the words again."""
        referral = self._spot.kind is Kind.REFERRAL
        self._heading.setText(
            self.tr("Spot a referral signal") if referral else self.tr("Spot an opportunity")
        )
        self._quote.setText(f"“{excerpt(self._spot.quote.strip(QUOTATION_MARKS))}”")
        names: dict[QWidget, str] = {
            self.title: self.tr("What is it about?"),
            self.person: self.tr("Through whom?") if referral else self.tr("Who said it?"),
            self.kind: self.tr("What kind of signal?"),
            self.company: self.tr("Which company?"),
        }
        for widget, words in names.items():
            widget.setAccessibleName(words)
            self._captions[widget].setText(words)
        for widget in (self.kind, self.company):
            widget.setVisible(referral)
            self._captions[widget].setVisible(referral)
        self.confirm.setText(self.tr("Mark it"))
        self._cancel.setText(self.tr("Leave it"))
        self.setAccessibleName(self._heading.text())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(columns=2 if self.width() >= TWO_COLUMNS else 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._confirm()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self.body.setSpacing(6)
        for label in (self._heading, self._quote):
            self.body.addWidget(label)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self.kind.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.kind.setMinimumContentsLength(8)
        self._arrange(columns=2)
        self.body.addLayout(self._grid)
        self.body.addWidget(self._error)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 6, 0, 0)
        buttons.addWidget(self.confirm)
        buttons.addWidget(self._cancel)
        buttons.addStretch(1)
        self.body.addLayout(buttons)

    def _arrange(self, *, columns: int) -> None:
        """Put each field under its words, in two columns or in one."""
        if columns == self._columns:
            return
        self._columns = columns
        for number, (field, caption) in enumerate(self._captions.items()):
            row, column = 2 * (number // columns), number % columns
            self._grid.addWidget(caption, row, column)
            self._grid.addWidget(field, row + 1, column)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if columns == 2 else 0)

    def _connect(self) -> None:
        self.confirm.clicked.connect(self._confirm)
        self._cancel.clicked.connect(self.cancelled)
        self.person.entered.connect(self._confirm)
        self.person.cancelled.connect(self.cancelled)

    @Slot()
    def _confirm(self) -> None:
        self.confirmed.emit(self.filled())

    def _somebody(self, name: str) -> str:
        return self.tr("“{name}”, by name only").format(name=name)
