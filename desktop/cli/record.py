"""`record`: who spotted it, when, on what evidence, what left, what came back."""

from __future__ import annotations

import click

from desktop.cli.terminal import Terminal, json_option, pass_terminal, say, say_json
from desktop.services import record as services


@click.group()
def record() -> None:
    """The ownership record."""


@record.command()
@click.argument("client")
@json_option
@pass_terminal
def show(terminal: Terminal, client: str, *, as_json: bool) -> None:
    """Show the ownership record of CLIENT."""
    with terminal.desk() as desk:
        found, rows = services.show_record(desk, client)
    if as_json:
        say_json(
            [
                {
                    "client": found.name,
                    "sequence": row.sequence,
                    "at": row.at,
                    "kind": row.kind,
                    "hash": row.hash,
                    "facts": dict(row.facts),
                }
                for row in rows
            ]
        )
        return
    say(f"{found.name}, steward {found.steward}")
    for row in rows:
        facts = "; ".join(
            f"{key}: {value}" for key, value in row.facts.items() if value not in ("", None, [])
        )
        say(f"{row.sequence:4} {row.at} {row.kind}: {facts or 'erased'}")


@record.command()
@json_option
@pass_terminal
def verify(terminal: Terminal, *, as_json: bool) -> None:
    """Check every row of the record; name the first bad one."""
    with terminal.desk() as desk:
        verdicts = services.verify_record(desk)
        names = services.chain_names(desk)
    if as_json:
        say_json(
            [
                {
                    "client": names.get(verdict.chain, verdict.chain),
                    "rows": verdict.rows,
                    "erased": verdict.erased,
                    "sound": verdict.sound,
                    "badRow": verdict.bad_sequence,
                    "reason": verdict.reason,
                }
                for verdict in verdicts
            ]
        )
    for verdict in verdicts:
        if not verdict.sound:
            raise services.broken_record(verdict, names.get(verdict.chain, verdict.chain))
    if not as_json:
        rows = sum(verdict.rows for verdict in verdicts)
        say(f"The ownership record is sound: {rows} rows of {len(verdicts)} clients.")
