"""Earned first: before anything is asked of a client we owe something to, one line on what they know about it."""

from __future__ import annotations

from desktop.domain.clients import must_earn_first
from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.services.desk import Desk
from desktop.store import clients


def owes_first(desk: Desk, client_id: str) -> bool:
    """Say whether a promise of ours to a client is broken, or more than one is at risk."""
    return must_earn_first(clients.promises_of(desk.journal, client_id), desk.today())


def refuse_unearned(desk: Desk, client_id: str, client: str, standing: str) -> None:
    """Ask for one line while we owe a client something; `standing` is that line."""
    if not standing.strip() and owes_first(desk, client_id):
        raise UserError(
            QT_TRANSLATE_NOOP(
                "UserError", "We owe {client} something first: a promise is broken or several are late."
            ),
            QT_TRANSLATE_NOOP(
                "UserError", "Say in one line what the customer knows about it (--standing LINE)."
            ),
            client=client,
        )
