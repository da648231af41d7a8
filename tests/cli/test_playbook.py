"""The firm's playbook from a terminal: checked, used, shown, compared, listed, and refused with exit code 2."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from desktop.services import leads
from desktop.store.opening import open_journal
from tests.cli.program import Program
from tests.desks import make_desk, spot
from tests.firm import NORDLICHT

FIRM = 'name = "Northlight"\nversion = "7"\n[windows]\nprotected_days = 60\n'


@pytest.fixture
def firm(tmp_path: Path) -> Path:
    path = tmp_path / "firm.toml"
    path.write_text(FIRM, "utf-8")
    return path


def test_check_then_use_then_look_at_it(program: Program, firm: Path) -> None:
    program.made("client", "add", "Helix")
    checked = program("playbook", "check", firm)
    assert checked.code == 0
    assert "Northlight 7 in firm.toml is in order." in checked.out
    assert "windows.protected_days: 90 → 60" in checked.out
    assert "which is the default" in program("playbook", "show").out
    assert program("playbook", "use", firm).out == "Northlight 7 is in force.\n"
    assert program("playbook", "use", firm).out == "Northlight 7 was in force already.\n"
    shown = program("playbook", "show").out
    assert shown.startswith("Northlight 7, from firm.toml, in force since ")
    assert "* Days that a lead stays registered: 60" in shown
    assert "Required for: Sell with me, Take it" in shown
    assert program("playbook", "show", "--json").json["keys"]["windows"]["protected_days"] == 60
    assert "windows.protected_days: 90 → 60" in program("playbook", "diff").out
    assert "Nothing differs." in program("playbook", "diff", "7").out
    assert program("playbook", "use", "--default").code == 0
    assert "windows.protected_days: 60 → 90" in program("playbook", "diff", firm).out
    listed = program("playbook", "list").out.splitlines()
    assert [re.split(" {2,}", line)[1] for line in listed] == [
        "Default playbook 1",
        "Northlight 7",
        "Default playbook 1",
    ]


def test_an_answer_that_is_no_longer_asked_stays_readable(program: Program, tmp_path: Path) -> None:
    desk = make_desk(open_journal(program.journal, create=True))
    leads.answer(desk, spot(desk), "tried", "A spreadsheet.")
    desk.close()
    assert program("playbook", "use", NORDLICHT).code == 0
    shown = program("opportunity", "show", "Billing migration").out
    assert "– What they tried (no longer asked): A spreadsheet." in shown
    assert "Was soll anders werden, in Ihren eigenen Worten?" in shown


def test_a_wrong_file_is_refused_and_the_old_one_stays(program: Program, firm: Path) -> None:
    program.made("playbook", "use", firm)
    firm.write_text(FIRM.replace('"7"', '"8"').replace("60", '"sixty"'), "utf-8")
    for command in ("check", "use"):
        said = program("playbook", command, firm)
        assert said.code == 2
        assert "In “firm.toml”, windows.protected_days must be a whole number" in said.err
    assert "Northlight 7" in program("playbook", "show").out
    missing = program("playbook", "use", "none.toml")
    assert (missing.code, "cannot be read" in missing.err) == (2, True)
    unknown = program("playbook", "diff", "9")
    assert (unknown.code, "default, Northlight 7" in unknown.err) == (2, True)
    assert program("playbook", "use").code == 2
