"""`entry edit`, `versions`, `compare` and `bring-back`: changing an entry, with every version kept."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from desktop.cli.terminal import (
    Terminal,
    json_option,
    pass_terminal,
    read_argument,
    read_file,
    say,
    say_json,
    say_rows,
)
from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.interactions import EntryForm, Interaction, InteractionKind, Sharing
from desktop.domain.versions import DiffLine, LineChange
from desktop.services import interactions, versions
from desktop.services.desk import Desk

_SIGNS = {LineChange.SAME: " ", LineChange.REMOVED: "-", LineChange.ADDED: "+"}


@click.command()
@click.argument("reference", metavar="ID")
@click.argument("text", required=False)
@click.option("--file", "path", type=click.Path(path_type=Path), help="Takes the new text from a file.")
@click.option("--editor", is_flag=True, help="Opens the text in your editor ($VISUAL or $EDITOR).")
@click.option("--title", help="Empty for the text's first words.")
@click.option("--client", metavar="NAME", help="Empty for none.")
@click.option("--engagement", metavar="NAME", help="Empty for none.")
@click.option("--kind", help=", ".join(InteractionKind))
@click.option("--with", "people", multiple=True, metavar="NAME", help="All who were there, once for each.")
@click.option("--at", metavar="WHEN", help="When it was.")
@click.option("--minutes", type=int, help="How long it took.")
@click.option("--temperature", type=int, help="Of the session, -2 to +2.")
@click.option("--private/--shareable", default=None, help="Whether nothing of it leaves, ever.")
@pass_terminal
def edit(
    terminal: Terminal, /, reference: str, text: str | None, path: Path | None, *, editor: bool, **facts: Any
) -> None:
    """Write an entry anew; what is not given stays. The older version is kept.

    TEXT of - reads standard input.
    """
    said = _new_text(terminal, reference, text, path, editor=editor)
    changes = _changes(facts) | ({} if said is None else {"text": said})
    if not changes:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "There is nothing to change."),
            QT_TRANSLATE_NOOP("UserError", "Give a new text, --file, --editor, or a fact such as --title."),
        )
    with terminal.desk(writing=True) as desk:
        entry = interactions.show_entry(desk, reference).entry
        before = _newest(desk, entry.id)
        interactions.revise_entry(desk, entry.id, _form(entry, changes))
        now = _newest(desk, entry.id)
    say(f"Saved as version {now}." if now != before else "Nothing changed.")


def _changes(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of the form that were given."""
    changes = {name: value for name, value in facts.items() if value not in (None, ())}
    if "kind" in changes:
        changes["kind"] = InteractionKind.parse(changes["kind"])
    if "private" in changes:
        changes["sharing"] = Sharing.PRIVATE if changes.pop("private") else Sharing.SHAREABLE
    if "client" in changes:
        changes.setdefault("engagement", "")
    return changes


def _form(entry: Interaction, changes: Mapping[str, Any]) -> EntryForm:
    form = EntryForm(
        text=entry.text,
        title=entry.title,
        client=entry.client_id or "",
        engagement=entry.engagement_id or "",
        kind=entry.kind,
        people=entry.person_ids,
        temperature=entry.temperature,
        sharing=entry.sharing,
        minutes=entry.minutes,
    )
    return replace(form, **changes)


def _new_text(
    terminal: Terminal, reference: str, text: str | None, path: Path | None, *, editor: bool
) -> str | None:
    """Return the text that was given in one of three ways, None where none was."""
    if (text is not None) + (path is not None) + editor > 1:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "The new text is given twice."),
            QT_TRANSLATE_NOOP("UserError", "Give one of: a text, --file, --editor."),
        )
    if text is not None:
        return read_argument(text)
    if path is not None:
        return _decoded(read_file(path), path)
    return _edited(terminal, reference) if editor else None


def _decoded(data: bytes, path: Path) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "{path} is not a text in UTF-8."),
            QT_TRANSLATE_NOOP("UserError", "Convert it, then try again."),
            path=path,
        ) from None


def _edited(terminal: Terminal, reference: str) -> str | None:
    """Return the text as the user's editor leaves it; only the user can read it while it is open."""
    with terminal.desk() as desk:
        text = interactions.show_entry(desk, reference).entry.text
    with tempfile.TemporaryDirectory(prefix="engagement-journal-") as folder:
        path = Path(folder) / "entry.md"
        path.write_text(text, encoding="utf-8", newline="\n")
        try:
            click.edit(filename=str(path))
        except click.ClickException as error:
            raise UserError(
                QT_TRANSLATE_NOOP("UserError", "The editor did not finish: {reason}"),
                QT_TRANSLATE_NOOP("UserError", "Set $VISUAL to an editor that waits, then try again."),
                reason=error.message,
            ) from error
        return _decoded(read_file(path), path)


def _newest(desk: Desk, entry: str) -> int:
    return versions.list_versions(desk, entry)[0].version


@click.command(name="versions")
@click.argument("reference", metavar="ID")
@json_option
@pass_terminal
def list_versions(terminal: Terminal, reference: str, *, as_json: bool) -> None:
    """List the versions of an entry, the newest first."""
    with terminal.desk() as desk:
        rows = versions.list_versions(desk, reference)
    if as_json:
        say_json(
            [
                {
                    "version": row.version,
                    "savedAt": row.saved_at,
                    "title": row.title,
                    "length": row.length,
                    "current": row.current,
                }
                for row in rows
            ]
        )
        return
    say_rows(
        (
            (
                str(row.version),
                row.saved_at,
                f"{row.length} characters",
                "now" if row.current else "",
                row.title,
            )
            for row in rows
        ),
        "",
    )


@click.command()
@click.argument("reference", metavar="ID")
@click.argument("older", type=int, required=False)
@click.argument("newer", type=int, required=False)
@json_option
@pass_terminal
def compare(
    terminal: Terminal, reference: str, older: int | None, newer: int | None, *, as_json: bool
) -> None:
    """Show what differs between two versions; without numbers, what the last save changed."""
    with terminal.desk() as desk:
        newest = _newest(desk, reference)
        newer = newest if newer is None else newer
        older = max(1, newer - 1) if older is None else older
        lines = versions.compare(desk, reference, older, newer)
    if as_json:
        say_json([_line_as_json(line) for line in lines])
        return
    for line in lines:
        say(f"{_SIGNS[line.change]} {f'{line.fact}: ' if line.fact else ''}{line.text}".rstrip())


def _line_as_json(line: DiffLine) -> dict[str, object]:
    return {
        "change": line.change.value,
        "fact": line.fact,
        "text": line.text,
        "marks": [[mark.start, mark.end] for mark in line.marks],
        "older": line.older,
        "newer": line.newer,
    }


@click.command(name="bring-back")
@click.argument("reference", metavar="ID")
@click.argument("version", type=int)
@pass_terminal
def bring_back(terminal: Terminal, reference: str, version: int) -> None:
    """Make an older version the newest one. A private entry stays private."""
    with terminal.desk(writing=True) as desk:
        before = _newest(desk, reference)
        versions.bring_back(desk, reference, version)
        now = _newest(desk, reference)
    if now == before:
        say("Nothing changed.")
        return
    say(f"Version {version} is back, as version {now}. Undo with: entry bring-back ID {before}")


COMMANDS = (edit, list_versions, compare, bring_back)
"""What `entry` offers beside writing and looking."""
