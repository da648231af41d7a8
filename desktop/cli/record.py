"""`record`: who spotted it, when, on what evidence, what left, what came back."""

from __future__ import annotations

from pathlib import Path

import click

from desktop.cli.terminal import Terminal, json_option, pass_terminal, read_file, say, say_json
from desktop.domain.record_exports import parse_rows
from desktop.services import record as services
from desktop.services import record_exports, record_pages


@click.group()
def record() -> None:
    """The ownership record."""


@record.command()
@click.argument("client")
@json_option
@pass_terminal
def show(terminal: Terminal, client: str, *, as_json: bool) -> None:
    """Show the ownership record of CLIENT."""
    with terminal.desk() as desk:
        found, rows = services.show_record(desk, client)
    if as_json:
        say_json(
            [
                {
                    "client": found.name,
                    "sequence": row.sequence,
                    "at": row.at,
                    "kind": row.kind,
                    "hash": row.hash,
                    "facts": dict(row.facts),
                }
                for row in rows
            ]
        )
        return
    say(f"{found.name}, steward {found.steward}")
    for row in rows:
        facts = "; ".join(
            f"{key}: {value}" for key, value in row.facts.items() if value not in ("", None, [])
        )
        say(f"{row.sequence:4} {row.at} {row.kind}: {facts or 'erased'}")


@record.command()
@click.argument("client")
@click.option("--out", required=True, type=click.Path(path_type=Path), metavar="FILE")
@click.option(
    "--row", "rows", multiple=True, metavar="N", help="A row whose contents may leave, or several: 1,4-6."
)
@click.option("--all-rows", is_flag=True, help="The contents of every row but those of private entries.")
@pass_terminal
def export(terminal: Terminal, client: str, out: Path, rows: tuple[str, ...], *, all_rows: bool) -> None:
    """Write the record of CLIENT, signed; without --row only when what happened leaves, not its contents."""
    with terminal.desk(writing=True) as desk:
        contents = parse_rows(",".join(rows))
        verdict = record_exports.export_record(desk, client, out, contents, everything=all_rows).verdict()
    if verdict.kept_back:
        say(
            f"Contents kept back: {verdict.kept_back} of {verdict.rows} rows. Choose with --row or --all-rows."
        )
    say(str(out))


@record.command(name="print")
@click.argument("client")
@click.option(
    "--out",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Where to write.",
)
@click.option("--formats", default="html,pdf", metavar="LIST", help="html, pdf, or both.")
@click.option("--quotes", is_flag=True, help="With what people said, and promises, in words.")
@pass_terminal
def print_(terminal: Terminal, client: str, out: Path, formats: str, *, quotes: bool) -> None:
    """Write the record of CLIENT as pages to read and to print; people are named by their role."""
    wanted = record_pages.parse_formats(formats)
    with terminal.desk() as desk:
        files = record_pages.print_record(desk, client, out, wanted, quotes=quotes)
    for file in files:
        say(str(file))


@record.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@json_option
@pass_terminal
def verify(terminal: Terminal, file: Path | None, *, as_json: bool) -> None:
    """Check every row of the record, or a FILE that was exported; name the first bad one."""
    if file is not None:
        _verify_file(file, as_json=as_json)
        return
    with terminal.desk() as desk:
        verdicts = services.verify_record(desk)
        names = services.chain_names(desk)
    if as_json:
        say_json(
            [
                {
                    "client": names.get(verdict.chain, verdict.chain),
                    "rows": verdict.rows,
                    "erased": verdict.erased,
                    "sound": verdict.sound,
                    "badRow": verdict.bad_sequence,
                    "reason": verdict.reason,
                }
                for verdict in verdicts
            ]
        )
    for verdict in verdicts:
        if not verdict.sound:
            raise services.broken_record(verdict, names.get(verdict.chain, verdict.chain))
    if not as_json:
        rows = sum(verdict.rows for verdict in verdicts)
        say(f"The ownership record is sound: {rows} rows of {len(verdicts)} clients.")


def _verify_file(file: Path, *, as_json: bool) -> None:
    """Check an exported record; there need be no journal."""
    found = record_exports.verify_record_file(read_file(file))
    verdict, record_ = found.verdict, found.record
    if as_json:
        say_json(
            {
                "client": record_.client,
                "relationshipOwner": record_.steward,
                "exportedAt": record_.exported_at,
                "rows": verdict.rows,
                "erased": verdict.erased,
                "keptBack": verdict.kept_back,
                "sound": verdict.sound,
                "badRow": verdict.bad_sequence,
                "reason": verdict.reason,
                "signedBy": found.thumbprint,
            }
        )
    if not verdict.sound:
        raise services.broken_record(verdict, record_.client)
    if not as_json:
        say(f"The ownership record of {record_.client} is unchanged; relationship owner {record_.steward}.")
        say(f"{verdict.rows} rows, {verdict.erased} erased, contents of {verdict.kept_back} kept back.")
        say(f"Signed with key {found.fingerprint} ({found.thumbprint}).")
