"""Earned first: before anything is asked of a client we owe something to, one line on what they know about it."""

from __future__ import annotations

from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.services.desk import Desk
from desktop.services.promises import earned_first, standing_line, use_standing


def owes_first(desk: Desk, client_id: str) -> bool:
    """Say whether a promise of ours to a client is broken, or more than one is at risk."""
    return earned_first(desk, [client_id])[client_id] is not None


def refuse_unearned(desk: Desk, client_id: str, client: str, standing: str) -> None:
    """Ask for one line while we owe a client something: `standing`, or the one that was kept for this."""
    if standing.strip() or standing_line(desk, client_id):
        return
    if owes_first(desk, client_id):
        raise UserError(
            QT_TRANSLATE_NOOP(
                "UserError", "We owe {client} something first: a promise is broken or several are late."
            ),
            QT_TRANSLATE_NOOP(
                "UserError", "Say in one line what the customer knows about it (--standing LINE)."
            ),
            client=client,
        )


def earned_line(desk: Desk, client_id: str, standing: str) -> str:
    """Return the line that an ask goes on record with, and use up the one that was kept. Call inside a transaction."""
    line = standing.strip() or standing_line(desk, client_id)
    use_standing(desk, client_id)
    return line
