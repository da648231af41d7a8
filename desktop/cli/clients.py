"""`client` and `person`: whom we deliver to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict

import click

from desktop.cli.terminal import Terminal, json_option, pass_terminal, say, say_json, say_rows
from desktop.domain.clients import ContactProtocol
from desktop.domain.overviews import ClientView
from desktop.services import clients


@click.group()
def client() -> None:
    """Clients: organisations we deliver to."""


@client.command()
@click.argument("name")
@pass_terminal
def add(terminal: Terminal, name: str) -> None:
    """Add a client; you become its steward."""
    with terminal.desk(writing=True) as desk:
        say(clients.add_client(desk, name).made)


@client.command(name="list")
@json_option
@pass_terminal
def list_(terminal: Terminal, *, as_json: bool) -> None:
    """List the clients."""
    with terminal.desk() as desk:
        rows = clients.list_clients(desk)
    if as_json:
        say_json([asdict(row) for row in rows])
        return
    say_rows(
        ((row.id, row.name, f"steward {row.steward}", f"{row.entries} entries") for row in rows),
        "No client yet. Add one with: client add NAME",
    )


@client.command()
@click.argument("reference", metavar="CLIENT")
@json_option
@pass_terminal
def show(terminal: Terminal, reference: str, *, as_json: bool) -> None:
    """Show a client: people, work, promises, opportunities and the latest entries."""
    with terminal.desk() as desk:
        view = clients.show_client(desk, reference)
    if as_json:
        say_json(_as_json(view))
    else:
        _say_client(view)


def _as_json(view: ClientView) -> dict[str, object]:
    return {
        "id": view.client.id,
        "name": view.client.name,
        "steward": view.client.steward,
        "sector": view.client.sector,
        "place": view.client.place,
        "people": [
            {
                "id": person.id,
                "name": person.name,
                "role": person.role,
                "email": person.email,
                "phone": person.phone,
                "contactProtocol": person.protocol.value,
            }
            for person in view.people
        ],
        "engagements": [{"id": work.id, "name": work.name} for work in view.engagements],
        "promises": [
            {
                "id": promise.id,
                "text": promise.text,
                "due": promise.due_on.isoformat() if promise.due_on else None,
                "state": promise.state.value,
                "ours": promise.ours,
            }
            for promise in view.promises
        ],
        "opportunities": [
            {"id": row.id, "title": row.title, "state": row.state} for row in view.opportunities
        ],
        "referrals": [{"id": row.id, "title": row.title, "state": row.state} for row in view.referrals],
        "timeline": [
            {"kind": item.kind.value, "id": item.id, "at": item.at, "title": item.title}
            for item in view.timeline
        ],
    }


def _say_client(view: ClientView) -> None:
    say(f"{view.client.name}, steward {view.client.steward}")
    for person in view.people:
        say(f"  {person.name}, {person.role or 'role not known'}: contact {person.protocol.value}")
    for promise in view.promises:
        say(f"  promise ({promise.state.value}): {promise.text}")
    for row in (*view.opportunities, *view.referrals):
        say(f"  {row.title} ({row.state})")
    for item in view.timeline[:10]:
        say(f"  {item.at[:10]}  {item.title}")


@click.group()
def person() -> None:
    """People at clients."""


def _protocol_option(help_: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    names = [protocol.value.replace(" ", "-") for protocol in ContactProtocol]
    return click.option("--protocol", type=click.Choice(names), default=None, help=help_)


def _protocol(name: str | None) -> ContactProtocol | None:
    return ContactProtocol(name.replace("-", " ")) if name else None


@person.command(name="add")
@click.argument("name")
@click.option("--client", "client_name", required=True, metavar="CLIENT")
@click.option("--role", default="")
@click.option("--email", default="")
@click.option("--phone", default="")
@_protocol_option("How sales may approach them; only through you if not given.")
@pass_terminal
def add_person(
    terminal: Terminal,
    name: str,
    client_name: str,
    role: str,
    email: str,
    phone: str,
    protocol: str | None,
) -> None:
    """Add somebody at a client."""
    how = _protocol(protocol) or ContactProtocol.THROUGH_STEWARD
    with terminal.desk(writing=True) as desk:
        made = clients.add_person(
            desk, name, client=client_name, role=role, email=email, phone=phone, protocol=how
        ).made
    say(made)


@person.command(name="edit")
@click.argument("person_name", metavar="NAME")
@click.option("--client", "client_name", default="", metavar="CLIENT", help="Where several have that name.")
@click.option("--role", default=None)
@click.option("--email", default=None)
@click.option("--phone", default=None)
@_protocol_option("How sales may approach them.")
@pass_terminal
def edit_person(
    terminal: Terminal,
    person_name: str,
    client_name: str,
    role: str | None,
    email: str | None,
    phone: str | None,
    protocol: str | None,
) -> None:
    """Correct what is known of somebody; what is not given stays, and so does the name."""
    with terminal.desk(writing=True) as desk:
        made = clients.correct_person(
            desk,
            person_name,
            client=client_name,
            role=role,
            email=email,
            phone=phone,
            protocol=_protocol(protocol),
        ).made
    say(made)
