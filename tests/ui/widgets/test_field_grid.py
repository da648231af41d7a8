"""Fields of a form stand where they are told, each with its caption, and are named by it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.widgets.field_grid import FieldGrid
from desktop.ui.widgets.fields import LineEdit
from tests.ui.real_journals import texts


def test_each_field_has_its_caption_above_it_and_goes_with_it(qtbot: QtBot) -> None:
    fields = {name: LineEdit("") for name in ("who", "how", "until")}
    whole = QWidget()
    grid = FieldGrid(fields, {"who": (0, 0, 1), "until": (0, 1, 1), "how": (1, 0, 2)})
    whole.setLayout(grid)
    grid.set_words({"who": "Who", "how": "How they said it", "until": "Until"})
    qtbot.addWidget(whole)
    whole.resize(600, 200)
    whole.show()
    assert fields["how"].accessibleName() == "How they said it"
    assert fields["who"].y() == fields["until"].y() < fields["how"].y()
    assert fields["how"].geometry().right() == fields["until"].geometry().right()
    assert "Until" in texts(whole)
    grid.show_fields(["until"], shown=False)
    assert not fields["until"].isVisible()
    assert "Until" not in texts(whole)
