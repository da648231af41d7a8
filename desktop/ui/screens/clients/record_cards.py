"""The ways in which a client's record is handed out: on paper, signed, and with the page that checks it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.services import record_exports, record_pages, verifier
from desktop.services.desk import Desk
from desktop.services.record_exports import ExportedFile
from desktop.ui.jobs import Jobs
from desktop.ui.screens.writing_card import WritingCard
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.choices import CheckBox
from desktop.ui.widgets.fields import LineEdit


class PaperCard(WritingCard):
    """Writes the record as pages to read and to print."""

    def __init__(self, jobs: Jobs, look: Look) -> None:
        self.quotes = CheckBox("")
        super().__init__(jobs, look, self.quotes)

    def retranslate(self) -> None:
        """Set the words again."""
        self.quotes.setText(self.tr("With what people said, and promises, in words"))
        self.set_words(
            self.tr(
                "Pages to read and to print, as a PDF and a web page. People at the client stand there by their role; "
                "nothing of private entries does."
            ),
            self.tr("Folder for the pages"),
            self.tr("Write the pages"),
        )

    def work(self, subject: str, folder: Path) -> Callable[[Desk], object]:
        """Return what writes the pages."""
        return partial(
            record_pages.print_record, reference=subject, out=folder, quotes=self.quotes.isChecked()
        )

    def told(self, made: object) -> tuple[str, Path]:
        """Say that the pages are there."""
        assert isinstance(made, tuple)
        return self.tr("The pages are in the folder."), made[0].parent


class ExportCard(WritingCard):
    """Writes the record as a signed file; the contents of its rows leave only where that is said."""

    def __init__(self, jobs: Jobs, look: Look) -> None:
        self.every, self._some, self.rows = CheckBox(""), QWidget(), LineEdit("")
        self._caption = labels.caption()
        column = QVBoxLayout(self._some)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._caption)
        column.addWidget(self.rows)
        super().__init__(jobs, look, self.every, self._some)
        self.every.toggled.connect(self._some.setDisabled)

    def retranslate(self) -> None:
        """Set the words again."""
        self.every.setText(self.tr("With the contents of every row but those of private entries"))
        caption = self.tr("Or with the contents of these rows")
        self._caption.setText(caption)
        self.rows.setAccessibleName(caption)
        self.rows.setPlaceholderText(self.tr("For example 1, 4-6"))
        self.set_words(
            self.tr(
                "The whole chain as one file, signed on this laptop, so that anybody can check that no row was "
                "changed, added or left out. Without contents it tells only when each row was written, and of what kind."
            ),
            self.tr("Folder for the file"),
            self.tr("Write the file"),
        )

    def work(self, subject: str, folder: Path) -> Callable[[Desk], object]:
        """Return what writes the file."""
        every = self.every.isChecked()
        rows = "" if every else self.rows.text()
        return partial(record_exports.export_into, client=subject, folder=folder, rows=rows, everything=every)

    def told(self, made: object) -> tuple[str, Path]:
        """Say what the file holds."""
        assert isinstance(made, ExportedFile)
        template = self.tr("The record is in the folder; contents kept back: {kept} of {rows} rows.")
        kept, rows = made.verdict.kept_back, made.verdict.rows
        return template.format(kept=kept, rows=rows), made.path.parent


class CheckingPageCard(WritingCard):
    """Writes the page with which sales operations check what they were sent."""

    def retranslate(self) -> None:
        """Set the words again."""
        self.set_words(
            self.tr(
                "For sales operations: verify.html opens in any browser and needs no network. A brief or a record that "
                "is dropped on it is checked there, row by row and against your signature."
            ),
            self.tr("Folder for the page"),
            self.tr("Write verify.html"),
        )

    def work(self, subject: str, folder: Path) -> Callable[[Desk], object]:  # noqa: ARG002  it checks any client's
        """Return what writes the page."""
        return partial(verifier.write_verifier, folder=folder)

    def told(self, made: object) -> tuple[str, Path]:
        """Say that the page is there."""
        assert isinstance(made, Path)
        return self.tr("verify.html is in the folder."), made.parent
