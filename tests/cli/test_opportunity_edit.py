"""Editing an opportunity from the command line."""

from __future__ import annotations

from tests.cli.program import Program
from tests.cli.test_main_job import spotted


def test_value_and_start_are_edited_and_shown(program: Program) -> None:
    lead = spotted(program)
    said = program("opportunity", "edit", lead, "--value", "20-30k EUR", "--start", "2027-03")
    assert (said.code, "Value EUR 20,000 to 30,000, start 2027-03" in said.out) == (0, True), said
    shown = program("opportunity", "show", lead, "--json").json
    assert shown["value"] == {"lowMinor": 2_000_000, "highMinor": 3_000_000, "currency": "EUR"}
    assert shown["start"] == "2027-03"
    assert "Value EUR 20,000 to 30,000" in program("opportunity", "show", lead).out


def test_a_range_upside_down_is_refused(program: Program) -> None:
    lead = spotted(program)
    said = program("opportunity", "edit", lead, "--value", "30-20k EUR")
    assert (said.code, "ends below its beginning" in said.err) == (2, True), said
    assert program("opportunity", "show", lead, "--json").json["value"] is None
