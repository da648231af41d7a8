"""Pictures of referrals in each state of their life, of goodwill that is owed, and of the record on paper."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.clients import PromiseState
from desktop.domain.consents import ConsentUse
from desktop.domain.goodwill import Ask, Gift
from desktop.domain.interactions import EntryForm
from desktop.domain.opportunities import HowWeKnow
from desktop.domain.referrals import Strength
from desktop.services import (
    clients,
    consents,
    goodwill,
    interactions,
    leads,
    promises,
    record_pages,
    referrals,
)
from desktop.services.desk import Desk
from desktop.ui.screens.clients.screen import ClientsScreen
from desktop.ui.screens.handoffs.screen import HandOffsScreen
from desktop.ui.screens.referrals.screen import ReferralsScreen
from tests.pictures.journals import LONG_NAME, LONG_TITLE

if TYPE_CHECKING:
    from tests.pictures.album import Album

STATES = ("noted", "asked", "given", "agreed", "introduced", "met", "qualified", "won", "refused")
GERMAN = "Donaudampfschifffahrtsgesellschaft für Energieversorgungsunternehmensberatung"


def referral_life(album: Album) -> Iterator[Path]:
    """Take a referral at each step, its forms, a goodwill line that is owed, and the paper of the record."""
    if album.journal == "empty":
        return
    client, made = album.ask(partial(_fill, album.journal))
    screen = album.window.screen_named("referrals")
    assert isinstance(screen, ReferralsScreen)
    for state, referral in made.items():
        album.window.show_screen("referrals")
        screen.open(referral)
        album.settle()
        yield from album.take(f"referral-{state}", album.window)
        steps = screen.panel.foot.steps
        if state == "noted":
            steps.button("facts").click()
            yield from album.take("referral-form-facts", album.window)
            steps.facts.leave()
            steps.button("permission asked").click()
            yield from album.take("referral-form-ask", album.window)
            steps.how.leave()
        if state == "given":
            steps.button("other side").click()
            yield from album.take("referral-form-other-side", album.window)
            steps.other_side.leave()
        screen.show_list()
    yield from _client_pages(album, client)
    yield from _with_sales(album)


def _client_pages(album: Album, client: str) -> Iterator[Path]:
    screen = album.window.screen_named("clients")
    assert isinstance(screen, ClientsScreen)
    album.window.show_screen("clients")
    screen.open(client)
    album.settle()
    screen.page.show_tab("goodwill")
    yield from album.take("goodwill-line", album.window)
    screen.page.goodwill.form.ask()
    screen.page.goodwill.form.choose(Ask.QUOTE)
    screen.page.goodwill.form.use()
    album.settle()
    yield from album.take("goodwill-owed", album.window)
    screen.page.goodwill.form.leave()
    screen.page.show_tab("record")
    out = screen.page.out
    for name, card in (("paper", out.paper), ("export", out.export), ("checking", out.checking)):
        card.ask()
        album.settle()
        yield from album.take(f"record-{name}-form", album.window)
        card.leave()
    wanted = [part for part in ("record-paper-page",) if not album.wanted or part in album.wanted]
    for name in wanted:
        yield from album.ask(partial(_pages, client, album.folder, f"{name}-{album.journal}"))


def _with_sales(album: Album) -> Iterator[Path]:
    """Take the card that releases contacts, and the one that reminds sales."""
    screen = album.window.screen_named("hand-offs")
    assert isinstance(screen, HandOffsScreen)
    album.window.show_screen("hand-offs")
    album.settle()
    taken: set[str] = set()
    for number in range(screen.model.rowCount()):
        if not screen.list.choose(screen.model.id_at(number)):
            continue
        album.settle()
        if "release" in screen.panel.doing.offered() and "release" not in taken:
            taken.add("release")
            screen.panel.doing.by_name["release"].trigger()
            album.settle()
            yield from album.take("hand-off-release", album.window)
            screen.panel.release.hide()
        if not screen.panel.nudge.isHidden() and "nudge" not in taken:
            taken.add("nudge")
            yield from album.take("hand-off-nudge", album.window)


def _pages(client: str, folder: Path, name: str, desk: Desk) -> list[Path]:
    """Draw the pages of the record as the PDF has them."""
    files = []
    for number, data in enumerate(record_pages.pictures(desk, client, quotes=True)):
        files.append(folder / f"{name}-{number + 1}.png")
        files[-1].write_bytes(data)
    return files


def _fill(journal: str, desk: Desk) -> tuple[str, dict[str, str]]:
    """Bring one referral to each state; every one has a referrer of its own, who is asked once."""
    long = journal == "long"
    client = clients.add_client(desk, f"{LONG_NAME[:170]} Referrals" if long else "Kestrel Logistics").made
    made = {}
    for number, state in enumerate(STATES):
        name = f"{LONG_NAME[:150]} {number}" if long else f"Ines Fischer {'ABCDEFGHI'[number]}."
        person = clients.add_person(desk, name, client=client, role=GERMAN if long else "Head of IT").made
        said = f"You should meet my neighbour number {number}."
        entry = interactions.add_entry(
            desk, EntryForm(text=said, title="Lunch", client=client, people=(name,))
        ).made
        made[state] = leads.spot_referral(
            desk,
            entry,
            said,
            f"{LONG_TITLE} {number}" if long else f"Neighbour {number}",
            through=person,
            company=f"{GERMAN} {number}" if long else f"Vantis {number} SA",
            strength=Strength.STRONG,
            heard_by="Priya Nair",
        ).made
        goodwill.give(desk, person, Gift.HELP, LONG_TITLE if long else "Sent the checklist they asked for")
        _bring(desk, made[state], STATES[: STATES.index(state) + 1], long=long)
    consents.give_consent(desk, person, ConsentUse.NAME, how=LONG_TITLE if long else "by mail")
    promise = promises.make_promise(desk, client, LONG_TITLE if long else "The interface by November").made
    promises.set_state(desk, promise, PromiseState.BROKEN, "It slipped.")
    return client, made


def _bring(desk: Desk, referral: str, states: tuple[str, ...], *, long: bool) -> None:
    other = GERMAN if long else "Lena Frey"
    if "refused" in states:
        referrals.ask_permission(desk, referral)
        referrals.answer_permission(desk, referral, agreed=False)
        return
    if "qualified" in states:
        for criterion in ("need", "share", "asked", "next"):
            leads.answer(desk, referral, criterion, "Known.", how=HowWeKnow.SAID)
        leads.answer(desk, referral, "ask", "Take it.")
    steps = {
        "asked": partial(referrals.ask_permission, desk, referral),
        "given": partial(referrals.answer_permission, desk, referral, agreed=True, how="by mail"),
        "agreed": partial(referrals.other_side_agrees, desk, referral, other, how="by mail"),
        "introduced": partial(referrals.introduce, desk, referral),
        "met": partial(referrals.meet, desk, referral),
        "qualified": partial(referrals.qualify, desk, referral),
        "won": partial(referrals.end, desk, referral, won=True),
    }
    for state in states[1:]:
        steps[state]()
