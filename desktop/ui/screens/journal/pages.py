"""What stands at the right of the Journal screen, one at a time: the entry, its versions, the trash, or nothing yet."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.services.interactions import NEW
from desktop.ui.jobs import Jobs
from desktop.ui.screens.journal.editor import EntryEditor
from desktop.ui.screens.journal.keeper import EntryKeeper
from desktop.ui.screens.journal.trash import TrashPage
from desktop.ui.screens.journal.versions import VersionsPage
from desktop.ui.screens.journal.writer import EntryWriter
from desktop.ui.theme import Look
from desktop.ui.widgets.empty_state import EmptyState


class JournalPages(QStackedWidget):
    """Brings one page to the front; what is being written is kept before another page covers it."""

    noticeRequested = Signal(str)
    undoOffered = Signal(str, object)
    beginRequested = Signal()
    entryUncovered = Signal()

    def __init__(
        self,
        jobs: Jobs,
        look: Look,
        editor: EntryEditor,
        writer: EntryWriter,
        keeper: EntryKeeper,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._editor, self._writer, self._keeper = editor, writer, keeper
        self.nothing = EmptyState(look, "pencil")
        self.versions, self.trash = VersionsPage(jobs, look), TrashPage(jobs, look)
        for page in (self.nothing, editor, self.versions, self.trash):
            self.addWidget(page)
        self._connect()

    def refresh(self) -> None:
        """Read versions and trash again."""
        self.trash.refresh()
        self.versions.refresh()

    def shows_entry(self) -> bool:
        """Say whether the entry is at the front."""
        return self.currentWidget() is self._editor

    def retranslate(self) -> None:
        """Set the words again."""
        self.versions.retranslate()
        self.trash.retranslate()
        self.nothing.set_words(
            self.tr("Write down your first session"),
            self.tr(
                "What happened, in your own words, and what the customer said, in theirs. "
                "Client, people and all the rest can come later, or never."
            ),
            self.tr("New entry"),
        )

    @Slot()
    def show_entry(self) -> None:
        """Bring the entry to the front, if there is one."""
        left = self.currentWidget()
        self.setCurrentWidget(self._editor if self._keeper.key else self.nothing)
        if left in (self.versions, self.trash):
            self.entryUncovered.emit()

    @Slot()
    def show_versions(self) -> None:
        """Show every version of the entry; a new one has none yet."""
        if self._keeper.key in ("", NEW):
            self.noticeRequested.emit(self.tr("Save the entry first: from then on every save is a version."))
            return
        self._keeper.leave()
        self.versions.ask(self._keeper.key)
        self.setCurrentWidget(self.versions)
        self.versions.setFocus()

    @Slot()
    def show_trash(self) -> None:
        """Show what is in the trash."""
        self._keeper.leave()
        self.setCurrentWidget(self.trash)
        self.trash.refresh()
        self.trash.setFocus()

    def open_link(self) -> None:
        """Open the link or the name at the cursor of the entry."""
        if not self._writer.pressing.open_at_cursor():
            self.noticeRequested.emit(self.tr("There is no link and no known name at the cursor."))

    @Slot(str)
    def _say_refused(self, target: str) -> None:
        sentence = self.tr("“{link}” is not opened from here: only web and mail links are.")
        self.noticeRequested.emit(sentence.format(link=target[:80]))

    def _connect(self) -> None:
        self.nothing.actionRequested.connect(self.beginRequested)
        self._writer.pressing.linkRefused.connect(self._say_refused)
        self._editor.menu.versionsRequested.connect(self.show_versions)
        for page in (self.versions, self.trash):
            page.closed.connect(self.show_entry)
            page.noticeRequested.connect(self.noticeRequested)
            page.undoOffered.connect(self.undoOffered)
