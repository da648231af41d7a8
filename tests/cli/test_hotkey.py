"""`hotkey`: shown first, made on request, and refused in a sentence where it cannot be."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.cli.program import Program

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the desktops of Linux")


@pytest.fixture
def plasma(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "KDE")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    return tmp_path / "kglobalaccel" / "engagement-journal-quick.desktop"


def test_it_is_shown_before_anything_is_changed(program: Program, plasma: Path) -> None:
    said = program("hotkey", "show")
    assert said.code == 0
    assert "On KDE Plasma this makes Ctrl+Alt+J open the quick window:" in said.out
    assert str(plasma) in said.out
    assert f'"--journal" "{program.journal}" "quick"' in said.out
    assert not plasma.exists()


def test_it_is_made_and_taken_back(program: Program, plasma: Path) -> None:
    made = program("hotkey", "make", "--keys", "super+shift+j")
    assert made.code == 0
    assert "Shift+Super+J opens the quick window." in made.out
    assert "next login" in made.out
    assert plasma.is_file()
    assert program("hotkey", "remove").out == "The shortcut is gone.\n"
    assert not plasma.exists()
    assert program("hotkey", "remove").out == "There was no shortcut of ours.\n"


def test_keys_that_are_none_are_refused(program: Program, plasma: Path) -> None:
    said = program("hotkey", "make", "--keys", "J")
    assert said.code == 2
    assert (
        said.err == "“J” cannot be a shortcut. Use Ctrl, Alt or Super with a letter, a digit or F1 to F12.\n"
    )


def test_elsewhere_the_command_is_shown_and_making_it_is_refused(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "sway")
    shown, made = program("hotkey", "show"), program("hotkey", "make")
    assert shown.code == 0
    assert f"--journal {program.journal} quick" in shown.out
    assert (made.code, made.out) == (2, "")
    assert made.err.startswith("This desktop has no way for a program to make a shortcut.")


def test_what_the_desktop_refuses_is_one_sentence(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "XFCE")
    monkeypatch.setenv("PATH", str(tmp_path))
    said = program("hotkey", "make")
    assert said.code == 2
    assert said.err.startswith("The desktop did not take it: xfconf-query")
