"""Merging an opportunity into another of the same client: which, and what becomes of both, in one line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.ui.screens.leads.forms import SmallForm
from desktop.ui.theme import Look
from desktop.ui.widgets.pickers import ComboBox


class MergeForm(SmallForm):
    """Asks into which opportunity this one goes."""

    given = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        self.into = ComboBox(look, "")
        super().__init__(look, self.into, parent)

    def ask_among(self, others: Sequence[tuple[str, str]]) -> None:
        """Open the form with the ids and titles of those that it could go into."""
        self.into.clear()
        for identifier, title in others:
            self.into.addItem(title, identifier)
        self.ask()

    def retranslate(self) -> None:
        """Set the words again."""
        self.set_words(
            self.tr("Its passages and the answers that are missing go there; this one ends"),
            self.tr("Merge it"),
            self.tr("Not now"),
        )

    @Slot()
    def use(self) -> None:
        chosen = self.into.currentData()
        if isinstance(chosen, str):
            self.given.emit(chosen)
