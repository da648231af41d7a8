"""Pictures of the playbook's page: the default, a file that is checked, one that is refused, and a firm's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.changes import Changes
from desktop.services import playbooks
from desktop.services.desk import Desk
from desktop.ui.screens.playbook.screen import PlaybookScreen

if TYPE_CHECKING:
    from tests.pictures.album import Album

FIRM = Path(__file__).resolve().parents[1] / "data" / "playbook" / "nordlicht.toml"


def pages(album: Album) -> Iterator[Path]:
    """Take the page as a firm's file is brought to it, and leave the default in force."""
    screen = album.window.screen_named("playbook")
    assert isinstance(screen, PlaybookScreen)
    album.window.show_screen("playbook")
    album.settle()
    yield from album.take("playbook", album.window)
    wrong = Path(album.out.name) / "nordlicht-beratungsgesellschaft.toml"
    wrong.write_text("[windows]\nprotected_days = 'sechzig'\n", "utf-8")
    screen.check(str(wrong))
    album.settle()
    yield from album.take("playbook-refused", album.window)
    screen.check(str(FIRM))
    album.settle()
    yield from album.take("playbook-checked", album.window)
    screen.take_it.click()
    album.settle()
    yield from album.take("playbook-firm", album.window)
    album.window.notice.hide()
    screen.text.scrollToAnchor("windows")
    yield from album.take("playbook-clocks", album.window)
    album.ask(_back)
    album.settle()


def _back(desk: Desk) -> Changes:
    return playbooks.use_default(desk)
