"""What helps to send a brief once its files are written: its mail to copy or to open, and the folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.services.brief_mail import BriefMail
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.keycap import KeyCap

COPY = "Ctrl+Shift+C"


class ReadyCard(Card):
    """Lists the files that were written, and offers the ways to send them."""

    noticeRequested = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._label, self._mail = "", BriefMail("", "", "")
        self._written: tuple[Path, ...] = ()
        self._ready, self._files, self._how = labels.heading(), labels.muted(), labels.body()
        self.copy, self.open, self.show_folder = Button(), Button(), Button()
        self.copy.clicked.connect(self._copy_mail)
        self.open.clicked.connect(self._open_mail)
        self.show_folder.clicked.connect(self._show_folder)
        QShortcut(QKeySequence(COPY), self).activated.connect(self._copy_mail)
        self._build()
        self.retranslate()

    def show_written(self, label: str, written: Sequence[Path], mail: BriefMail) -> None:
        """Show that a brief is ready to send."""
        self._label, self._written, self._mail = label, tuple(written), mail
        self._files.setText("\n".join(path.name for path in written))
        self.retranslate()

    def focus_first(self) -> None:
        """Put the keyboard on the way that is taken most."""
        self.copy.setFocus()

    def retranslate(self) -> None:
        """Set the words again."""
        self._ready.setText(self.tr("{label} is ready to send").format(label=self._label))
        self._how.setText(
            self.tr(
                "Send it the way you write to each other: attach the page, paste the mail. "
                "The clock starts when you say that it is sent."
            )
        )
        self.copy.setText(self.tr("Copy mail"))
        self.open.setText(self.tr("Open as mail"))
        self.show_folder.setText(self.tr("Show the folder"))

    @Slot()
    def _copy_mail(self) -> None:
        QGuiApplication.clipboard().setText(self._mail.text)
        self.noticeRequested.emit(self.tr("The whole mail is in the clipboard."))

    @Slot()
    def _open_mail(self) -> None:
        if not QDesktopServices.openUrl(QUrl(self._mail.link, QUrl.ParsingMode.StrictMode)):
            self.noticeRequested.emit(self.tr("No mail program opened. Copy the mail and paste it there."))

    @Slot()
    def _show_folder(self) -> None:
        folder = str(self._written[0].parent)
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(folder)):
            said = self.tr("The folder did not open. The files are in {folder}.")
            self.noticeRequested.emit(said.format(folder=folder))

    def _build(self) -> None:
        self.body.setSpacing(8)
        copy, ways = QWidget(), QWidget()
        row = QHBoxLayout(copy)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.copy)
        row.addWidget(KeyCap(COPY))
        flow = FlowLayout(ways)
        for widget in (copy, self.open, self.show_folder):
            flow.addWidget(widget)
        for widget in (self._ready, self._files, self._how, ways):
            self.body.addWidget(widget)
