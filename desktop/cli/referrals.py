"""`referral`: new companies reached through people we serve, step by step, with care for those people."""

from __future__ import annotations

from datetime import date

import click

from desktop.cli.leads import answer_lead, how_option, lead_as_json, say_leads, show_one
from desktop.cli.terminal import Terminal, json_option, pass_terminal, read_argument, say, say_json
from desktop.domain.referrals import ReferralState, Strength
from desktop.domain.typed_days import read_day
from desktop.services import lead_views, leads, referral_views, referrals
from desktop.services.desk import Desk

_strength_option = click.option(
    "--strength", type=click.Choice([item.value for item in Strength]), default=None
)
_day_option = click.option("--on", default="", metavar="DATE", help="The day, where it was not today.")
_standing_option = click.option(
    "--standing", default="", metavar="LINE", help="What the customer knows about promises we broke."
)


@click.group()
def referral() -> None:
    """Referrals: new companies reached through people we serve."""


@referral.command(name="spot")
@click.argument("entry")
@click.option("--quote", required=True, metavar="TEXT")
@click.option("--title", required=True)
@click.option(
    "--kind", default="", help="As the playbook names it; the first that is no offer of theirs if left out."
)
@click.option("--through", default="", metavar="PERSON")
@click.option("--company", default="", help="The company it leads to.")
@_strength_option
@click.option("--heard-by", default="", metavar="NAME", help="Who heard it, where it was not you.")
@pass_terminal
def spot_referral(
    terminal: Terminal,
    entry: str,
    quote: str,
    title: str,
    kind: str,
    through: str,
    company: str,
    strength: str | None,
    heard_by: str,
) -> None:
    """Mark a passage of ENTRY as a referral signal."""
    with terminal.desk(writing=True) as desk:
        made = leads.spot_referral(
            desk,
            entry,
            quote,
            title,
            kind=kind,
            through=through,
            company=company,
            strength=Strength(strength or Strength.FAIR),
            heard_by=heard_by,
        )
        say(made.made)


@referral.command(name="list")
@json_option
@pass_terminal
def list_referrals(terminal: Terminal, *, as_json: bool) -> None:
    """List referrals, the newest first."""
    with terminal.desk() as desk:
        rows = lead_views.list_referrals(desk)
        if as_json:
            say_json([lead_as_json(lead_views.show_lead(desk, row.id)) for row in rows])
            return
    say_leads(rows, "No referral yet. Spot one with: referral spot ENTRY --quote TEXT --title TITLE")


@referral.command(name="show")
@click.argument("reference", metavar="REFERRAL")
@json_option
@pass_terminal
def show_referral(terminal: Terminal, reference: str, *, as_json: bool) -> None:
    """Show a referral and what is known about it."""
    show_one(terminal, reference, as_json=as_json)


@referral.command(name="answer")
@click.argument("reference", metavar="REFERRAL")
@click.argument("criterion")
@click.argument("text")
@how_option
@click.option("--entry", default="")
@pass_terminal
def answer_referral(
    terminal: Terminal, reference: str, criterion: str, text: str, how: str, entry: str
) -> None:
    """Write down what is known for CRITERION."""
    answer_lead(terminal, reference, criterion, text, how, entry)


@referral.command()
@click.argument("reference", metavar="REFERRAL")
@click.option("--company", default=None, help="The company it leads to.")
@click.option("--kind", default=None, help="As the playbook names it.")
@click.option("--through", default=None, metavar="PERSON")
@_strength_option
@click.option("--heard-by", default=None, metavar="NAME")
@pass_terminal
def edit(
    terminal: Terminal,
    reference: str,
    company: str | None,
    kind: str | None,
    through: str | None,
    strength: str | None,
    heard_by: str | None,
) -> None:
    """Say more of a referral: where it leads, through whom, how strong it is, who heard it."""
    with terminal.desk(writing=True) as desk:
        referrals.edit_referral(
            desk,
            reference,
            company=company,
            kind=kind,
            through=through,
            strength=Strength(strength) if strength else None,
            heard_by=heard_by,
        )
        _say_life(desk, reference)


@referral.command()
@click.argument("reference", metavar="REFERRAL")
@click.option("--text", default="", help="What was asked.")
@click.option("--by", default="", metavar="NAME", help="Who asked, where it was not you.")
@_day_option
@_standing_option
@pass_terminal
def ask(terminal: Terminal, reference: str, text: str, by: str, on: str, standing: str) -> None:
    """Say that the referrer was asked whether they would introduce us."""
    with terminal.desk(writing=True) as desk:
        referrals.ask_permission(
            desk, reference, read_argument(text), on=_day(desk, on), by=by, standing=standing
        )
        _say_life(desk, reference)


@referral.command()
@click.argument("reference", metavar="REFERRAL")
@click.option("--how", required=True, help="In which way they said yes; it is their consent.")
@_day_option
@pass_terminal
def permit(terminal: Terminal, reference: str, how: str, on: str) -> None:
    """Say that the referrer gave permission."""
    with terminal.desk(writing=True) as desk:
        referrals.answer_permission(desk, reference, agreed=True, how=how, on=_day(desk, on))
        _say_life(desk, reference)


@referral.command()
@click.argument("reference", metavar="REFERRAL")
@pass_terminal
def refuse(terminal: Terminal, reference: str) -> None:
    """Say that the referrer would rather not."""
    with terminal.desk(writing=True) as desk:
        referrals.answer_permission(desk, reference, agreed=False)
        _say_life(desk, reference)


@referral.command(name="other-side")
@click.argument("reference", metavar="REFERRAL")
@click.argument("name")
@click.option("--how", required=True, help="In which way they said yes; it is the second consent.")
@click.option("--role", default="")
@click.option("--email", default="")
@click.option("--phone", default="")
@_day_option
@pass_terminal
def other_side(
    terminal: Terminal, reference: str, name: str, how: str, role: str, email: str, phone: str, on: str
) -> None:
    """Say that NAME, on the other side, wants to be introduced."""
    with terminal.desk(writing=True) as desk:
        referrals.other_side_agrees(
            desk, reference, name, how=how, role=role, email=email, phone=phone, on=_day(desk, on)
        )
        _say_life(desk, reference)


@referral.command()
@click.argument("reference", metavar="REFERRAL")
@click.argument("state")
@click.option("--how", default="", help="In which way it was said.")
@_standing_option
@pass_terminal
def advance(terminal: Terminal, reference: str, state: str, how: str, standing: str) -> None:
    """Take a referral one step further (permission-asked, permission-given, introduced, met, qualified, won, lost)."""
    with terminal.desk(writing=True) as desk:
        to = ReferralState.parse(state)
        referrals.advance_referral(desk, reference, to, how=how, standing=standing)
        _say_life(desk, reference)


@referral.command()
@click.argument("reference", metavar="REFERRAL")
@click.option("--told", required=True, metavar="LINE", help="How they were told how it ended.")
@click.option("--thanked/--not-thanked", default=True, show_default=True)
@_day_option
@pass_terminal
def close(terminal: Terminal, reference: str, told: str, on: str, *, thanked: bool) -> None:
    """Say that the referrer was told how it ended."""
    with terminal.desk(writing=True) as desk:
        referrals.close_loop(desk, reference, told, thanked=thanked, on=_day(desk, on))
        _say_life(desk, reference)


@referral.command()
@click.argument("reference", metavar="REFERRAL")
@pass_terminal
def draft(terminal: Terminal, reference: str) -> None:
    """Print the text to write next: the question, the introduction, or the thanks."""
    with terminal.desk() as desk:
        subject, text = referral_views.draft(desk, reference)
    if not text:
        say("Nothing is to be written now.")
        return
    say(f"Subject: {subject}")
    say()
    say(text)


def _say_life(desk: Desk, reference: str) -> None:
    """Say where a referral stands, and what comes next."""
    life = referral_views.show_life(desk, reference)
    say(f"{life.referral.title}: {life.referral.state.value}")
    if life.referrer:
        say(f"Through {life.referrer}{_yes(life.referrer_agreed)}")
    if life.contact:
        say(f"To {life.contact}{_yes(life.contact_agreed)}")
    if life.referral.loop_open:
        say(f"Left to do: tell {life.referrer} how it ended (referral close {life.referral.id} --told LINE)")


def _yes(agreed: bool) -> str:
    return ", who agreed to the introduction" if agreed else ""


def _day(desk: Desk, text: str) -> date | None:
    return read_day(text, desk.today(), ahead=False)
