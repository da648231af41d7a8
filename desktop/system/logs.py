"""The log file: where a fault happened, and never a word that somebody wrote."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

LOG_NAME = "engagement-journal.log"
LONGEST_LOG = 1_000_000
"""Bytes of one log file; three older ones are kept."""

_DEEPEST_CHAIN = 20


class PlaceFormatter(logging.Formatter):
    """Say when and where, and the traceback of an exception.

    Messages, their arguments and the texts of exceptions are left out: any of them may carry what
    somebody wrote in an entry.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Return the record's lines."""
        moment = self.formatTime(record, "%Y-%m-%d %H:%M:%S")
        lines = [f"{moment} {record.levelname} {record.name} at {record.pathname}:{record.lineno}"]
        if record.exc_info and record.exc_info[1] is not None:
            lines.append(self.formatException(record.exc_info))
        return "\n".join(lines)

    def formatException(self, ei: _ExceptionInfo) -> str:  # noqa: N802  the name is logging's
        """Return the traceback of the exception and of those behind it, the first cause first."""
        return "\n".join(_faults(ei[1])) if ei[1] is not None else ""


_ExceptionInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


def _faults(error: BaseException) -> Iterator[str]:
    chain: list[BaseException] = []
    behind: BaseException | None = error
    while behind is not None and behind not in chain and len(chain) < _DEEPEST_CHAIN:
        chain.append(behind)
        behind = behind.__cause__ or (None if behind.__suppress_context__ else behind.__context__)
    for fault in reversed(chain):
        frames = "".join(traceback.format_tb(fault.__traceback__))
        yield f"{frames}{type(fault).__module__}.{type(fault).__qualname__}"


def start_logging(folder: Path) -> Path:
    """Send warnings and faults to a log file in `folder` and return its path.

    Calling it again replaces the file. Where the folder cannot be written nothing is logged: a full or
    read-only disk must not keep the journal shut.
    """
    file = folder / LOG_NAME
    stop_logging()
    handler: logging.Handler
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        handler = RotatingFileHandler(
            file, maxBytes=LONGEST_LOG, backupCount=3, encoding="utf-8", delay=False
        )
    except OSError:
        handler = logging.NullHandler()
    handler.set_name(LOG_NAME)
    handler.setLevel(logging.WARNING)
    handler.setFormatter(PlaceFormatter())
    logging.getLogger().addHandler(handler)
    return file


def stop_logging() -> None:
    """Close the log file, if one is open."""
    root = logging.getLogger()
    for handler in [handler for handler in root.handlers if handler.get_name() == LOG_NAME]:
        root.removeHandler(handler)
        handler.close()
