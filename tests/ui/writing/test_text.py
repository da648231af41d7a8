"""The source of an entry as it is shown: dressed, marked, and never changed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextLayout
from pytestqt.qtbot import QtBot

from desktop.domain.changes import Kind
from desktop.services import interactions, leads
from desktop.ui.theme import Look
from desktop.ui.writing.text import LEAST, EntryText
from tests.desks import make_desk, spot, write_session

MARKDOWN = "# Heading with **bold**\n\n> said\n- one\n2. two\n😀 **fat** and *thin* and _slanted_, not snake_case_name or 2*3*4"


@pytest.fixture
def text(qtbot: QtBot, look: Look) -> EntryText:
    made = EntryText(look)
    qtbot.addWidget(made)
    made.resize(500, 400)
    made.show()
    return made


def dressed(text: EntryText, line: int) -> list[tuple[str, QTextLayout.FormatRange]]:
    """List the parts of a line that are dressed, with their dress."""
    block = text.document().findBlockByNumber(line)
    units = block.text().encode("utf-16-le")
    return [
        (units[2 * each.start : 2 * (each.start + each.length)].decode("utf-16-le"), each)
        for each in block.layout().formats()
    ]


def test_the_source_stays_as_it_is(text: EntryText) -> None:
    text.show_source(MARKDOWN)
    assert text.source() == MARKDOWN


def test_markdown_is_dressed_as_what_it_means(text: EntryText) -> None:
    text.show_source(MARKDOWN)
    bold = [part for part, each in dressed(text, 5) if each.format.fontWeight() == QFont.Weight.Bold]
    slanted = [part for part, each in dressed(text, 5) if each.format.fontItalic()]
    assert bold == ["**fat**"]
    assert slanted == ["*thin*", "_slanted_"]
    assert "".join(part for part, _ in dressed(text, 0)) == "# Heading with **bold**"
    assert [part for part, _ in dressed(text, 3)] == ["-"]
    assert [part for part, _ in dressed(text, 4)] == ["2."]


def test_marks_go_with_their_sentence_while_text_is_typed_before_it(text: EntryText) -> None:
    desk = make_desk()
    entry = write_session(desk, text="😀 First. They dread it. Last.")
    leads.spot_opportunity(desk, entry, "They dread it.")
    view = interactions.show_entry(desk, entry)
    text.show_source(view.entry.text)
    text.mark(view.passages)
    text.insertPlainText("Before. 😀 ")
    assert text.marked() == [("They dread it.", "opportunity")]


def test_marks_are_painted_over_every_line_of_their_sentence(text: EntryText, look: Look) -> None:
    desk = make_desk()
    spot(desk)
    view = interactions.show_entry(desk, interactions.list_entries(desk)[0])
    text.show_source(view.entry.text)
    bare = text.grab().toImage()
    text.mark(view.passages)
    assert text.grab().toImage() != bare


def test_what_no_journal_can_store_is_replaced(text: EntryText) -> None:
    text.insertPlainText("a\ud800b")
    assert "\ud800" not in text.source()
    text.source().encode()


def test_a_selection_is_a_quote_without_the_space_around_it(text: EntryText) -> None:
    text.show_source("😀  Two words  \nand more")
    assert text.selected() is None
    cursor = text.textCursor()
    cursor.setPosition(2)
    cursor.setPosition(15, cursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)
    quote = text.selected()
    assert quote is not None
    assert (quote.text, quote.near) == ("Two words", 3)


def test_the_card_grows_with_its_text_until_there_is_no_room(text: EntryText) -> None:
    text.set_most(300)
    text.show_source("One line")
    assert text.sizeHint().height() == LEAST
    text.show_source("\n".join(["A line"] * 100))
    assert text.sizeHint().height() == 300


def test_showing_a_text_is_no_edit(qtbot: QtBot, text: EntryText) -> None:
    with qtbot.assertNotEmitted(text.edited):
        text.show_source("Shown")
    with qtbot.waitSignal(text.edited):
        text.insertPlainText("typed")


def test_boxes_links_and_code_are_dressed_as_what_they_mean(text: EntryText, each_look: Look) -> None:
    lines = [
        "[ ] come back",
        "[x] sent",
        "see https://a.example, `x*y*`",
        "```",
        "# no [ ] box *here*",
        "```",
        "# after",
    ]
    text.show_source("\n".join(lines))
    theme = each_look.theme

    def colours(line: int) -> dict[str, str]:
        return {part: each.format.foreground().color().name().upper() for part, each in dressed(text, line)}

    accent, muted = theme.colour("accent").name().upper(), theme.colour("muted").name().upper()
    assert colours(0) == {"[ ]": accent}
    assert colours(1) == {"[x]": muted, "sent": muted}
    struck = [part for part, each in dressed(text, 1) if each.format.fontStrikeOut()]
    assert struck == ["sent"]
    assert colours(2) == {"https://a.example": accent, "`x*y*`": muted}
    assert colours(4) == {"# no [ ] box *here*": muted}
    assert not any(each.format.fontItalic() for line in (2, 4) for _, each in dressed(text, line))
    assert colours(6) == {"# after": accent}


def test_a_block_of_code_begins_and_ends_as_one_types(qtbot: QtBot, text: EntryText) -> None:
    text.show_source("# one\n# two")
    cursor = text.textCursor()
    cursor.movePosition(cursor.MoveOperation.Start)
    text.setTextCursor(cursor)
    qtbot.keyClicks(text, "```\r")
    assert [each.format.fontWeight() for _, each in dressed(text, 2)] == [QFont.Weight.Normal]
    text.moveCursor(cursor.MoveOperation.Start)
    qtbot.keyClick(text, Qt.Key.Key_Delete)
    assert [each.format.fontWeight() for _, each in dressed(text, 2)] == [QFont.Weight.Bold]


def test_marks_to_be_saved_stand_beside_evidence(text: EntryText) -> None:
    desk = make_desk()
    entry = write_session(desk, text="😀 First. They dread it. I will send it.")
    leads.spot_opportunity(desk, entry, "They dread it.")
    view = interactions.show_entry(desk, entry)
    text.show_source(view.entry.text)
    text.mark(view.passages)
    cursor = text.textCursor()
    begin = text.toPlainText().index("I will") + 1
    cursor.setPosition(begin)
    cursor.setPosition(begin + len("I will send it."), cursor.MoveMode.KeepAnchor)
    text.mark_spots([(Kind.PROMISE, cursor)])
    assert text.marked() == [("They dread it.", "opportunity"), ("I will send it.", "accent")]
    assert [view.entry.text[span.start : span.end] for span in text.evidence()] == ["They dread it."]
