"""`brief diff`: what the next version says that the one before did not."""

from __future__ import annotations

from pathlib import Path

from tests.cli.program import Program
from tests.cli.test_main_job import qualify, spotted


def issue(program: Program, lead: str, out: Path) -> str:
    """Hand an opportunity off and return the brief's label."""
    return program.made("brief", "issue", lead, "--to", "Priya Nair", "--format", "json", "--out", out)


def test_a_correction_is_shown_before_and_after(program: Program, tmp_path: Path) -> None:
    lead = spotted(program)
    qualify(program, lead)
    number = issue(program, lead, tmp_path / "1")
    said = program("brief", "diff", number)
    assert (said.code, said.err.startswith(f"{number} has no version before its first.")) == (2, True)
    program.made("opportunity", "answer", lead, "need", "All of billing,\nfrom spring on.")
    program.made("opportunity", "answer", lead, "size", "Ninety shops")
    again = issue(program, lead, tmp_path / "2")
    assert again == f"{number}-v2"
    assert program("brief", "diff", number).out.splitlines() == [
        "What they want: changed",
        "  - They told us.",
        "  + All of billing,",
        "  + from spring on.",
        "Size: new",
        "  + Ninety shops",
    ]
    found = program("brief", "diff", again, "--from", "2", "--to", "1", "--json").json
    assert (found["number"], found["from"], found["to"]) == (number, 2, 1)
    assert [(each["part"], each["change"]) for each in found["differences"]] == [
        ("need", "changed"),
        ("size", "removed"),
    ]
    same = program("brief", "diff", number, "--from", "2", "--to", "2")
    assert same.out == "Version 2 says what version 2 said.\n"


def test_the_next_version_begins_with_what_the_last_one_chose(program: Program, tmp_path: Path) -> None:
    lead = spotted(program)
    qualify(program, lead)
    said = program("brief", "preview", lead, "--to", "Priya Nair", "--as-before")
    assert (said.code, "was never with sales" in said.err) == (2, True)
    chosen = (
        "--not-offered",
        "A licence.",
        "--blackout",
        "20 Dec to 6 Jan",
        "--leave-out",
        "ask",
        "--all-quotes",
    )
    program.made(
        "brief", "issue", lead, "--to", "Priya Nair", "--format", "json", "--out", tmp_path, *chosen
    )  # fmt: skip
    program.made("opportunity", "answer", lead, "size", "Ninety shops")
    again = program("brief", "preview", lead, "--as-before", "--blackout", "2027-03-01").out
    assert "A licence." in again
    assert "1 March 2027" in again
    assert "6 January" not in again
    assert program("brief", "list").out.count("-v2") == 0


def test_a_preview_takes_no_number_and_needs_a_recipient(program: Program) -> None:
    lead = spotted(program)
    qualify(program, lead)
    assert program("brief", "preview", lead).code == 2
    said = program("brief", "preview", lead, "--to", "Priya Nair")
    assert said.code == 0
    assert "They told us." in said.out
    assert "No brief yet." in program("brief", "list").out


def test_what_sales_asked_for_is_shown_as_questions_and_the_rest_stays(
    program: Program, tmp_path: Path
) -> None:
    lead = spotted(program)
    qualify(program, lead)
    number = issue(program, lead, tmp_path / "1")
    answer = tmp_path / "answer.txt"
    answer.write_text(f"Brief: {number}\nDecision: returned\nBy: Priya Nair\nMissing: Size\n", "utf-8")
    program.made("reply", "import", answer)
    said = program("brief", "show", number).out
    question = "How many people, sites or systems would this touch?"
    assert f"Sales asked for: Size\n  {question}\n" in said
    assert program("brief", "show", number, "--json").json["askedFor"] == [
        {"gap": "Size", "part": "size", "questions": [question], "answered": False}
    ]
    refused = program("opportunity", "answer", lead, "need", "Something else.")
    assert (
        refused.code,
        refused.err.startswith("Sales asked for Size; “The need, in their words” stays"),
    ) == (
        2,
        True,
    )
    program.made("opportunity", "answer", lead, "size", "Ninety shops")
    again = issue(program, lead, tmp_path / "2")
    assert program("brief", "diff", again).out == "Size: new\n  + Ninety shops\n"
    assert program("brief", "show", number, "--json").json["askedFor"] == []
