"""`profile`: who "I" am."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from desktop.cli.terminal import Terminal, json_option, pass_terminal, say, say_json
from desktop.services.profile import read_profile, set_profile
from desktop.services.signing import key_card


@click.group()
def profile() -> None:
    """Say who you are: the steward of your clients."""


@profile.command()
@json_option
@pass_terminal
def show(terminal: Terminal, *, as_json: bool) -> None:
    """Show who you are."""
    with terminal.desk(writing=terminal.journal is None) as desk:
        found = asdict(read_profile(desk))
    if as_json:
        say_json(found)
    else:
        for key, text in found.items():
            say(f"{key:9} {text}".rstrip())


@profile.command(name="set")
@click.option("--name")
@click.option("--email", metavar="MAIL")
@click.option("--phone")
@click.option("--practice", metavar="TEXT")
@pass_terminal
def set_(
    terminal: Terminal, name: str | None, email: str | None, phone: str | None, practice: str | None
) -> None:
    """Set your name, mail, phone and practice, as sales will see them."""
    with terminal.desk(writing=True) as desk:
        set_profile(desk, name=name, email=email, phone=phone, practice=practice)
        found = read_profile(desk)
    say(f"You are {found.name}.")


@profile.command()
@json_option
@pass_terminal
def key(terminal: Terminal, *, as_json: bool) -> None:
    """Show the public key that your briefs are signed with, to hand to who checks them."""
    with terminal.desk(writing=True) as desk:
        card = key_card(desk)
    if as_json:
        say_json({"thumbprint": card.thumbprint, "fingerprint": card.fingerprint, "jwk": dict(card.public)})
        return
    say("What is printed on your briefs, and what belongs on the list of who checks them:")
    say(f"fingerprint  {card.fingerprint}")
    say(f"thumbprint   {card.thumbprint}")
    say(f"public key   {json.dumps(dict(card.public))}")
