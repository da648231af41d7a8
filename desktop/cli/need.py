"""`need`: what was read back to the customer, and what they said to it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from desktop.cli.terminal import (
    Terminal,
    json_option,
    pass_terminal,
    read_argument,
    say,
    say_json,
    say_rows,
)
from desktop.domain.need_notes import NoteVersion
from desktop.domain.playbook import NoteSection
from desktop.domain.replies import checked_date
from desktop.services import need_note_answers, need_notes
from desktop.services.composing_need_notes import NoteChoice

_SECTIONS = [section.value for section in NoteSection if section is not NoteSection.NOWHERE]


@click.group()
def need() -> None:
    """Need notes: the need in the customer's own words, read back to them."""


@need.command()
@click.argument("reference", metavar="OPPORTUNITY")
@click.option("--to", default="", metavar="PERSON", help="To whom; whoever said it where nobody is named.")
@click.option("--quote", "--quotes", "quotes", multiple=True, metavar="ID", help="A quote; once for each.")
@click.option(
    "--all-quotes",
    is_flag=True,
    help="Every quote that somebody at the client is named for, but an earlier yes.",
)
@click.option("--title", default="", help="Another title than the opportunity's.")
@click.option("--leave-out", multiple=True, type=click.Choice(_SECTIONS), help="A section; once for each.")
@click.option("--formats", "--format", "formats", default="html,pdf,eml", show_default=True)
@click.option("--out", required=True, type=click.Path(path_type=Path), metavar="DIR")
@pass_terminal
def draft(
    terminal: Terminal,
    reference: str,
    to: str,
    quotes: tuple[str, ...],
    title: str,
    leave_out: tuple[str, ...],
    formats: str,
    out: Path,
    *,
    all_quotes: bool,
) -> None:
    """Draft the page for OPPORTUNITY, written into DIR; look at it, then send it yourself."""
    choice = NoteChoice(
        lead=reference,
        to=to,
        quotes=tuple(part for each in quotes for part in each.replace(",", " ").split()),
        all_quotes=all_quotes,
        title=title,
        left_out=tuple(NoteSection(each) for each in leave_out),
        formats=need_notes.parse_formats(formats),
    )
    with terminal.desk(writing=True) as desk:
        prepared = need_notes.prepare(desk, choice)
        need_notes.draft(desk, prepared, out)
    for file in prepared.files:
        say(str(out / file.name))
    say(f"Version {prepared.note.version} for {prepared.to.name}. When it is sent, say so: need send")


@need.command()
@click.argument("reference", metavar="OPPORTUNITY")
@click.option("--on", default="", metavar="DATE")
@pass_terminal
def send(terminal: Terminal, reference: str, on: str) -> None:
    """Say that the draft was sent; from now on it stays as it is."""
    with terminal.desk(writing=True) as desk:
        need_notes.send(desk, reference, _day(on))
        say(_standing(need_notes.versions_of(desk, reference)[-1]))


@need.command()
@click.argument("reference", metavar="OPPORTUNITY")
@click.option("--how", required=True, metavar="WAY", help="by mail, on the phone, in the corridor, …")
@click.option("--words", required=True, metavar="TEXT", help="What they said, in their words.")
@click.option("--on", default="", metavar="DATE")
@click.option("--may-pass-on", is_flag=True, help="They said that it may be passed on.")
@click.option("--entry", default="", help="The entry that has their words already.")
@pass_terminal
def confirm(
    terminal: Terminal, reference: str, how: str, words: str, on: str, entry: str, *, may_pass_on: bool
) -> None:
    """Write down that they said yes."""
    with terminal.desk(writing=True) as desk:
        need_note_answers.confirm(
            desk,
            reference,
            how=how,
            words=read_argument(words),
            on=_day(on),
            may_pass_on=may_pass_on,
            entry=entry,
        )
        say(_last_answer(need_notes.versions_of(desk, reference)))


@need.command()
@click.argument("reference", metavar="OPPORTUNITY")
@click.option("--words", required=True, metavar="TEXT", help="What they would put differently.")
@click.option("--how", default="", metavar="WAY")
@click.option("--on", default="", metavar="DATE")
@click.option("--entry", default="", help="The entry that has their words already.")
@pass_terminal
def correct(terminal: Terminal, reference: str, words: str, how: str, on: str, entry: str) -> None:
    """Write down what they would put differently; the next draft is the next version."""
    with terminal.desk(writing=True) as desk:
        need_note_answers.correct(
            desk, reference, words=read_argument(words), how=how, on=_day(on), entry=entry
        )
        say(_last_answer(need_notes.versions_of(desk, reference)))


@need.command(name="take-back")
@click.argument("reference", metavar="OPPORTUNITY")
@pass_terminal
def take_back(terminal: Terminal, reference: str) -> None:
    """Take their last answer back, with all that came of it."""
    with terminal.desk(writing=True) as desk:
        need_note_answers.take_back(desk, reference)
        say(_standing(need_notes.versions_of(desk, reference)[-1]))


@need.command()
@click.argument("reference", metavar="OPPORTUNITY")
@json_option
@pass_terminal
def show(terminal: Terminal, reference: str, *, as_json: bool) -> None:
    """Show the versions of a need note, and what the newest one says."""
    with terminal.desk() as desk:
        versions = need_notes.versions_of(desk, reference)
    if as_json:
        say_json([_as_json(version) for version in versions])
        return
    if not versions:
        say("Nothing was read back yet. Draft a page with: need draft OPPORTUNITY --all-quotes --out DIR")
        return
    for version in versions:
        say(_standing(version))
        if version.erased:
            say("  What it quoted from an erased entry is gone from here.")
    say()
    say(need_notes.as_text(versions[-1]).rstrip())


@need.command(name="list")
@json_option
@pass_terminal
def list_(terminal: Terminal, *, as_json: bool) -> None:
    """List the newest version of each need note."""
    with terminal.desk() as desk:
        found = need_notes.list_notes(desk)
    if as_json:
        say_json([_as_json(version) for version in found])
        return
    say_rows(
        (
            (item.opportunity_id, item.note.client, item.note.title, item.note.to.name, _standing(item))
            for item in found
        ),
        "Nothing was read back yet. Draft a page with: need draft OPPORTUNITY --all-quotes --out DIR",
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(checked_date(text)) if text else None


def _standing(version: NoteVersion) -> str:
    said = version.answer
    if said is not None:
        passed = ", may be passed on" if said.may_pass_on else ""
        return f"Version {version.note.version}: {version.state.value} on {said.on}, {said.how}{passed}"
    sent = f" on {version.sent_on}" if version.sent_on else ""
    return f"Version {version.note.version}: {version.state.value}{sent}"


def _last_answer(versions: tuple[NoteVersion, ...]) -> str:
    return _standing([version for version in versions if version.answer][-1])


def _as_json(version: NoteVersion) -> dict[str, object]:
    said = version.answer
    return {
        "opportunity": version.opportunity_id,
        "version": version.note.version,
        "state": version.state.value,
        "to": version.note.to.name,
        "sentOn": version.sent_on,
        "answer": {
            "how": said.how,
            "on": said.on,
            "words": said.words,
            "mayPassOn": said.may_pass_on,
            "entry": said.entry_id,
        }
        if said
        else None,
        "hash": version.hash,
        "erased": version.erased,
        "files": dict(version.files),
    }
