"""An issued brief is written once more on the command line, as it left."""

from __future__ import annotations

from pathlib import Path

from tests.cli.program import Program


def test_the_files_are_those_that_left(program: Program, tmp_path: Path) -> None:
    program("profile", "set", "--name", "Tom Berger", "--email", "tom@northlight.example")
    entry = program.made("entry", "add", "--client", "Helix", "“We need help in Lyon.” she said.")
    lead = program.made("opportunity", "spot", entry, "--quote", "We need help in Lyon.", "--title", "Lyon")
    number = program.made(
        "brief", "issue", lead, "--to", "Priya Nair", "--out", tmp_path / "out", "--override", "now",
        "--format", "json,text",
    )  # fmt: skip
    said = program("brief", "write", number, "--out", tmp_path / "again", "--format", "json,text")
    assert said.out.splitlines() == [str(tmp_path / "again" / f"{number}{end}") for end in (".json", ".txt")]
    left = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    assert {path.name: path.read_bytes() for path in (tmp_path / "again").iterdir()} == left
    assert "brief written again" in program("record", "show", "Helix").out
    rows = program("record", "show", "Helix").out.count("\n")
    for wrong in (("--format", ","), ("--version", "4")):
        assert program("brief", "write", number, "--out", tmp_path / "none", *wrong).code == 2
    assert not (tmp_path / "none").exists()
    assert program("record", "show", "Helix").out.count("\n") == rows
