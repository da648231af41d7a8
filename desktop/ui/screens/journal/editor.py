"""Reader and writer of one entry in one place: title, facts, text, and what its passages became."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.interactions import Spot
from desktop.ui.jobs import Jobs
from desktop.ui.screens.journal.agenda import AgendaLine
from desktop.ui.screens.journal.entry import EntryShown
from desktop.ui.screens.journal.menu import EntryMenu
from desktop.ui.screens.journal.passages import Passages
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.buttons import IconButton
from desktop.ui.widgets.fields import LineEdit
from desktop.ui.widgets.scroll_column import ScrollColumn
from desktop.ui.writing.attaching import AttachedFiles
from desktop.ui.writing.extras import Extras
from desktop.ui.writing.facts import FactsRow
from desktop.ui.writing.question import QuestionCard
from desktop.ui.writing.reason import ReasonLine
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
    """Holds the parts of one entry on show; what is typed means is the writer's work, and keeping it the keeper's."""

    passageOpened = Signal(str, str)

    def __init__(self, jobs: Jobs, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._wants_client = False
        self.title = TitleEdit()
        self.status = labels.muted(wraps=False)
        self.menu = EntryMenu(self)
        self._more = IconButton(look, "ellipsis", "", boxed=True)
        self.facts, self.agenda = FactsRow(look), AgendaLine(look)
        self.error = labels.label("", "warning", wraps=True)
        self.text = EntryText(look)
        self.reason, self.extras = ReasonLine(), Extras()
        self.files = AttachedFiles(jobs, self.text, "journal")
        self.spot = SpotPanel(look)
        self.passages = Passages(look)
        self.question = QuestionCard(jobs, look)
        self._column = ScrollColumn(widest=look.theme.pixels("width.reading-max"))
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._show_spot)
        self._build()
        self._connect()
        self.retranslate()

    def show_passages(self, shown: EntryShown) -> None:
        """Show what an entry's passages became, and leave what is being typed alone."""
        self.text.mark(shown.passages)
        self.passages.show_passages(shown.passages)

    def show_error(self, sentence: str) -> None:
        """Say why the entry could not be saved, beside what has to be changed."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    def ask_to_spot(self, spot: Spot) -> None:
        """Open the panel about a passage, and bring it into view."""
        self.spot.ask(spot)
        self._soon.start()

    @Slot()
    def _show_spot(self) -> None:
        """Bring the panel into view, once it has its height."""
        self._column.show_whole(self.spot)

    def begin(self, *, has_client: bool) -> None:
        """Put the keyboard where writing begins: at the client if there is none, else at the text."""
        if has_client or self.text.source().strip():
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
        for part in (
            self.menu,
            self.facts,
            self.agenda,
            self.reason,
            self.extras,
            self.spot,
            self.question,
            self.passages,
        ):
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
        for part in (
            self.facts,
            self.agenda,
            self.error,
            self.text,
            self.reason,
            self.extras,
            self.files,
            self.spot,
            self.question,
            self.passages,
        ):
            body.addWidget(part)
        self.show_error("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._column)

    def _connect(self) -> None:
        self.title.returnPressed.connect(self._go_to_text)
        self.facts.clientTaken.connect(self._client_taken)
        self.passages.opened.connect(self.passageOpened)
        self.menu.filesRequested.connect(self.files.choose)

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
