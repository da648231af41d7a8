"""Pictures of the need note: where it stands in an opportunity's detail, the form for a yes, and the page itself."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QScrollArea, QWidget

from desktop.services import need_notes
from desktop.services.composing_need_notes import NoteChoice
from desktop.services.desk import Desk
from desktop.services.lead_views import list_opportunities
from desktop.ui.screens.opportunities.screen import OpportunitiesScreen

if TYPE_CHECKING:
    from tests.pictures.album import Album

WAITING, CONFIRMED = "Shift planning in the depot", "Second plant in Lyon"


def need_note(album: Album) -> Iterator[Path]:
    """Take the page that is read back, the section in each state, and the form."""
    board = album.window.screen_named("opportunities")
    assert isinstance(board, OpportunitiesScreen)
    album.window.show_screen("opportunities")
    waiting, confirmed = album.ask(partial(_opportunities, album.journal, Path(album.out.name)))
    album.settle()
    board.open(confirmed)
    album.settle()
    board.read_back()
    album.settle()
    yield from album.take("need-note-page", album.window)
    for row in board.note_page.ticks().values():
        row.box.setChecked(False)
    album.settle()
    yield from album.take("need-note-refused", album.window)
    board.note_closed()
    yield from _taken(album, "need-note-confirmed", board.panel.need_note)
    board.open(waiting)
    album.settle()
    board.panel.need_note.yes.click()
    yield from _taken(album, "need-note-yes", board.panel.need_note.form)
    board.panel.need_note.form.leave()
    board.show_list()


def _taken(album: Album, name: str, part: QWidget) -> Iterator[Path]:
    """Take the window with a part of it scrolled into sight."""
    for size in ((1280, 800), (900, 600)):
        album.window.resize(*size)
        album.settle()
        above = part.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(part, 0, 120)
        yield from album.take(name, album.window, (size,))


def _opportunities(journal: str, out: Path, desk: Desk) -> tuple[str, str]:
    """Return a need that waits for the yes, and one that is confirmed; the same one where there are no two."""
    ids = {row.title: row.id for row in list_opportunities(desk)}
    if journal == "full":
        return ids[WAITING], ids[CONFIRMED]
    (only,) = ids.values()
    if not need_notes.versions_of(desk, only):
        need_notes.draft(desk, need_notes.prepare(desk, NoteChoice(only, all_quotes=True)), out)
        need_notes.send(desk, only)
    return only, only
