"""The journal's key is made once, when it is first needed, and stays in the journal."""

from __future__ import annotations

from desktop.services.signing import key_card
from desktop.store import signing
from tests.desks import make_desk


def test_the_key_is_made_when_it_is_first_needed_and_stays() -> None:
    desk = make_desk()
    assert signing.private_key(desk.journal) is None
    card = key_card(desk)
    assert key_card(desk) == card
    assert signing.knows(desk.journal, card.thumbprint)
    assert len(card.thumbprint) == 43
    assert set(card.public) == {"kty", "crv", "x", "y"}
    assert key_card(make_desk()) != card
