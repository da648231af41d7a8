"""Changing an entry from the command line, with every version kept."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.cli.program import Program, start

TEXT = "Anna was glad.\nMore in April."


def written(program: Program) -> str:
    return program.made(
        "entry", "add", TEXT, "--client", "Nordwind", "--engagement", "Grid", "--with", "Anna Meyer",
        "--title", "Review", "--at", "2026-11-20 09:00", "--minutes", "30",
    )  # fmt: skip


def shown(program: Program, entry: str) -> dict[str, object]:
    return dict(program("entry", "show", entry, "--json").json)


def test_what_is_not_given_stays(program: Program) -> None:
    entry = written(program)
    before = shown(program, entry)
    assert "Saved as version 2." in program("entry", "edit", entry, "Anna was very glad.").out
    assert shown(program, entry) == before | {"text": "Anna was very glad."}
    assert program("entry", "edit", entry, "--kind", "call", "--private", "--temperature", "-1").code == 0
    assert shown(program, entry) == before | {
        "text": "Anna was very glad.", "kind": "call", "private": True, "temperature": -1,
    }  # fmt: skip
    assert "Nothing changed." in program("entry", "edit", entry, "--private").out
    program("entry", "edit", entry, "--client", "Helix", "--with", "Mira", "--with", "Jo", "--title", "")
    now = shown(program, entry)
    assert (now["client"], now["engagement"], now["with"]) == ("Helix", "", ["Mira", "Jo"])
    assert now["title"] == "Anna was very glad"
    assert now["at"] == before["at"]


def test_the_new_text_comes_from_a_file_standard_input_or_an_editor(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = written(program)
    (tmp_path / "new.md").write_text("From a file.", encoding="utf-8")
    program("entry", "edit", entry, "--file", tmp_path / "new.md")
    assert shown(program, entry)["text"] == "From a file."
    assert start(program.journal, "entry", "edit", entry, "-", stdin=b"Piped in.").returncode == 0
    assert shown(program, entry)["text"] == "Piped in."
    (tmp_path / "editor.py").write_text(
        "import pathlib, sys\n"
        "path = pathlib.Path(sys.argv[1])\n"
        "path.write_text(path.read_text() + ' And edited: Grüße.', encoding='utf-8')\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("VISUAL", f"{sys.executable} {tmp_path / 'editor.py'}")
    assert program("entry", "edit", entry, "--editor").code == 0
    assert shown(program, entry)["text"] == "Piped in. And edited: Grüße."


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((), "There is nothing to change"),
        (("a", "--editor"), "The new text is given twice"),
        (("",), "The entry is empty"),
        (("--temperature", "3"), "off the scale"),
        (("--minutes", "0"), "A session of 0 minutes is none"),
        (("--kind", "dinner"), "not a kind of entry"),
        (("--at", "soon"), "is not a time"),
        (("--file", "missing.txt"), "cannot be read"),
    ],
)
def test_what_cannot_be_changed_so_changes_nothing(
    program: Program, words: tuple[str, ...], sentence: str
) -> None:
    entry = written(program)
    before = shown(program, entry)
    said = program("entry", "edit", entry, *words)
    assert (said.code, sentence in said.err) == (2, True)
    assert shown(program, entry) == before
    assert len(program("entry", "versions", entry, "--json").json) == 1


def test_an_editor_that_fails_changes_nothing(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = written(program)
    monkeypatch.setenv("VISUAL", "false")
    said = program("entry", "edit", entry, "--editor")
    assert (said.code, "The editor did not finish" in said.err) == (2, True)
    assert shown(program, entry)["text"] == TEXT


def test_versions_are_listed_compared_and_brought_back(program: Program) -> None:
    entry = written(program)
    program("entry", "edit", entry, "Anna was not glad.\nMore in April.", "--title", "Talk")
    listed = program("entry", "versions", entry).out
    assert [line.split()[0] for line in listed.splitlines()] == ["2", "1"]
    assert "now" in listed.splitlines()[0]
    assert program("entry", "compare", entry).out.splitlines() == [
        "- title: Review",
        "+ title: Talk",
        "- Anna was glad.",
        "+ Anna was not glad.",
        "  More in April.",
    ]
    (marked,) = [
        line for line in program("entry", "compare", entry, "1", "2", "--json").json if line["marks"]
    ]
    assert (marked["text"], marked["marks"]) == ("Anna was not glad.", [[9, 12]])
    assert "as version 3. Undo with: entry bring-back ID 2" in program("entry", "bring-back", entry, "1").out
    assert shown(program, entry)["text"] == TEXT
    assert "Nothing changed" in program("entry", "bring-back", entry, "1").out
    assert program("entry", "bring-back", entry, "9").code == 2
    assert program("entry", "compare", entry, "9").code == 2
