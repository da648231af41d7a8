"""What is known of an opportunity beside its answers: its value, its start and its scope."""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.changes import Changes, Kind
from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.opportunities import Opportunity
from desktop.domain.text import single_line
from desktop.domain.worth import read_start, read_worth
from desktop.services.desk import Desk
from desktop.services.leads import known_scope, note_state
from desktop.services.naming import find_opportunity
from desktop.store import leads


def edit_opportunity(
    desk: Desk,
    reference: str,
    *,
    value: str | None = None,
    start: str | None = None,
    scope: tuple[str, ...] | None = None,
) -> Changes:
    """Say what an opportunity may be worth, when it should start, and which services it is about.

    `None` leaves a fact as it is, an empty one makes it unknown. An opportunity that has ended stays as it is.
    """
    with desk.journal.transaction():
        before = find_opportunity(desk, reference)
        if before.state.over:
            raise UserError(
                QT_TRANSLATE_NOOP("UserError", "“{title}” has ended and stays as it is."),
                QT_TRANSLATE_NOOP("UserError", "Spot a new opportunity for what the customer wants now."),
                title=before.title,
            )
        changed = before
        if value is not None:
            worth = read_worth(value)
            changed = replace(
                changed,
                value_low=worth.low if worth else None,
                value_high=worth.high if worth else None,
                currency=worth.currency if worth else "",
            )
        if start is not None:
            changed = replace(changed, start_on=read_start(start))
        if scope is not None:
            named = tuple(dict.fromkeys(line for tag in scope if (line := single_line(tag))))
            changed = replace(changed, scope=known_scope(desk, named))
        if changed != before:
            leads.write_opportunity(desk.journal, changed)
            note_state(desk, changed, "edited", before=_facts(before), now=_facts(changed))
    return Changes.of((Kind.OPPORTUNITY, before.id))


def _facts(opportunity: Opportunity) -> dict[str, object]:
    """Return what the ownership record keeps of an edit."""
    worth = opportunity.worth
    return {
        "value": worth.words() if worth else "unknown",
        "start": opportunity.start_on or "unknown",
        "scope": list(opportunity.scope),
    }
