"""The style sheet is made of tokens only, and Qt understands all of it."""

from __future__ import annotations

import re

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.ui.stylesheet import style_sheet
from desktop.ui.theme import Look


def test_nothing_is_left_open(each_look: Look) -> None:
    sheet = style_sheet(each_look.theme.colours, each_look.theme.sizes)
    assert "$" not in sheet
    assert sheet.count("{") == sheet.count("}")


def test_both_themes_have_the_same_rules(look: Look) -> None:
    light = style_sheet(look.theme.colours, look.theme.sizes)
    look.use("dark")
    dark = style_sheet(look.theme.colours, look.theme.sizes)
    assert light != dark
    assert re.sub(r"#[0-9A-F]{6}", "", light) == re.sub(r"#[0-9A-F]{6}", "", dark)


def test_a_label_takes_its_size_from_its_part(look: Look, qtbot: QtBot) -> None:
    label = QLabel("x")
    label.setProperty("part", "title")
    qtbot.addWidget(label)
    label.ensurePolished()
    assert label.font().pixelSize() == look.theme.pixels("type.title")
