"""The one place that chooses the real parts and hands them over."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import click

from desktop.cli.main import engagement_journal
from desktop.cli.terminal import Terminal
from desktop.domain.errors import UserError
from desktop.services.desk import Desk
from desktop.services.playbook_in_force import read_in_force
from desktop.store.opening import open_journal
from desktop.system import clock, display, instance, logs, paths, resources, users

USER_FAULT = 2
BUG = 1


def open_desk(journal: Path | None, create: bool) -> Desk:
    """Open the journal (the one in its usual place where none is named) with everything it needs."""
    if journal is None:
        journal = paths.journal_file()
        journal.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        create = True
    folder = resources.resources_folder()
    zone = clock.local_zone()
    opened = open_journal(journal, create=create)
    in_force = read_in_force(opened, folder)
    return Desk(
        journal=opened,
        playbook=in_force.file.playbook,
        resources=folder,
        clock=clock.now,
        zone=zone,
        zone_name=clock.zone_name(zone),
        user=users.user_name() or "me",
        playbook_use=in_force.use,
    )


def open_window(journal: Path | None) -> int:
    """Open the window on a journal, or bring it to the front where it is open, and return the exit code."""
    return _show(journal, instance.OPEN)


def open_quick(journal: Path | None) -> int:
    """Open the quick window on a journal and return the exit code."""
    return _show(journal, instance.QUICK)


def _show(journal: Path | None, word: str) -> int:
    hint = window_hint()
    if hint:
        click.echo(hint, err=True)
        return USER_FAULT
    if not display.has_display() and not os.environ.get("QT_QPA_PLATFORM"):
        click.echo("There is no display to open the window on. See --help for the commands.", err=True)
        return USER_FAULT
    file = journal or paths.journal_file()
    if instance.knock(file, word):
        return 0
    from desktop.ui.application import run as show  # noqa: PLC0415  Qt is loaded for the window only

    open_desk(journal, create=True).close()
    log = logs.start_logging(paths.log_folder())
    opened = partial(open_desk, journal, True)
    return show(opened, file, resources.resources_folder(), paths.settings_file(), log, word)


def save_pictures(journal: Path, folder: Path) -> list[Path]:
    """Draw the main screens of a journal into `folder`, without a display."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from desktop.ui.portraits import save_portraits  # noqa: PLC0415  Qt is loaded for the window only

    return save_portraits(partial(open_desk, journal, False), resources.resources_folder(), folder)


def window_hint() -> str:
    """Return why there can be no window on this machine, empty where there can."""
    try:
        import PySide6.QtWidgets  # noqa: F401, PLC0415  loading it is the test
    except ImportError as error:
        return display.missing_libraries_hint(error)
    return ""


def main(arguments: list[str] | None = None) -> int:
    """Run the program and return its exit code: 0, 2 for what the user can mend, 1 for a bug."""
    terminal = Terminal(open_desk, open_window, save_pictures, display.has_display, window_hint, open_quick)
    _speak_unicode()
    return run(lambda: engagement_journal.main(arguments, standalone_mode=False, obj=terminal))


def run(command: Callable[[], object]) -> int:
    """Run a command and turn what it raises into a sentence and an exit code."""
    try:
        code = command()
    except UserError as error:
        click.echo(str(error), err=True)
        return USER_FAULT
    except click.ClickException as error:
        error.show()
        return USER_FAULT
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        return USER_FAULT
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception:  # the last resort: a bug is logged, and the user is told where
        log = logs.start_logging(paths.log_folder())
        logging.getLogger(__name__).exception("the command failed")
        click.echo(
            f"Something went wrong that should not have. Your journal is safe. Details: {log}", err=True
        )
        return BUG
    return code if isinstance(code, int) else 0


def _speak_unicode() -> None:
    """Print every character: UTF-8 everywhere, and what cannot be encoded as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
