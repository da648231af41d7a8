"""The keys that open the quick window over whatever runs: a shortcut of the desktop's own, made on request."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

USUAL_KEYS = "Ctrl+Alt+J"
SECONDS = 20
"""How long a command of the desktop may take."""

MODIFIERS = {"ctrl": "Ctrl", "control": "Ctrl", "alt": "Alt", "shift": "Shift"}
MODIFIERS |= dict.fromkeys(("super", "meta", "win"), "Super")
_NAMED = {"space", *(f"f{number}" for number in range(1, 13))}

Run = Callable[["Step"], str]


class WrongKeysError(ValueError):
    """The keys cannot be a shortcut."""


class DesktopError(OSError):
    """The desktop did not do what it was asked."""


@dataclass(frozen=True, slots=True)
class Keys:
    """A shortcut: modifiers in the order Ctrl, Alt, Shift, Super, and one key."""

    modifiers: tuple[str, ...]
    key: str

    def __str__(self) -> str:
        return "+".join((*self.modifiers, self.key))


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do: a command to run, or a file to write or (without content) to remove.

    `values` are given to the command as environment variables, so that none of them is ever read as code.
    """

    argv: tuple[str, ...] = ()
    file: Path | None = None
    content: str = ""
    values: Mapping[str, str] = field(default_factory=dict)

    def text(self) -> str:
        """Say what is done, as somebody could do it by hand."""
        if self.file is not None:
            return f"write {self.file}:\n{self.content.rstrip()}" if self.content else f"remove {self.file}"
        given = [f"{name}={value}" for name, value in self.values.items()]
        return "\n".join([*given, shlex.join(self.argv)])


def parse_keys(text: str) -> Keys:
    """Read keys as a person types them (`ctrl+alt+j`); raise WrongKeysError for what cannot be a shortcut."""
    *before, key = [part.strip().casefold() for part in text.split("+")]
    found = {MODIFIERS.get(part, "") for part in before}
    plain = len(key) == 1 and key.isascii() and key.isalnum()
    if "" in found or not found & {"Ctrl", "Alt", "Super"} or not (plain or key in _NAMED):
        raise WrongKeysError(text)
    order = [name for name in ("Ctrl", "Alt", "Shift", "Super") if name in found]
    return Keys(tuple(order), key.upper() if plain or key != "space" else "Space")


def quick_command(journal: Path | None) -> tuple[str, ...]:
    """Return the command that opens the quick window, by the whole path of this program."""
    named = ("--journal", str(journal.absolute())) if journal is not None else ()
    return (*_program(), *named, "quick")


def _program() -> tuple[str, ...]:
    if getattr(sys, "frozen", False):
        return (sys.executable,)
    names = ("engagement-journal-window", "engagement-journal")
    for name in names if sys.platform == "win32" else names[::-1]:
        beside = Path(sys.executable).with_name(name + (".exe" if sys.platform == "win32" else ""))
        if beside.is_file():
            return (str(beside),)
        if found := shutil.which(name):
            return (found,)
    return (sys.executable, "-m", "desktop")


def do(step: Step) -> str:
    """Do one step and return what its command printed; raise DesktopError where it fails. Never uses a shell."""
    try:
        if step.file is not None:
            _settle_file(step.file, step.content)
            return ""
        done = subprocess.run(
            step.argv,
            env={**os.environ, **step.values},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=True,
            timeout=SECONDS,
        )
    except subprocess.CalledProcessError as error:
        raise DesktopError((error.stderr or error.stdout or step.argv[0]).strip()) from error
    except subprocess.TimeoutExpired as error:
        raise DesktopError(f"{step.argv[0]} does not answer") from error
    except OSError as error:
        raise DesktopError(f"{error.filename or step.argv[0]}: {error.strerror}") from error
    return done.stdout


def _settle_file(file: Path, content: str) -> None:
    if content:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
    else:
        file.unlink(missing_ok=True)
