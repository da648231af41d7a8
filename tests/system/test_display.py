"""Whether a window would be seen, and what to install where it cannot open."""

from __future__ import annotations

import sys

import pytest

from desktop.system import display

linux_only = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a matter of Linux")


@pytest.fixture(autouse=True)
def bare(monkeypatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)


@linux_only
def test_a_bare_terminal_has_no_display() -> None:
    assert not display.has_display()


@linux_only
@pytest.mark.parametrize("name", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_either_display_server_will_do(monkeypatch, name: str) -> None:
    monkeypatch.setenv(name, ":0")
    assert display.has_display()


@pytest.mark.parametrize("platform", ["offscreen", "offscreen:size=800x600", "minimal", "Offscreen"])
def test_an_invisible_platform_is_no_display(monkeypatch, platform: str) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("QT_QPA_PLATFORM", platform)
    assert not display.has_display()


@linux_only
def test_a_platform_that_needs_no_server_is_a_display(monkeypatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "vnc:size=1280x800")
    assert display.has_display()


@linux_only
def test_a_missing_library_is_named_with_what_to_install() -> None:
    error = ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")
    hint = display.missing_libraries_hint(error)
    assert hint.startswith("The window cannot start: libEGL.so.1 is missing.")
    assert "sudo apt-get install libegl1 libgl1" in hint
    assert "libxcb-cursor0" in hint


def test_a_missing_qt_is_said_as_such() -> None:
    error = ModuleNotFoundError("No module named 'PySide6'", name="PySide6.QtWidgets")
    assert "PySide6, which is not installed" in display.missing_libraries_hint(error)


def test_another_fault_still_gives_a_sentence() -> None:
    assert "a system library is missing" in display.missing_libraries_hint(ImportError("something else"))
