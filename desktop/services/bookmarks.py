"""Leaving off in a list and coming back to it, also on another day."""

from __future__ import annotations

from desktop.domain.bookmarks import Bookmark
from desktop.domain.changes import Changes
from desktop.services.desk import Desk
from desktop.store import bookmarks


def keep_bookmark(desk: Desk, name: str, bookmark: Bookmark) -> Changes:
    """Keep where one left off in the list of that name. Broadcasts nothing."""
    with desk.journal.transaction():
        bookmarks.write(desk.journal, name, bookmark)
    return Changes()


def find_bookmark(desk: Desk, name: str) -> Bookmark:
    """Return where one left off, or the beginning of the whole list."""
    return bookmarks.read(desk.journal, name) or Bookmark()
