"""Long words break where they must, and stay what they are for whoever reads or copies them."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from desktop.ui.theme import Look
from desktop.ui.widgets.wrapped import WrappedLabel

WORD = "Rechnungslegungsvorschriftenänderungsgesetz"


def test_a_very_long_word_does_not_widen_the_page(look: Look, qtbot: QtBot) -> None:
    label = WrappedLabel(f"{WORD} {WORD}")
    qtbot.addWidget(label)
    assert label.minimumSizeHint().width() < label.fontMetrics().horizontalAdvance(WORD) / 2
    assert label.text() == f"{WORD} {WORD}"
    assert label.accessibleName() == f"{WORD} {WORD}"
