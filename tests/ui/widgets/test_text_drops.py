"""Text of another program can be dropped; files and nothing are left alone."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.widgets.text_drops import TextDrops
from tests.ui.stand_ins import drop, drop_files


def said(text: str, *urls: str) -> QMimeData:
    carried = QMimeData()
    carried.setText(text)
    if urls:
        carried.setUrls([QUrl(url) for url in urls])
    return carried


def test_text_is_taken_also_with_the_address_it_came_from(qtbot: QtBot) -> None:
    target = QWidget()
    qtbot.addWidget(target)
    drops = TextDrops(target)
    for carried in (said("Decision: seen"), said("Decision: seen", "mailbox://a/1")):
        with qtbot.waitSignal(drops.dropped) as told:
            assert drop(target, carried)
        assert told.args == ["Decision: seen"]


def test_files_and_nothing_are_left_alone(qtbot: QtBot) -> None:
    target = QWidget()
    qtbot.addWidget(target)
    drops = TextDrops(target)
    with qtbot.assertNotEmitted(drops.dropped):
        assert not drop_files(target, "/tmp/reply.json")
        assert not drop(target, said("a", "file:///tmp/reply.json"))
        assert not drop(target, said("  "))
        assert not drop(target, QMimeData())
