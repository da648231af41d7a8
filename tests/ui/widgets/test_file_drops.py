"""Files can be dropped; words and web addresses are not files."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.widgets.file_drops import FileDrops
from tests.ui.stand_ins import drop, drop_files


def test_local_files_are_taken(qtbot: QtBot) -> None:
    target = QWidget()
    qtbot.addWidget(target)
    drops = FileDrops(target)
    with qtbot.waitSignal(drops.dropped) as told:
        assert drop_files(target, "/tmp/reply.json", "https://example.org/a")
    assert told.args == [["/tmp/reply.json"]]


def test_anything_else_is_left_alone(qtbot: QtBot) -> None:
    target = QWidget()
    qtbot.addWidget(target)
    drops = FileDrops(target)
    said = QMimeData()
    said.setText("words")
    with qtbot.assertNotEmitted(drops.dropped):
        assert not drop(target, said)
        assert not drop_files(target, "https://example.org/a")
