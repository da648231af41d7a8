"""`search` and `saved-search`: every word of everything, filters as words, and searches kept under a name."""

from __future__ import annotations

import re
from collections.abc import Sequence

import click

from desktop.cli.terminal import Terminal, json_option, pass_terminal, say, say_json, say_rows
from desktop.domain.overviews import SearchHit
from desktop.services import searches
from desktop.services.desk import Desk
from desktop.services.queries import read_query
from desktop.services.search import find

DASHES = {"ignore_unknown_options": True, "help_option_names": ["--help"]}
"""A word that begins with one dash is unwanted, and no option."""

_VALUE_OF_WORDS = re.compile(r'(?P<name>-?[\w-]+:)(?P<value>[^":“”„]*\s[^":“”„]*)')


@click.command(context_settings=DASHES)
@click.argument("query", nargs=-1)
@click.option("--saved", metavar="NAME", help="A saved search; QUERY narrows it further.")
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True)
@json_option
@pass_terminal
def search(
    terminal: Terminal, query: tuple[str, ...], saved: str | None, limit: int, *, as_json: bool
) -> None:
    """Find every word of QUERY; client: with: tag: has: kind: since: until: and others narrow it.

    A word in quotation marks of its own stands as a phrase: search '"same team" client:helix'.
    """
    if not query and saved is None:
        raise click.UsageError("Name what to search for, or a saved search with --saved.")
    with terminal.desk() as desk:
        asked = as_typed(desk, query)
        if saved is not None:
            asked = f"{searches.find_search(desk, saved).query} {asked}".strip()
        refuse_faults(desk, asked)
        hits = find(desk, asked, limit=limit)
    if as_json:
        say_json([_as_json(hit) for hit in hits])
        return
    say_rows(
        ((hit.kind.value, hit.id, hit.at[:10], hit.client, hit.title, hit.snippet) for hit in hits),
        "Nothing found. Try fewer words, or the beginning of one.",
    )


@click.group("saved-search")
def saved_search() -> None:
    """Searches that are kept under a name."""


@saved_search.command("add", context_settings=DASHES)
@click.argument("name")
@click.argument("query", nargs=-1, required=True)
@pass_terminal
def add(terminal: Terminal, name: str, query: tuple[str, ...]) -> None:
    """Keep QUERY under NAME."""
    with terminal.desk(writing=True) as desk:
        say(searches.save_search(desk, as_typed(desk, query), name).made)


@saved_search.command("list")
@json_option
@pass_terminal
def list_(terminal: Terminal, *, as_json: bool) -> None:
    """List the saved searches, then those that were used lately."""
    with terminal.desk() as desk:
        found = searches.list_searches(desk)
    if as_json:
        say_json([{"name": each.name, "query": each.query, "usedAt": each.used_at} for each in found])
        return
    say_rows(((each.name or "(used)", each.query) for each in found), "No search is kept yet.")


@saved_search.command("rename")
@click.argument("name")
@click.argument("new_name")
@pass_terminal
def rename(terminal: Terminal, name: str, new_name: str) -> None:
    """Give the saved search NAME another name."""
    with terminal.desk(writing=True) as desk:
        say(searches.rename_search(desk, name, new_name).made)


@saved_search.command("remove")
@click.argument("name")
@pass_terminal
def remove(terminal: Terminal, name: str) -> None:
    """Forget the saved search NAME."""
    with terminal.desk(writing=True) as desk:
        searches.forget_search(desk, searches.find_search(desk, name).query)
    say("Removed.")


def as_typed(desk: Desk, arguments: Sequence[str]) -> str:
    """Return a search as it was typed: a terminal takes the quotation marks off `client:"Nordwind Energie"`."""
    for argument in arguments:
        if argument.startswith("--") and argument != "--":
            raise click.NoSuchOption(argument)
    return " ".join(_with_quotes(desk, argument) for argument in arguments)


def _with_quotes(desk: Desk, argument: str) -> str:
    """Put the value of a filter into quotation marks where all its words together mean something."""
    match = _VALUE_OF_WORDS.fullmatch(argument)
    if match is None:
        return argument
    whole = f'{match["name"]}"{match["value"]}"'
    return argument if read_query(desk, whole).faults else whole


def refuse_faults(desk: Desk, query: str) -> None:
    """Raise what is wrong with a search before anything is printed."""
    for fault in read_query(desk, query).faults:
        raise fault.error


def _as_json(hit: SearchHit) -> dict[str, str]:
    return {
        "kind": hit.kind.value,
        "id": hit.id,
        "title": hit.title,
        "snippet": hit.snippet,
        "at": hit.at,
        "client": hit.client,
    }
