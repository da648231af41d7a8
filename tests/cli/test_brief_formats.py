"""`brief formats`: what a brief can be written as, as `--format` takes it."""

from __future__ import annotations

from pathlib import Path

from tests.cli.program import Program
from tests.cli.test_main_job import qualify, spotted


def test_every_format_that_is_listed_can_be_written(program: Program, tmp_path: Path) -> None:
    lead = spotted(program)
    qualify(program, lead)
    listed = program("brief", "formats", "--json").json
    assert {"name": "block:zoho", "ending": ".zoho.txt", "crm": "zoho"} in listed
    rows = [line.split(maxsplit=2) for line in program("brief", "formats").out.splitlines()]
    assert ["csv:zoho", ".zoho.csv", "Zoho CRM"] in rows
    names = ",".join(each["name"] for each in listed)
    number = program.made(
        "brief", "issue", lead, "--to", "Priya Nair", "--format", names, "--out", tmp_path / "out"
    )
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        number + each["ending"] for each in listed
    }


def test_the_help_names_what_there_is(program: Program) -> None:
    said = " ".join(program("brief", "issue", "--help").out.split())
    assert "And html, text, json, jws, html-form, calendar; for a CRM of the playbook csv:NAME" in said
