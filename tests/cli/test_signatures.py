"""What was handed out is checked on the command line, with the journal and without one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.program import Program


@pytest.fixture
def issued(program: Program, tmp_path: Path) -> tuple[Path, str]:
    """Return the folder and the number of a brief in every form that is signed."""
    program("profile", "set", "--name", "Tom Berger", "--email", "tom@northlight.example")
    entry = program.made("entry", "add", "--client", "Helix", "“We need help in Lyon.” she said.")
    lead = program.made("opportunity", "spot", entry, "--quote", "We need help in Lyon.", "--title", "Lyon")
    number = program.made(
        "brief", "issue", lead, "--to", "Priya Nair", "--out", tmp_path / "out", "--override", "now",
        "--format", "json,jws,html,html-form,text",
    )  # fmt: skip
    return tmp_path / "out", number


def test_each_form_verifies_with_the_key_and_a_changed_one_does_not(
    program: Program, tmp_path: Path, issued: tuple[Path, str]
) -> None:
    out, number = issued
    key = program("profile", "key", "--json").json
    assert f"Signed with key {key['fingerprint']}" in (out / f"{number}.txt").read_text("utf-8")
    stranger = Program(tmp_path / "other.db", program._capture)
    stranger("profile", "set", "--name", "Ops")
    for ending in ("jws.json", "html", "form.html"):
        said = program("brief", "verify", out / f"{number}.{ending}")
        assert "this journal issued it" in said.out, said.err
        assert key["thumbprint"] in said.out
        assert "another journal issued it" in stranger("brief", "verify", out / f"{number}.{ending}").out
    page = (out / f"{number}.html").read_text("utf-8")
    changed = tmp_path / "changed.html"
    changed.write_text(page.replace("<bdi>Tom Berger", "<bdi>Tim Berger", 1), "utf-8")
    assert program("brief", "verify", changed).code == 2
    signed = (out / f"{number}.jws.json").read_text()
    changed.write_text(re.sub(r'("payload": "ey\w{9})\w', r"\1_", signed))
    said = program("brief", "verify", changed)
    assert (said.code, "does not hold" in said.err) == (2, True)
    changed.write_text("<p>nothing</p>")
    assert "carries no signature" in program("brief", "verify", changed).err


def test_a_record_is_exported_and_verified_without_the_journal(
    program: Program, tmp_path: Path, issued: tuple[Path, str]
) -> None:
    file = tmp_path / "helix.record.json"
    said = program("record", "export", "Helix", "--out", file)
    assert "Contents kept back" in said.out
    nowhere = Program(tmp_path / "none" / "journal.db", program._capture)
    said = nowhere("record", "verify", file)
    assert (said.code, "record of Helix is unchanged; relationship owner Tom Berger" in said.out) == (0, True)
    assert nowhere("record", "verify", file, "--json").json["sound"] is True
    assert program("record", "export", "Helix", "--out", file).code == 2  # another file is there already
    some = tmp_path / "some.json"
    program("record", "export", "Helix", "--out", some, "--row", "1-2", "--row", "3")
    kept = nowhere("record", "verify", some, "--json").json
    assert kept["rows"] - kept["keptBack"] == 3
    assert program("record", "export", "Helix", "--out", tmp_path / "none.json", "--row", "x").code == 2
