"""Pictures of the journal's list: narrowed, narrowed to nothing, with a word that is no filter."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.ui.screens.journal.screen import JournalScreen

if TYPE_CHECKING:
    from tests.pictures.album import Album

STATES = {
    "narrowed": "client:nordwind has:opportunity",
    "nothing": "client:nordwind since:2026-11-01 zeppelin",
    "fault": "clint:nordwind",
}


def lists(album: Album) -> Iterator[Path]:
    """Take the list in each state, and as it was before."""
    screen = album.window.screen_named("journal")
    assert isinstance(screen, JournalScreen)
    album.window.show_screen("journal")
    for name, query in STATES.items():
        screen.list.filters.set_query(query)
        album.settle()
        yield from album.take(f"journal-{name}", album.window)
    screen.list.filters.set_query("")
    album.settle()
