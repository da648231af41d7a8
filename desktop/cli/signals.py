"""`signals`: what a text may say, why, and what is not to be shown again."""

from __future__ import annotations

import click

from desktop.cli.terminal import (
    Terminal,
    json_option,
    pass_terminal,
    piped_text,
    read_argument,
    say,
    say_json,
    say_rows,
)
from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.signals import Signal
from desktop.domain.text import canonical
from desktop.services import interactions
from desktop.services import signals as service


@click.group()
def signals() -> None:
    """Signals: phrases that may be a need, a risk, a promise, praise, an introduction or a move."""


@signals.command()
@click.argument("text", default="")
@click.option("--entry", default="", metavar="ID", help="Look at an entry instead of TEXT.")
@json_option
@pass_terminal
def check(terminal: Terminal, text: str, entry: str, *, as_json: bool) -> None:
    """Print each signal of a text with its sentence and why it was found; TEXT of - reads standard input."""
    if bool(text) and bool(entry):
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "A text and an entry were both given."),
            QT_TRANSLATE_NOOP("UserError", "Give one of them."),
        )
    said = "" if entry else read_argument(text) if text else piped_text()
    if not entry and not said.strip():
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "There is no text to look at."),
            QT_TRANSLATE_NOOP("UserError", "Give TEXT, - for standard input, or --entry ID."),
        )
    with terminal.desk() as desk:
        prose = interactions.show_entry(desk, entry).entry.text if entry else canonical(said)
        found = service.find_signals(desk, prose)
    if as_json:
        say_json([_as_json(prose, signal) for signal in found])
    else:
        _say_found(prose, found)


@signals.command()
@click.argument("rule")
@click.argument("sentence")
@click.option("--undo", is_flag=True, help="Show it again.")
@pass_terminal
def dismiss(terminal: Terminal, rule: str, sentence: str, *, undo: bool) -> None:
    """Never show a rule's signal in this sentence again; SENTENCE of - reads standard input."""
    said = canonical(read_argument(sentence))
    with terminal.desk(writing=True) as desk:
        if undo:
            service.take_dismissal_back(desk, rule, said)
        else:
            service.dismiss(desk, rule, said)
    say("Will be shown again." if undo else "Will not be shown again. Take it back with: --undo")


@signals.command(name="list")
@json_option
@pass_terminal
def list_(terminal: Terminal, *, as_json: bool) -> None:
    """List the playbook's rules in the order in which they are tried."""
    with terminal.desk() as desk:
        rules = service.list_rules(desk)
    if as_json:
        say_json(
            [
                {
                    "id": rule.id,
                    "kind": rule.kind.value,
                    "language": rule.language,
                    "voice": rule.voice.value,
                    "reason": rule.reason,
                    "phrases": [phrase.source for phrase in rule.phrases],
                    "unless": [phrase.source for phrase in rule.unless],
                    "beside": [phrase.source for phrase in rule.beside],
                }
                for rule in rules
            ]
        )
        return
    say_rows(
        ((rule.id, rule.kind.value, rule.language, f"{len(rule.phrases)} phrases") for rule in rules),
        "The playbook has no rule.",
    )


def _say_found(prose: str, found: tuple[Signal, ...]) -> None:
    if not found:
        say("No signal.")
    for place, signal in enumerate(found):
        if place:
            say()
        say(f"{signal.kind.value}  ({signal.rule})")
        say(f"  “{_sentence(prose, signal)}”")
        say(f"  {signal.reason}")


def _sentence(prose: str, signal: Signal) -> str:
    return " ".join(prose[signal.sentence_start : signal.sentence_end].split())


def _as_json(prose: str, signal: Signal) -> dict[str, object]:
    return {
        "kind": signal.kind.value,
        "rule": signal.rule,
        "reason": signal.reason,
        "words": prose[signal.start : signal.end],
        "start": signal.start,
        "end": signal.end,
        "sentence": prose[signal.sentence_start : signal.sentence_end],
        "sentenceStart": signal.sentence_start,
        "sentenceEnd": signal.sentence_end,
    }
