"""The window has letters on any computer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from desktop.ui.fonts import choose_family, register
from tests.ui.conftest import RESOURCES


def test_the_bundled_letters_are_used_when_asked_for(qapp: QApplication) -> None:
    assert choose_family(RESOURCES / "fonts", bundled=True) == "Inter"
    assert "Semi Bold" in QFontDatabase.styles("Inter")


def test_the_systems_letters_are_used_otherwise(qapp: QApplication) -> None:
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    assert choose_family(RESOURCES / "fonts") == system


def test_a_folder_without_letters_gives_none(qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / "readme.txt").write_text("nothing here")
    assert register(tmp_path) == ""
    assert choose_family(tmp_path, bundled=True)


def test_the_licence_comes_with_the_letters() -> None:
    assert "SIL OPEN FONT LICENSE" in (RESOURCES / "fonts" / "OFL.txt").read_text(encoding="utf-8")
