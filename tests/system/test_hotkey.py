"""Keys are read as people type them, and each desktop is asked in its own words, never through a shell."""

from __future__ import annotations

import configparser
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.system.hotkey import DesktopError, Step, WrongKeysError, do, parse_keys, quick_command
from desktop.system.hotkey_desktops import Desktop, Windows, present_desktop

COMMAND = ("/opt/journal's home/engagement-journal", "--journal", "/data/50 % done.db", "quick")


def named(desktop: str, home: Path, said: str = "") -> Desktop:
    """Return a desktop that says `said` when it is read."""
    found = present_desktop("linux", {"XDG_CURRENT_DESKTOP": desktop}, home, lambda _step: said)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Ctrl+Alt+J", "Ctrl+Alt+J"),
        (" alt + control + j", "Ctrl+Alt+J"),
        ("super+space", "Super+Space"),
        ("Win+Shift+F5", "Shift+Super+F5"),
        ("ctrl+9", "Ctrl+9"),
    ],
)
def test_keys_are_read_as_they_are_typed(typed: str, read: str) -> None:
    assert str(parse_keys(typed)).casefold() == read.casefold()


@pytest.mark.parametrize(
    "typed", ["", "J", "Shift+J", "Ctrl+", "Ctrl+Enter+J", "Hyper+J", "Ctrl+Ä", "Ctrl+F99", "Ctrl+;"]
)
def test_what_cannot_be_a_shortcut_is_refused(typed: str) -> None:
    with pytest.raises(WrongKeysError):
        parse_keys(typed)


def test_gnome_adds_ours_to_the_shortcuts_there_are(tmp_path: Path) -> None:
    gnome = named("ubuntu:GNOME", tmp_path, "['/org/gnome/custom0/']\n")
    steps = gnome.to_make(parse_keys("Ctrl+Alt+J"), COMMAND)
    values = {step.argv[3]: step.argv[4] for step in steps}
    assert values["binding"] == "'<Control><Alt>j'"
    assert values["custom-keybindings"].startswith("['/org/gnome/custom0/', '/org/gnome/settings-daemon/")
    assert "journal\\'" in values["command"]
    assert all(step.argv[:2] == ("gsettings", "set") for step in steps)
    assert gnome.to_remove() == []


def test_gnome_takes_away_ours_only(tmp_path: Path) -> None:
    ours = "/org/gnome/settings-daemon/plugins/media-keys/custom-keybindings/engagement-journal/"
    keys = parse_keys("Ctrl+Alt+J")
    alone, beside = named("GNOME", tmp_path, f"['{ours}']"), named("GNOME", tmp_path, f"['/a/', '{ours}']")
    assert alone.to_remove()[0].argv[-1] == "@as []"
    assert beside.to_remove()[0].argv[-1] == "['/a/']"
    assert not any(step.argv[3] == "custom-keybindings" for step in alone.to_make(keys, COMMAND))


def test_xfce_changes_the_keys_it_had(tmp_path: Path) -> None:
    listed = (
        "/commands/custom/<Alt>F1  xfce4-popup-applicationsmenu\n"
        "/commands/custom/<Primary><Alt>k  /usr/bin/engagement-journal quick\n"
    )
    taken_away, made = named("XFCE", tmp_path, listed).to_make(parse_keys("ctrl+alt+j"), COMMAND)
    assert taken_away.argv[-2:] == ("/commands/custom/<Primary><Alt>k", "--reset")
    assert "/commands/custom/<Primary><Alt>j" in made.argv


def test_plasma_reads_a_file(tmp_path: Path) -> None:
    kde = named("KDE", tmp_path)
    for step in kde.to_make(parse_keys("Super+J"), COMMAND):
        do(step)
    (file,) = tmp_path.rglob("*.desktop")
    kept = configparser.RawConfigParser()
    kept.optionxform = str  # type: ignore[assignment]
    kept.read(file, encoding="utf-8")
    entry = dict(kept["Desktop Entry"])
    assert entry["X-KDE-Shortcuts"] == "Meta+J"
    assert entry["Exec"] == (
        '"/opt/journal\'s home/engagement-journal" "--journal" "/data/50 %% done.db" "quick"'
    )
    for step in kde.to_remove():
        do(step)
    assert not file.exists()
    assert kde.to_remove() == []


def test_windows_is_told_by_values_and_never_by_code(tmp_path: Path) -> None:
    windows = present_desktop("win32", {"APPDATA": str(tmp_path)}, tmp_path, lambda _step: "")
    assert isinstance(windows, Windows)
    wicked = ('C:\\"; Remove-Item C:\\', "--journal", "my journal.db", "quick")
    (step,) = windows.to_make(parse_keys("ctrl+alt+j"), wicked)
    assert "Remove-Item" not in " ".join(step.argv)
    assert step.values["EJ_TARGET"] == wicked[0]
    assert step.values["EJ_ARGUMENTS"] == '--journal "my journal.db" quick'
    assert step.values["EJ_HOTKEY"] == "CTRL+ALT+J"
    assert windows.to_remove() == []
    with pytest.raises(DesktopError, match="Windows takes two"):
        windows.to_make(parse_keys("super+j"), COMMAND)


@pytest.mark.parametrize(
    ("platform", "desktop"), [("darwin", ""), ("linux", ""), ("linux", "sway"), ("linux", "X-Cinnamon")]
)
def test_elsewhere_it_is_made_by_hand(platform: str, desktop: str, tmp_path: Path) -> None:
    assert present_desktop(platform, {"XDG_CURRENT_DESKTOP": desktop}, tmp_path) is None


def test_the_command_names_program_and_journal_by_their_whole_paths(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    command = quick_command(Path("mine.db"))
    assert Path(command[0]).is_absolute()
    assert command[-3:] == ("--journal", str(tmp_path / "mine.db"), "quick")
    assert quick_command(None)[-1] == "quick"
    assert "--journal" not in quick_command(None)


def test_no_argument_reaches_a_shell(tmp_path: Path) -> None:
    trap = tmp_path / "trap"
    said = do(
        Step((sys.executable, "-c", "import sys; print(sys.argv[1])", f"; touch {trap} $(touch {trap})"))
    )
    assert said.startswith("; touch")
    assert not trap.exists()


@pytest.mark.parametrize(
    "step",
    [
        Step(("no-such-command-of-any-desktop",)),
        Step((sys.executable, "-c", "import sys; sys.exit('not allowed')")),
        Step(file=Path(os.devnull, "below", "file"), content="x"),
    ],
    ids=["missing", "failing", "unwritable"],
)
def test_what_a_desktop_refuses_is_said(step: Step) -> None:
    with pytest.raises(DesktopError):
        do(step)


def test_one_that_does_not_answer_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    run: Callable[..., object] = subprocess.run
    monkeypatch.setattr(subprocess, "run", lambda *words, **named: run(*words, **{**named, "timeout": 0.01}))
    with pytest.raises(DesktopError, match="does not answer"):
        do(Step((sys.executable, "-c", "import time; time.sleep(5)")))
