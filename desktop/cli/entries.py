"""`entry`: writing sessions down and reading them."""

from __future__ import annotations

from dataclasses import replace

import click

from desktop.cli import entry_keeping
from desktop.cli.prompts import ask_after
from desktop.cli.search import refuse_faults
from desktop.cli.terminal import (
    Terminal,
    json_option,
    pass_terminal,
    read_argument,
    say,
    say_json,
    say_rows,
)
from desktop.domain.interactions import EntryForm, InteractionKind, Sharing
from desktop.domain.overviews import EntryView
from desktop.services import interactions
from desktop.services.templates import with_template
from desktop.services.trash import restore_entry, trash_entry


@click.group()
def entry() -> None:
    """Entries: what was said and done with a customer."""


for command in entry_keeping.COMMANDS:
    entry.add_command(command)


@entry.command()
@click.argument("text")
@click.option("--client", default="", metavar="NAME", help="Made where it is new.")
@click.option("--engagement", default="", metavar="NAME")
@click.option("--kind", default="", help=", ".join(InteractionKind))
@click.option("--with", "people", multiple=True, metavar="NAME", help="Once for each person.")
@click.option(
    "--at", default="", metavar="WHEN", help="2026-11-23 14:10, yesterday 3pm, Mon 14:00; now if not given."
)
@click.option("--minutes", type=int, help="How long it took.")
@click.option("--temperature", type=int, help="Of the session, -2 to +2.")
@click.option("--private", is_flag=True, help="Nothing of it leaves, ever.")
@click.option("--title", default="")
@click.option("--template", default="", metavar="ID", help="Puts its headings under the text.")
@pass_terminal
def add(
    terminal: Terminal,
    text: str,
    client: str,
    engagement: str,
    kind: str,
    people: tuple[str, ...],
    at: str,
    minutes: int | None,
    temperature: int | None,
    title: str,
    template: str,
    *,
    private: bool,
) -> None:
    """Write a session down; TEXT of - reads standard input."""
    form = EntryForm(
        text=read_argument(text),
        title=title,
        client=client,
        engagement=engagement,
        kind=InteractionKind.parse(kind or InteractionKind.MEETING),
        people=people,
        at=at,
        minutes=minutes,
        temperature=temperature,
        sharing=Sharing.PRIVATE if private else Sharing.SHAREABLE,
    )
    with terminal.desk(writing=True) as desk:
        if template:
            begun = with_template(desk, form, template)
            form = replace(begun, kind=form.kind) if kind else begun
        made = interactions.add_entry(desk, form, draft="").made
        say(made)
        ask_after(desk, made)


@entry.command(name="list")
@click.option("--client", default="")
@click.option("--from", "since", default="", metavar="DAY")
@click.option("--to", "until", default="", metavar="DAY")
@click.option("--query", default="", help="Words and filters, as in a search.")
@click.option("--limit", type=click.IntRange(min=1), default=None)
@json_option
@pass_terminal
def list_(
    terminal: Terminal, client: str, since: str, until: str, query: str, limit: int | None, *, as_json: bool
) -> None:
    """List entries, the newest first."""
    with terminal.desk() as desk:
        refuse_faults(desk, query)
        ids = interactions.list_entries(
            desk, client=client, since=since, until=until, query=query, limit=limit
        )
        if as_json:
            say_json([_as_json(interactions.show_entry(desk, entry_id)) for entry_id in ids])
            return
        rows = interactions.journal_rows(desk, ids)
    say_rows(
        ((row.id, row.at[:16].replace("T", " "), row.client, row.title) for row in rows),
        "No entry yet. Write one with: entry add TEXT --client NAME",
    )


@entry.command()
@click.argument("reference", metavar="ID")
@json_option
@pass_terminal
def show(terminal: Terminal, reference: str, *, as_json: bool) -> None:
    """Show one entry and what its passages became."""
    with terminal.desk() as desk:
        view = interactions.show_entry(desk, reference)
    if as_json:
        say_json(_as_json(view))
    else:
        _say_entry(view)


@entry.command()
@click.argument("reference", metavar="ID")
@pass_terminal
def trash(terminal: Terminal, reference: str) -> None:
    """Put an entry into the trash."""
    with terminal.desk(writing=True) as desk:
        trash_entry(desk, reference)
    say("In the trash. Take it out again with: entry restore ID")


@entry.command()
@click.argument("reference", metavar="ID")
@pass_terminal
def restore(terminal: Terminal, reference: str) -> None:
    """Take an entry out of the trash."""
    with terminal.desk(writing=True) as desk:
        restore_entry(desk, reference)
    say("Back in the journal.")


def _as_json(view: EntryView) -> dict[str, object]:
    entry = view.entry
    return {
        "id": entry.id,
        "client": view.client,
        "engagement": view.engagement,
        "title": entry.title,
        "kind": entry.kind.value,
        "at": entry.at,
        "zone": entry.zone,
        "minutes": entry.minutes,
        "with": list(view.people),
        "tags": list(view.tags),
        "temperature": entry.temperature,
        "text": entry.text,
        "private": entry.private,
        "evidence": [
            {
                "id": passage.evidence.id,
                "quote": passage.evidence.quote,
                "speaker": passage.evidence.speaker,
                passage.kind.value: passage.target_id,
            }
            for passage in view.passages
        ],
    }


def _say_entry(view: EntryView) -> None:
    entry = view.entry
    say(entry.title)
    about = [
        view.client,
        view.engagement,
        entry.kind.value,
        entry.at,
        f"{entry.minutes} minutes" if entry.minutes else "",
        ", ".join(view.people),
        " ".join(f"#{tag}" for tag in view.tags),
        entry.sharing.value,
    ]
    say(" · ".join(part for part in about if part))
    say()
    say(entry.text)
    for passage in view.passages:
        say()
        say(f"{passage.kind.value}: {passage.title} ({passage.state})")
        say(f"  “{passage.evidence.quote}”")
