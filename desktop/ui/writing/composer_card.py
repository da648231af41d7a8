"""The composer's card: the text, what was understood of it below, and one row with what can be done."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.ui.jobs import Jobs
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.buttons import IconButton, PrimaryButton
from desktop.ui.widgets.card import Card
from desktop.ui.writing.attaching import AttachedFiles
from desktop.ui.writing.extras import Extras
from desktop.ui.writing.facts import FactsRow
from desktop.ui.writing.lists import ListKeys
from desktop.ui.writing.reason import ReasonLine
from desktop.ui.writing.sessions_strip import SessionsStrip
from desktop.ui.writing.text import EntryText

LINE, MOST = 40, 300
"""Pixels of the text while it is empty, and up to which it grows."""


class ComposerCard(Card):
    """Holds the parts of a composer; what they mean is the composer's work."""

    def __init__(self, jobs: Jobs, look: Look, draft: str, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.text = EntryText(look, least=LINE)
        self.lists = ListKeys(self.text)
        self.facts, self.extras = FactsRow(look), Extras()
        self.files = AttachedFiles(jobs, self.text, draft)
        self.reason = ReasonLine()
        self.sessions = SessionsStrip()
        self.page_button = IconButton(look, "file-text", "")
        self.save_button = PrimaryButton("", "Ctrl+Enter")
        self._error = labels.label("", "warning", wraps=True)
        self._from_calendar = labels.muted(wraps=False)
        self._build()

    def show_error(self, sentence: str) -> None:
        """Say why the entry is not saved, in place; nothing takes it away."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))

    def show_parts(self, *, is_written: bool, has_sessions: bool) -> None:
        """Show the facts once something is written, and the planned sessions as long as nothing is."""
        offers = has_sessions and not is_written
        self.facts.setVisible(is_written)
        self.sessions.setVisible(offers)
        self._from_calendar.setVisible(offers)
        self.page_button.setVisible(is_written)

    def retranslate(self) -> None:
        """Set the words again."""
        self.setAccessibleName(self.tr("New entry"))
        self.text.setAccessibleName(self.tr("What happened"))
        self.text.setPlaceholderText(
            self.tr("What happened? Start with the client: @Nordwind Anna walked the board through…")
        )
        self.save_button.setText(self.tr("Save entry"))
        self.page_button.set_name(self.tr("Go on writing on a page of the journal"))
        self._from_calendar.setText(self.tr("from your calendar"))
        for part in (self.facts, self.extras, self.reason):
            part.retranslate()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Draw the edge in the accent colour while the keyboard is in the text."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.set_chosen(event.type() == QEvent.Type.FocusIn)
        return False

    def _build(self) -> None:
        self.setFocusProxy(self.text)
        self.text.setProperty("look", "composer")
        self.text.set_most(MOST)
        self.text.installEventFilter(self)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.sessions, 1, Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(self.reason, 1, Qt.AlignmentFlag.AlignVCenter)
        foot.addStretch(0)
        for widget in (self._from_calendar, self.page_button, self.save_button):
            foot.addWidget(widget)
        self.body.setSpacing(8)
        for part in (self.text, self.facts, self.extras, self.files, self._error):
            self.body.addWidget(part)
        self.body.addLayout(foot)
        self.show_error("")
