"""The small panel in which more is said about a marked sentence: what it is about, who said it, whose promise it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

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
    """Asks for a title and who said it; Enter takes what is filled in, Esc leaves the passage as it was."""

    confirmed = Signal(object)
    cancelled = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent, tone="sunken")
        self._spot = Spot(Kind.OPPORTUNITY, "", 0)
        self._people: tuple[str, ...] = ()
        self._heading, self._quote = labels.strong(), labels.small()
        self._error = labels.label("", "warning", wraps=True)
        self.title, self.company = LineEdit(""), LineEdit("")
        self.kind, self.whose = ComboBox(look, ""), ComboBox(look, "")
        self.whose.addItems(("", ""))
        self.person = SuggestField()
        fields: tuple[QWidget, ...] = (self.title, self.person, self.kind, self.whose, self.company)
        self._captions = {field: labels.caption() for field in fields}
        self.confirm, self._cancel = PrimaryButton("", "Enter"), QuietButton()
        self._columns = 2
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
        """Ask about a passage; what is known of it stands in the fields."""
        self._spot = spot
        self.title.setText(spot.title or first_words(spot.quote))
        self.person.setText(spot.person)
        self.person.offer(self._people, self._somebody if spot.kind is Kind.OPPORTUNITY else None)
        self.company.setText(spot.company)
        self.kind.setCurrentIndex(max(0, self.kind.findData(spot.referral_kind)))
        self.whose.setCurrentIndex(0 if spot.ours else 1)
        self.show_error("")
        self.retranslate()
        self.show()
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)
        self.title.end(False)
        self.title.home(True)

    def show_error(self, sentence: str) -> None:
        """Say why the passage could not be marked; nothing takes the sentence away."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))

    def filled(self) -> Spot:
        """Return the passage with what was filled in."""
        referral, promise = self._spot.kind is Kind.REFERRAL, self._spot.kind is Kind.PROMISE
        return replace(
            self._spot,
            title=self.title.text().strip(),
            person="" if promise else self.person.text().strip(),
            referral_kind=str(self.kind.currentData() or "") if referral else "",
            company=self.company.text().strip() if referral else "",
            ours=self.whose.currentIndex() == 0 if promise else True,
        )

    def retranslate(self) -> None:
        """Set the words again."""
        referral, promise = self._spot.kind is Kind.REFERRAL, self._spot.kind is Kind.PROMISE
        headings = {
            Kind.OPPORTUNITY: self.tr("An opportunity"),
            Kind.REFERRAL: self.tr("A referral signal"),
            Kind.PROMISE: self.tr("A promise"),
        }
        self._heading.setText(headings[self._spot.kind])
        self._quote.setText(f"“{excerpt(self._spot.quote.strip(QUOTATION_MARKS))}”")
        names: dict[QWidget, str] = {
            self.title: self.tr("What is promised?") if promise else self.tr("What is it about?"),
            self.person: self.tr("Through whom?") if referral else self.tr("Who said it?"),
            self.kind: self.tr("What kind of signal?"),
            self.whose: self.tr("Whose promise is it?"),
            self.company: self.tr("Which company?"),
        }
        for number, words in enumerate((self.tr("Ours"), self.tr("Theirs"))):
            self.whose.setItemText(number, words)
        for widget, words in names.items():
            widget.setAccessibleName(words)
            self._captions[widget].setText(words)
        self._arrange(self._columns)
        self.confirm.setText(self.tr("Take it over"))
        self._cancel.setText(self.tr("Leave it"))
        self.setAccessibleName(self._heading.text())

    def _asked(self) -> tuple[QWidget, ...]:
        """Return the fields that mean something for the kind of passage."""
        asked: dict[Kind, tuple[QWidget, ...]] = {
            Kind.REFERRAL: (self.title, self.person, self.kind, self.company),
            Kind.PROMISE: (self.title, self.whose),
        }
        return asked.get(self._spot.kind, (self.title, self.person))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns = 2 if self.width() >= TWO_COLUMNS else 1
        if columns != self._columns:
            self._arrange(columns)

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
        self._arrange(self._columns)
        self.body.addLayout(self._grid)
        self.body.addWidget(self._error)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 6, 0, 0)
        buttons.addWidget(self.confirm)
        buttons.addWidget(self._cancel)
        buttons.addStretch(1)
        self.body.addLayout(buttons)

    def _arrange(self, columns: int) -> None:
        """Put each field that is asked for under its words, in two columns or in one."""
        self._columns = columns
        asked = self._asked()
        places = (*asked, *(field for field in self._captions if field not in asked))
        for number, field in enumerate(places):
            row, column = 2 * (number // columns), number % columns
            self._grid.addWidget(self._captions[field], row, column)
            self._grid.addWidget(field, row + 1, column)
            for widget in (self._captions[field], field):
                widget.setVisible(field in asked)
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
