"""What the commands work with: a way to the journal and to the window, handed over by bootstrap."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.services.desk import Desk
from desktop.system.streams import is_piped_in

STDIN_LIMIT = 60_000_000
"""Bytes read from standard input at the most."""


def _no_quick_window(_journal: Path | None) -> int:
    raise UserError(
        QT_TRANSLATE_NOOP("UserError", "There is no window to write in."),
        QT_TRANSLATE_NOOP("UserError", "Give the text after the command, or pipe it in."),
    )


@dataclass(frozen=True, slots=True)
class Terminal:
    """The real parts. `open_desk` takes the journal's file and whether a missing one is made.

    `open_window` opens the window on a journal and returns its exit code, `open_quick` the small one; `save_pictures` draws the main
    screens into a folder and returns the files; `window_hint` says why there can be no window, empty if
    there can; a Path of None is the journal in its usual place.
    """

    open_desk: Callable[[Path | None, bool], Desk]
    open_window: Callable[[Path | None], int]
    save_pictures: Callable[[Path, Path], list[Path]]
    has_display: Callable[[], bool]
    window_hint: Callable[[], str]
    open_quick: Callable[[Path | None], int] = _no_quick_window
    journal: Path | None = None

    @contextmanager
    def desk(self, *, writing: bool = False) -> Generator[Desk, None, None]:
        """Open the journal for one command; a writing command makes a missing one."""
        desk = self.open_desk(self.journal, writing)
        try:
            yield desk
        finally:
            desk.close()


pass_terminal = click.make_pass_decorator(Terminal)

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a text for people.")


def say(text: str = "") -> None:
    """Print one line."""
    click.echo(text)


def say_json(data: Any) -> None:
    """Print JSON."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))


def say_rows(rows: Iterable[tuple[str, ...]], empty: str) -> None:
    """Print rows as aligned columns, or what to do where there are none."""
    table = [tuple(_one_line(cell) for cell in row) for row in rows]
    if not table:
        say(empty)
        return
    widths = [min(48, max(len(row[column]) for row in table)) for column in range(len(table[0]))]
    for row in table:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        say("  ".join(cells).rstrip())


def _one_line(cell: str) -> str:
    return " ".join(cell.split())


def read_argument(text: str) -> str:
    """Return the text of an argument, or of standard input where it is `-`."""
    if text != "-":
        return text
    try:
        return read_stdin().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "What came in on standard input is not UTF-8 text."),
            QT_TRANSLATE_NOOP("UserError", "Convert it, then try again."),
        ) from None


def piped_text() -> str:
    """Return what a file or another program hands over on standard input, empty where there is neither."""
    return read_argument("-") if is_piped_in() else ""


def read_stdin() -> bytes:
    """Return what comes in on standard input, up to a limit."""
    return sys.stdin.buffer.read(STDIN_LIMIT)


def read_file(path: Path, limit: int = STDIN_LIMIT) -> bytes:
    """Return a file's bytes, up to a limit; one that cannot be read is refused with a sentence."""
    try:
        with path.open("rb") as file:
            return file.read(limit)
    except OSError as error:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "{path} cannot be read: {reason}."),
            QT_TRANSLATE_NOOP("UserError", "Check the path, then try again."),
            path=path,
            reason=error.strerror or "unknown",
        ) from error
