"""`opportunity list` and `opportunity view`: opportunities narrowed, sorted, and filters kept under names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from desktop.cli.lead_json import lead_as_json
from desktop.cli.terminal import Terminal, json_option, pass_terminal, say, say_json, say_rows
from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.opportunities import OpportunityState
from desktop.domain.opportunity_views import OpportunityFilter, Order
from desktop.services import lead_views, opportunity_views
from desktop.services.desk import Desk

_FILTERS = (
    click.option("--client", default="", metavar="NAME"),
    click.option("--state", multiple=True, help=f"Once for each: {', '.join(OpportunityState)}."),
    click.option("--scope", default="", metavar="SERVICE", help="As the playbook names it."),
    click.option("--value", type=click.Choice(["known", "unknown"]), default=None),
    click.option("--min-value", default="", metavar="AMOUNT", help="What it may reach at least: 50k EUR."),
    click.option("--waiting", is_flag=True, help="Those whose next question is still to be asked."),
    click.option("--parked-until", default="", metavar="DATE", help="Parked, and back by that day."),
    click.option("--text", default="", metavar="WORDS", help="Words of the title or of the client's name."),
)


def _filters(command: Callable[..., None]) -> Callable[..., None]:
    for option in reversed(_FILTERS):
        command = option(command)
    return command


@click.command(name="list")
@_filters
@click.option("--view", "view_name", default="", metavar="NAME", help="A saved view, in place of filters.")
@click.option("--sort", type=click.Choice([order.value for order in Order]), default=Order.AGE.value)
@click.option("--reverse", is_flag=True, help="The other way round.")
@json_option
@pass_terminal
def list_opportunities(
    terminal: Terminal, /, view_name: str, sort: str, *, reverse: bool, as_json: bool, **said: Any
) -> None:
    """List opportunities, the newest first."""
    with terminal.desk() as desk:
        wish = _wish(desk, said)
        if view_name and not wish.empty:
            raise UserError(
                QT_TRANSLATE_NOOP(
                    "UserError", "A view and filters together are two answers to one question."
                ),
                QT_TRANSLATE_NOOP("UserError", "Use --view alone, or the filters."),
            )
        wish = opportunity_views.find_view(desk, view_name).wish if view_name else wish
        ids = opportunity_views.list_ids(desk, wish, Order(sort), backwards=reverse)
        if as_json:
            say_json([lead_as_json(lead_views.show_lead(desk, each)) for each in ids])
            return
        rows = opportunity_views.rows_of(desk, ids)
        some = wish.empty or bool(rows)
    empty = "No opportunity here. Spot one with: opportunity spot ENTRY --quote TEXT --title TITLE"
    say_rows(
        (
            (
                row.id,
                row.client,
                row.title,
                row.state,
                f"{row.answered} of {row.required}",
                row.worth,
                row.note,
            )
            for row in rows
        ),
        empty if some else "No opportunity is like that. Ask for less, or see: opportunity list",
    )


@click.group()
def view() -> None:
    """Views: filters of the opportunities, kept under names."""


@view.command()
@click.argument("name")
@_filters
@pass_terminal
def save(terminal: Terminal, /, name: str, **said: Any) -> None:
    """Keep filters under NAME, over the view of that name."""
    with terminal.desk(writing=True) as desk:
        say(opportunity_views.save_view(desk, name, _wish(desk, said)).made)


@view.command(name="list")
@json_option
@pass_terminal
def list_views(terminal: Terminal, *, as_json: bool) -> None:
    """List the views with how many opportunities each shows."""
    with terminal.desk() as desk:
        found = [
            (each, len(opportunity_views.list_ids(desk, each.wish)))
            for each in opportunity_views.list_views(desk)
        ]
    if as_json:
        say_json(
            [
                {"name": each.name, "builtIn": each.built_in, "filter": each.wish.as_data(), "count": count}
                for each, count in found
            ]
        )
        return
    say_rows(((each.name, str(count), "built in" if each.built_in else "") for each, count in found), "")


@view.command()
@click.argument("name")
@pass_terminal
def remove(terminal: Terminal, name: str) -> None:
    """Forget the view NAME; no opportunity changes."""
    with terminal.desk(writing=True) as desk:
        opportunity_views.remove_view(desk, name)
    say("The view is removed.")


def _wish(desk: Desk, said: dict[str, Any]) -> OpportunityFilter:
    states = [_state(word) for word in said["state"] if word]
    return opportunity_views.read_filter(
        desk,
        client=said["client"],
        states=states,
        scope=said["scope"],
        value=said["value"] or "",
        min_value=said["min_value"],
        waiting=said["waiting"],
        parked_until=said["parked_until"],
        text=said["text"],
    )


def _state(word: str) -> OpportunityState:
    folded = word.strip().casefold().replace("-", " ").replace("_", " ")
    for state in OpportunityState:
        if state.value == folded:
            return state
    raise UserError(
        QT_TRANSLATE_NOOP("UserError", "“{word}” is no state of an opportunity."),
        QT_TRANSLATE_NOOP("UserError", "Use one of: {states}."),
        word=word,
        states=", ".join(OpportunityState),
    )
