"""`playbook`: the firm's process, checked, taken into the journal, shown and compared."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from desktop.cli.terminal import Terminal, json_option, pass_terminal, say, say_json, say_rows
from desktop.domain.playbook_chapters import Line, chapters
from desktop.domain.playbook_differences import Change, Difference
from desktop.services import playbooks
from desktop.services.playbook_in_force import InForce

_WORDS = {
    Change.CHANGED: "{key}: {before} → {after}",
    Change.ADDED: "{key} is new: {after}",
    Change.REMOVED: "{key} is gone: {before}",
    Change.MOVED: "{key} are in another order: {after}",
}


@click.group()
def playbook() -> None:
    """The playbook: the firm's process as one file over the default."""


@playbook.command()
@click.argument("file", type=click.Path(path_type=Path))
@json_option
@pass_terminal
def check(terminal: Terminal, file: Path, *, as_json: bool) -> None:
    """Say what is wrong with FILE, or what it would change."""
    with terminal.desk() as desk:
        found = playbooks.check(desk, file)
    if as_json:
        say_json({"playbook": found.file.playbook.label, "differences": _as_json(found.differences)})
        return
    say(f"{found.file.playbook.label} in {found.file.name} is in order.")
    if found.is_in_force:
        say("It is in force.")
    else:
        say(f"Against {found.in_force.file.playbook.label}, which is in force:")
        _say_differences(found.differences)


@playbook.command()
@click.argument("file", required=False, default="")
@click.option("--default", "default", is_flag=True, help="Go back to the default playbook.")
@pass_terminal
def use(terminal: Terminal, file: str, *, default: bool) -> None:
    """Take FILE into the journal and go on with it. FILE may be a version that the journal keeps."""
    if bool(file) == default:
        raise click.UsageError("Name a file, or give --default.")
    with terminal.desk(writing=True) as desk:
        if default:
            changes = playbooks.use_default(desk)
        elif Path(file).exists() or not playbooks.is_kept(desk, file):
            changes = playbooks.use(desk, playbooks.check(desk, Path(file)))
        else:
            changes = playbooks.use_version(desk, file)
        label = desk.playbook.label
    say(f"{label} is in force." if changes else f"{label} was in force already.")


@playbook.command()
@json_option
@pass_terminal
def show(terminal: Terminal, *, as_json: bool) -> None:
    """Show the playbook in force as a person reads it."""
    with terminal.desk() as desk:
        found = playbooks.in_force(desk)
    if as_json:
        say_json(_everything(found))
        return
    if found.fault:
        click.echo(f"The firm's playbook cannot be read by this version: {found.fault}", err=True)
    say(_head(found))
    for chapter in chapters(found.file.playbook):
        say()
        say(str(chapter.title))
        for part in chapter.parts:
            if part.title:
                say(f"  {part.title}")
            for line in part.lines:
                _say_line(line, found)


@playbook.command()
@click.argument("other", metavar="[FILE|VERSION]", required=False, default=playbooks.DEFAULT)
@json_option
@pass_terminal
def diff(terminal: Terminal, other: str, *, as_json: bool) -> None:
    """Say what differs from another playbook (a file, a version, or the default) to the one in force."""
    with terminal.desk() as desk:
        label, found = playbooks.compare(desk, other)
        now = desk.playbook.label
    if as_json:
        say_json({"from": label, "to": now, "differences": _as_json(found)})
        return
    say(f"From {label} to {now}:")
    _say_differences(found)


@playbook.command(name="list")
@json_option
@pass_terminal
def list_(terminal: Terminal, *, as_json: bool) -> None:
    """List the playbooks that were in force, and since when."""
    with terminal.desk() as desk:
        uses = playbooks.list_uses(desk)
        default = playbooks.default_label(desk)
    if as_json:
        say_json(
            [{"playbook": use.label, "since": use.since, "file": use.file, "hash": use.hash} for use in uses]
        )
        return
    rows = [
        ("from the beginning", default, "default"),
        *((use.since, use.label, use.file or "default") for use in uses),
    ]
    say_rows(rows, "")


def _head(found: InForce) -> str:
    label = found.file.playbook.label
    if found.is_default:
        return f"{label}, which is the default"
    return f"{label}, from {found.file.name}, in force since {found.since}"


def _say_line(line: Line, found: InForce) -> None:
    mark = "*" if playbooks.is_firms(found, line.key) else " "
    text = f": {' '.join(line.text.split())}" if line.text else ""
    say(f"  {mark} {line.label}{text}")
    for detail in line.details:
        say(f"      {detail}")


def _say_differences(found: Iterable[Difference]) -> None:
    lines = [_in_words(each) for each in found]
    for line in lines or ["Nothing differs."]:
        say(f"  {line}")


def _in_words(each: Difference) -> str:
    empty = "(empty)"
    return _WORDS[each.change].format(key=each.key, before=each.before or empty, after=each.after or empty)


def _as_json(found: Iterable[Difference]) -> list[dict[str, str]]:
    return [
        {"key": each.key, "change": each.change.value, "before": each.before, "after": each.after}
        for each in found
    ]


def _everything(found: InForce) -> dict[str, Any]:
    return {
        "playbook": found.file.playbook.label,
        "file": found.file.name,
        "since": found.since,
        "hash": found.file.hash,
        "default": found.is_default,
        "keys": playbooks.plain_tables(found),
    }
