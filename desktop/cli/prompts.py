"""`prompt`: the one question that fits an entry, asked after saving, answered or put off."""

from __future__ import annotations

import click

from desktop.cli.terminal import Terminal, json_option, pass_terminal, read_argument, say, say_json
from desktop.domain.prompts import Prompt
from desktop.services import prompts
from desktop.services.desk import Desk


@click.group()
def prompt() -> None:
    """Prompts: one question after an entry is saved, if one fits."""


@prompt.command()
@click.argument("entry", metavar="ENTRY")
@json_option
@pass_terminal
def show(terminal: Terminal, entry: str, *, as_json: bool) -> None:
    """Show the question that fits an entry."""
    with terminal.desk() as desk:
        found = prompts.fitting_prompt(desk, entry)
        about = prompts.words_meant(desk, entry, found) if found else ""
    if as_json:
        say_json(_as_json(found, about) if found else None)
    else:
        say(_asked(found, about) if found else "No question fits.")


@prompt.command()
@click.argument("entry", metavar="ENTRY")
@click.argument("reference", metavar="PROMPT")
@click.argument("text")
@pass_terminal
def answer(terminal: Terminal, entry: str, reference: str, text: str) -> None:
    """Write an answer into the entry, under the question or as a follow-up; TEXT of - reads standard input."""
    said = read_argument(text)
    with terminal.desk(writing=True) as desk:
        prompts.answer_prompt(desk, entry, reference, said)
    say("Written into the entry.")


@prompt.command(name="put-off")
@click.argument("reference", metavar="PROMPT")
@pass_terminal
def put_off(terminal: Terminal, reference: str) -> None:
    """Do not ask that question again today."""
    with terminal.desk(writing=True) as desk:
        prompts.put_off(desk, reference)
    say("Not today.")


def ask_after(desk: Desk, entry: str) -> None:
    """Ask the question that fits an entry, on standard error: the last line of the output stays the entry's id."""
    found = prompts.fitting_prompt(desk, entry)
    if found:
        click.echo(_asked(found, prompts.words_meant(desk, entry, found)), err=True)


def _asked(found: Prompt, about: str) -> str:
    """Write the question, below the words of the entry that it is about."""
    question = f"{found.question}  ({found.id})"
    return f"{about}\n{question}" if about else question


def _as_json(found: Prompt, about: str) -> dict[str, str]:
    return {"id": found.id, "question": found.question, "answer": found.answer.value, "about": about}
