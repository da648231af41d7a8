"""The driver's errors that a person can mend, said in a person's words."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.store.driver import Error

_SENTENCES = {
    "not a database": (
        QT_TRANSLATE_NOOP("UserError", "{path} is not a journal."),
        QT_TRANSLATE_NOOP("UserError", "Name the journal's file, or a new file to start one."),
    ),
    "unable to open": (
        QT_TRANSLATE_NOOP("UserError", "{path} cannot be opened."),
        QT_TRANSLATE_NOOP("UserError", "Check that the folder exists and that you may read and write it."),
    ),
    "readonly": (
        QT_TRANSLATE_NOOP("UserError", "{path} is read-only, so nothing was written."),
        QT_TRANSLATE_NOOP(
            "UserError", "Make the file and its folder writable, or copy the journal elsewhere."
        ),
    ),
    "locked": (
        QT_TRANSLATE_NOOP("UserError", "{path} is in use by another program, so nothing was written."),
        QT_TRANSLATE_NOOP("UserError", "Wait until it has finished, then try again."),
    ),
    "full": (
        QT_TRANSLATE_NOOP("UserError", "The disk is full, so nothing was written."),
        QT_TRANSLATE_NOOP("UserError", "Free some space, then try again."),
    ),
    "disk i/o": (
        QT_TRANSLATE_NOOP(
            "UserError", "The disk failed while {path} was in use; the last step was not written."
        ),
        QT_TRANSLATE_NOOP("UserError", "Check the disk, then try again."),
    ),
    "malformed": (
        QT_TRANSLATE_NOOP("UserError", "{path} is damaged."),
        QT_TRANSLATE_NOOP("UserError", "Keep the file as it is and go back to a backup."),
    ),
}


@contextmanager
def as_user_errors(path: Path | None) -> Generator[None, None, None]:
    """Turn the driver's errors that a person can mend into `UserError`; let the others through as bugs."""
    try:
        yield
    except Error as error:
        said = str(error).casefold()
        for mark, (template, remedy) in _SENTENCES.items():
            if mark in said:
                raise UserError(template, remedy, path=path or "The journal") from error
        raise
