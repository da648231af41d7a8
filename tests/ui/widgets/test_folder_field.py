"""A folder, typed or chosen."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop.ui.theme import Look
from desktop.ui.widgets.folder_field import FolderField
from tests.ui.real_journals import nameless


def test_it_begins_with_the_documents_and_keeps_what_was_typed(qtbot: QtBot, look: Look) -> None:
    field = FolderField()
    qtbot.addWidget(field)
    field.set_words("Into this folder", "Folder for the brief", "Choose…")
    field.begin()
    assert Path(field.line.text()).is_dir()
    field.line.setText("/elsewhere")
    field.begin()
    assert field.line.text() == "/elsewhere"
    assert field.line.accessibleName() == "Into this folder"
    assert nameless(field) == []
