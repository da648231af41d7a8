"""Chips that narrow a list: several options at once, and the one name that is meant."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop.ui.writing.filter_chips import ManyChip, one_meant, tell

NAMES = [("1", "nordwind energie"), ("2", "nordwind"), ("3", "mueller & soehne")]


def test_each_option_is_switched_on_and_off_by_itself(qtbot: QtBot) -> None:
    chip = ManyChip(lambda: [("open", "Open"), ("won", "Won")])
    qtbot.addWidget(chip)
    chip.set_present(["won"])
    told: list[str] = []
    chip.optionToggled.connect(told.append)
    actions = {action.text(): action for action in chip.menu_of_options().actions()}
    assert [action.isChecked() for action in actions.values()] == [False, True]
    actions["Open"].trigger()
    actions["Won"].trigger()
    assert told == ["open", "won"]


def test_it_is_quieter_where_nothing_is_asked_for(qtbot: QtBot) -> None:
    chip = ManyChip(list)
    qtbot.addWidget(chip)
    tell(chip, "State", "", "Any state")
    assert (chip.text(), chip.accessibleName(), chip.property("tone")) == (
        "Any state",
        "State: Any state",
        "neutral",
    )
    tell(chip, "State", "Won", "Any state")
    assert (chip.text(), chip.property("tone")) == ("Won", "accent")


@pytest.mark.parametrize(
    ("said", "key"),
    [("energie", "1"), ("Nordwind", "2"), ("nord", ""), ("Müller", "3"), (" ", ""), ("Helix", "")],
)
def test_a_name_is_meant_whole_or_by_a_part_that_only_it_has(said: str, key: str) -> None:
    assert one_meant(said, NAMES) == key
