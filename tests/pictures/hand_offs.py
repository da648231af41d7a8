"""Pictures of hand-offs that wait: overdue, said yes with details missing, and the card that writes the files again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.services import briefs, clients, handoffs, replies
from desktop.services.composing import Choice
from desktop.services.desk import Desk
from desktop.ui.screens.handoffs.screen import HandOffsScreen
from tests.desks import answer_all, spot, write_session
from tests.pictures.journals import LONG_NAME, LONG_TITLE

if TYPE_CHECKING:
    from tests.pictures.album import Album

OVERDUE, YES = 20, 3
"""Days since a hand-off was sent that nobody answered, and since one to which sales said yes."""


def hand_offs(album: Album) -> Iterator[Path]:
    """Take them, and what can be done with them."""
    screen = album.window.screen_named("hand-offs")
    assert isinstance(screen, HandOffsScreen)
    for name, days in (("overdue", OVERDUE), ("said-yes", YES)):
        handoff = album.ask(partial(_sent, days, album.journal == "long", Path(album.out.name)))
        album.window.show_screen("hand-offs")
        screen.open(handoff)
        screen.refresh(None)
        album.settle()
        yield from album.take(f"hand-off-{name}", album.window)
    screen.panel.doing.by_name["again"].trigger()
    album.settle()
    yield from album.take("hand-off-again", album.window)
    screen.panel.again.leave()


def _sent(days: int, long: bool, out: Path, desk: Desk) -> str:
    """Hand something off so many days ago; to the later one sales says yes, without an action."""
    then = desk.clock() - timedelta(days=days)
    earlier = replace(desk, clock=lambda: then)
    client = clients.add_client(earlier, f"{LONG_NAME[:180]} {days}" if long else f"Kestrel {days} plc").made
    entry = write_session(earlier, client=client)
    lead = spot(earlier, entry, f"{LONG_TITLE} {days}" if long else f"Fleet telematics, part {days}")
    answer_all(earlier, lead)
    choice = Choice(lead, "Priya Nair", "priya@northlight.example", formats=("json",))
    handoff = briefs.issue(earlier, briefs.prepare(earlier, choice), out).made
    handoffs.confirm_sent(earlier, handoff)
    found = handoffs.show_handoff(desk, handoff).row.handoff
    if days == YES:
        said = f"Brief: {found.number}\nDecision: accepted\nBy: Priya Nair\nTerms acknowledged: yes"
        replies.import_reply(desk, said.encode())
    return found.id
