"""Fields have names, ask for searches calmly, and let the window's keys through."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.theme import Look
from desktop.ui.widgets.fields import LineEdit, SearchField, TextEdit
from desktop.ui.widgets.prose import ProseEdit
from tests.ui.stand_ins import drop, drop_files


def test_fields_have_names(look: Look, qtbot: QtBot) -> None:
    for field in (
        LineEdit("Name", placeholder="Your name"),
        SearchField(look, "Name"),
        TextEdit("Name"),
        ProseEdit(look, "Name"),
    ):
        qtbot.addWidget(field)
        assert field.accessibleName() == "Name"


def test_a_search_is_asked_for_once_after_the_last_key(look: Look, qtbot: QtBot) -> None:
    field = SearchField(look, "Search")
    qtbot.addWidget(field)
    asked: list[str] = []
    field.searchRequested.connect(asked.append)
    qtbot.keyClicks(field, "audit")
    assert asked == []
    qtbot.waitUntil(lambda: asked == ["audit"])


def test_enter_searches_at_once(look: Look, qtbot: QtBot) -> None:
    field = SearchField(look, "Search")
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.searchRequested) as told:
        field.setText(" audit ")
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert told.args == ["audit"]


def test_the_windows_keys_win_over_the_editors(look: Look, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    fields = [LineEdit("a"), TextEdit("b"), ProseEdit(look, "c")]
    for field in fields:
        column.addWidget(field)
    action = QAction("Search", window)
    action.setShortcut(QKeySequence("Ctrl+K"))
    window.addAction(action)
    window.show()
    qtbot.waitActive(window)
    for field in fields:
        qtbot.keyClicks(field, "some words")
        field.setFocus()
        qtbot.waitUntil(field.hasFocus)
        with qtbot.waitSignal(action.triggered):
            qtbot.keyClick(field, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)


def test_a_file_dropped_on_a_text_is_the_windows(look: Look, qtbot: QtBot) -> None:
    files, words = QMimeData(), QMimeData()
    files.setUrls([QUrl.fromLocalFile("/tmp/reply.json")])
    words.setText("words")
    for field in (TextEdit("a"), ProseEdit(look, "b")):
        qtbot.addWidget(field)
        assert not field.canInsertFromMimeData(files)
        assert field.canInsertFromMimeData(words)


def test_a_file_dropped_on_a_line_is_the_windows_and_words_are_the_lines(qtbot: QtBot) -> None:
    line, words = LineEdit("a"), QMimeData()
    qtbot.addWidget(line)
    words.setText("words")
    assert not drop_files(line, "/tmp/reply.json")
    assert drop(line, words)
    assert line.text() == "words"


def test_prose_is_shown_as_it_is_with_room_between_lines(look: Look, qtbot: QtBot) -> None:
    prose = ProseEdit(look, "Prose")
    qtbot.addWidget(prose)
    prose.set_text("<b>Anna</b>\nwalked")
    assert prose.toPlainText() == "<b>Anna</b>\nwalked"
    assert not prose.document().isModified()
    assert not prose.document().isUndoAvailable()
    qtbot.keyClicks(prose, "x")
    assert prose.document().isUndoAvailable()
    block = prose.document().firstBlock()
    assert block.blockFormat().lineHeight() > 120
    assert block.next().blockFormat().lineHeight() > 120


def test_prose_keeps_the_room_on_new_lines(look: Look, qtbot: QtBot) -> None:
    prose = ProseEdit(look, "Prose")
    qtbot.addWidget(prose)
    qtbot.keyClicks(prose, "one")
    qtbot.keyClick(prose, Qt.Key.Key_Return)
    qtbot.keyClicks(prose, "two")
    assert prose.document().lastBlock().blockFormat().lineHeight() > 120
