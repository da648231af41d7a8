"""Signing what leaves with the journal's own key, which is made when it is first needed and never leaves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.exchange import signature
from desktop.services.desk import Desk
from desktop.store import signing


@dataclass(frozen=True, slots=True)
class KeyCard:
    """What is handed to who checks: the public key, its RFC 7638 thumbprint, and its start to read aloud."""

    thumbprint: str
    fingerprint: str
    public: Mapping[str, str]


def key_card(desk: Desk) -> KeyCard:
    """Return the public half of the journal's key, made now where there is none."""
    private = private_key(desk)
    print_ = signature.thumbprint(private)
    return KeyCard(print_, signature.fingerprint(print_), signature.public_key(private))


def private_key(desk: Desk) -> bytes:
    """Return the journal's key, made in a transaction where there is none."""
    found = signing.private_key(desk.journal)
    if found is not None:
        return found
    with desk.journal.transaction():
        found = signing.private_key(desk.journal)
        if found is None:
            found = signature.make_key()
            signing.add_key(desk.journal, signature.thumbprint(found), found, desk.now())
    return found
