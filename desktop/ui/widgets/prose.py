"""Prose as it is read and written: the source itself, in the reading size, with room between the lines."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, Slot
from PySide6.QtGui import QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from desktop.ui.theme import Look
from desktop.ui.widgets.fields import is_command


class ProseEdit(QTextEdit):
    """Plain text with the reading line height; Tab leaves it, dropped files go to the window."""

    def __init__(
        self, look: Look, name: str, parent: QWidget | None = None, *, placeholder: str = ""
    ) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("look", "prose")
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(True)
        self._measure()
        look.themeChanged.connect(self._measure)

    def set_text(self, text: str) -> None:
        """Show `text` as it is; what was typed before cannot be undone any more."""
        self.setPlainText(text)
        self._space_lines()

    def event(self, event: QEvent) -> bool:
        if is_command(self, event):
            event.ignore()
            return False
        return super().event(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return not source.hasUrls() and super().canInsertFromMimeData(source)

    @Slot()
    def _measure(self) -> None:
        self.setFont(self._look.theme.reading_font())
        self.document().setDocumentMargin(4)
        self._space_lines()

    def _space_lines(self) -> None:
        """Give every line its height; new lines take it over from the one before."""
        spacing = QTextBlockFormat()
        height = round(self._look.theme.size("type.reading-line-height") * 100 / 1.21)
        spacing.setLineHeight(height, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        document = self.document()
        modified = document.isModified()
        document.setUndoRedoEnabled(False)
        cursor = QTextCursor(document)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(spacing)
        document.setUndoRedoEnabled(True)
        document.setModified(modified)
