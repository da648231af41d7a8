"""Every command has words, an icon, a group, and keys of its own."""

from __future__ import annotations

from collections import Counter

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.actions import COMMANDS, GROUPS, Actions, keys_of, words_of
from desktop.ui.theme import Look


def test_no_two_commands_share_a_name_or_keys() -> None:
    assert max(Counter(command.id for command in COMMANDS).values()) == 1
    assert max(Counter(keys for command in COMMANDS for keys in command.keys).values()) == 1


def test_every_command_stands_in_a_group() -> None:
    assert {command.group for command in COMMANDS} == set(GROUPS)


def test_all_keys_are_keys() -> None:
    for command in COMMANDS:
        for keys in command.keys:
            assert QKeySequence(keys).toString(QKeySequence.SequenceFormat.PortableText) == keys


def test_actions_are_made_of_the_table(look: Look, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    actions = Actions(window, look)
    for command in COMMANDS:
        action = actions[command.id]
        assert action.text() == words_of(command)
        assert not action.icon().isNull()
        assert action in window.actions()
        with qtbot.waitSignal(actions.requested) as told:
            action.trigger()
        assert told.args == [command.id]


def test_the_menu_offers_every_command(look: Look, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    menu = Actions(window, look).menu(window)
    offered = [action.objectName() for action in menu.actions() if not action.isSeparator()]
    assert sorted(offered) == sorted(command.id for command in COMMANDS)


def test_keys_are_written_as_this_system_writes_them() -> None:
    by_id = {command.id: command for command in COMMANDS}
    assert keys_of(by_id["search"]) == "Ctrl+K"
    assert keys_of(by_id["import-notes"]) == ""
