"""`demo`: a sample journal, one lead handed off and answered, and the window on it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from desktop.cli.terminal import Terminal, pass_terminal, say
from desktop.services.demo import Demo, run_demo

JOURNAL = "journal.db"


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), metavar="DIR")
@pass_terminal
def demo(terminal: Terminal, folder: Path) -> None:
    """Write a sample journal into DIR, take one lead to a brief and an answer back, and look at it."""
    folder.mkdir(parents=True, exist_ok=True)
    journal = folder / JOURNAL
    here = replace(terminal, journal=journal)
    if journal.exists():
        say(f"The sample journal is in {journal} already; it is left as it is.")
    else:
        with here.desk(writing=True) as desk:
            _say_demo(run_demo(desk, folder), journal)
    _look(here, journal, folder)


def _say_demo(done: Demo, journal: Path) -> None:
    say(f"A sample journal of {done.entries} entries at {done.clients} clients is in {journal}")
    say(
        f"“{done.title}” was qualified and handed to sales as {done.number}; {done.steward} keeps the relationship."
    )
    for path in done.files:
        say(f"  {path}")
    say(f"Sales answered with {done.reply}: {done.state}. Next: {done.next_action}.")
    say(f"The ownership record verifies: {done.record_rows} rows.")


def _look(terminal: Terminal, journal: Path, folder: Path) -> None:
    """Open the window, or save pictures of it where nobody could see it."""
    hint = terminal.window_hint()
    if hint:
        say(hint)
    elif terminal.has_display():
        code = terminal.open_window(journal)
        click.get_current_context().exit(code)
    else:
        say("There is no display, so the main screens are saved as pictures:")
        for path in terminal.save_pictures(journal, folder / "pictures"):
            say(f"  {path}")
