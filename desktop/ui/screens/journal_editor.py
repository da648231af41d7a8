"""Reader and writer of one entry in one place: title, facts, text, and what its passages became."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from desktop.domain.interactions import EntryForm, Spot
from desktop.ui.screens.journal_loading import EntryShown
from desktop.ui.screens.journal_passages import Passages
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.buttons import IconButton
from desktop.ui.widgets.fields import LineEdit
from desktop.ui.widgets.scroll_column import ScrollColumn
from desktop.ui.writing.facts import FactsRow
from desktop.ui.writing.spot import SpotPanel
from desktop.ui.writing.text import EntryText

NARROW = 460
BELOW_TEXT = 330
"""Pixels kept free above and below the text for title, facts and passages."""


class TitleEdit(LineEdit):
    """The title of an entry, as large as a page's title."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setProperty("look", "title")
        self.setFrame(False)
        self.setTextMargins(-2, 0, 0, 0)

    def show_title(self, text: str) -> None:
        """Show a title from its beginning; the same title leaves the cursor alone."""
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, super().minimumSizeHint().height())


class EntryEditor(QWidget):
    """Shows one entry and says when it was edited; keeping it is the screen's work."""

    edited = Signal()
    passageOpened = Signal(str, str)
    trashRequested = Signal()
    discardRequested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._wants_client = False
        self.title = TitleEdit()
        self.status = labels.muted(wraps=False)
        self.menu = QMenu(self)
        self._more = IconButton(look, "ellipsis", "", boxed=True)
        self.facts = FactsRow(look)
        self.error = labels.label("", "warning", wraps=True)
        self.text = EntryText(look)
        self.spot = SpotPanel(look)
        self.passages = Passages(look)
        self._trash = self.menu.addAction("")
        self._discard = self.menu.addAction("")
        self._column = ScrollColumn(widest=look.theme.pixels("width.reading-max"))
        self._build()
        self._connect()
        self.retranslate()

    def form(self) -> EntryForm:
        """Return what is filled in."""
        return self.facts.into(EntryForm(text=self.text.source(), title=self.title.text().strip()))

    def show_entry(self, shown: EntryShown) -> None:
        """Show an entry; what is on show already stays as it is, with the cursor where it is."""
        self.title.show_title(shown.form.title)
        self.facts.show_form(shown.form, shown.at, shown.today, shown.zone)
        self.text.show_source(shown.form.text)
        self.show_passages(shown)

    def show_passages(self, shown: EntryShown) -> None:
        """Show what an entry's passages became, and leave what is being typed alone."""
        self.text.mark(shown.passages)
        self.passages.show_passages(shown.passages)

    def show_error(self, sentence: str) -> None:
        """Say why the entry could not be saved, beside what has to be changed."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    def set_menu(self, *, saved: bool) -> None:
        """Offer what can be done with an entry that is `saved`, or with one that is only a draft."""
        self._trash.setVisible(saved)

    def ask_to_spot(self, spot: Spot) -> None:
        """Open the panel about a passage, and bring it into view."""
        self.spot.ask(spot)
        self._column.show_whole(self.spot)

    def begin(self) -> None:
        """Put the keyboard where writing begins: at the client if there is none, else at the text."""
        if self.form().client or self.text.source().strip():
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._wants_client = True
        self.facts.client.open()

    def retranslate(self) -> None:
        """Set the words again."""
        self.title.setAccessibleName(self.tr("Title"))
        self.title.setPlaceholderText(self.tr("Title, if it needs one"))
        self.text.setAccessibleName(self.tr("What happened"))
        self.text.setPlaceholderText(
            self.tr(
                "What happened? Write it as you would tell a colleague, and the customer's words as they said them."
            )
        )
        self._more.set_name(self.tr("More about this entry"))
        self._trash.setText(self.tr("Move to trash"))
        self._discard.setText(self.tr("Discard what is not saved"))
        for part in (self.facts, self.spot, self.passages):
            part.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        margins = (16, 16, 16, 16) if self.width() < NARROW else (32, 24, 32, 24)
        self._column.set_margins(*margins)
        self.text.set_most(self.height() - BELOW_TEXT)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title, 1)
        head.addWidget(self.status)
        head.addWidget(self._more)
        self._more.setMenu(self.menu)
        body = self._column.body
        body.setSpacing(12)
        body.addLayout(head)
        for part in (self.facts, self.error, self.text, self.spot, self.passages):
            body.addWidget(part)
        self.show_error("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._column)

    def _connect(self) -> None:
        self.title.textEdited.connect(self.edited)
        self.title.returnPressed.connect(self._go_to_text)
        self.facts.edited.connect(self.edited)
        self.facts.clientTaken.connect(self._client_taken)
        self.text.edited.connect(self.edited)
        self.passages.opened.connect(self.passageOpened)
        self._trash.triggered.connect(self.trashRequested)
        self._discard.triggered.connect(self.discardRequested)

    @Slot()
    def _go_to_text(self) -> None:
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _client_taken(self) -> None:
        """Go on to the text once the client of a new entry is named."""
        if self._wants_client:
            self._wants_client = False
            if self.facts.client.chip.hasFocus():
                self._go_to_text()
