"""`hotkey`: keys of the system's own that open the quick window, shown, made and removed."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TypeVar

import click

from desktop.cli.terminal import Terminal, pass_terminal, say
from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.system import hotkey as keys_of_system
from desktop.system.hotkey import USUAL_KEYS, Keys, Step
from desktop.system.hotkey_desktops import Desktop, present_desktop

T = TypeVar("T")

BY_HAND = """This desktop has no way for a program to make a shortcut. Bind this command in its settings:
  {command}
How that is done on macOS and elsewhere is in docs/quick-entry.md."""

keys_option = click.option(
    "--keys", default=USUAL_KEYS, show_default=True, help="The keys, such as Ctrl+Alt+J."
)


@click.group()
def hotkey() -> None:
    """Keys of the system's own that open the quick window over whatever runs."""


@hotkey.command()
@keys_option
@pass_terminal
def show(terminal: Terminal, keys: str) -> None:
    """Show what `make` would do; nothing is changed."""
    command = keys_of_system.quick_command(terminal.journal)
    wanted, desktop = _read_keys(keys), _desktop()
    if desktop is None:
        say(BY_HAND.format(command=shlex.join(command)))
        return
    say(f"On {desktop.name} this makes {wanted} open the quick window:")
    _say_steps(_asked(partial(desktop.to_make, wanted, command)))
    say("`engagement-journal hotkey make` does it, `engagement-journal hotkey remove` takes it back.")
    _say_note(desktop)


@hotkey.command()
@keys_option
@pass_terminal
def make(terminal: Terminal, keys: str) -> None:
    """Make the shortcut; no administrator rights are needed."""
    wanted, desktop = _read_keys(keys), _present()
    command = keys_of_system.quick_command(terminal.journal)
    _do(partial(desktop.to_make, wanted, command))
    say(f"{wanted} opens the quick window.")
    _say_note(desktop)


@hotkey.command()
def remove() -> None:
    """Take the shortcut away again."""
    done = _do(_present().to_remove)
    say("The shortcut is gone." if done else "There was no shortcut of ours.")


def _desktop() -> Desktop | None:
    return present_desktop(sys.platform, os.environ, Path.home())


def _present() -> Desktop:
    desktop = _desktop()
    if desktop is None:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "This desktop has no way for a program to make a shortcut."),
            QT_TRANSLATE_NOOP("UserError", "See “hotkey show” for the command to bind by hand."),
        )
    return desktop


def _read_keys(text: str) -> Keys:
    try:
        return keys_of_system.parse_keys(text)
    except keys_of_system.WrongKeysError:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "“{keys}” cannot be a shortcut."),
            QT_TRANSLATE_NOOP("UserError", "Use Ctrl, Alt or Super with a letter, a digit or F1 to F12."),
            keys=text,
        ) from None


def _do(plan: Callable[[], list[Step]]) -> bool:
    """Do the steps of a plan; return whether there were any."""
    steps = _asked(plan)
    for step in steps:
        _asked(partial(keys_of_system.do, step))
    return bool(steps)


def _asked(ask: Callable[[], T]) -> T:
    """Ask the desktop; what it refuses is said in a sentence."""
    try:
        return ask()
    except keys_of_system.DesktopError as error:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "The desktop did not take it: {reason}."),
            QT_TRANSLATE_NOOP("UserError", "Make the shortcut in the desktop's own settings instead."),
            reason=str(error).rstrip("."),
        ) from error


def _say_steps(steps: Iterable[Step]) -> None:
    for step in steps:
        for line in step.text().splitlines():
            say(f"  {line}")


def _say_note(desktop: Desktop) -> None:
    if desktop.note:
        say(desktop.note)
