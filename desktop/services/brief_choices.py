"""What was chosen for a brief is kept: while it is being chosen, and so that the next version begins there."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from desktop.domain.changes import Changes
from desktop.domain.handoffs import HandOff
from desktop.domain.overviews import Lead
from desktop.domain.playbook import Involvement
from desktop.services.composing import Choice, quotes_that_may_leave
from desktop.services.desk import Desk
from desktop.services.terms import FurtherTerms, people_of_terms
from desktop.store import brief_choices, handoffs


def keep_begun(desk: Desk, choice: Choice) -> Changes:
    """Keep what is being chosen, so that a crash loses a second at most. Broadcasts nothing."""
    with desk.journal.transaction():
        brief_choices.keep_begun(desk.journal, choice.lead, asdict(choice), desk.now())
    return Changes()


def starting_choice(desk: Desk, lead: Lead) -> Choice:
    """Return where choosing begins: where it was left, else at the last version, else at whoever got the last brief."""
    found = begun_choice(desk, lead) or former_choice(desk, lead) or _first_choice(desk, lead)
    return replace(found, standing=found.standing or lead.told)


def begun_choice(desk: Desk, lead: Lead) -> Choice | None:
    """Return what was being chosen for this lead when it was left, None where nothing was."""
    kept = brief_choices.begun(desk.journal, lead.id)
    return _restored(desk, lead, kept) if kept else None


def keep_choice(desk: Desk, handoff: HandOff, choice: Choice) -> None:
    """Keep what was chosen for the newest version. Call inside the transaction that issues it."""
    brief_choices.keep(desk.journal, handoff.id, handoff.version, asdict(choice))
    brief_choices.drop_begun(desk.journal, handoff.opportunity_id or handoff.referral_id or "")


def former_choice(desk: Desk, lead: Lead) -> Choice | None:
    """Return what was chosen for the last brief of this lead, None without one.

    Why it went nevertheless, what the customer knew and how sure one was belonged to that version alone.
    """
    handoff = lead.handoff
    kept = brief_choices.of_version(desk.journal, handoff.id, handoff.version) if handoff else None
    if kept is None:
        return None
    return replace(_restored(desk, lead, kept), override="", standing="", confidence=None)


def _first_choice(desk: Desk, lead: Lead) -> Choice:
    last = handoffs.latest(desk.journal)
    return Choice(
        lead=lead.id,
        to_name=last.to_name if last else "",
        to_email=last.to_email if last else "",
        quotes=tuple(item.id for item in quotes_that_may_leave(desk, lead)[:1]),
    )


def _restored(desk: Desk, lead: Lead, kept: dict[str, Any]) -> Choice:
    """Read a choice back, without what may no longer leave."""
    chosen = tuple(kept["quotes"])
    may_leave = [item.id for item in quotes_that_may_leave(desk, lead)]
    quotes = may_leave if kept["all_quotes"] else [each for each in may_leave if each.startswith(chosen)]
    return Choice(
        lead=lead.id,
        to_name=kept["to_name"],
        to_email=kept["to_email"],
        involvement=Involvement(kept["involvement"]) if kept["involvement"] else None,
        quotes=tuple(quotes),
        roles=kept["roles"],
        override=kept["override"],
        standing=kept["standing"],
        left_out=tuple(kept["left_out"]),
        further=_further(desk, lead, kept["further"]),
        confidence=kept["confidence"],
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
