"""Takes the page of an entry in its states, its versions, and the trash, empty and full."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from desktop.domain.changes import Changes
from desktop.domain.interactions import EntryForm, Sharing
from desktop.services import attachments, interactions, writing
from desktop.services.desk import Desk
from desktop.ui.screens.journal.screen import JournalScreen
from tests.pictures.journals import LONG_NAME, LONG_TITLE

if TYPE_CHECKING:
    from tests.pictures.album import Album

MARKDOWN = """# What we talked about
Anna walked the board through **our** cut-over plan *herself*. See [the plan](https://nordwind.example/plan) or
ask anna@nordwind.example.

> They never had a quieter weekend.

1. Rollback rehearsal on Thursday, with `restore --dry-run`
2. @Karsten joins from Bremen #migration

```
restore --from tuesday
```

[x] send the training plan
[ ] come back to @Anna on the billing migration by Friday

Afterwards she said: “We are dreading the billing migration in spring. Who do we talk to about that?”
I promised to send her a proposal by Friday.
Karsten: “My counterpart at Elbnetz is about to start the same project. I'd be happy to put you two in touch.”
"""
EDITED = MARKDOWN.replace("a quieter weekend", "such a quiet weekend").replace("Thursday", "Wednesday")
SIZES = ((1280, 800), (900, 600))
BY_HAND = frozenset({"title", "client", "at", "kind"})


def entries(album: Album) -> Iterator[Path]:
    """Take an entry of every dress, with marks, signals and files; an agenda, a private one; versions; the trash."""
    screen = album.window.screen_named("journal")
    assert isinstance(screen, JournalScreen)
    album.window.show_screen("journal")
    screen.perform("show-trash")
    album.settle()
    yield from album.take("trash-empty", album.window)
    made = album.ask(partial(_fill, album.journal == "long"))
    album.jobs.changed.emit(Changes.everything())
    album.settle()
    yield from _written(album, screen, made["full"])
    for name in ("agenda", "private"):
        screen.open(made[name])
        album.settle()
        yield from album.take(f"entry-{name}", album.window)
    yield from _versions(album, screen, made["full"])
    yield from _trash(album, screen)


def _written(album: Album, screen: JournalScreen, entry: str) -> Iterator[Path]:
    screen.open(entry)
    _settle(album)
    yield from album.take("entry-markdown", album.window)
    _go(screen, "dreading")
    yield from album.take("entry-signal", album.window)
    for words, command in (
        ("dreading", "spot-opportunity"),
        ("counterpart", "spot-referral"),
        ("proposal", "spot-promise"),
    ):
        _go(screen, words)
        screen.perform(command)
    _settle(album)
    yield from album.take("entry-marking", album.window)
    for size in SIZES:
        album.window.resize(*size)
        _settle(album)
        screen.editor.passages.pendingAsked.emit(1)
        _settle(album)
        yield from album.take("entry-panel", album.window, (size,))
        screen.marking.leave()
    screen.perform("save-entry")
    _settle(album)
    yield from album.take("entry-marked", album.window, ((1280, 1200), (900, 600)))


def _versions(album: Album, screen: JournalScreen, entry: str) -> Iterator[Path]:
    screen.open(entry)
    album.settle()
    screen.perform("show-versions")
    album.settle()
    yield from album.take("versions", album.window)
    screen.versions.compared.choose("now")
    screen.versions.view.choose(screen.versions.model.id_at(screen.versions.model.rowCount() - 1))
    album.settle()
    yield from album.take("versions-with-now", album.window)


def _trash(album: Album, screen: JournalScreen) -> Iterator[Path]:
    screen.perform("show-trash")
    album.settle()
    yield from album.take("trash", album.window)
    screen.trash.delete.click()
    album.settle()
    yield from album.take("trash-asking", album.window)
    screen.trash.erasing.leave()
    screen.trash.closed.emit()
    album.settle()


def _settle(album: Album) -> None:
    """Wait until what is written is read as well."""
    album.settle()
    QApplication.processEvents()
    album.settle()


def _go(screen: JournalScreen, words: str) -> None:
    text = screen.editor.text
    cursor = text.textCursor()
    cursor.setPosition(text.toPlainText().index(words) + 1)
    text.setTextCursor(cursor)
    text.setFocus()


def _fill(long: bool, desk: Desk) -> dict[str, str]:
    """Write entries of every sort, one of them in several versions, and throw two away."""
    client = LONG_NAME if long else "Nordwind Energie"
    title = LONG_TITLE if long else "Sprint review"
    text = MARKDOWN + (f"\n{LONG_TITLE} {LONG_NAME}\n" * 3 if long else "")
    form = EntryForm(text, title=title, client=client, at="2026-11-23 14:10")
    full = writing.write_entry(desk, form, by_hand=BY_HAND).made
    later = replace(form, text=text.replace(MARKDOWN, EDITED), temperature=1, at="")
    writing.rewrite_entry(desk, full, later)
    writing.rewrite_entry(
        desk, full, replace(later, people=("Anna Meyer",), text=f"{later.text}\nShe laughed.")
    )
    name = f"{LONG_TITLE}.pdf" if long else "Cut-over plan.pdf"
    attachments.attach_bytes(desk, name, b"%PDF-1.7" + b"x" * 120_000, entry=full)
    attachments.attach_bytes(desk, "Whiteboard.png", b"\x89PNG\r\n\x1a\n" + b"x" * 2_400_000, entry=full)
    agenda = replace(form, text="Cut-over plan, budget, who decides.", at="2026-11-26 14:00")
    private = replace(
        form, text="Between us: Reto may leave in spring.", sharing=Sharing.PRIVATE, title="Aside"
    )
    made = {
        "full": full,
        "agenda": writing.write_entry(desk, agenda, by_hand=BY_HAND).made,
        "private": writing.write_entry(desk, private, by_hand=BY_HAND).made,
    }
    for said in ("Wrong client, written twice.", f"{title}: nothing to keep."):
        gone = interactions.add_entry(desk, EntryForm(said, client=client)).made
        interactions.trash_entry(desk, gone)
    return made
