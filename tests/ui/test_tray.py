"""The icon in the tray leads to the window, to a quick entry and out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot

from desktop.ui.theme import Look
from desktop.ui.tray import Tray

pytestmark = pytest.mark.qt_log_ignore("systemTrayWindowChanged", extend=True)


def words(tray: Tray) -> list[str]:
    return [action.text() for action in tray.menu.actions() if not action.isSeparator()]


def test_its_menu_leads_to_a_quick_entry_the_journal_and_out(qtbot: QtBot, each_look: Look) -> None:
    tray = Tray(each_look)
    assert words(tray) == ["Quick entry", "Open the journal", "Quit"]
    actions = [action for action in tray.menu.actions() if not action.isSeparator()]
    asked = (tray.quickRequested, tray.openRequested, tray.quitRequested)
    for action, signal in zip(actions, asked, strict=True):
        with qtbot.waitSignal(signal):
            action.trigger()
    tray.remove()


def test_a_click_opens_the_journal(qtbot: QtBot, look: Look) -> None:
    tray = Tray(look)
    icon = tray.findChild(QObject, "")
    assert isinstance(icon, QSystemTrayIcon)
    assert not icon.icon().isNull()
    with qtbot.waitSignal(tray.openRequested):
        icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    with qtbot.waitSignal(tray.quickRequested):
        icon.activated.emit(QSystemTrayIcon.ActivationReason.MiddleClick)
    tray.remove()


def test_it_speaks_another_language_when_the_menu_is_told(qtbot: QtBot, look: Look) -> None:
    tray = Tray(look)
    tray.menu.actions()[0].setText("Schnelleintrag")
    QCoreApplication.sendEvent(tray.menu, QEvent(QEvent.Type.LanguageChange))
    assert words(tray)[0] == "Quick entry"
    tray.remove()


def test_a_desktop_without_a_tray_has_none(qtbot: QtBot) -> None:
    assert not Tray.is_there()
