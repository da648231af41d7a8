"""The one question after an entry was written on the command line."""

from __future__ import annotations

from tests.cli.program import Program

PROMISED = "I will send Anna the revised plan."
QUESTION = f"{PROMISED}\nYou promised something here. What will you do next, and by when?  (our-promise-without-a-day)\n"


def test_one_question_follows_and_the_id_stays_the_last_line_of_the_output(program: Program) -> None:
    said = program("quick", f"@Nordwind {PROMISED}")
    assert said.err == f"@Nordwind {QUESTION}"
    assert program("entry", "show", said.last).code == 0
    said = program("entry", "add", PROMISED, "--client", "Nordwind", "--with", "Anna Meyer")
    assert said.err == QUESTION
    assert program("prompt", "show", said.last).out == QUESTION
    told = program("prompt", "show", said.last, "--json").json
    assert (told["answer"], told["about"]) == ("follow-up", PROMISED)


def test_nothing_is_asked_where_nothing_fits(program: Program) -> None:
    said = program(
        "entry", "add", "We went through the tickets.", "--with", "Anna Meyer", "--client", "Helix"
    )
    assert said.err == ""
    assert program("prompt", "show", said.last).out == "No question fits.\n"
    assert program("prompt", "show", said.last, "--json").json is None


def test_an_answer_goes_into_the_entry(program: Program) -> None:
    entry = program.made("quick", f"@Nordwind {PROMISED}")
    assert program("prompt", "answer", entry, "our-promise-without-a-day", "send it by Friday").code == 0
    assert program("follow-up", "list", "--json").json[0]["text"] == "send it"


def test_not_today_is_remembered(program: Program) -> None:
    assert program("prompt", "put-off", "our-promise-without-a-day").code == 0
    assert QUESTION not in program("quick", f"@Nordwind {PROMISED}").err


def test_a_prompt_that_is_not_there_is_refused(program: Program) -> None:
    said = program("prompt", "put-off", "nothing")
    assert (said.code, said.out) == (2, "")
    assert "our-promise-without-a-day" in said.err
