"""The choice of what is asked of sales, in the playbook's words."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QVBoxLayout, QWidget

from desktop.domain.playbook import Involvement, Playbook
from desktop.ui.widgets import labels
from desktop.ui.widgets.chip import ChipButton
from desktop.ui.widgets.flow import FlowLayout


class InvolvementChoice(QWidget):
    """Four choices of which one is on, and the sentence that the brief will say."""

    chosenChanged = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = labels.strong()
        self._ask = labels.small()
        self._playbook: Playbook | None = None
        self._group = QButtonGroup(self)
        self._chips = {each: ChipButton(each.value, checkable=True) for each in Involvement}
        self._group.buttonClicked.connect(self._tell)
        self._build()
        self.retranslate()

    def chosen(self) -> Involvement:
        """Return the one that is on."""
        return next((each for each, chip in self._chips.items() if chip.isChecked()), Involvement.TOGETHER)

    def show_choice(self, playbook: Playbook, chosen: Involvement) -> None:
        """Show the playbook's words and which one is on."""
        self._playbook = playbook
        for each, chip in self._chips.items():
            chip.setText(playbook.involvements[each].label)
        self._chips[chosen].setChecked(True)
        self._say()

    def chip(self, involvement: Involvement) -> ChipButton:
        """Return the button of one choice."""
        return self._chips[involvement]

    def retranslate(self) -> None:
        """Set the words again."""
        self._heading.setText(self.tr("What we ask of sales"))
        self.setAccessibleName(self._heading.text())

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        chips = QWidget()
        flow = FlowLayout(chips, across=6, down=6)
        for chip in self._chips.values():
            self._group.addButton(chip)
            flow.addWidget(chip)
        column.addWidget(self._heading)
        column.addWidget(chips)
        column.addWidget(self._ask)

    def _say(self) -> None:
        if self._playbook is not None:
            self._ask.setText(self._playbook.involvements[self.chosen()].ask)

    @Slot(QAbstractButton)
    def _tell(self, _button: QAbstractButton) -> None:
        self._say()
        self.chosenChanged.emit(self.chosen().value)
