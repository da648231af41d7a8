"""The window comes back where it stood, and never fails over it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.system.settings import Settings
from desktop.ui.window_place import KEY, USUAL, keep, restore
from tests.ui.stand_ins import KeptSettings


def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_it_comes_back_as_it_was(qtbot: QtBot, tmp_path: Path) -> None:
    first, second = window(qtbot), window(qtbot)
    first.setGeometry(QRect(40, 30, 600, 440))
    first.show()
    settings = Settings(tmp_path / "settings.json")
    keep(first, settings)
    restore(second, settings)
    assert second.size() == first.size()


def test_without_a_place_it_has_the_usual_size(qtbot: QtBot) -> None:
    spoilt = KeptSettings()
    spoilt.set(KEY, "not hex at all")
    for settings in (None, KeptSettings(), spoilt):
        made = window(qtbot)
        restore(made, settings)
        assert (made.width(), made.height()) == USUAL


def test_a_full_disk_does_not_keep_it_open(qtbot: QtBot) -> None:
    class Full(KeptSettings):
        def set(self, _name: str, _value: str) -> None:
            raise OSError(28, "No space left on device")

    keep(window(qtbot), Full())
    keep(window(qtbot), None)
