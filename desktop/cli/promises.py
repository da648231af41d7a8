"""`promise`: what a customer was led to expect, and what became of it."""

from __future__ import annotations

import click

from desktop.cli.terminal import Terminal, json_option, pass_terminal, say, say_json, say_rows
from desktop.domain.clients import PromiseState
from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.typed_days import read_day
from desktop.services import promises as services
from desktop.services.desk import Desk

_reason = click.option("--reason", required=True, metavar="TEXT", help="Why; for the record.")
_reference = click.argument("reference", metavar="PROMISE")


@click.group()
def promise() -> None:
    """Promises: what a customer was led to expect, or owes us."""


@promise.command(name="list")
@click.option("--client", default="", metavar="CLIENT")
@click.option("--open", "open_only", is_flag=True, help="Leave out what was kept.")
@json_option
@pass_terminal
def list_(terminal: Terminal, client: str, *, open_only: bool, as_json: bool) -> None:
    """List promises, the next due first."""
    with terminal.desk() as desk:
        rows = services.list_promises(desk, client=client, open_only=open_only)
        today = desk.today()
    if as_json:
        say_json(
            [
                {
                    "id": item.id,
                    "client": name,
                    "text": item.text,
                    "due": item.due_on.isoformat() if item.due_on else None,
                    "state": item.state.value,
                    "ours": item.ours,
                    "atRisk": item.at_risk(today),
                }
                for name, item in rows
            ]
        )
        return
    say_rows(
        (
            (
                item.id,
                name,
                item.text,
                item.due_on.isoformat() if item.due_on else "no day",
                "late"
                if item.at_risk(today) and item.state is not PromiseState.AT_RISK
                else item.state.value,
                "ours" if item.ours else "theirs",
            )
            for name, item in rows
        ),
        "No promise here. Note one with: promise add CLIENT TEXT",
    )


@promise.command()
@click.argument("client")
@click.argument("text")
@click.option("--due", default="", metavar="DATE")
@click.option("--theirs", is_flag=True, help="The client owes it to us.")
@pass_terminal
def add(terminal: Terminal, client: str, text: str, due: str, *, theirs: bool) -> None:
    """Note a promise to CLIENT, or theirs to us."""
    with terminal.desk(writing=True) as desk:
        day = read_day(due, desk.today(), ahead=True)
        say(services.make_promise(desk, client, text, due_on=day, ours=not theirs).made)


@promise.command()
@_reference
@click.option("--reason", default="", metavar="TEXT", help="How; for the record.")
@pass_terminal
def keep(terminal: Terminal, reference: str, reason: str) -> None:
    """Say that a promise was kept."""
    with terminal.desk(writing=True) as desk:
        _say(desk, services.keep(desk, reference, reason).made)


@promise.command(name="break")
@_reference
@_reason
@pass_terminal
def break_(terminal: Terminal, reference: str, reason: str) -> None:
    """Say that a promise was broken."""
    with terminal.desk(writing=True) as desk:
        _say(desk, services.set_state(desk, reference, PromiseState.BROKEN, reason).made)


@promise.command(name="at-risk")
@_reference
@_reason
@pass_terminal
def at_risk(terminal: Terminal, reference: str, reason: str) -> None:
    """Say that a promise is at risk."""
    with terminal.desk(writing=True) as desk:
        _say(desk, services.set_state(desk, reference, PromiseState.AT_RISK, reason).made)


@promise.command()
@_reference
@click.argument("day", metavar="DATE")
@_reason
@pass_terminal
def redate(terminal: Terminal, reference: str, day: str, reason: str) -> None:
    """Give a promise another day."""
    with terminal.desk(writing=True) as desk:
        due = read_day(day, desk.today(), ahead=True)
        if due is None:
            raise UserError(
                QT_TRANSLATE_NOOP("UserError", "A promise is re-dated by its new day."),
                QT_TRANSLATE_NOOP("UserError", "Name the day and the reason."),
            )
        _say(desk, services.redate(desk, reference, due, reason).made)


@promise.command()
@_reference
@click.argument("text")
@_reason
@pass_terminal
def reword(terminal: Terminal, reference: str, text: str, reason: str) -> None:
    """Put a promise in other words; the record keeps the former ones."""
    with terminal.desk(writing=True) as desk:
        _say(desk, services.reword(desk, reference, text, reason).made)


@promise.command()
@_reference
@_reason
@pass_terminal
def remove(terminal: Terminal, reference: str, reason: str) -> None:
    """Take a promise off the list; the record keeps that it was there."""
    with terminal.desk(writing=True) as desk:
        services.remove(desk, reference, reason)
    say("Removed; the ownership record keeps that it was there.")


@promise.command()
@click.argument("client")
@click.argument("line")
@pass_terminal
def told(terminal: Terminal, client: str, line: str) -> None:
    """Keep in one LINE what CLIENT knows of our late or broken promises, for the next brief or request."""
    with terminal.desk(writing=True) as desk:
        services.tell_standing(desk, client, line)
    say("Kept for the next brief or request.")


def _say(desk: Desk, promise_id: str) -> None:
    found = services.find_promise(desk, promise_id)
    due = f", due {found.due_on}" if found.due_on else ""
    say(f"{found.text}: {found.state.value}{due}")
