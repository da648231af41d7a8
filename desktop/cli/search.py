"""`search`: every word of everything."""

from __future__ import annotations

import click

from desktop.cli.terminal import Terminal, json_option, pass_terminal, say_json, say_rows
from desktop.services.search import find


@click.command()
@click.argument("query", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True)
@json_option
@pass_terminal
def search(terminal: Terminal, query: tuple[str, ...], limit: int, *, as_json: bool) -> None:
    """Find every word of QUERY in entries, evidence, leads, people and clients."""
    with terminal.desk() as desk:
        hits = find(desk, " ".join(query), limit=limit)
    if as_json:
        say_json(
            [
                {
                    "kind": hit.kind.value,
                    "id": hit.id,
                    "title": hit.title,
                    "snippet": hit.snippet,
                    "at": hit.at,
                }
                for hit in hits
            ]
        )
        return
    say_rows(
        ((hit.kind.value, hit.id, hit.title, hit.snippet) for hit in hits),
        "Nothing found. Try fewer words, or the beginning of one.",
    )
