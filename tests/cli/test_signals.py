"""Signals on the command line: found with their reasons, dismissed for good, listed."""

from __future__ import annotations

from pathlib import Path

from tests.cli.program import Program, start

NEED = "We are dreading the billing migration in spring."
TEXT = f"Anna: “{NEED}” I will send her the plan."


def test_each_signal_is_printed_with_its_sentence_and_its_reason(program: Program) -> None:
    program("client", "add", "Nordwind")
    said = program("signals", "check", TEXT).out.split("\n\n")
    assert [part.strip().splitlines()[0] for part in said] == [
        "need  (need-said-en)",
        "promise-ours  (promise-ours-en)",
    ]
    assert f"“{NEED}”" in said[0]
    assert "May be a need" in said[0]
    assert "“I will send her the plan.”" in said[1]


def test_ordinary_prose_has_none(program: Program) -> None:
    program("client", "add", "Nordwind")
    assert program("signals", "check", "We went through the tickets.").out == "No signal.\n"


def test_an_entry_is_looked_at_by_its_id(program: Program) -> None:
    entry = program.made("entry", "add", TEXT, "--client", "Nordwind")
    found = program("signals", "check", "--entry", entry, "--json").json
    assert [signal["kind"] for signal in found] == ["need", "promise-ours"]
    first = found[0]
    assert first["sentence"] == TEXT[first["sentenceStart"] : first["sentenceEnd"]] == NEED
    assert first["words"] == TEXT[first["start"] : first["end"]]


def test_what_is_piped_in_is_looked_at(program: Program, tmp_path: Path) -> None:
    program("client", "add", "Nordwind")
    said = start(program.journal, "signals", "check", "-", stdin=TEXT.replace("\n", "\r\n").encode())
    assert said.returncode == 0
    assert "need-said-en" in said.stdout.decode()


def test_a_dismissed_signal_is_gone_until_it_is_taken_back(program: Program) -> None:
    assert program("signals", "dismiss", "need-said-en", NEED).code == 0
    assert "need" not in program("signals", "check", TEXT).out
    assert program("signals", "dismiss", "need-said-en", NEED, "--undo").code == 0
    assert "need-said-en" in program("signals", "check", TEXT).out


def test_the_rules_in_force_are_listed(program: Program) -> None:
    program("client", "add", "Nordwind")
    rules = program("signals", "list", "--json").json
    assert {rule["language"] for rule in rules} == {"en", "de"}
    assert all(rule["phrases"] and rule["reason"] for rule in rules)
    assert program("signals", "list").out.splitlines()[0].split() == [
        rules[0]["id"], rules[0]["kind"], rules[0]["language"], str(len(rules[0]["phrases"])), "phrases",
    ]  # fmt: skip


def test_nothing_to_look_at_and_too_much_are_refused(program: Program) -> None:
    entry = program.made("entry", "add", TEXT)
    assert "both given" in program("signals", "check", "text", "--entry", entry).err
    assert start(program.journal, "signals", "check", stdin=b"").returncode == 2
    for words in (("check", "--entry", "nothing"), ("dismiss", "need-xx", NEED), ("dismiss", "need-en", "…")):
        said = program("signals", *words)
        assert said.code == 2
        assert "Traceback" not in said.err
