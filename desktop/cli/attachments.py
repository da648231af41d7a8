"""`attachment`: files kept with entries."""

from __future__ import annotations

from pathlib import Path

import click

from desktop.cli.terminal import Terminal, json_option, pass_terminal, say, say_json, say_rows
from desktop.services import attachments


@click.group()
def attachment() -> None:
    """Attachments: files kept inside the journal, with an entry. They never go into a brief."""


@attachment.command()
@click.argument("entry", metavar="ENTRY")
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@pass_terminal
def add(terminal: Terminal, entry: str, path: Path) -> None:
    """Keep a copy of a file with ENTRY, 25 MB at the most."""
    with terminal.desk(writing=True) as desk:
        made = attachments.attach_file(desk, path, entry=entry).made
    say(made)


@attachment.command(name="list")
@click.argument("entry", metavar="ENTRY")
@json_option
@pass_terminal
def list_(terminal: Terminal, entry: str, *, as_json: bool) -> None:
    """List what is attached to ENTRY."""
    with terminal.desk() as desk:
        items = attachments.list_attachments(desk, entry=entry)
    if as_json:
        say_json(
            [
                {
                    "id": item.id,
                    "name": item.name,
                    "mediaType": item.media_type,
                    "size": item.size,
                    "sha256": item.hash,
                    "addedAt": item.added_at,
                }
                for item in items
            ]
        )
        return
    say_rows(
        ((item.id, item.name, item.media_type, f"{item.size} bytes") for item in items),
        "Nothing is attached. Attach a file with: attachment add ENTRY FILE",
    )


@attachment.command()
@click.argument("reference", metavar="ID")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--replace", is_flag=True, help="Writes over a file that is there.")
@pass_terminal
def save(terminal: Terminal, reference: str, path: Path, *, replace: bool) -> None:
    """Write an attachment to the file PATH, or into the folder PATH under its own name."""
    with terminal.desk() as desk:
        say(str(attachments.save_copy(desk, reference, path, replace=replace)))


@attachment.command()
@click.argument("reference", metavar="ID")
@pass_terminal
def remove(terminal: Terminal, reference: str) -> None:
    """Take an attachment off its entry."""
    with terminal.desk(writing=True) as desk:
        attachments.detach(desk, reference)
    say("Taken off. For 30 days it comes back with: attachment restore ID")


@attachment.command()
@click.argument("reference", metavar="ID")
@pass_terminal
def restore(terminal: Terminal, reference: str) -> None:
    """Put an attachment back that was taken off."""
    with terminal.desk(writing=True) as desk:
        attachments.attach_again(desk, reference)
    say("Attached again.")
