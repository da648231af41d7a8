"""Copies of attachments that are looked at in other programs: in a private folder, gone with the application."""

from __future__ import annotations

import shutil
import tempfile
import weakref
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices

from desktop.domain.attachments import Attachment, is_runnable
from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.services import attachments
from desktop.services.desk import Desk
from desktop.ui.jobs import Jobs


class OpenedFiles(QObject):
    """Hands a copy to the system's program for it; what is changed in the copy stays out of the journal."""

    refused = Signal(object)

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._folder: Path | None = None

    def open(self, attachment: Attachment) -> None:
        """Open a copy of an attachment; a program is not run."""
        if is_runnable(attachment.name):
            self.refused.emit(
                UserError(
                    QT_TRANSLATE_NOOP("UserError", "“{name}” is a program and is not started from here."),
                    QT_TRANSLATE_NOOP("UserError", "Save a copy, and start it yourself if you trust it."),
                    name=attachment.name,
                )
            )
            return
        work = partial(_copy_out, attachment.id, self._own_folder())
        self._jobs.submit(work, self._hand_over, self._refuse)

    def _own_folder(self) -> Path:
        """Return the folder of the copies, which nobody else can read; it goes when the application does."""
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="engagement-journal-"))
            weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        return self._folder

    @Slot(object)
    def _hand_over(self, file: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))):
            self.refused.emit(
                UserError(
                    QT_TRANSLATE_NOOP("UserError", "This computer knows no program for “{name}”."),
                    QT_TRANSLATE_NOOP("UserError", "Save a copy, and open it with one that you choose."),
                    name=file.name,
                )
            )

    @Slot(object)
    def _refuse(self, error: UserError) -> None:
        self.refused.emit(error)


def _copy_out(identifier: str, folder: Path, desk: Desk) -> Path:
    """Write a copy into a new folder of its own, so that it keeps its name."""
    own = Path(tempfile.mkdtemp(dir=folder))
    return attachments.save_copy(desk, identifier, own)
