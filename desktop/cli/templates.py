"""`template`: what an entry can begin with."""

from __future__ import annotations

import click

from desktop.cli.terminal import Terminal, json_option, pass_terminal, say, say_json, say_rows
from desktop.services import templates


@click.group()
def template() -> None:
    """Templates: headings for an entry, taken with /ID in a quick entry or --template ID."""


@template.command(name="list")
@json_option
@pass_terminal
def list_(terminal: Terminal, *, as_json: bool) -> None:
    """List the playbook's templates."""
    with terminal.desk() as desk:
        known = templates.list_templates(desk)
    if as_json:
        say_json([{"id": item.id, "label": item.label, "kind": item.kind.value} for item in known])
        return
    say_rows(((item.id, item.kind.value, item.label) for item in known), "The playbook has no template.")


@template.command()
@click.argument("reference", metavar="TEMPLATE")
@pass_terminal
def show(terminal: Terminal, reference: str) -> None:
    """Show the text of a template."""
    with terminal.desk() as desk:
        found = templates.find_template(desk, reference)
    say(found.text.strip())
