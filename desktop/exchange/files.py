"""Files written together: all of them or none, and never over something else."""

from __future__ import annotations

import os
import re
import secrets
import unicodedata
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.exchange.brief import BriefFile

LONGEST_NAME = 120

_RESERVED = re.compile(
    r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\..*)?", re.IGNORECASE
)
_FORBIDDEN = frozenset('<>:"/\\|?*')


def write_files(folder: Path, files: Sequence[BriefFile]) -> tuple[Path, ...]:
    """Write all `files` into `folder`, or none; identical files that are there already stay as they are."""
    for file in files:
        _check_name(file.name)
    _check_once(files)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        missing = [file for file in files if not _is_there(folder, file)]
        _write_together(folder, missing)
    except OSError as error:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "Nothing was written to “{folder}”: {reason}."),
            QT_TRANSLATE_NOOP("UserError", "Choose a folder that you may write to, with room on it."),
            folder=folder,
            reason=error.strerror or type(error).__name__,
        ) from error
    return tuple(folder / file.name for file in files)


def safe_name(text: str) -> str:
    """Return a file name made of `text` that every system takes; `unnamed` where nothing is left."""
    plain = unicodedata.normalize("NFC", text)
    kept = "".join(" " if char in _FORBIDDEN or _is_odd(char) else char for char in plain)
    name = re.sub(r"\s+", " ", kept).strip(" .")
    while len(name) > LONGEST_NAME or len(name.encode()) > 2 * LONGEST_NAME:
        name = name[:-1].rstrip(" .")
    if not name:
        return "unnamed"
    return f"_{name}" if _RESERVED.fullmatch(name) else name


def _is_odd(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def _check_name(name: str) -> None:
    odd = not name or name != safe_name(name)
    if odd:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "“{name}” cannot be the name of a file."),
            QT_TRANSLATE_NOOP("UserError", "Use letters, digits, spaces, dots and hyphens."),
            name=name[:80].encode("utf-8", "replace").decode(),
        )


def _check_once(files: Sequence[BriefFile]) -> None:
    seen: dict[str, bytes] = {}
    for file in files:
        if seen.setdefault(file.name.casefold(), file.data) != file.data:
            raise _other(Path(file.name))


def _is_there(folder: Path, file: BriefFile) -> bool:
    """Say whether the very same file is in place; refuse a different one."""
    path = folder / file.name
    if not path.is_symlink() and not path.exists():
        return False
    if path.is_symlink() or not path.is_file() or path.read_bytes() != file.data:
        raise _other(path)
    return True


def _other(path: Path) -> UserError:
    return UserError(
        QT_TRANSLATE_NOOP("UserError", "There is another file “{name}” already, and it was left alone."),
        QT_TRANSLATE_NOOP("UserError", "Choose another folder, or move that file away."),
        name=path.name,
    )


def _write_together(folder: Path, files: Sequence[BriefFile]) -> None:
    waiting: list[tuple[Path, Path]] = []
    placed: list[Path] = []
    try:
        for file in files:
            path = folder / f".{secrets.token_hex(8)}.part"
            waiting.append((path, folder / file.name))
            write_through(path, file.data)
        for path, target in waiting:
            place(path, target)
            placed.append(target)
        flush_folder(folder)
    except BaseException:
        _remove(placed)
        raise
    finally:
        _remove([path for path, _ in waiting])


def write_through(path: Path, data: bytes) -> None:
    """Write a new file down to the disk; one that is there is an error."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def place(path: Path, target: Path) -> None:
    """Give the finished file its name; a file that came there meanwhile is never replaced."""
    try:
        os.link(path, target)
    except FileExistsError:
        raise _other(target) from None
    except OSError:  # no hard links here, as on FAT
        if target.exists():
            raise _other(target) from None
        path.rename(target)


def flush_folder(folder: Path) -> None:
    """See to it that names given in a folder are on the disk."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        with suppress(OSError):
            os.fsync(descriptor)
        os.close(descriptor)


def _remove(paths: Sequence[Path]) -> None:
    for path in paths:
        with suppress(OSError):
            path.unlink(missing_ok=True)
