"""Takes Today in its states, and the quick window: a full day, an agenda being pasted, and files being read."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from desktop.domain.changes import Changes
from desktop.domain.interactions import EntryForm
from desktop.services import calendar, writing
from desktop.services.desk import Desk
from desktop.ui.quick import DRAFT, QuickWindow
from desktop.ui.screens.today.screen import TodayScreen
from desktop.ui.writing.composer import Composer
from tests.pictures.journals import LONG_NAME, LONG_TITLE

if TYPE_CHECKING:
    from tests.pictures.album import Album

BY_HAND = frozenset({"client", "title", "at"})
FOLLOW_UPS = """Anna walked the board through our plan.
[ ] come back to Anna on the billing migration by Friday
[ ] send the training plan to Mira by yesterday
[ ] ask Karsten whether we may name him to Elbnetz
[ ] the figures for the second half of the migration, and whether the reviewers want to see them before the board meets, by today
"""
AGENDA = "14:00 Sprint review, Nordwind\n16:30-17:00 Steering, Helix"
TYPED = "@Nordwind Anna walked the board through our plan. #migration\n[ ] come back to her by Friday"


def today(album: Album) -> Iterator[Path]:
    """Take a day on which things wait and sessions are planned."""
    screen = album.window.screen_named("today")
    assert isinstance(screen, TodayScreen)
    album.ask(partial(_fill, album.journal == "long"))
    album.jobs.changed.emit(Changes.everything())
    album.window.show_screen("today")
    album.settle()
    yield from album.take("today-waiting", album.window)
    album.window.activateWindow()
    QApplication.processEvents()
    screen.waiting.rows()[0].setFocus()
    yield from album.take("today-by-keyboard", album.window, ((1280, 800),))
    screen.focus_first()
    screen.composer.begin(EntryForm(TYPED))
    album.settle()
    yield from album.take("today-writing", album.window)
    screen.perform("paste-agenda")
    yield from album.take("today-agenda", album.window)
    screen.days.agenda.leave()
    broken = Path(album.out.name) / f"{LONG_TITLE}.ics"
    broken.write_text("This is no calendar.", encoding="utf-8")
    screen.take_calendars([str(broken), str(broken.with_name("gone.ics"))])
    album.settle()
    yield from album.take("today-calendar", album.window)


def quick(album: Album) -> Iterator[Path]:
    """Take the quick window, empty and with something typed."""
    window = QuickWindow(album.jobs, album.look, Composer(album.jobs, album.look, DRAFT))
    window.ask()
    album.settle()
    yield from album.take("quick", window, ((window.width(), window.height()),))
    typed = TYPED if album.journal != "long" else f"{LONG_NAME} {LONG_TITLE}\n" * 3
    window.composer.begin(EntryForm(typed))
    album.settle()
    QApplication.processEvents()
    yield from album.take("quick-written", window, ((window.width(), window.height()),))
    window.close()
    window.deleteLater()


def _fill(long: bool, desk: Desk) -> bool:
    """Write a session with follow-ups, an agenda for Wednesday, and the day's sessions."""
    client = LONG_NAME if long else "Nordwind"
    text = f"[ ] {LONG_TITLE} by Friday\n[ ] {LONG_TITLE}" if long else FOLLOW_UPS
    title = LONG_TITLE if long else "Sprint review"
    writing.write_entry(desk, EntryForm(text, title=title, client=client), by_hand=BY_HAND)
    later = EntryForm("Cut-over plan, budget.", title=title, client=client, at="2026-11-25 14:00")
    writing.write_entry(desk, later, by_hand=BY_HAND)
    calendar.take_agenda(desk, f"09:00 {LONG_TITLE} {LONG_NAME}" if long else AGENDA, desk.today())
    return True
