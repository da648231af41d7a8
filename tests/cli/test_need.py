"""A need is read back from the command line: drafted, sent, answered, taken back, listed; what is wrong is refused."""

from __future__ import annotations

from pathlib import Path

from tests.cli.program import Program
from tests.cli.test_main_job import spotted

NEED_NOTES = "what-i-heard-v1-"


def drafted(program: Program, out: Path) -> str:
    """Draft the need note of an opportunity and return the opportunity's id."""
    lead = spotted(program)
    said = program("need", "draft", lead, "--to", "Mira", "--all-quotes", "--out", out)
    assert said.code == 0, said.err
    return lead


def test_a_need_is_read_back_corrected_and_confirmed(program: Program, tmp_path: Path) -> None:
    out = tmp_path / "out"
    lead = drafted(program, out)
    assert sorted(path.suffix for path in out.iterdir()) == [".eml", ".html", ".pdf"]
    assert all(path.name.startswith(NEED_NOTES) for path in out.iterdir())
    assert program("need", "send", lead).out.startswith("Version 1: sent on ")
    assert "Version 1: corrected" in program("need", "correct", lead, "--words", "In May.").out
    again = program("need", "draft", lead, "--to", "Mira", "--all-quotes", "--out", out, "--formats", "pdf")
    assert "Version 2 for Mira Costa" in again.out
    assert program("need", "send", lead).code == 0
    yes = ("--how", "on the phone", "--words", "Yes, that is it.", "--may-pass-on")
    said = program("need", "confirm", lead, *yes)
    assert ("Version 2: confirmed" in said.out, "may be passed on" in said.out) == (True, True), said
    shown = program("need", "show", lead)
    assert ("Version 1: corrected" in shown.out, "Did I hear you right?" in shown.out) == (True, True)
    (listed,) = program("need", "list", "--json").json
    assert (listed["version"], listed["state"], listed["to"]) == (2, "confirmed", "Mira Costa")
    assert listed["answer"]["words"] == "Yes, that is it."
    answers = program("opportunity", "show", lead, "--json").json["answers"]
    assert answers["share"]["text"].startswith("Mira Costa said so on ")
    assert program("need", "take-back", lead).out.startswith("Version 2: sent on ")
    assert "share" not in program("opportunity", "show", lead, "--json").json["answers"]
    assert [version["state"] for version in program("need", "show", lead, "--json").json] == [
        "corrected",
        "sent",
    ]
    assert program("record", "verify").code == 0


def test_what_is_wrong_is_refused_with_what_to_do_and_nothing_is_written(
    program: Program, tmp_path: Path
) -> None:
    lead, out = spotted(program), tmp_path / "out"
    draft = ("draft", lead, "--to", "Mira", "--out", out)
    yes = ("--how", "by mail", "--words", "Yes.")
    for words, sentence in (
        ((*draft, "--formats", "docx", "--all-quotes"), "html, pdf, eml"),
        ((*draft, "--quote", "0123456789"), "can be read back"),
        (draft, "at least one sentence"),
        (("draft", lead, "--to", "Nobody", "--out", out, "--all-quotes"), "no person"),
        (("draft", "0123456789", "--out", out, "--all-quotes"), "no opportunity"),
        ((*draft, "--all-quotes", "--leave-out", "price"), "why_now"),
        (("send", lead), "need draft"),
        (("confirm", lead, *yes), "need send"),
        (("correct", lead, "--words", "No."), "need send"),
        (("take-back", lead), "need show"),
        (("confirm", lead, "--how", "by mail"), "--words"),
    ):
        said = program("need", *words)
        assert (said.code, sentence in said.err) == (2, True), said
    assert not out.exists()
    assert "Nothing was read back yet" in program("need", "list").out
    assert program("need", *draft, "--all-quotes").code == 0
    for day, sentence in (("soon", "2026"), ("1999-01-01", "cannot have been on 1999-01-01")):
        said = program("need", "send", lead, "--on", day)
        assert (said.code, sentence in said.err) == (2, True), said
    assert program("need", "send", lead).code == 0
    for words, sentence in (
        (("--how", "by mail", "--words", " "), "answer"),
        (("--how", "", "--words", "Yes."), "way"),
        ((*yes, "--on", "2199-01-01"), "cannot have been on 2199-01-01"),
        ((*yes, "--entry", "0123456789"), "no entry"),
    ):
        said = program("need", "confirm", lead, *words)
        assert (said.code, sentence in said.err) == (2, True), said
    assert program("need", "show", lead, "--json").json[0]["state"] == "sent"
