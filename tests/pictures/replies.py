"""Pictures of the dialog for an answer: empty, refused, and every decision with what it will change."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.errors import UserError
from desktop.services.desk import Desk
from desktop.services.handoffs import list_handoffs
from desktop.services.replies import preview_reply
from desktop.ui.dialogs.reply.dialog import ReplyDialog
from tests.pictures.journals import LONG_TITLE

if TYPE_CHECKING:
    from tests.pictures.album import Album

SIZES = ((640, 680), (420, 480))
LINES = {
    "seen": "Decision: seen\nBy: Priya Nair",
    "accepted": "Decision: accepted\nBy: Priya Nair <priya.nair@northlight.example>\nNext action: Call Tom about the "
    "framework terms\nOn: 2026-12-01\nTerms acknowledged: yes\nComment: Glad to.",
    "lacking": "Decision: accepted\nBy: Priya Nair\nNext action: Call Tom",
    "returned": f"Decision: returned\nBy: Priya Nair\nMissing: size; who decides\nComment: {LONG_TITLE}",
    "declined": "Decision: declined\nBy: Priya Nair\nOwner: Priya Nair\nTerms: sales leads\nReason: too early\nNot before May.",
    "won": "Decision: won\nBy: Priya Nair\nComment: Signed on Friday.",
    "lost": "Decision: lost\nBy: Priya Nair\nDelivery should have known: The budget round is in March.\nA rival sat there.",
    "disqualified": "Decision: disqualified\nBy: Priya Nair\nReason: no budget",
}


def replies(album: Album) -> Iterator[Path]:
    """Take the dialog for an answer in each of its states."""
    dialog = ReplyDialog(album.jobs, album.look)
    dialog.ask()
    yield from album.take("reply", dialog, SIZES)
    for name, lines in LINES.items():
        text = album.ask(partial(_fitting, lines=lines))
        if text:
            dialog.take_in_text(text)
            album.settle()
            yield from album.take(f"reply-{name}", dialog, SIZES)
    dialog.take_in_text("Hello Tom, thanks for the lead!")
    album.settle()
    yield from album.take("reply-refused", dialog, SIZES)
    dialog.close()
    dialog.deleteLater()


def _fitting(desk: Desk, lines: str) -> str:
    """Return the lines as an answer to the first hand-off that they fit, empty where they fit none."""
    for row in list_handoffs(desk):
        text = f"Brief: {row.handoff.number}\n{lines}"
        try:
            preview_reply(desk, text.encode())
        except UserError:
            continue
        return text
    return ""
