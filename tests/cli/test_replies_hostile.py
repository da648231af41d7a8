"""Bad answers on the command line: one sentence, exit code 2, and not a byte of the journal changes."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from desktop.services import briefs, handoffs
from desktop.services.composing import Choice
from desktop.store.opening import open_journal
from tests.cli.program import Program, start
from tests.desks import make_desk, qualified
from tests.hostile_replies import READ, REFUSED, reply_file


@pytest.fixture(scope="module")
def issued(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, str]:
    """Return a journal with one brief that is out, the brief's number and its hash."""
    folder = tmp_path_factory.mktemp("issued")
    desk = make_desk(open_journal(folder / "journal.db", create=True))
    choice = Choice(qualified(desk), "Priya Nair", formats=("json",))
    number = briefs.issue(desk, briefs.prepare(desk, choice), folder).made
    handoffs.confirm_sent(desk, number)
    digest = handoffs.show_handoff(desk, number).row.handoff.hash
    desk.close()
    return folder / "journal.db", number, digest


@pytest.mark.parametrize("command", ["import", "preview"])
@pytest.mark.parametrize("name", REFUSED)
def test_a_bad_answer_is_refused_in_a_sentence(
    program: Program, issued: tuple[Path, str, str], tmp_path: Path, name: str, command: str
) -> None:
    journal, number, digest = issued
    shutil.copy(journal, program.journal)
    make, sentence = REFUSED[name]
    file = tmp_path / "answer"
    file.write_bytes(make(number, digest))
    before = program.journal.read_bytes()
    said = program("reply", command, file)
    assert (said.code, said.out) == (2, "")
    assert sentence in said.err
    assert len(said.err.strip().splitlines()) <= 2
    assert len(said.err) < 400
    assert program.journal.read_bytes() == before


@pytest.mark.parametrize("name", READ)
def test_what_is_hard_to_read_is_read(
    program: Program, issued: tuple[Path, str, str], tmp_path: Path, name: str
) -> None:
    journal, number, digest = issued
    shutil.copy(journal, program.journal)
    file = tmp_path / "answer"
    file.write_bytes(READ[name](number, digest))
    found = program("reply", "preview", file, "--json").json
    assert (found["brief"], found["missing"]) == (number, [])
    assert program("reply", "preview", file).code == 0
    assert program.made("reply", "import", file) == number
    assert program("brief", "list", "--json").json[0]["state"] == "accepted"


def test_an_answer_is_read_from_standard_input(issued: tuple[Path, str, str], tmp_path: Path) -> None:
    journal, number, digest = issued
    shutil.copy(journal, tmp_path / "journal.db")
    data = reply_file(number, digest)
    shown = start(tmp_path / "journal.db", "reply", "preview", "-", "--json", stdin=data)
    assert json.loads(shown.stdout)["handOff"]["after"]["state"] == "accepted"
    cut = start(tmp_path / "journal.db", "reply", "preview", "-", stdin=data[:50])
    assert (cut.returncode, cut.stdout) == (2, b"")
