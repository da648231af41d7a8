"""Every visible word goes through Qt's translation, also when the language changes while the window is open."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTranslator
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.theme import Look
from desktop.ui.widgets.keycap import KeyCap
from desktop.ui.window import Window
from tests.desks import make_desk

PLACES = ("journal", "clients", "opportunities", "referrals", "hand-offs", "playbook")
NOT_WORDS = {"Engagement Journal", "", "…", "···"}


class Brackets(QTranslator):
    """A language that puts brackets around everything."""

    def translate(self, _context: str, text: str, _disambiguation: str | None = None, n: int = -1) -> str:
        return f"⟦{text}⟧" if n < 0 else f"⟦{text}⟧".replace("%n", str(n))

    def isEmpty(self) -> bool:
        return False


@pytest.fixture
def window(qtbot: QtBot, look: Look) -> Iterator[Window]:
    window = Window(make_desk, look)
    window.shell.resize(1280, 800)
    window.show()
    yield window
    window.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def shown_words(root: QWidget) -> Iterator[tuple[str, str]]:
    """Yield (where, words) of everything that a person can read on `root`, or is read out to."""
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or isinstance(widget, KeyCap):
            continue
        where = f"{type(widget).__name__} in {type(widget.parent()).__name__}"
        if isinstance(widget, QLabel | QAbstractButton):
            yield where, widget.text()
        if isinstance(widget, QLineEdit | QTextEdit):
            yield where, widget.placeholderText()
        yield where, widget.accessibleName()
        yield where, widget.toolTip()


def untranslated(root: QWidget) -> set[tuple[str, str]]:
    return {
        (where, words)
        for where, words in shown_words(root)
        if words not in NOT_WORDS and "⟦" not in words and any(char.isalpha() for char in words)
    }


@pytest.mark.parametrize("place", PLACES)
def test_every_word_of_a_screen_changes_with_the_language(qtbot: QtBot, window: Window, place: str) -> None:
    window.shell.show_screen(place)
    qtbot.waitUntil(window.jobs.idle)
    language = Brackets()
    QCoreApplication.installTranslator(language)
    try:
        qtbot.waitUntil(lambda: untranslated(window.shell) == set(), timeout=3000)
    except Exception:
        assert untranslated(window.shell) == set()
        raise
    finally:
        QCoreApplication.removeTranslator(language)


def test_the_words_are_found_for_translation(tmp_path: Path) -> None:
    """Qt's own tool finds the words of the window and of the rooms below it."""
    tool = Path(sys.executable).with_name("pyside6-lupdate")
    sources = [str(path) for path in Path(__file__).resolve().parents[2].joinpath("desktop").rglob("*.py")]
    target = tmp_path / "words.ts"
    subprocess.run([str(tool), *sources, "-ts", str(target)], check=True, capture_output=True)
    found = target.read_text(encoding="utf-8")
    assert "<name>UserError</name>" in found
    assert "There is no journal at {path}." in found
    assert "Search every word" in found
