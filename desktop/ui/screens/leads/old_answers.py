"""What is known of a lead for criteria that the playbook in force no longer asks: readable, and out of the way."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.services.playbooks import OldAnswer
from desktop.ui.widgets import labels


class OldAnswersView(QWidget):
    """A heading, and each old answer under the label that it was given under."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = labels.caption()
        self._heading.setContentsMargins(0, 10, 0, 0)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._heading)
        column.addLayout(self._lines)
        self.hide()
        self.retranslate()

    def show_answers(self, answers: tuple[OldAnswer, ...]) -> None:
        """Show these answers, or nothing where there are none."""
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for old in answers:
            self._lines.addWidget(labels.body(old.label))
            self._lines.addWidget(labels.small(old.answer.text))
        self.setVisible(bool(answers))

    def retranslate(self) -> None:
        """Set the words again."""
        self._heading.setText(self.tr("No longer asked"))
