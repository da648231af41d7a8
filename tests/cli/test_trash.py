"""The trash from the command line: back out of it, or gone for good."""

from __future__ import annotations

from tests.cli.program import Program


def trashed(program: Program) -> str:
    entry = program.made("entry", "add", "About the tarantula. Help us.", "--client", "Nordwind")
    program.made("opportunity", "spot", entry, "--quote", "Help us.", "--title", "A new one")
    assert program("entry", "trash", entry).code == 0
    return entry


def test_what_is_in_the_trash_is_listed_and_comes_back(program: Program) -> None:
    entry = trashed(program)
    (row,) = program("trash", "list", "--json").json
    assert (row["id"], row["client"], row["passages"]) == (entry, "Nordwind", 1)
    assert "About the tarantula" in program("trash", "list").out
    lead = program("opportunity", "show", "A new one")
    assert "1 more in entries that are in the trash" in lead.out
    program("entry", "restore", entry)
    assert "The trash is empty." in program("trash", "list").out


def test_emptying_takes_what_is_old_and_asks_for_the_rest(program: Program) -> None:
    trashed(program)
    assert "There was nothing to erase." in program("trash", "empty").out
    said = program("trash", "empty", "--older-than", "0")
    assert (said.code, "Add --yes" in said.err) == (2, True)
    assert len(program("trash", "list", "--json").json) == 1
    assert "Erased: 1." in program("trash", "empty", "--older-than", "0", "--yes").out
    assert program("trash", "list", "--json").json == []
    assert b"tarantula" not in program.journal.read_bytes().lower()
    shown = program("opportunity", "show", "A new one", "--json").json
    assert (shown["evidence"], shown["erasedEvidence"]) == ([], 1)
    assert "1 more in entries that are deleted" in program("opportunity", "show", "A new one").out
    assert program("record", "verify").code == 0


def test_deleting_names_what_is_in_the_trash(program: Program) -> None:
    entry = trashed(program)
    kept = program.made("entry", "add", "Another.")
    assert program("trash", "delete", entry).code == 2
    said = program("trash", "delete", entry, kept, "--yes")
    assert (said.code, "is not in the trash" in said.err) == (2, True)
    assert "Erased: 1." in program("trash", "delete", entry, "--yes").out
    assert program("entry", "show", entry).code == 2
    assert program("trash", "empty", "--older-than", "-1", "--yes").code == 2
