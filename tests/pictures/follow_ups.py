"""Pictures of a client's page with follow-ups on it, some of them due."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.interactions import EntryForm
from desktop.services import interactions
from desktop.services.desk import Desk
from desktop.ui.screens.clients.screen import ClientsScreen
from tests.pictures.journals import LONG_NAME, LONG_TITLE

if TYPE_CHECKING:
    from tests.pictures.album import Album

SIZES = ((1072, 800), (692, 600))
TEXT = """[ ] send the figures for the second half of the migration by yesterday
[ ] come back to Anna on the billing migration by Friday
[ ] ask Karsten whether we may name him to Elbnetz
[ ] book a room
"""


def follow_ups(album: Album) -> Iterator[Path]:
    """Take the page with the first follow-ups, and with the keyboard on one of them."""
    screen = ClientsScreen(album.jobs, album.look)
    album.jobs.changed.connect(screen.hear)
    screen.show()
    screen.activateWindow()
    album.settle()
    screen.open(album.ask(partial(_write, album.journal == "long")))
    album.settle()
    yield from album.take("client-follow-ups", screen, SIZES)
    screen.page.follow_ups.rows()[0].setFocus()
    yield from album.take("client-follow-ups-keyboard", screen, SIZES[1:])
    screen.close()
    screen.deleteLater()


def _write(long: bool, desk: Desk) -> str:
    client = LONG_NAME if long else "Nordwind Energie"
    text = f"[ ] {LONG_TITLE} by Friday\n[ ] {LONG_TITLE}\n" if long else TEXT
    title = LONG_TITLE if long else "Sprint review"
    interactions.add_entry(desk, EntryForm(text=text, title=title, client=client))
    return client
