"""Writing a brief's files once more, as they left: for a mail that was lost, or another CRM."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot

from desktop.domain.changes import Changes
from desktop.services.brief_formats import list_crms
from desktop.services.briefs_again import prepare_again, write_again
from desktop.services.desk import Desk
from desktop.ui.dialogs.hand_off.formats import FormatsCard
from desktop.ui.jobs import Jobs
from desktop.ui.screens.handoffs.loading import HandOffShown
from desktop.ui.screens.writing_card import WritingCard
from desktop.ui.theme import Look


class AgainCard(WritingCard):
    """Asks for formats and folder; the version is the one that is on show."""

    def __init__(self, jobs: Jobs, look: Look) -> None:
        self.formats = FormatsCard(look)
        self._number, self._version, self._folder = "", 0, Path()
        super().__init__(jobs, look, self.formats)
        self.formats.changed.connect(self._allow)

    def show_handoff(self, shown: HandOffShown) -> None:
        """Be about a hand-off."""
        handoff = shown.view.row.handoff
        self._number = handoff.number
        self.show_subject(handoff.id)
        self.formats.set_crms(list_crms(shown.playbook))

    def show_version(self, version: int) -> None:
        """Be about a version of the brief."""
        self._version = version
        self.retranslate()

    def ask(self) -> None:
        """Open the card with the usual formats."""
        self.formats.begin()
        self._allow()
        super().ask()
        self.formats.focus_first()

    def retranslate(self) -> None:
        """Set the words again."""
        about = self.tr(
            "Version {version} of {number} once more, with the facts, the words and the signature that left. That it "
            "was written again is put on record."
        )
        self.set_words(
            about.format(version=self._version, number=self._number),
            self.tr("Folder for the brief"),
            self.tr("Write the files"),
        )
        self.formats.retranslate()
        self._allow()

    def work(self, subject: str, folder: Path) -> Callable[[Desk], object]:
        """Return what writes the files."""
        self._folder = folder
        wanted = self.formats.chosen()
        return partial(_write, handoff=subject, wanted=wanted, version=self._version, folder=folder)

    def told(self, _made: object) -> tuple[str, Path]:
        """Say that the files are there."""
        return self.tr("The files are in the folder, as they left."), self._folder

    @Slot()
    def _allow(self) -> None:
        self.write.setEnabled(bool(self.formats.chosen()))


def _write(desk: Desk, handoff: str, wanted: Sequence[str], version: int, folder: Path) -> Changes:
    return write_again(desk, prepare_again(desk, handoff, wanted, version=version), folder)
