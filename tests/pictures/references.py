"""Pictures of the references of a client: what people agreed to, the form, and nothing yet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.consents import ConsentUse
from desktop.services import clients, consents
from desktop.services.desk import Desk
from desktop.ui.screens.clients.screen import ClientsScreen
from tests.pictures.journals import LONG_NAME, LONG_TITLE

if TYPE_CHECKING:
    from tests.pictures.album import Album

CLIENTS = {"full": "Helix Pharma AG", "long": LONG_NAME, "empty": "Orchard Retail plc"}


def references(album: Album) -> Iterator[Path]:
    """Take the tab, the earlier consents, the whole form and a refusal."""
    screen = album.window.screen_named("clients")
    assert isinstance(screen, ClientsScreen)
    album.window.show_screen("clients")
    client = album.ask(partial(_fill, CLIENTS[album.journal], album.journal))
    album.settle()
    screen.open(client)
    album.settle()
    page = screen.page
    page.show_tab("references")
    yield from album.take("client-references", album.window)
    for card in page.references.cards():
        card.show_earlier()
    page.references.ask()
    yield from album.take("client-references-form", album.window)
    page.references.form.show_more()
    page.references.form.use()
    album.settle()
    yield from album.take("client-references-refused", album.window)
    page.references.form.leave()
    page.show_tab("goodwill")
    page.goodwill.form.ask()
    yield from album.take("client-goodwill", album.window)
    page.goodwill.form.leave()


def _fill(client: str, journal: str, desk: Desk) -> str:
    if journal == "empty":
        clients.add_client(desk, client)
        clients.add_person(desk, "Ruth Pemberton", client=client, role="Finance director")
    if journal == "long":
        person = clients.show_client(desk, client).people[0].id
        soon = desk.today() + timedelta(days=3)
        for use in (ConsentUse.NAME, ConsentUse.NAME, ConsentUse.PROPOSAL, ConsentUse.ANONYMOUS):
            consents.give_consent(desk, person, use, how=LONG_TITLE, until=soon, scope=LONG_TITLE)
    return client
