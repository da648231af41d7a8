"""Consent from the command line: asked for, written down, needed by a brief, taken back."""

from __future__ import annotations

from pathlib import Path

from tests.cli.program import Program
from tests.cli.test_main_job import spotted


def test_a_brief_with_names_waits_for_the_consent_that_is_written_down(
    program: Program, tmp_path: Path
) -> None:
    lead = spotted(program)
    issue = (
        "brief", "issue", lead, "--to", "Petra Sales", "--out", tmp_path / "out", "--format", "json",
        "--override", "They asked for it", "--names", "--all-quotes",
    )  # fmt: skip
    said = program(*issue)
    assert (said.code, "not agreed to it: Mira Costa (Being named, Quote with the name)" in said.err) == (
        2, True,
    ), said  # fmt: skip
    assert not (tmp_path / "out").exists()
    name = program.made("consent", "give", "Mira", "name", "--how", "on the phone", "--until", "2199-12-31")
    program.made("consent", "give", "Mira", "quote", "--how", "by mail", "--scope", "this brief")
    assert program(*issue).code == 0
    assert "holds: until 2199-12-31" in program("consent", "show", name[:13]).out
    shown = program("consent", "list", "--use", "quote", "--json").json
    assert [(row["person"], row["standing"], row["scope"]) for row in shown] == [
        ("Mira Costa", "holds", "this brief")
    ]
    assert program("consent", "withdraw", "Mira", "quote").code == 0
    assert "withdrawn" in program("consent", "list").out
    assert "It holds again" in program("consent", "withdraw", "Mira", "quote", "--undo").out
    assert program("consent", "remove", name).code == 0
    assert "Being named" not in program("consent", "list").out
    assert program("record", "verify").code == 0


def test_what_is_wrong_is_refused_with_what_to_do(program: Program) -> None:
    spotted(program)
    for words, sentence in (
        (("give", "Mira", "billboard", "--how", "x"), "Use one of: introduction, reference-call"),
        (("give", "Mira", "logo", "--how", "x", "--until", "soon"), "Write it as 2027-03-31"),
        (("give", "Mira", "logo", "--how", "x", "--until", "1999-01-01"), "Take a later last day"),
        (("give", "Nobody", "logo", "--how", "x"), "no person"),
        (("withdraw", "Mira", "logo"), "See “consent list”"),
        (("show", "0123456789"), "no consent"),
    ):
        said = program("consent", *words)
        assert (said.code, sentence in said.err) == (2, True), said
    assert "No consent on record" in program("consent", "list", "--expiring").out


def test_how_somebody_may_be_approached_is_said_and_corrected(program: Program) -> None:
    spotted(program)
    program.made("person", "add", "Eva Neu", "--client", "Helix", "--protocol", "after-my-introduction")
    assert "Eva Neu, role not known: contact after my introduction" in program("client", "show", "Helix").out
    program.made("person", "edit", "Eva Neu", "--role", "Buyer", "--protocol", "directly")
    assert "Eva Neu, Buyer: contact directly" in program("client", "show", "Helix").out
    assert program("person", "edit", "Eva Neu", "--protocol", "by pigeon").code == 2
