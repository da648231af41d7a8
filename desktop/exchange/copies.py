"""Files taken in whole and given out whole: refused by their size first, written beside their place."""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.exchange.files import flush_folder, place, safe_name, write_through

CHUNK = 1_000_000
"""Bytes that are read at once."""


def read_within(
    path: Path, check: Callable[[int], int], progress: Callable[[int, int], bool] = lambda *_: True
) -> bytes | None:
    """Return a file's bytes; `check` is told the size before one is read, and refuses it or returns it.

    `progress` is told how many bytes of how many are read; None is returned where it says False.
    """
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            raise UserError(
                QT_TRANSLATE_NOOP("UserError", "“{name}” is not a file."),
                QT_TRANSLATE_NOOP("UserError", "Choose a file."),
                name=safe_name(path.name),
            )
        size = check(about.st_size)
        with path.open("rb") as file:
            data = _read(file, size, progress)
    except OSError as error:
        raise _unread(path, error) from error
    if data is not None and len(data) > size:
        check(len(data))
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "“{name}” is being written to by another program."),
            QT_TRANSLATE_NOOP("UserError", "Wait until it is finished, then try again."),
            name=safe_name(path.name),
        )
    return data


def _read(file: BinaryIO, size: int, progress: Callable[[int, int], bool]) -> bytes | None:
    """Read a file piece by piece, up to one byte more than it should have."""
    parts: list[bytes] = []
    read = 0
    while read <= size and (part := file.read(min(CHUNK, size + 1 - read))):
        parts.append(part)
        read += len(part)
        if not progress(min(read, size), size):
            return None
    return b"".join(parts)


def _unread(path: Path, error: OSError) -> UserError:
    return UserError(
        QT_TRANSLATE_NOOP("UserError", "“{name}” cannot be read: {reason}."),
        QT_TRANSLATE_NOOP("UserError", "Check the path, then try again."),
        name=safe_name(path.name),
        reason=error.strerror or type(error).__name__,
    )


def write_copy(path: Path, name: str, data: bytes, *, replace: bool = False) -> Path:
    """Write `data` to `path`, or into the folder `path` as `name` made safe; return where it is.

    It is written beside its place and renamed. What is there is left alone unless `replace` is true.
    """
    try:
        target = path / safe_name(name) if path.is_dir() else path
        beside = target.parent / f".{secrets.token_hex(8)}.part"
        try:
            write_through(beside, data)
            if replace:
                os.replace(beside, target)
            else:
                place(beside, target)
            flush_folder(target.parent)
        finally:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
    except OSError as error:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "Nothing was written to “{path}”: {reason}."),
            QT_TRANSLATE_NOOP("UserError", "Choose a folder that you may write to, with room on it."),
            path=path,
            reason=error.strerror or type(error).__name__,
        ) from error
    return target
