"""What can be done with an entry beside writing it: its versions, files, templates, and throwing it away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from desktop.services.attachments import SIZE_LIMIT
from desktop.ui import words
from desktop.ui.actions import keys_of_command


class EntryMenu(QMenu):
    """Offers what fits an entry that is saved or new, empty or not."""

    versionsRequested = Signal()
    filesRequested = Signal()
    templateRequested = Signal(str)
    discardRequested = Signal()
    trashRequested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._templates: tuple[tuple[str, str], ...] = ()
        self.versions, self.files = self.addAction(""), self.addAction("")
        self.layouts = QMenu(self)
        self.addMenu(self.layouts)
        self.addSeparator()
        self.discard, self.trash = self.addAction(""), self.addAction("")
        self.versions.triggered.connect(self.versionsRequested)
        self.files.triggered.connect(self.filesRequested)
        self.discard.triggered.connect(self.discardRequested)
        self.trash.triggered.connect(self.trashRequested)

    def fit(self, *, saved: bool, unsaved: bool, empty: bool) -> None:
        """Offer what can be done with an entry: `saved` once, with something `unsaved`, and `empty` or not."""
        self.versions.setVisible(saved)
        self.trash.setVisible(saved)
        self.discard.setVisible(unsaved)
        self.layouts.menuAction().setVisible(empty and bool(self._templates))

    def offer_templates(self, templates: Sequence[tuple[str, str]]) -> None:
        """Offer templates, each by its id and label."""
        if tuple(templates) == self._templates:
            return
        self._templates = tuple(templates)
        self.layouts.clear()
        for identifier, label in templates:
            action = self.layouts.addAction(label.replace("&", "&&"))
            action.setData(identifier)
            action.triggered.connect(self._lay_out)

    def retranslate(self) -> None:
        """Set the words again."""
        self.versions.setText(_with_keys(self.tr("Versions…"), "show-versions"))
        attach = self.tr("Attach files, up to {size} each…").format(size=words.file_size(SIZE_LIMIT))
        self.files.setText(_with_keys(attach, "attach-files"))
        self.layouts.setTitle(self.tr("Lay out a template"))
        self.discard.setText(self.tr("Discard what is not saved"))
        self.trash.setText(self.tr("Move to trash"))

    @Slot()
    def _lay_out(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.templateRequested.emit(str(action.data()))


def _with_keys(said: str, command: str) -> str:
    """Write the keys of a command beside its words, without taking them from the window."""
    keys = QKeySequence(keys_of_command(command)).toString(QKeySequence.SequenceFormat.NativeText)
    return f"{said}\t{keys}" if keys else said
