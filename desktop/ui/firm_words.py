"""The firm's own names for kinds of session and states, laid over the window's words like a translation."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, QTranslator, Slot

from desktop.domain.changes import Changes
from desktop.services.playbooks import own_labels
from desktop.ui.jobs import Jobs
from desktop.ui.leads.words import state_words
from desktop.ui.writing.words import kind_words

CONTEXTS = {"kinds": ("Journal",), "states": ("States", "Steps")}
"""Where the window says kinds and states; a step that is said as its state is has the same name."""


class FirmWords(QTranslator):
    """Says what the firm's playbook has a name for; everything else is left to the other translations."""

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._said: dict[tuple[str, str], str] = {}
        jobs.changed.connect(self._look_again)
        self.refresh()

    def isEmpty(self) -> bool:
        return not self._said

    def translate(
        self, context: str, source: str, _disambiguation: str | None = None, _n: int = -1
    ) -> str | None:
        return self._said.get((context, source))

    def refresh(self) -> None:
        """Ask what the firm calls things."""
        self._jobs.latest("firm-words", own_labels, self._hear)

    @Slot(object)
    def _look_again(self, changes: Changes) -> None:
        """Ask again where the playbook may be another."""
        if changes == Changes.everything():
            self.refresh()

    def stop(self) -> None:
        """Take the firm's words off the window."""
        QCoreApplication.removeTranslator(self)

    @Slot(object)
    def _hear(self, labels: dict[str, dict[str, str]]) -> None:
        words = {"kinds": kind_words(), "states": state_words()}
        said = {
            (context, words[table][value]): label
            for table, own in labels.items()
            for value, label in own.items()
            for context in CONTEXTS[table]
        }
        if said != self._said:
            QCoreApplication.removeTranslator(self)
            self._said = said
            QCoreApplication.installTranslator(self)
