"""The door of a journal that is open already: where it is, and how a second start knocks on it.

A second start must be quick, so nothing here is imported that takes long. One line goes in (`open` or `quick`, and
the token with which the system lets a window come to the front), one line comes back when the window is shown.
"""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

OPEN, QUICK = "open", "quick"
WORDS = (OPEN, QUICK)
"""What can be asked for at the door."""

SHOWN = b"shown\n"
LONGEST_LINE = 512
"""Bytes of a line that is worth reading."""

PATIENCE = 3.0
"""Seconds that a second start waits for the first."""


def door(journal: Path) -> str:
    """Return where the program that has `journal` open listens: a socket's path, on Windows a pipe's name.

    It differs for each user and each journal, however the journal's path was typed.
    """
    named = f"{_user()}\n{os.path.normcase(os.path.realpath(journal))}"
    name = hashlib.sha256(named.encode("utf-8", "surrogateescape")).hexdigest()[:16]
    if sys.platform == "win32":
        return rf"\\.\pipe\engagement-journal-{name}"
    return str(_folder() / name)


def knock(journal: Path, word: str, *, patience: float = PATIENCE) -> bool:
    """Ask the program that has `journal` open to show a window; return whether it did."""
    line = f"{word} {_token()}".rstrip()[: LONGEST_LINE - 1] + "\n"
    try:
        return _exchange(door(journal), line.encode("ascii", "ignore"), patience) == SHOWN
    except OSError:
        return False


def understood(line: bytes) -> tuple[str, str]:
    """Return the word and the token of a line that came in, two empty ones where it means nothing."""
    try:
        word, _, token = line.decode("ascii").strip().partition(" ")
    except UnicodeDecodeError:
        return "", ""
    return (word, token if token.isprintable() else "") if word in WORDS else ("", "")


def take_key(journal: Path) -> BinaryIO | None:
    """Return what makes this the one program that has `journal` open: the file that it keeps locked.

    The system takes the lock back however the program ends. None means that another program has it; raise
    OSError where there can be no lock, such as in a folder that is somebody else's.
    """
    folder = _folder()
    with suppress(FileExistsError):
        folder.mkdir(mode=0o700)
    if not _is_ours(folder):
        raise PermissionError(f"{folder} is not ours")
    key = (folder / f"{Path(door(journal)).name}.lock").open("ab")
    if _locked(key):
        return key
    key.close()
    return None


def _token() -> str:
    """Return what lets the other program's window come to the front."""
    return os.environ.get("XDG_ACTIVATION_TOKEN") or os.environ.get("DESKTOP_STARTUP_ID") or ""


if sys.platform == "win32":

    def _user() -> str:
        return f"{os.environ.get('USERDOMAIN', '')}/{os.environ.get('USERNAME', '')}"

    def _folder() -> Path:
        return Path(os.environ.get("LOCALAPPDATA") or os.environ.get("TEMP") or ".", "engagement-journal")

    def _is_ours(folder: Path) -> bool:
        return folder.is_dir()

    def _locked(key: BinaryIO) -> bool:
        import msvcrt  # noqa: PLC0415  exists on Windows only

        try:
            msvcrt.locking(key.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _exchange(place: str, line: bytes, patience: float) -> bytes:
        """Write a line to the pipe and read one; a program that does not answer is waited for no longer."""
        import ctypes  # noqa: PLC0415  its Windows part exists on Windows only
        import threading  # noqa: PLC0415  what blocks here cannot be given up in any other way

        with suppress(OSError):
            ctypes.windll.user32.AllowSetForegroundWindow(-1)
        answers: list[bytes] = []

        def talk() -> None:
            with suppress(OSError), Path(place).open("r+b", buffering=0) as pipe:
                pipe.write(line)
                answers.append(pipe.readline(LONGEST_LINE))

        thread = threading.Thread(target=talk, daemon=True)
        thread.start()
        thread.join(patience)
        return answers[0] if answers else b""

else:

    def _user() -> str:
        return str(os.getuid())

    def _folder() -> Path:
        """Return the folder of the doors: in the session's own, else beside other temporary files."""
        runtime = os.environ.get("XDG_RUNTIME_DIR", "")
        if runtime and _is_ours(Path(runtime)):
            return Path(runtime, "engagement-journal")
        return Path(os.environ.get("TMPDIR") or "/tmp", f"engagement-journal-{os.getuid()}")

    def _is_ours(folder: Path) -> bool:
        """Say whether a folder is this user's, and neither a link nor open to others."""
        try:
            found = os.lstat(folder)
        except OSError:
            return False
        return stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & 0o022

    def _locked(key: BinaryIO) -> bool:
        import fcntl  # noqa: PLC0415  exists on POSIX only

        try:
            fcntl.flock(key, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _exchange(place: str, line: bytes, patience: float) -> bytes:
        """Write a line to the socket and read one; raise OSError where nobody is there or answers in time."""
        if not os.path.exists(place) or not _is_ours(Path(place).parent):
            return b""
        import socket  # noqa: PLC0415  wanted only where there is a door

        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line_to:
            line_to.settimeout(patience)
            line_to.connect(place)
            line_to.sendall(line)
            return line_to.makefile("rb").readline(LONGEST_LINE)
