"""Pictures of the search over the window: nothing typed, things found, a fault, a name asked for, nothing found."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtTest import QTest

from desktop.domain.changes import Changes
from desktop.domain.searches import SavedSearch
from desktop.services import searches
from desktop.services.desk import Desk
from desktop.ui.dialogs.search.palette import PATIENCE_MS

if TYPE_CHECKING:
    from tests.pictures.album import Album

STATES = {
    "empty": "",
    "found": "the",
    "long": "rechnung",
    "completed": "billing client:",
    "filtered": "client:nordwind has:opportunity",
    "fault": "clint:nordwind billing",
    "nothing": "zeppelin client:nordwind",
}
"""What is typed in each picture; what finds nothing in a journal shows how that looks."""

USED = ("billing migration", "client:nordwind since:march", "“the same team” -training")
SAVED = {
    "Warm at Nordwind": "client:nordwind temperature:>0",
    "Rechnungslegungsvorschriftenänderungsgesetzumsetzung im Frühjahr und danach": "rechnung kind:call -betrieb "
    'client:"Donaudampfschifffahrtsgesellschaft Unterwesermündungsbetriebe" since:2026-01-01',
}


def palette(album: Album) -> Iterator[Path]:
    """Take the search in each state, with searches that are kept."""
    if album.wanted and not any("search" in part for part in album.wanted):
        return
    album.ask(keep)
    album.window.show_screen("journal")
    search = album.whole.palette
    for name, query in STATES.items():
        search.open(query)
        album.settle()
        if name == "completed":
            QTest.qWait(PATIENCE_MS + 100)
        yield from album.take(f"search-{name}", album.window)
    search.open("has:opportunity")
    album.settle()
    search.field.keepRequested.emit()
    yield from album.take("search-name", album.window)
    search.field.left.emit()
    search.dismiss()


def keep(desk: Desk) -> Changes:
    """Keep searches, as somebody does who uses them for some days."""
    saved = [SavedSearch(query, name, desk.now()) for name, query in SAVED.items()]
    made = [searches.restore_search(desk, each) for each in saved]
    return Changes.merged([*made, *(searches.remember(desk, query) for query in USED)])
