"""`brief extend`, `brief wish` and `brief remind`."""

from __future__ import annotations

from pathlib import Path

from tests.cli.program import Program
from tests.cli.test_main_job import qualify, spotted


def test_a_brief_is_extended_reminded_of_and_ended_by_the_customer(program: Program, tmp_path: Path) -> None:
    lead = spotted(program)
    qualify(program, lead)
    number = program.made(
        "brief", "issue", lead, "--to", "Vera Lang", "--out", tmp_path / "out", "--format", "text"
    )
    said = program("brief", "remind", number)
    assert (said.code, said.err.startswith("There is nothing to remind Vera Lang of")) == (2, True)
    assert program("brief", "extend", number, "--reason", "Their budget is decided in March.").code == 0
    said = program("brief", "extend", number, "--reason", "again")
    assert (said.code, "once is all there is" in said.err) == (2, True)
    said = program("brief", "wish", number, "--words", "Please leave us out of this.", "--how", "mail")
    assert said.code == 0, said.err
    assert "Please stop here" in said.out
    assert "leave us out" not in said.out
    shown = program("brief", "show", number, "--json").json
    assert (shown["state"], shown["customersWish"], shown["endReason"]) == (
        "withdrawn",
        True,
        "Please leave us out of this.",
    )
    assert program("brief", "remind", number, "--done").code == 0
    assert "The customer's wish: Please leave" in program("brief", "show", number).out
