"""`trash`: what was put into it, and getting rid of it for good."""

from __future__ import annotations

import sys

import click

from desktop.cli.terminal import Terminal, json_option, pass_terminal, say, say_json, say_rows
from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.trash import KEPT_DAYS
from desktop.services import trash as service
from desktop.services.desk import Desk

_yes_option = click.option("--yes", is_flag=True, help="Does not ask. There is no way back.")


@click.group()
def trash() -> None:
    """The trash: entries can be taken out for 30 days, then they are erased."""


@trash.command(name="list")
@json_option
@pass_terminal
def list_(terminal: Terminal, *, as_json: bool) -> None:
    """List what is in the trash, the latest first."""
    with terminal.desk() as desk:
        rows = service.list_trash(desk)
    if as_json:
        say_json(
            [
                {
                    "id": row.id,
                    "client": row.client,
                    "title": row.title,
                    "at": row.at,
                    "trashedAt": row.trashed_at,
                    "erasedFrom": row.erased_from,
                    "passages": row.passages,
                    "attachments": row.attachments,
                }
                for row in rows
            ]
        )
        return
    say_rows(
        ((row.id, row.client, row.title, f"erased from {row.erased_from[:10]}") for row in rows),
        "The trash is empty.",
    )


@trash.command()
@click.option(
    "--older-than", "days", type=int, default=KEPT_DAYS, show_default=True, help="Days; 0 for everything."
)
@_yes_option
@pass_terminal
def empty(terminal: Terminal, days: int, *, yes: bool) -> None:
    """Erase what has been in the trash for 30 days: from the journal, its index and the file's free pages."""
    with terminal.desk(writing=True) as desk:
        count = service.count_over(desk, days)
        if count and days < KEPT_DAYS and not yes:
            _ask(count)
        service.empty_trash(desk, older_than_days=days, progress=_progress)
        _say_done(desk, count)


@trash.command()
@click.argument("references", metavar="ID...", nargs=-1, required=True)
@_yes_option
@pass_terminal
def delete(terminal: Terminal, references: tuple[str, ...], *, yes: bool) -> None:
    """Erase entries of the trash now."""
    with terminal.desk(writing=True) as desk:
        if not yes:
            _ask(len(references))
        service.delete_now(desk, references, progress=_progress)
        _say_done(desk, len(references))


def _ask(count: int) -> None:
    """Ask before what cannot be undone; where nobody can answer, refuse."""
    if sys.stdin is None or not sys.stdin.isatty():
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "Erasing cannot be undone, so nothing was erased."),
            QT_TRANSLATE_NOOP("UserError", "Add --yes if that is what you mean."),
        )
    click.confirm(f"Erase {count} for good?", abort=True)


def _progress(done: int, steps: int) -> bool:
    if sys.stderr.isatty():
        click.echo(f"\r{done} of {steps}", nl=False, err=True)
        if done == steps:
            click.echo(err=True)
    return True


def _say_done(desk: Desk, count: int) -> None:
    say(f"Erased: {count}." if count else "There was nothing to erase.")
    if not service.is_wiped(desk):
        say(
            "Another program uses the journal, so traces are left in the file; the next trash empty removes them."
        )
    if count:
        for path in service.copies_beside(desk):
            say(f"A copy from before an update keeps what it had: {path}")
