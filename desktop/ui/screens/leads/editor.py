"""The editor of one answer, in place: what is known, how we know it, and saving with the keyboard alone."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from desktop.domain.opportunities import Answer, HowWeKnow
from desktop.domain.playbook import Criterion
from desktop.ui.leads import words as lead_words
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.buttons import Button, QuietButton
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.chip import ChipButton
from desktop.ui.widgets.fields import TextEdit
from desktop.ui.widgets.flow import FlowLayout

HEIGHT = 76


class AnswerEditor(Card):
    """Asks for one answer; Ctrl+Enter saves, Esc closes, an empty text takes the answer back."""

    saveRequested = Signal(str, str, str)
    closeRequested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent, tone="sunken")
        self._criterion: Criterion | None = None
        self._text = TextEdit("")
        self._text.setFixedHeight(HEIGHT)
        self._question = labels.body()
        self._source = labels.caption()
        self._group = QButtonGroup(self)
        self._sources = {how: ChipButton(checkable=True) for how in HowWeKnow}
        self._stays, self._chips = labels.muted(), QWidget()
        self._save, self._back, self._close = Button(), Button(), QuietButton()
        self._save.clicked.connect(self.save)
        self._back.clicked.connect(self.take_back)
        self._close.clicked.connect(self.closeRequested)
        self._build()
        self.retranslate()

    def edit(self, criterion: Criterion, answer: Answer | None, *, locked: bool = False) -> None:
        """Show what is known for `criterion`, ready to be typed over; while it is locked it can only be taken back."""
        self._criterion = criterion
        self._lock(locked, known=answer is not None)
        self._question.setText(criterion.question)
        self._text.setAccessibleName(criterion.label)
        self._text.setPlainText(answer.text if answer else "")
        self._sources[answer.how if answer else HowWeKnow.SAID].setChecked(True)
        if locked:
            self._close.setFocus()
        else:
            self._text.selectAll()
            self._text.setFocus()

    @property
    def criterion(self) -> str:
        """Return the id of the criterion that is asked for, or nothing."""
        return self._criterion.id if self._criterion else ""

    def type(self, text: str) -> None:
        """Put `text` in place of what was typed."""
        self._text.setPlainText(text)

    @Slot()
    def save(self) -> None:
        """Ask for the answer to be kept."""
        if not self._text.isReadOnly():
            self._give(self._text.toPlainText().strip())

    def locked_words(self) -> str:
        """Return why it cannot be typed over, empty where it can."""
        return "" if self._stays.isHidden() else self._stays.text()

    @Slot()
    def take_back(self) -> None:
        """Ask for the answer to be taken back."""
        self._give("")

    def _give(self, text: str) -> None:
        how = next(how for how, chip in self._sources.items() if chip.isChecked())
        self.saveRequested.emit(self.criterion, text, how.value)

    def _lock(self, locked: bool, *, known: bool) -> None:
        self._text.setReadOnly(locked)
        for widget in (self._save, self._source, self._chips):
            widget.setVisible(not locked)
        self._stays.setVisible(locked)
        self._text.setVisible(known or not locked)
        self._back.setVisible(locked and known)

    def retranslate(self) -> None:
        """Set the words again."""
        self._source.setText(self.tr("How we know"))
        for how, chip in self._sources.items():
            chip.setText(lead_words.source(how))
        self._save.setText(self.tr("Keep the answer"))
        self._save.setToolTip(self.tr("Ctrl+Enter. An empty answer is taken back."))
        self._back.setText(self.tr("Take it back"))
        self._stays.setText(
            self.tr(
                "It stays as it was issued until the next version is out: sales asked for something else."
            )
        )
        self._close.setText(self.tr("Not now"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.save()
        elif event.key() == Qt.Key.Key_Escape:
            self.closeRequested.emit()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self.body.setSpacing(8)
        flow = FlowLayout(self._chips, across=6, down=6)
        for chip in self._sources.values():
            self._group.addButton(chip)
            flow.addWidget(chip)
        row = QHBoxLayout()
        row.setSpacing(4)
        for button in (self._save, self._back, self._close):
            row.addWidget(button)
        row.addStretch(1)
        for widget in (self._question, self._stays, self._text, self._source, self._chips):
            self.body.addWidget(widget)
        self.body.addLayout(row)
