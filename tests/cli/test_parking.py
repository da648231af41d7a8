"""Parking, resuming and dropping an opportunity from the command line."""

from __future__ import annotations

from tests.cli.program import Program
from tests.cli.test_main_job import spotted


def test_it_is_parked_resumed_and_dropped_and_says_so(program: Program) -> None:
    lead = spotted(program)
    assert ": parked until 2999-01-31" in program("opportunity", "park", lead, "--until", "2999-01-31").out
    assert program("opportunity", "show", lead, "--json").json["resumeOn"] == "2999-01-31"
    assert ": spotted" in program("opportunity", "resume", lead).out
    assert ": dropped" in program("opportunity", "drop", lead, "--reason", "They wait for the merger").out
    shown = program("opportunity", "show", lead)
    assert "dropped (They wait for the merger)" in shown.out
    states = program("opportunity", "show", lead, "--json").json["states"]
    assert [step["to"] for step in states] == ["spotted", "parked", "spotted", "dropped"]


def test_a_day_that_is_over_no_day_and_no_reason_are_refused(program: Program) -> None:
    lead = spotted(program)
    for words, saying in (
        (("park", lead, "--until", "2001-01-31"), "2001-01-31 is over"),
        (("park", lead, "--until", "spring"), "is not a date"),
        (("park", lead), "--until"),
        (("drop", lead, "--reason", " "), "reason"),
        (("resume", lead), "cannot become"),
    ):
        said = program("opportunity", *words)
        assert (said.code, saying in said.err) == (2, True), said
    assert program("opportunity", "show", lead, "--json").json["state"] == "spotted"
