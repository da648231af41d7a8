"""Answers on the command line: what they would change is said first, and nothing is changed by saying it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.program import Program
from tests.cli.test_main_job import qualify, spotted

LINES = "Brief: {number}\nDecision: {decision}\nBy: Priya Nair <priya@x.example>\n"


@pytest.fixture
def number(program: Program, tmp_path: Path) -> str:
    lead = spotted(program)
    qualify(program, lead)
    made = program.made("brief", "issue", lead, "--to", "Priya", "--out", tmp_path, "--format", "json")
    program.made("brief", "sent", made)
    return made


def answer(folder: Path, number: str, decision: str, more: str = "") -> Path:
    file = folder / "answer.txt"
    file.write_text(LINES.format(number=number, decision=decision) + more, "utf-8")
    return file


def test_a_preview_says_for_people_what_would_change(program: Program, number: str, tmp_path: Path) -> None:
    file = answer(tmp_path, number, "declined", "Owner: me\nReason: too early\nNot before May.\n")
    before = program.journal.read_bytes()
    said = program("reply", "preview", file)
    assert said.code == 0
    for part in (
        f"Declined: {number} version 1 “Second plant”",
        "client       Helix Pharma",
        "from         Priya Nair <priya@x.example>",
        "read from    lines",
        "hand-off     issued → declined",
        "clock        waiting, answer due",
        "opportunity  handed off → parked",
        "comes back   ",
        "reason       Too early",
        "advice       ",
        "they say     Not before May.",
        "not read     Owner",
        "Steward, terms and content stay as they are.",
    ):
        assert part in said.out
    assert program.journal.read_bytes() == before
    assert program("brief", "list", "--json").json[0]["state"] == "issued"


def test_a_preview_gives_the_text_that_asks_for_the_rest(
    program: Program, number: str, tmp_path: Path
) -> None:
    said = program("reply", "preview", answer(tmp_path, number, "accepted")).out
    assert (
        "Said yes, details missing: the next action, its date, the terms acknowledged. Ask for them:" in said
    )
    assert f"Brief: {number}\nDecision: accepted\nBy: " in said


def test_a_preview_for_programs_and_of_what_was_taken_in(
    program: Program, number: str, tmp_path: Path
) -> None:
    file = answer(
        tmp_path, number, "accepted", "Next action: Call\nOn: 2026-12-01\nTerms acknowledged: yes\n"
    )
    found = program("reply", "preview", file, "--json").json
    assert (found["handOff"]["before"]["state"], found["handOff"]["after"]["state"]) == ("issued", "accepted")
    assert found["opportunity"] == {"before": "handed off", "after": "handed off", "resumeOn": None}
    assert (found["nextActionOn"], found["takenInAt"], found["missing"]) == ("2026-12-01", None, [])
    assert program("reply", "import", file).code == 0
    assert program("reply", "preview", file, "--json").json["takenInAt"]
    assert "taking it in again changes nothing" in program("reply", "preview", file).out


def test_a_preview_of_what_is_no_answer_is_refused(program: Program, number: str, tmp_path: Path) -> None:
    assert number
    file = tmp_path / "letter.txt"
    file.write_text("Hello Tom", "utf-8")
    said = program("reply", "preview", file)
    assert (said.code, said.out) == (2, "")
    assert "no line “Brief:”" in said.err
