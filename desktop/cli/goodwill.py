"""`goodwill`: what we gave a person and what we asked of them, and whether they may be asked again."""

from __future__ import annotations

import click

from desktop.cli.terminal import Terminal, json_option, pass_terminal, say, say_json
from desktop.domain.goodwill import Ask, Deed, Gift, GoodwillView, Limit, Outcome
from desktop.domain.typed_days import read_day
from desktop.services import goodwill as services

_client_option = click.option("--client", default="", help="Where two people have one name.")
_day_option = click.option("--on", default="", metavar="DATE", help="The day, where it was not today.")
_entry_option = click.option("--entry", default="", help="The entry that tells of it.")


def _named(word: str) -> str:
    return word.replace(" ", "-")


@click.group()
def goodwill() -> None:
    """Goodwill: people are not worn out."""


@goodwill.command()
@click.argument("person")
@_client_option
@json_option
@pass_terminal
def show(terminal: Terminal, person: str, client: str, *, as_json: bool) -> None:
    """Show a person's line of time, and whether they may be asked today."""
    with terminal.desk() as desk:
        view = services.show_goodwill(desk, person, client=client)
    if as_json:
        say_json(_as_json(view))
    else:
        _say(view)


@goodwill.command()
@click.argument("person")
@click.argument("kind", type=click.Choice([item.value for item in Gift]))
@click.argument("text")
@_client_option
@_day_option
@_entry_option
@pass_terminal
def give(terminal: Terminal, person: str, kind: str, text: str, client: str, on: str, entry: str) -> None:
    """Put on the line what we did for PERSON."""
    with terminal.desk(writing=True) as desk:
        day = read_day(on, desk.today(), ahead=False)
        say(services.give(desk, person, Gift(kind), text, on=day, entry=entry, client=client).made)


@goodwill.command()
@click.argument("person")
@click.argument("kind", type=click.Choice([_named(item.value) for item in Ask]))
@click.option("--text", default="", help="What exactly was asked.")
@click.option("--by", default="", metavar="NAME", help="Who asked, where it was not you.")
@_client_option
@_day_option
@_entry_option
@click.option(
    "--standing", default="", metavar="LINE", help="What the customer knows about promises we broke."
)
@pass_terminal
def ask(
    terminal: Terminal,
    person: str,
    kind: str,
    text: str,
    by: str,
    client: str,
    on: str,
    entry: str,
    standing: str,
) -> None:
    """Say that PERSON is asked for something; refused where it would wear them out."""
    with terminal.desk(writing=True) as desk:
        made = services.ask(
            desk,
            person,
            Ask(kind.replace("-", " ")),
            text,
            on=read_day(on, desk.today(), ahead=False),
            by=by,
            client=client,
            entry=entry,
            standing=standing,
        )
        say(made.made)


@goodwill.command()
@click.argument("ask_id", metavar="ASK")
@click.argument("outcome", type=click.Choice([Outcome.AGREED.value, Outcome.REFUSED.value]))
@_day_option
@pass_terminal
def answer(terminal: Terminal, ask_id: str, outcome: str, on: str) -> None:
    """Say what came of an ask."""
    with terminal.desk(writing=True) as desk:
        day = read_day(on, desk.today(), ahead=False)
        say(services.answer_ask(desk, ask_id, Outcome(outcome), on=day).made)


@goodwill.command()
@click.argument("person")
@click.argument("asks_a_year", metavar="ASKS-A-YEAR|none")
@_client_option
@pass_terminal
def limit(terminal: Terminal, person: str, asks_a_year: str, client: str) -> None:
    """Keep how often a year PERSON wants to be asked at the most; 0 for never, none for nothing said."""
    if asks_a_year != "none" and not asks_a_year.isdecimal():
        raise click.BadParameter("use a number such as 2, 0 for never, or none", param_hint="ASKS-A-YEAR")
    with terminal.desk(writing=True) as desk:
        most = None if asks_a_year == "none" else int(asks_a_year)
        services.set_limit(desk, person, most, client=client)
        _say(services.show_goodwill(desk, person, client=client))


def _say(view: GoodwillView) -> None:
    say(", ".join(part for part in (view.person, view.role, view.client) if part))
    say(_may(view))
    if view.since_last:
        say("Since the last ask: " + "; ".join(deed.text or deed.kind for deed in view.since_last))
    for deed in view.deeds:
        say(f"  {deed.on.isoformat()}  {_deed(deed)}  [{deed.id}]")


def _may(view: GoodwillView) -> str:
    if view.hindrance is None:
        return "May be asked today."
    if view.hindrance.limit is Limit.NEVER or view.hindrance.free_on is None:
        return "Is not to be asked."
    return f"Not to be asked before {view.hindrance.free_on.isoformat()} ({view.hindrance.limit.value})."


def _deed(deed: Deed) -> str:
    what = f"{deed.kind}: {deed.text}" if deed.text else deed.kind
    if not deed.asked:
        return f"gave {what}"
    notes = [str(deed.outcome)] if deed.outcome else []
    notes += [f"by {deed.by}"] if deed.by else []
    notes += [] if deed.counts else ["counts as no ask"]
    return f"asked {what} ({', '.join(notes)})"


def _as_json(view: GoodwillView) -> dict[str, object]:
    stands = view.hindrance
    return {
        "person": view.person,
        "client": view.client,
        "ownLimit": view.own_a_year,
        "mayBeAsked": stands is None,
        "limit": stands.limit.value if stands else None,
        "freeOn": stands.free_on.isoformat() if stands and stands.free_on else None,
        "sinceLastAsk": [deed.text or deed.kind for deed in view.since_last],
        "deeds": [
            {
                "id": deed.id,
                "on": deed.on.isoformat(),
                "asked": deed.asked,
                "kind": deed.kind,
                "text": deed.text,
                "outcome": deed.outcome.value if deed.outcome else None,
                "by": deed.by,
                "counts": deed.counts,
                "referral": deed.referral_id,
            }
            for deed in view.deeds
        ],
    }
