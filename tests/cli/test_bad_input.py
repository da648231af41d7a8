"""Bad input: a clear sentence, exit code 2, nothing changed."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from tests.cli.program import Program, start
from tests.cli.test_main_job import qualify, spotted


def refused(program: Program, *words: str | Path, saying: str) -> None:
    said = program(*words)
    assert said.code == 2, said
    assert saying in said.err
    assert "Traceback" not in said.err


@pytest.mark.parametrize(
    "words",
    [
        ("client", "list"),
        ("entry", "list"),
        ("search", "x"),
        ("record", "verify"),
        ("opportunity", "show", "x"),
        ("brief", "list"),
    ],
)
def test_a_missing_journal_is_not_made_by_looking(program: Program, words: tuple[str, ...]) -> None:
    refused(program, *words, saying="There is no journal at")
    assert not program.journal.exists()


@pytest.mark.parametrize("content", [b"", b"not a journal", b"SQLite format 3\0" + bytes(100)])
def test_a_file_that_is_no_journal(program: Program, content: bytes) -> None:
    program.journal.write_bytes(content)
    refused(program, "entry", "add", "Hello", saying="is not a journal")
    assert program.journal.read_bytes() == content


def test_a_folder_that_is_not_there(program: Program) -> None:
    program.journal = program.journal.parent / "nowhere" / "journal.db"
    refused(program, "entry", "add", "Hello", saying="does not exist")


def test_names_that_fit_none_or_several(program: Program) -> None:
    program.made("client", "add", "Helix Pharma")
    program.made("client", "add", "Helix Energy")
    refused(program, "client", "show", "helix", saying="more than one client")
    refused(program, "client", "show", "Nordwind", saying="There is no client")
    refused(program, "client", "add", "helix pharma", saying="already")
    refused(program, "entry", "show", "nope", saying="There is no entry")
    refused(program, "brief", "show", "EJ-0000-0001", saying="not a brief number")
    refused(program, "opportunity", "list", "--state", "maybe", saying="no state")
    refused(program, "entry", "add", "x", "--kind", "dinner", saying="not a kind")


def test_a_quote_that_is_not_in_the_text(program: Program) -> None:
    spotted(program)
    entry = program("entry", "list", "--json").json[0]["id"]
    refused(
        program,
        "opportunity",
        "spot",
        entry,
        "--quote",
        "We buy everything",
        "--title",
        "x",
        saying="does not say",
    )
    assert len(program("opportunity", "list", "--json").json) == 1


def test_an_unqualified_opportunity(program: Program, tmp_path: Path) -> None:
    lead = spotted(program)
    refused(
        program, "brief", "issue", lead, "--to", "Priya", "--out", tmp_path / "out", saying="Ask in the work"
    )
    assert not (tmp_path / "out").exists()
    assert program("brief", "list", "--json").json == []


@pytest.mark.parametrize(
    "words", [("--format", "docx"), ("--quote", "no-such-id"), ("--involvement", "everything")]
)
def test_an_option_that_cannot_be(program: Program, tmp_path: Path, words: tuple[str, str]) -> None:
    lead = spotted(program)
    qualify(program, lead)
    said = program("brief", "issue", lead, "--to", "Priya", "--out", tmp_path / "out", *words)
    assert said.code == 2
    assert program("brief", "list", "--json").json == []


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"{}",
        b'{"typ": "lead-reply"}',
        b"Hello Tom",
        b"\xff\xfe\x00",
        b"\0" * 100,
        b"[" * 100_000,
    ],
)
def test_a_reply_that_is_none(program: Program, tmp_path: Path, content: bytes) -> None:
    program.made("client", "add", "Helix")
    (tmp_path / "reply.json").write_bytes(content)
    said = program("reply", "import", tmp_path / "reply.json")
    assert said.code == 2
    assert said.err.strip()


def test_fifty_megabytes_of_rubbish_are_refused_at_once(program: Program, tmp_path: Path) -> None:
    program.made("client", "add", "Helix")
    (tmp_path / "reply.json").write_bytes(b"rubbish " * 6_250_000)
    began = time.perf_counter()
    assert program("reply", "import", tmp_path / "reply.json").code == 2
    assert time.perf_counter() - began < 60, "it was read to the end"


def test_a_reply_twice_and_a_reply_for_another_journal(program: Program, tmp_path: Path) -> None:
    lead = spotted(program)
    qualify(program, lead)
    number = program.made("brief", "issue", lead, "--to", "Priya", "--out", tmp_path, "--format", "json")
    reply = tmp_path / "reply.json"
    reply.write_text(
        json.dumps(
            {
                "typ": "lead-reply",
                "v": 1,
                "brief": number,
                "inReplyTo": program("brief", "show", number, "--json").json["hash"],
                "decision": "returned",
                "by": {"name": "P"},
                "gaps": ["size"],
            }
        )
    )
    assert program("reply", "import", reply).code == 0
    refused(program, "reply", "import", reply, saying="taken in before")
    program.journal = tmp_path / "another.db"
    program.made("client", "add", "Helix")
    refused(program, "reply", "import", reply, saying="has no brief")
    refused(program, "reply", "import", tmp_path / "missing.json", saying="cannot be read")


def test_a_brief_that_was_changed(program: Program, tmp_path: Path) -> None:
    lead = spotted(program)
    qualify(program, lead)
    number = program.made("brief", "issue", lead, "--to", "Priya", "--out", tmp_path, "--format", "json")
    file = tmp_path / f"{number}.json"
    file.write_bytes(file.read_bytes().replace(b"Tom Berger", b"Tim Berger"))
    refused(program, "brief", "verify", file, saying="was changed")
    file.write_bytes(b"{}")
    refused(program, "brief", "verify", file, saying="not a lead brief")


@pytest.mark.parametrize("text", ["a\x00b", "lone \udce9 surrogate"])
def test_text_that_cannot_be_kept(program: Program, text: str) -> None:
    refused(program, "entry", "add", text, saying="cannot be stored")
    refused(program, "client", "add", text, saying="cannot be stored")


@pytest.mark.parametrize("name", ["نوردويند", "🚀", "x" * 200, "CON", "../..", "a/b"])
def test_any_name_is_kept_as_it_is(program: Program, name: str) -> None:
    program.made("client", "add", name)
    assert program("client", "list", "--json").json[0]["name"] == name


def test_bytes_that_are_no_text_on_standard_input(tmp_path: Path) -> None:
    done = start(tmp_path / "journal.db", "entry", "add", "-", stdin=b"caf\xe9")
    assert done.returncode == 2
    assert b"not UTF-8" in done.stderr


def test_a_bug_is_logged_without_its_words(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError(" ".join(("secret", "words")))

    monkeypatch.setattr("desktop.services.search.read_query", broken)
    monkeypatch.setattr("desktop.system.paths.log_folder", lambda: tmp_path / "log")
    program.made("client", "add", "Helix")
    said = program("search", "x")
    assert said.code == 1
    log = next((tmp_path / "log").iterdir())
    assert str(log) in said.err
    assert "RuntimeError" in log.read_text()
    assert "secret words" not in log.read_text() + said.err
