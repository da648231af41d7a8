"""`brief …` after a brief was issued: sent, extended, reminded of, taken back, and what came of it."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from pathlib import Path

import click

from desktop.cli.briefs import brief
from desktop.cli.terminal import Terminal, json_option, pass_terminal, read_argument, say, say_json
from desktop.domain.calibration import LEAST
from desktop.domain.releases import Release
from desktop.domain.replies import checked_date
from desktop.services import corrections, handoffs, releases, reminders
from desktop.services.brief_formats import parse_formats
from desktop.services.briefs_again import prepare_again, write_again
from desktop.services.calibration import show_calibration
from desktop.services.composing import DEFAULT_FORMATS

__all__ = ["brief"]


@brief.command()
@json_option
@pass_terminal
def calibration(terminal: Terminal, *, as_json: bool) -> None:
    """Show how right you are when you are so sure; from twenty outcomes on."""
    with terminal.desk() as desk:
        found = show_calibration(desk)
    if as_json:
        say_json(asdict(found) if found else None)
    elif found is None:
        say(
            f"Too early to say: it takes {LEAST} hand-offs that ended and of which you said how sure you were."
        )
    else:
        for band in found.bands:
            right = f"{band.right:.0f} % won" if band.right is not None else "too few to say"
            say(f"{band.low:>3} to {band.high} % sure: {right} (n = {band.count})")


@brief.command()
@click.argument("number")
@click.option("--on", "on", default="", metavar="DATE")
@pass_terminal
def sent(terminal: Terminal, number: str, on: str) -> None:
    """Say that a brief was sent; the clock starts."""
    day = date.fromisoformat(checked_date(on)) if on else None
    with terminal.desk(writing=True) as desk:
        handoffs.confirm_sent(desk, number, day)
        row = handoffs.show_handoff(desk, number).row
    say(f"{row.handoff.number} is issued; an answer is due by {row.answer_due}.")


@brief.command()
@click.argument("number")
@click.option("--out", required=True, type=click.Path(path_type=Path), metavar="DIR")
@click.option(
    "--format",
    "formats",
    default=",".join(DEFAULT_FORMATS),
    show_default=True,
    help="Any of “brief formats”.",
)
@click.option("--version", "version", type=int, default=None, help="The newest one where none is named.")
@pass_terminal
def write(terminal: Terminal, number: str, out: Path, formats: str, version: int | None) -> None:
    """Write an issued brief once more, as it was frozen, into DIR."""
    with terminal.desk(writing=True) as desk:
        wanted = parse_formats(desk.playbook, formats)
        again = prepare_again(desk, number, wanted, version=version)
        write_again(desk, again, out)
    for file in again.files:
        say(str(out / file.name))


@brief.command()
@click.argument("number")
@click.option("--from", "earlier", type=int, default=None, metavar="VERSION", help="The one before, without.")
@click.option("--to", "later", type=int, default=None, metavar="VERSION", help="The newest, without.")
@json_option
@pass_terminal
def diff(terminal: Terminal, number: str, earlier: int | None, later: int | None, *, as_json: bool) -> None:
    """Show what differs between two versions of a brief."""
    with terminal.desk() as desk:
        found = corrections.compare_versions(desk, number, earlier, later)
    before, after = found.before.version, found.after.version
    if as_json:
        say_json(
            {
                "number": found.after.number,
                "from": before,
                "to": after,
                "differences": [{"change": item.change.value, **asdict(item)} for item in found.differences],
            }
        )
        return
    if not found.differences:
        say(f"Version {after} says what version {before} said.")
    for item in found.differences:
        say(f"{item.label}: {item.change.value}")
        for sign, text in (("-", item.before), ("+", item.after)):
            if text:
                say("\n".join(f"  {sign} {line}" for line in text.split("\n")))


@brief.command()
@click.argument("number")
@click.option("--reason", required=True)
@pass_terminal
def withdraw(terminal: Terminal, number: str, reason: str) -> None:
    """Take a brief back."""
    with terminal.desk(writing=True) as desk:
        say(f"{handoffs.withdraw(desk, number, reason).made} is withdrawn.")


@brief.command()
@click.argument("number")
@click.option("--reason", required=True)
@pass_terminal
def extend(terminal: Terminal, number: str, reason: str) -> None:
    """Protect a brief for longer, once."""
    with terminal.desk(writing=True) as desk:
        made = handoffs.extend(desk, number, read_argument(reason)).made
        until = handoffs.show_handoff(desk, made).row.handoff.protected_until
    say(f"{made} is protected until {until}.")


@brief.command()
@click.argument("number")
@click.option("--words", required=True, help="What the customer wrote or said, in their own words.")
@click.option("--how", default="", help="By mail, on the phone …")
@click.option("--on", "on", default="", metavar="DATE")
@pass_terminal
def wish(terminal: Terminal, number: str, words: str, how: str, on: str) -> None:
    """End a brief because the customer wishes it; whatever state it is in."""
    day = date.fromisoformat(checked_date(on)) if on else None
    with terminal.desk(writing=True) as desk:
        made = handoffs.end_by_wish(desk, number, read_argument(words), how=how, on=day).made
        say(f"{made} is withdrawn. Tell sales:")
        _say_reminder(reminders.reminder(desk, made))


@brief.command()
@click.argument("number")
@click.option("--done", is_flag=True, help="You have sent it: it is put on record.")
@pass_terminal
def remind(terminal: Terminal, number: str, *, done: bool) -> None:
    """Print the text to sales that fits where a brief stands."""
    with terminal.desk(writing=done) as desk:
        _say_reminder(reminders.reminder(desk, number))
        if done:
            reminders.note_reminded(desk, number)


def _say_reminder(reminder: reminders.Reminder) -> None:
    mail = f" <{reminder.to_email}>" if reminder.to_email else ""
    say(f"To: {reminder.to_name}{mail}")
    say(f"Subject: {reminder.subject}")
    say()
    say(reminder.body)


@brief.command()
@click.argument("number")
@click.option(
    "--person", "people", multiple=True, metavar="NAME", help="Once for each; all who may, without."
)
@click.option(
    "--out",
    default=None,
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Release them: write the mail.",
)
@pass_terminal
def contacts(terminal: Terminal, number: str, people: tuple[str, ...], out: Path | None) -> None:
    """Show the mail that releases contacts after an acceptance; with --out it is written and put on record."""
    with terminal.desk(writing=out is not None) as desk:
        prepared = releases.prepare_release(desk, number, people)
        if out is None:
            _say_release(prepared.release)
            return
        releases.release_contacts(desk, prepared, out)
    for file in prepared.files:
        say(str(out / file.name))


def _say_release(release: Release) -> None:
    mail = f" <{release.to_email}>" if release.to_email else ""
    say(f"To: {release.to_name}{mail}")
    say(f"Subject: {release.subject}")
    say()
    say(release.body)
    for contact in release.contacts:
        say("  " + ", ".join(part for part in (contact.name, contact.email, contact.phone) if part))
    say("Nothing has left yet. To write it: brief contacts NUMBER --out DIR")
