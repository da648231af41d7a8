"""Opportunities listed by filters and saved views from the command line."""

from __future__ import annotations

from tests.cli.program import Program


def test_a_view_is_saved_and_lists_what_its_filters_list(program: Program) -> None:
    for client, title in (("Nordwind", "Billing"), ("Helix", "Audit")):
        entry = program.made("entry", "add", "They dread the migration.", "--client", client)
        program.made("opportunity", "spot", entry, "--quote", "dread the migration", "--title", title)
    program("opportunity", "edit", "Billing", "--value", "50k EUR")
    program("opportunity", "view", "save", "Large", "--min-value", "40k EUR", "--text", "bill")
    assert [each["title"] for each in program("opportunity", "list", "--view", "large", "--json").json] == [
        "Billing"
    ]
    assert "EUR 50,000" in program("opportunity", "list", "--client", "nordwind").out
    assert "Audit" in program("opportunity", "list", "--value", "unknown", "--sort", "title").out
    assert "No opportunity is like that" in program("opportunity", "list", "--text", "zebra").out
    assert {"Large", "Waiting on me"} <= {
        each["name"] for each in program("opportunity", "view", "list", "--json").json
    }
    program("opportunity", "view", "remove", "Large")
    assert program("opportunity", "list", "--view", "large").code == 2
    assert program("opportunity", "list", "--min-value", "much").code == 2
