"""Where one left off is there again on another day."""

from __future__ import annotations

from pathlib import Path

from desktop.domain.bookmarks import Bookmark
from desktop.services.bookmarks import find_bookmark, keep_bookmark
from desktop.store.opening import open_journal
from tests.desks import make_desk


def test_a_list_begins_at_its_beginning() -> None:
    assert find_bookmark(make_desk(), "journal") == Bookmark()


def test_a_bookmark_outlives_the_window(tmp_path: Path) -> None:
    left = Bookmark('client:"Nordwind Energie"', "entry", "top", -12)
    desk = make_desk(open_journal(tmp_path / "journal.db", create=True))
    keep_bookmark(desk, "journal", Bookmark("tag:audit"))
    assert not keep_bookmark(desk, "journal", left)
    desk.close()
    desk = make_desk(open_journal(tmp_path / "journal.db", create=False))
    assert find_bookmark(desk, "journal") == left
    assert find_bookmark(desk, "clients") == Bookmark()
    desk.close()
