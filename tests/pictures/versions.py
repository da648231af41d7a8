"""Pictures of hand-offs that came back or were corrected, and of what changed from one version to the next."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.handoffs import HandOffState
from desktop.services import briefs, handoffs, lead_views, leads, replies
from desktop.services.composing import Choice
from desktop.services.desk import Desk
from desktop.ui.screens.handoffs import HandOffsScreen
from tests.pictures.journals import LONG_TITLE, QUOTE

if TYPE_CHECKING:
    from tests.pictures.album import Album

TALL = ((1280, 1500), (900, 1500))


def versions(album: Album) -> Iterator[Path]:
    """Take a hand-off that came back, and the same with its next version."""
    screen = album.window.screen_named("hand-offs")
    assert isinstance(screen, HandOffsScreen)
    album.window.show_screen("hand-offs")
    for name, make in (("came-back", _returned), ("changed", _answered)):
        screen.open(album.ask(partial(make, Path(album.out.name))))
        album.settle()
        screen.refresh(None)
        album.settle()
        yield from album.take(f"hand-off-{name}", album.window, TALL)


def _returned(out: Path, desk: Desk) -> str:
    """Return the hand-off that sales gave back; one is made where there is none."""
    rows = [row.handoff for row in handoffs.list_handoffs(desk)]
    found = [each.id for each in rows if each.state is HandOffState.RETURNED]
    if found:
        return found[0]
    made = _issue(desk, lead_views.list_opportunities(desk)[0].id, out)
    number = handoffs.show_handoff(desk, made).row.handoff.number
    replies.import_reply(desk, f"Brief: {number}\nDecision: returned\nMissing: size".encode())
    return made


def _answered(out: Path, desk: Desk) -> str:
    """Answer what was missing, say something else and less, and issue the next version."""
    reference = _returned(out, desk)
    handoff = handoffs.show_handoff(desk, reference).row.handoff
    lead = handoff.opportunity_id or ""
    leads.answer(desk, lead, "decides", f"The head of billing feels it, the board signs. {LONG_TITLE}")
    leads.answer(desk, lead, "size", "Two systems, forty people")
    leads.answer(desk, lead, "timing", QUOTE)
    leads.answer(desk, lead, "cost", "")
    return _issue(desk, lead, out, quotes=False)


def _issue(desk: Desk, lead: str, out: Path, *, quotes: bool = True) -> str:
    choice = Choice(lead, "Priya Nair", all_quotes=quotes, formats=("json",), standing="They know.")
    label = briefs.issue(desk, briefs.prepare(desk, choice), out).made
    return handoffs.show_handoff(desk, label).row.handoff.id
