"""The last step to sales: which files, where to, and the confirmation that it was sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.dialogs.hand_off_ticks import TickRow
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.buttons import Button, QuietButton
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.widgets.folder_field import FolderField
from desktop.ui.widgets.pickers import ComboBox
from desktop.ui.widgets.scroll_column import ScrollColumn

ENDINGS = {
    "mail": ".eml",
    "pdf": ".pdf",
    "calendar": ".ics",
    "text": ".txt",
    "json": ".json",
    "html": ".html",
    "jws": ".jws.json",
    "html-form": ".form.html",
}
ROW = "csv:"
"""What the name of a row for a CRM begins with; the playbook names the CRMs."""

USUAL = ("mail", "pdf")
FIRST = ("mail", "pdf", "calendar", "text")
"""What is offered at once; the rest waits behind a button."""
SURE = range(0, 101, 10)
WIDEST = 720


class SendPage(ScrollColumn):
    """Asks for formats and folder; once the files are written, helps to send them."""

    noticeRequested = Signal(str)
    changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent, margins=(0, 0, 12, 0), spacing=12, widest=WIDEST)
        self._look = look
        self._mail_text = ""
        self._label = ""
        self._before, self._after = QWidget(), QWidget()
        self._formats_head = labels.strong()
        self.formats = {name: TickRow() for name in ENDINGS}
        self._targets: dict[str, str] = {}
        self._formats_card, self._rest, self.more = Card(look), QWidget(), QuietButton()
        self.more.clicked.connect(self._show_rest)
        self._place = FolderField()
        self.folder = self._place.line
        self._sure_head, self.sure = labels.caption(), ComboBox(look, "")
        self._ready, self._files, self._how = labels.heading(), labels.muted(), labels.body()
        self.show_folder, self.copy_text = Button(), Button()
        self.show_folder.clicked.connect(self._show_folder)
        self.copy_text.clicked.connect(self._copy_text)
        self._wrong_card, self._wrong = Card(look, tone="sunken"), labels.body()
        self._build()
        self.retranslate()

    def begin(self) -> None:
        """Start over: the usual formats, into the documents folder."""
        for name, row in self.formats.items():
            row.set_on(name in USUAL)
        self.sure.setCurrentIndex(0)
        self._rest.hide()
        self.more.show()
        self._place.begin()
        self._before.show()
        self._after.hide()
        self._wrong_card.hide()

    def set_targets(self, targets: Mapping[str, str]) -> None:
        """Offer a row for each CRM of the playbook, by its id and its name for people."""
        if dict(targets) == self._targets:
            return
        for name in self._targets:
            row = self.formats.pop(ROW + name)
            row.hide()
            row.deleteLater()
        self._targets = dict(targets)
        for name in targets:
            self._add_format(ROW + name, TickRow())
        self.retranslate()

    def confidence(self) -> int | None:
        """Return how sure one is, in per cent; None where that was not said."""
        place = self.sure.currentIndex()
        return SURE[place - 1] if place > 0 else None

    def chosen(self) -> tuple[str, ...]:
        """Return the names of the formats that are written."""
        return tuple(name for name, row in self.formats.items() if row.is_on())

    def show_written(self, label: str, files: Sequence[str], mail_text: str) -> None:
        """Show that the brief is ready to send."""
        self._mail_text, self._label = mail_text, label
        self._files.setText("\n".join(files))
        self._before.hide()
        self._wrong_card.hide()
        self._after.show()
        self.retranslate()

    def show_refusal(self, sentence: str) -> None:
        """Say in place what went wrong."""
        self._wrong.setText(sentence)
        self._wrong_card.show()

    def said(self) -> str:
        """Return what is said in place about what went wrong."""
        return self._wrong.text()

    def focus_first(self) -> None:
        """Put the keyboard where this step begins."""
        if self._before.isVisible():
            next(iter(self.formats.values())).box.setFocus()
        else:
            self.copy_text.setFocus()

    def retranslate(self) -> None:
        """Set the words again."""
        said = {
            "mail": (
                self.tr("A mail to send"),
                self.tr("The whole brief in its body, the page attached, three answers as links."),
            ),
            "calendar": (
                self.tr("The answer's day for the calendar"),
                self.tr("With a reminder the working day before."),
            ),
            "pdf": (self.tr("A page to attach (PDF)"), self.tr("Looks the same everywhere, and prints.")),
            "text": (self.tr("Text for a mail"), self.tr("The whole brief, to be pasted into a message.")),
            "json": (self.tr("Data (JSON)"), self.tr("Proves later that the brief was not changed.")),
            "html": (
                self.tr("A page for a browser (HTML)"),
                self.tr("For a shared folder or a chat; many mail gateways stop it."),
            ),
            "jws": (
                self.tr("Data with its signature (JSON)"),
                self.tr("For sales operations: verify.html and “brief verify” check it against your key."),
            ),
            "html-form": (
                self.tr("A page with a form to answer (HTML)"),
                self.tr("For a shared folder or a chat only: mail gateways take its script for an attack."),
            ),
        }
        row_words = self.tr("A row for {crm} (CSV)")
        for target, label in self._targets.items():
            said[ROW + target] = (row_words.format(crm=label), self.tr("To be imported by sales."))
        for name, row in self.formats.items():
            row.set_words(*said[name])
        self._say_sure()
        self.more.setText(self.tr("More: pages for a browser, data, rows for CRMs…"))
        self._formats_head.setText(self.tr("What is written"))
        self._place.set_words(
            self.tr("Into this folder"), self.tr("Folder for the brief"), self.tr("Choose…")
        )
        self._ready.setText(self.tr("{label} is ready to send").format(label=self._label))
        self._how.setText(
            self.tr(
                "Send it the way you write to each other: attach the page, paste the text. "
                "The clock starts when you say that it is sent."
            )
        )
        self.show_folder.setText(self.tr("Show the folder"))
        self.copy_text.setText(self.tr("Copy the mail text"))

    def _say_sure(self) -> None:
        """Offer how sure one may be, in tens; what is chosen stays chosen."""
        place = max(self.sure.currentIndex(), 0)
        self._sure_head.setText(self.tr("How sure are you that it will be won? It stays with you"))
        self.sure.setAccessibleName(self._sure_head.text())
        self.sure.clear()
        self.sure.addItems([self.tr("I would rather not say"), *(f"{value} %" for value in SURE)])
        self.sure.setCurrentIndex(place)

    def _build(self) -> None:
        before = QVBoxLayout(self._before)
        before.setContentsMargins(0, 0, 0, 0)
        before.setSpacing(6)
        self._formats_card.body.addWidget(self._formats_head)
        rest = QVBoxLayout(self._rest)
        rest.setContentsMargins(0, 0, 0, 0)
        rest.setSpacing(self._formats_card.body.spacing())
        for name, row in self.formats.items():
            self._add_format(name, row)
        self._formats_card.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._formats_card.body.addWidget(self._rest)
        before.addWidget(self._formats_card)
        before.addSpacing(10)
        before.addWidget(self._place)
        self.folder.textChanged.connect(self.changed)
        before.addSpacing(10)
        before.addWidget(self._sure_head)
        before.addWidget(self.sure, 0, Qt.AlignmentFlag.AlignLeft)
        self._build_after()
        self._wrong_card.body.addWidget(self._wrong)
        for widget in (self._wrong_card, self._before, self._after):
            self.body.addWidget(widget)
        self.begin()

    def _add_format(self, name: str, row: TickRow) -> None:
        self.formats[name] = row
        row.toggled.connect(self.changed)
        layout = self._formats_card.body if name in FIRST else self._rest.layout()
        assert layout is not None
        layout.addWidget(row)

    def _build_after(self) -> None:
        after = QVBoxLayout(self._after)
        after.setContentsMargins(0, 0, 0, 0)
        card = Card(self._look)
        card.body.setSpacing(8)
        buttons = QWidget()
        flow = FlowLayout(buttons)
        flow.addWidget(self.copy_text)
        flow.addWidget(self.show_folder)
        for widget in (self._ready, self._files, self._how, buttons):
            card.body.addWidget(widget)
        after.addWidget(card)

    @Slot()
    def _show_rest(self) -> None:
        """Offer every format."""
        self.more.hide()
        self._rest.show()
        first = next(row for name, row in self.formats.items() if name not in FIRST)
        first.box.setFocus()

    @Slot()
    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self.folder.text()))

    @Slot()
    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText(self._mail_text)
        self.noticeRequested.emit(self.tr("The mail text is in the clipboard."))
