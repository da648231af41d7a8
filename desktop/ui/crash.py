"""The one dialog for what should not have happened: what it means, and where the details are."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.widgets import labels
from desktop.ui.widgets.buttons import Button, PrimaryButton
from desktop.ui.widgets.fields import TextEdit


class CrashDialog(QDialog):
    """Shows a traceback without stopping the work; further ones are added to the same dialog."""

    def __init__(self, log_file: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._log_file = log_file
        self._heading = labels.heading()
        self._meaning = labels.body()
        self._details = TextEdit("")
        self._details.setReadOnly(True)
        self._copy = Button()
        self._close = PrimaryButton()
        self._copy.clicked.connect(self._copy_details)
        self._close.clicked.connect(self.accept)
        self._build()
        self.retranslate()

    def add(self, traceback: str) -> None:
        """Show one more traceback."""
        said = "" if self.isHidden() else self._details.toPlainText()
        self._details.setPlainText("\n".join(part for part in (said, traceback.strip()) if part))
        self.show()
        self._close.setFocus()

    def retranslate(self) -> None:
        """Set the words again."""
        self.setWindowTitle(self.tr("Engagement Journal"))
        self._heading.setText(self.tr("Something went wrong inside the application"))
        self._meaning.setText(
            self.tr("Your journal is safe and the window stays open. The details are in {file}.").format(
                file=self._log_file
            )
        )
        self._details.setAccessibleName(self.tr("Details"))
        self._copy.setText(self.tr("Copy details"))
        self._close.setText(self.tr("Go on"))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self._copy)
        row.addWidget(self._close)
        for widget in (self._heading, self._meaning, self._details):
            column.addWidget(widget)
        column.addLayout(row)
        self.resize(560, 360)

    @Slot()
    def _copy_details(self) -> None:
        QGuiApplication.clipboard().setText(self._details.toPlainText())
