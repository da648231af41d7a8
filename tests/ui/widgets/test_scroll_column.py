"""A long page scrolls; nothing on it is squeezed."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.scroll_column import ScrollColumn
from desktop.ui.widgets.wrapped import WrappedLabel

TEXT = "“We are dreading the billing migration in spring. Who do we talk to about that?” " * 3


@pytest.mark.parametrize("width", [240, 500, 1000])
def test_every_word_has_room_at_any_width(look: Look, qtbot: QtBot, width: int) -> None:
    page = ScrollColumn()
    qtbot.addWidget(page)
    for tone in ("surface", "sunken", "accent"):
        card = Card(look, tone=tone, bar="opportunity")
        card.body.addWidget(labels.caption("Evidence"))
        card.body.addWidget(labels.body(TEXT))
        card.body.addWidget(labels.small(TEXT))
        page.body.addWidget(card)
    page.resize(width, 200)
    page.show()
    qtbot.waitExposed(page)
    for label in page.findChildren(WrappedLabel):
        qtbot.waitUntil(lambda label=label: label.height() >= label.heightForWidth(label.width()))
    assert page.verticalScrollBar().maximum() > 0
    assert page.horizontalScrollBar().maximum() == 0


def test_lines_stay_readable_on_a_wide_screen(look: Look, qtbot: QtBot) -> None:
    page = ScrollColumn(widest=720)
    qtbot.addWidget(page)
    label = labels.body(TEXT * 4)
    page.body.addWidget(label)
    page.resize(1600, 400)
    page.show()
    assert label.width() == 720
