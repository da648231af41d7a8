"""Pictures of the one question after an entry, on a plain page: as it comes, with a long answer, refused, narrow."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QTextEdit, QVBoxLayout, QWidget

from desktop.domain.interactions import EntryForm
from desktop.services import interactions
from desktop.services.desk import Desk
from desktop.ui.writing.question import QuestionCard
from tests.pictures.journals import LONG_NAME, LONG_TITLE

if TYPE_CHECKING:
    from tests.pictures.album import Album

SIZES = ((1008, 420), (620, 420), (380, 480))
ANSWER = "send Anna the revised plan, with the figures of the second half of the migration and the names of all who review it, by Friday"


def question(album: Album) -> Iterator[Path]:
    """Take the card below a text that is being written."""
    page = QWidget()
    page.setProperty("look", "plain")
    column = QVBoxLayout(page)
    column.setContentsMargins(24, 24, 24, 24)
    text, card = QTextEdit("What happened?"), QuestionCard(album.jobs, album.look)
    column.addWidget(text)
    column.addWidget(card)
    column.addStretch(1)
    page.show()
    page.activateWindow()
    text.setFocus()
    card.ask_after(album.ask(partial(_write, album.journal == "long")))
    album.settle()
    yield from album.take("question", page, SIZES)
    card.perform("answer-question")
    card.sheet.field.setPlainText(f"{LONG_TITLE} {ANSWER}" if album.journal == "long" else ANSWER)
    QApplication.processEvents()
    yield from album.take("question-answer", page, SIZES)
    card.sheet.field.clear()
    card.write()
    album.settle()
    yield from album.take("question-refused", page, SIZES[2:])
    page.close()
    page.deleteLater()


def _write(long: bool, desk: Desk) -> str:
    title, client = (LONG_TITLE, LONG_NAME) if long else ("Sprint review", "Nordwind")
    form = EntryForm(text="I will send Anna the revised plan.", title=title, client=client, people=("Anna",))
    return interactions.add_entry(desk, form).made
