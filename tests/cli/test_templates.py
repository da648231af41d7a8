"""Templates on the command line: listed, shown, and laid out in an entry."""

from __future__ import annotations

import pytest

from tests.cli.program import Program

HEADING = "## In their words: what should be different when we are done"


def shown(program: Program, entry: str) -> dict[str, object]:
    return dict(program("entry", "show", entry, "--json").json)


def test_every_kind_of_session_has_its_template(program: Program) -> None:
    program("client", "add", "Nordwind")
    ids = [template["id"] for template in program("template", "list", "--json").json]
    assert ids == ["kick-off", "status", "steering", "workshop-notes", "retrospective", "close-out"]
    assert len(program("template", "list").out.splitlines()) == len(ids)
    for reference in [*ids, "Kick-off", "/status", "retro"]:
        assert program("template", "show", reference).out.startswith("## ")


def test_a_quick_entry_begins_with_a_template(program: Program) -> None:
    entry = program.made("quick", "/kick-off tomorrow 9am @Nordwind: ask who decides")
    view = shown(program, entry)
    assert view["title"] == "ask who decides"
    assert str(view["text"]).startswith(f"@Nordwind: ask who decides\n\n{HEADING}\n")
    assert (view["client"], view["kind"]) == ("Nordwind", "meeting")


def test_a_template_alone_is_an_entry(program: Program) -> None:
    view = shown(program, program.made("quick", "/workshop-notes"))
    assert (view["title"], view["kind"]) == ("Workshop", "workshop")
    assert "/workshop" not in str(view["text"])


def test_a_template_that_was_filled_in_already_is_not_laid_out_again(program: Program) -> None:
    text = f"{HEADING}\nAnswers within a day.\n"
    assert shown(program, program.made("quick", f"/kick-off\n{text}"))["text"] == text


@pytest.mark.parametrize(("options", "kind"), [((), "workshop"), (("--kind", "call"), "call")])
def test_an_entry_is_added_with_a_template(program: Program, options: tuple[str, ...], kind: str) -> None:
    entry = program.made("entry", "add", "They liked it.", "--template", "retrospective", *options)
    view = shown(program, entry)
    assert view["kind"] == kind
    assert str(view["text"]).startswith("They liked it.\n\n## What helped, in their words\n")


def test_a_template_that_is_not_there_is_refused_and_nothing_is_written(program: Program) -> None:
    said = program("entry", "add", "They liked it.", "--template", "party")
    assert said.code == 2
    assert "template" in said.err
    assert program("entry", "list", "--json").json == []
