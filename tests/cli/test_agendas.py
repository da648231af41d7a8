"""A draft before the meeting, on the command line."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from desktop.domain.interactions import EntryForm
from desktop.services.writing import write_entry
from desktop.store.opening import open_journal
from tests.cli.program import Program
from tests.desks import make_desk


def session_was(program: Program) -> str:
    """Write an agenda as it was written two days ago, for a session of yesterday."""
    then = datetime.now(UTC) - timedelta(days=2)
    desk = make_desk(open_journal(program.journal, create=True), now=then)
    made = write_entry(desk, EntryForm("@Nordwind tomorrow 14:00 /steering")).made
    desk.close()
    return made


def test_a_template_is_laid_out_and_the_session_is_to_come(program: Program) -> None:
    made = program.made("quick", "@Nordwind tomorrow 14:00 /steering")
    assert "## Decided" in program("entry", "show", made).out
    said = program("today").out
    assert "To come\n" in said
    assert f"14:00 · Nordwind · Steering committee · {made}" in said
    assert [row["id"] for row in program("today", "--json").json["agendas"]] == [made]


def test_once_it_has_been_its_notes_are_to_be_written(program: Program) -> None:
    made = session_was(program)
    assert program("today", "--json").json["agendas"] == []
    assert f"notes to write · Nordwind · Steering committee · {made}" in program("today").out
    assert program("agenda", "close", made).code == 0
    assert "Nothing waits." in program("today").out
    assert program("agenda", "reopen", made).code == 0
    assert program("today", "--json").json["waiting"][0]["standing"] == "notes to write"


def test_a_session_to_come_is_not_closed(program: Program) -> None:
    made = program.made("quick", "@Nordwind tomorrow 14:00 /steering")
    said = program("agenda", "close", made)
    assert (said.code, said.out) == (2, "")
    assert "still to come" in said.err
