"""Pictures of hand-offs that came back or were corrected, and of what changed from one version to the next."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.handoffs import HandOffState
from desktop.domain.replies import Decision, Reply
from desktop.services import briefs, handoffs, lead_views, leads, replies
from desktop.services.composing import Choice
from desktop.services.desk import Desk
from desktop.ui.dialogs.hand_off.steps import PREVIEW, HandOffSteps
from desktop.ui.screens.handoffs.screen import HandOffsScreen
from desktop.ui.screens.opportunities.screen import OpportunitiesScreen
from tests.pictures.journals import LONG_TITLE, QUOTE

if TYPE_CHECKING:
    from tests.pictures.album import Album

TALL, ROOMY = ((1280, 1500), (900, 1500)), ((1280, 900), (900, 900))


def versions(album: Album) -> Iterator[Path]:
    """Take a hand-off that came back, where its questions are answered, and the same with its next version."""
    handoffs_screen = album.window.screen_named("hand-offs")
    leads_screen = album.window.screen_named("opportunities")
    assert isinstance(handoffs_screen, HandOffsScreen)
    assert isinstance(leads_screen, OpportunitiesScreen)
    out = Path(album.out.name)
    yield from _take(album, "came-back", album.ask(partial(_returned, out)), handoffs_screen)
    lead = album.ask(partial(_lead, out))
    for name, criterion in (("asked", ""), ("locked", "need")):
        album.window.show_screen("opportunities")
        leads_screen.open(lead)
        album.settle()
        if criterion:
            leads_screen.panel.answers.open_criterion(criterion)
            album.settle()
        yield from album.take(f"hand-off-{name}", album.window, ROOMY)
    album.ask(partial(_answer, lead))
    leads_screen.open(lead)
    album.settle()
    leads_screen.hand_off()
    album.settle()
    yield from _preview(album, leads_screen.steps)
    leads_screen.steps_closed()
    yield from _take(album, "changed", album.ask(partial(_issue, lead, out, quotes=False)), handoffs_screen)


def _preview(album: Album, way: HandOffSteps) -> Iterator[Path]:
    """Take the next version before it leaves."""
    way.check.standing.setText("They know, and have the new date.")
    for _ in range(2):
        way.go_on()
        album.settle()
    if way.step() == PREVIEW:
        yield from album.take("hand-off-next", album.window, ROOMY)


def _take(album: Album, name: str, handoff: str, screen: HandOffsScreen) -> Iterator[Path]:
    album.window.show_screen("hand-offs")
    screen.open(handoff)
    album.settle()
    screen.refresh(None)
    album.settle()
    yield from album.take(f"hand-off-{name}", album.window, TALL)


def _lead(out: Path, desk: Desk) -> str:
    return handoffs.show_handoff(desk, _returned(out, desk)).row.handoff.opportunity_id or ""


def _returned(out: Path, desk: Desk) -> str:
    """Return the hand-off that sales gave back; the first that is live, or one that is made, where there is none."""
    rows = [row.handoff for row in handoffs.list_handoffs(desk)]
    found = [each.id for each in rows if each.state is HandOffState.RETURNED]
    if found:
        return found[0]
    live = [each.id for each in rows if each.state.live and each.opportunity_id]
    made = live[0] if live else _issue(lead_views.list_opportunities(desk)[0].id, out, desk)
    said = Reply(
        brief=handoffs.show_handoff(desk, made).row.handoff.number, in_reply_to="", decision=Decision.RETURNED,
        by_name=LONG_TITLE, by_email="", at="", gaps=("size", f"Who decides: {LONG_TITLE}"),
    )  # fmt: skip
    replies.apply_reply(desk, said)
    return made


def _answer(lead: str, desk: Desk) -> str:
    """Answer what was missing, and say something else and less."""
    leads.answer(desk, lead, "decides", f"The head of billing feels it, the board signs. {LONG_TITLE}")
    leads.answer(desk, lead, "size", "Two systems, forty people")
    for criterion, text in (("cost", ""), ("need", ""), ("need", QUOTE)):
        leads.answer(desk, lead, criterion, text)
    return lead


def _issue(lead: str, out: Path, desk: Desk, *, quotes: bool = True) -> str:
    choice = Choice(lead, "Priya Nair", all_quotes=quotes, formats=("json",), standing="They know.")
    label = briefs.issue(desk, briefs.prepare(desk, choice), out).made
    return handoffs.show_handoff(desk, label).row.handoff.id
