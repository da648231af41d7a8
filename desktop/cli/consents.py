"""`consent`: what people at clients agreed to, use by use."""

from __future__ import annotations

import click

from desktop.cli.terminal import Terminal, json_option, pass_terminal, say, say_json, say_rows
from desktop.domain.consents import Consent, ConsentRow, ConsentUse
from desktop.domain.typed_days import read_day
from desktop.services import consents

_client_option = click.option(
    "--client", default="", metavar="CLIENT", help="Where two people have the same name."
)
_USES = ", ".join(use.value.replace(" ", "-") for use in ConsentUse)


@click.group()
def consent() -> None:
    """Consent: what people at clients agreed to, one row per person and use."""


@consent.command(
    help=f"Put on record that PERSON agreed to USE; given again it renews.\n\nUSE is one of: {_USES}."
)
@click.argument("person")
@click.argument("use")
@click.option("--how", required=True, metavar="LINE", help="How they gave it, such as: by mail to me.")
@_client_option
@click.option("--on", default="", metavar="DATE", help="The day they gave it; today if left out.")
@click.option("--until", default="", metavar="DATE", help="The last day on which it holds.")
@click.option("--entry", default="", help="The entry that proves it.")
@click.option("--attachment", default="", metavar="ID", help="The attachment that proves it.")
@click.option("--scope", default="", metavar="LINE", help="What it covers; for you alone.")
@click.option(
    "--excluding",
    default="",
    metavar="LINE",
    help="Who must not hear of it, such as competitors; for you alone.",
)
@pass_terminal
def give(
    terminal: Terminal,
    person: str,
    use: str,
    how: str,
    client: str,
    on: str,
    until: str,
    entry: str,
    attachment: str,
    scope: str,
    excluding: str,
) -> None:
    """Put a consent on record."""
    with terminal.desk(writing=True) as desk:
        made = consents.give_consent(
            desk,
            person,
            ConsentUse.parse(use),
            how=how,
            client=client,
            on=read_day(on, desk.today(), ahead=False),
            until=read_day(until, desk.today(), ahead=True),
            entry=entry,
            attachment=attachment,
            scope=scope,
            excluded=excluding,
        ).made
    say(made)


@consent.command()
@click.argument("person")
@click.argument("use")
@click.option("--how", default="", metavar="LINE", help="How they took it back.")
@click.option("--on", default="", metavar="DATE", help="The day they did; today if left out.")
@click.option("--undo", is_flag=True, help="It was a mistake: the consent holds again.")
@_client_option
@pass_terminal
def withdraw(
    terminal: Terminal, person: str, use: str, how: str, on: str, client: str, *, undo: bool
) -> None:
    """Note that PERSON took the consent to USE back; it ends at once and stays on record."""
    with terminal.desk(writing=True) as desk:
        if undo:
            consents.undo_withdrawal(desk, person, ConsentUse.parse(use), client=client)
        else:
            day = read_day(on, desk.today(), ahead=False)
            consents.withdraw_consent(desk, person, ConsentUse.parse(use), how=how, on=day, client=client)
    say("It holds again." if undo else "Taken back, and on record.")


@consent.command()
@click.argument("reference", metavar="CONSENT")
@pass_terminal
def remove(terminal: Terminal, reference: str) -> None:
    """Remove a consent that was written down by mistake; the record keeps that."""
    with terminal.desk(writing=True) as desk:
        consents.remove_consent(desk, reference)
    say("Removed.")


@consent.command(name="list")
@click.option("--person", default="")
@click.option("--client", default="")
@click.option("--use", default="")
@click.option("--expiring", is_flag=True, help="Those that end soon, the next to end first.")
@json_option
@pass_terminal
def list_(terminal: Terminal, person: str, client: str, use: str, *, expiring: bool, as_json: bool) -> None:
    """List consents, with what was renewed, ended or taken back."""
    with terminal.desk() as desk:
        wanted = ConsentUse.parse(use) if use else None
        rows = consents.list_consents(desk, person=person, client=client, use=wanted, expiring=expiring)
        labels = {item: desk.playbook.use_label(item) for item in ConsentUse}
    if as_json:
        say_json([_as_json(row) for row in rows])
        return
    say_rows(
        (
            (
                row.consent.id,
                row.client,
                row.person,
                labels[row.consent.use],
                row.standing.value,
                _until(row.consent),
            )
            for row in rows
        ),
        "No consent on record. Ask, then write it down: consent give PERSON USE --how LINE",
    )


@consent.command()
@click.argument("reference", metavar="CONSENT")
@json_option
@pass_terminal
def show(terminal: Terminal, reference: str, *, as_json: bool) -> None:
    """Show one consent with its proof."""
    with terminal.desk() as desk:
        view = consents.show_consent(desk, reference)
        label = desk.playbook.use_label(view.row.consent.use)
    row, item = view.row, view.row.consent
    if as_json:
        say_json({**_as_json(row), "entryTitle": view.entry, "attachmentName": view.attachment})
        return
    say(f"{row.person}, {row.client}: {label} ({row.standing.value})")
    for name, text in (
        ("given", f"{item.given_on.isoformat()}, {item.how}"),
        ("holds", _until(item)),
        ("scope", item.scope),
        ("not for", item.excluded),
        ("entry", f"{view.entry} ({item.entry_id})" if item.entry_id else ""),
        ("attachment", f"{view.attachment} ({item.attachment_id})" if item.attachment_id else ""),
        (
            "taken back",
            ", ".join(text for text in (str(item.withdrawn_on or ""), item.withdrawn_how) if text),
        ),
    ):
        if text:
            say(f"  {name}: {text}")


def _until(item: Consent) -> str:
    return f"until {item.valid_until.isoformat()}" if item.valid_until else "without an end"


def _as_json(row: ConsentRow) -> dict[str, object]:
    item = row.consent
    return {
        "id": item.id,
        "personId": item.person_id,
        "person": row.person,
        "client": row.client,
        "use": item.use.value,
        "standing": row.standing.value,
        "how": item.how,
        "givenOn": item.given_on.isoformat(),
        "validUntil": item.valid_until.isoformat() if item.valid_until else None,
        "scope": item.scope,
        "excluded": item.excluded,
        "entry": item.entry_id,
        "attachment": item.attachment_id,
        "withdrawnOn": item.withdrawn_on.isoformat() if item.withdrawn_on else None,
        "withdrawnHow": item.withdrawn_how,
    }
