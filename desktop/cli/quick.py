"""`quick`: a session on record at once, from one line of prose."""

from __future__ import annotations

import click

from desktop.cli.prompts import ask_after
from desktop.cli.terminal import Terminal, pass_terminal, piped_text, read_argument, say
from desktop.domain.interactions import EntryForm
from desktop.domain.overviews import EntryView
from desktop.services import interactions, writing


@click.command()
@click.argument("text", default="")
@click.pass_context
@pass_terminal
def quick(terminal: Terminal, context: click.Context, text: str) -> None:
    """Write an entry as it is typed: @names #tags /kind /45m, a time at the start or after !, [ ] follow-ups.

    TEXT of - reads standard input. Without TEXT what is piped in is read, else the small window opens.
    """
    said = read_argument(text) if text else piped_text()
    if not text and not said.strip():
        context.exit(terminal.open_quick(terminal.journal))
    with terminal.desk(writing=True) as desk:
        made = writing.write_entry(desk, EntryForm(text=said)).made
        say(_summary(interactions.show_entry(desk, made)))
        say(made)
        ask_after(desk, made)


def _summary(view: EntryView) -> str:
    """Return what was recognised, on one line."""
    entry = view.entry
    parts = [
        view.client or "no client",
        view.engagement,
        entry.kind.value,
        entry.at,
        f"{entry.minutes} minutes" if entry.minutes else "",
        ", ".join(view.people),
        " ".join(f"#{tag}" for tag in view.tags),
        f"{entry.temperature:+d}" if entry.temperature else "",
        "private" if entry.private else "",
    ]
    return " · ".join(part for part in parts if part)
