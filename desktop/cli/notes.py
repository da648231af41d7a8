"""`import`: bringing in what was written elsewhere."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from desktop.cli.terminal import Terminal, json_option, pass_terminal, say, say_json
from desktop.services import notes as services


@click.group(name="import")
def import_() -> None:
    """Bring in what was written elsewhere."""


@import_.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--client", default="", metavar="NAME", help="Whom the notes are about.")
@json_option
@pass_terminal
def notes(terminal: Terminal, folder: Path, client: str, *, as_json: bool) -> None:
    """Make an entry of each Markdown or text file in DIR; twice adds nothing. Ctrl+C takes all back."""
    cancelled = _Cancel()
    with terminal.desk(writing=True) as desk, cancelled:
        result = services.import_notes(desk, folder, client, cancelled.progress)
    if as_json:
        say_json(
            {
                "entries": list(result.made),
                "known": result.known,
                "unread": [{"file": file, "reason": reason} for file, reason in result.unread],
                "cancelled": result.cancelled,
            }
        )
        return
    for file, reason in result.unread:
        say(f"{file}: {reason}")
    if result.cancelled:
        say("Cancelled; nothing was kept.")
    else:
        say(f"{len(result.made)} entries made, {result.known} known already, {len(result.unread)} not read.")


class _Cancel:
    """Ctrl+C while importing, kept until the slice is written."""

    def __init__(self) -> None:
        self._asked = False

    def __enter__(self) -> None:
        import signal  # noqa: PLC0415  only while importing

        self._before = signal.signal(signal.SIGINT, lambda *_: setattr(self, "_asked", True))

    def __exit__(self, *_: object) -> None:
        import signal  # noqa: PLC0415  only while importing

        signal.signal(signal.SIGINT, self._before)

    def progress(self, done: int, total: int) -> bool:
        """Show how far it is where a person watches; say whether to go on."""
        if sys.stderr.isatty():
            click.echo(f"\r{done} of {total}", nl=done == total, err=True)
        return not self._asked
