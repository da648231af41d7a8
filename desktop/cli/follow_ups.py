"""`follow-up`: what I noted to do, listed and ticked."""

from __future__ import annotations

import click

from desktop.cli.terminal import Terminal, json_option, pass_terminal, say, say_json, say_rows
from desktop.domain.overviews import FollowUpRow
from desktop.services import follow_ups


@click.group(name="follow-up")
def follow_up() -> None:
    """Follow-ups: my own to-dos, written in entries as [ ] come back to Anna by Friday."""


@follow_up.command(name="list")
@click.option("--client", default="")
@click.option("--done", is_flag=True, help="Those that are done, instead of those that are open.")
@json_option
@pass_terminal
def list_(terminal: Terminal, client: str, *, done: bool, as_json: bool) -> None:
    """List follow-ups, the next due first."""
    with terminal.desk() as desk:
        rows = follow_ups.list_follow_ups(desk, client=client, done=done)
    if as_json:
        say_json([_as_json(row) for row in rows])
        return
    say_rows(
        ((row.id, row.due_on or "no date", row.client, row.text) for row in rows),
        "No follow-up. Write one in an entry: [ ] come back to Anna by Friday",
    )


@follow_up.command()
@click.argument("reference", metavar="FOLLOW-UP")
@pass_terminal
def done(terminal: Terminal, reference: str) -> None:
    """Tick a follow-up; the box in its entry is ticked as well."""
    with terminal.desk(writing=True) as desk:
        follow_ups.tick(desk, reference)
    say("Done.")


@follow_up.command()
@click.argument("reference", metavar="FOLLOW-UP")
@pass_terminal
def undone(terminal: Terminal, reference: str) -> None:
    """Take the tick of a follow-up back."""
    with terminal.desk(writing=True) as desk:
        follow_ups.tick(desk, reference, done=False)
    say("Open again.")


def _as_json(row: FollowUpRow) -> dict[str, object]:
    return {
        "id": row.id,
        "text": row.text,
        "dueOn": row.due_on,
        "doneAt": row.done_at,
        "client": row.client,
        "entry": row.entry_id,
        "title": row.entry,
    }
