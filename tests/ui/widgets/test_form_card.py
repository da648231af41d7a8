"""A form in a card: Enter uses it, Esc closes it, every other key goes on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from pytestqt.qtbot import QtBot

from desktop.ui.theme import Look
from desktop.ui.widgets.form_card import FormCard


class Counting(FormCard):
    """Counts how often it is used."""

    used = 0

    @Slot()
    def use(self) -> None:
        self.used += 1


def test_enter_uses_it_and_escape_closes_it(qtbot: QtBot, look: Look) -> None:
    form = Counting(look)
    qtbot.addWidget(form)
    form.show()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_A):
        qtbot.keyClick(form, key)
    assert (form.used, form.isHidden()) == (2, False)
    with qtbot.waitSignal(form.closed):
        qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert form.isHidden()
