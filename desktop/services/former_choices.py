"""The next version of a brief begins with what was chosen for the last: its quotes, what stays, its further terms."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from desktop.domain.handoffs import HandOff
from desktop.domain.overviews import Lead
from desktop.services.composing import Choice, quotes_that_may_leave
from desktop.services.desk import Desk
from desktop.services.terms import FurtherTerms, people_of_terms
from desktop.store import brief_choices


def keep_choice(desk: Desk, handoff: HandOff, choice: Choice) -> None:
    """Keep what was chosen for the newest version. Call inside the transaction that issues it."""
    kept = {
        "quotes": choice.quotes,
        "all_quotes": choice.all_quotes,
        "roles": choice.roles,
        "left_out": choice.left_out,
        "further": asdict(choice.further),
    }
    brief_choices.keep(desk.journal, handoff.id, handoff.version, kept)


def former_choice(desk: Desk, lead: Lead) -> Choice | None:
    """Return what was chosen for the last brief of this lead, without what may no longer leave; None without one."""
    handoff = lead.handoff
    kept = brief_choices.of_version(desk.journal, handoff.id, handoff.version) if handoff else None
    if handoff is None or kept is None:
        return None
    chosen = tuple(kept["quotes"])
    may_leave = [item.id for item in quotes_that_may_leave(desk, lead)]
    quotes = may_leave if kept["all_quotes"] else [each for each in may_leave if each.startswith(chosen)]
    return Choice(
        lead=lead.id,
        to_name=handoff.to_name,
        to_email=handoff.to_email,
        involvement=handoff.involvement,
        quotes=tuple(quotes),
        roles=kept["roles"],
        left_out=tuple(kept["left_out"]),
        further=_further(desk, lead, kept["further"]),
    )


def _further(desk: Desk, lead: Lead, kept: dict[str, Any]) -> FurtherTerms:
    known = {reference for person in people_of_terms(desk, lead) for reference in (person.id, person.name)}
    return FurtherTerms(
        blackouts=tuple(kept["blackouts"]),
        not_offered=kept["not_offered"],
        help_wanted=kept["help_wanted"],
        escalation=kept["escalation"],
        protocols=tuple((person, how) for person, how in kept["protocols"] if person in known),
    )
