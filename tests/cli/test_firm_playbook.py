"""Under a firm's own playbook no command and no brief says a word of the default's."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.services import leads
from desktop.services.desk import Desk
from desktop.store.opening import open_journal
from tests.cli.program import Program
from tests.desks import make_desk
from tests.exchange.programs import needed
from tests.firm import default_words, fill, found_in, take

COMMANDS = (
    "playbook show",
    "client list",
    "client show Helix",
    "entry list",
    "opportunity list",
    "opportunity show Umstellung",
    "opportunity show Umstellung --json",
    "referral list",
    "referral show Elbnetz",
    "template list",
    "template show lenkungskreis",
    "signals list",
    "today",
    "record show Helix",
    "brief list",
    "search Umstellung",
)

HEADINGS = frozenset({"The terms", "What we ask", "was asked for"})
"""What `playbook show` says in the program's own words: above chapters, and of a window."""

LINES = frozenset({"Reason"})
"""How a line of an answer begins, whatever the firm calls it elsewhere."""


@pytest.fixture
def desk(program: Program) -> Iterator[Desk]:
    desk = make_desk(open_journal(program.journal, create=True))
    take(desk)
    yield desk
    desk.close()


def test_the_words_that_are_looked_for_are_the_defaults() -> None:
    words = default_words()
    assert {
        "The need, in their words",
        "Sell with me",
        "Wrong team",
        "Have we earned it?",
        "Lead brief",
    } <= words
    assert "Ask who looks after this kind of work, and send the same brief to them." in words
    assert "Kick-off" in words
    assert len(words) > 250


def test_no_command_says_a_word_of_the_default(program: Program, desk: Desk) -> None:
    fill(desk)
    for command in COMMANDS:
        said = program(*command.split())
        assert said.code == 0, (command, said.err)
        assert said.out.strip(), command
        assert found_in(said.out.splitlines(), HEADINGS) == set(), command


def test_no_brief_says_a_word_of_the_default(program: Program, desk: Desk, tmp_path: Path) -> None:
    fill(desk)
    out = tmp_path / "out"
    said = program(
        "brief", "issue", "Umstellung", "--to", "Priya Nair", "--out", out, "--all-quotes",
        "--format", "html,pdf,text,json,csv:espocrm",
    )  # fmt: skip
    assert said.code == 0, said.err
    number = said.last
    for ending in ("html", "txt", "json", "espocrm.csv"):
        text = (out / f"{number}.{ending}").read_text("utf-8-sig")
        assert found_in(text.splitlines(), LINES) == set(), ending
    pdf = subprocess.run(
        [needed("pdftotext"), "-layout", out / f"{number}.pdf", "-"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert found_in(pdf.splitlines(), LINES) == set()
    assert "Übergabeblatt".upper() in pdf or "Übergabeblatt" in pdf
    assert "Nordlicht Beratung" in pdf
    page = (out / f"{number}.html").read_text("utf-8")
    assert '<img src="data:image/svg+xml;base64,' in page
    assert "Das Gespräch führt das Projektteam." in page
    assert "vorgemerkt" in page
    assert program("brief", "show", number).code == 0
    assert program("brief", "sent", number).code == 0
    reply = tmp_path / "reply.txt"
    reply.write_text(f"Brief: {number}\nDecision: accepted\nBy: Priya Nair\n", "utf-8")
    asked = program("reply", "import", reply).out.partition("Ask for them:")[2]
    assert "Es fehlt noch: der nächste Schritt, der Tag dafür, das Ja zur Abmachung." in asked
    assert found_in(asked.splitlines(), frozenset({"yes"})) == set()
    refused = program(
        "brief", "issue", "Elbnetz", "--to", "Priya Nair", "--out", out, "--format", "csv:salesforce"
    )
    assert (refused.code, "csv:espocrm" in refused.err) == (2, True)


def test_what_is_missing_is_asked_in_the_firms_words(program: Program, desk: Desk, tmp_path: Path) -> None:
    lead = fill(desk)
    leads.answer(desk, lead, "anliegen", "")
    refused = program("brief", "issue", "Umstellung", "--to", "Priya Nair", "--out", tmp_path)
    assert refused.code == 2
    assert found_in(refused.err.splitlines()) == set()
    assert "Was soll anders werden" in refused.err
