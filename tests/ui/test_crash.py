"""What should not have happened is shown once, with the place of the details."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop.ui.crash import CrashDialog
from desktop.ui.theme import Look


def test_it_names_the_log_file_and_shows_the_details(look: Look, qtbot: QtBot) -> None:
    dialog = CrashDialog("/var/log/journal.log", None)
    qtbot.addWidget(dialog)
    dialog.add("Traceback: broken")
    dialog.add("Traceback: again")
    details = dialog.findChild(QPlainTextEdit)
    assert isinstance(details, QPlainTextEdit)
    assert any("/var/log/journal.log" in label.text() for label in dialog.findChildren(QLabel))
    assert details.toPlainText() == "Traceback: broken\nTraceback: again"
    copy = next(button for button in dialog.findChildren(QPushButton) if button.text() == "Copy details")
    copy.click()
    assert "again" in QGuiApplication.clipboard().text()
    dialog.accept()
    dialog.add("Traceback: later")
    assert details.toPlainText() == "Traceback: later"
