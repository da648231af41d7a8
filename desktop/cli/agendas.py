"""`agenda`: entries that were written before their session, and closing one that needs no notes."""

from __future__ import annotations

import click

from desktop.cli.terminal import Terminal, pass_terminal, say
from desktop.services import agendas


@click.group()
def agenda() -> None:
    """Agendas: entries about a session to come; `today` lists them, and those whose notes are to be written."""


@agenda.command()
@click.argument("entry", metavar="ENTRY")
@pass_terminal
def close(terminal: Terminal, entry: str) -> None:
    """Take an agenda as the notes, as it stands: it waits for none any more."""
    with terminal.desk(writing=True) as desk:
        agendas.close_agenda(desk, entry)
    say("Nothing is to be added.")


@agenda.command()
@click.argument("entry", metavar="ENTRY")
@pass_terminal
def reopen(terminal: Terminal, entry: str) -> None:
    """Let an agenda that was closed wait for its notes again."""
    with terminal.desk(writing=True) as desk:
        agendas.reopen_agenda(desk, entry)
    say("Its notes are to be written.")
