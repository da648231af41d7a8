"""The states that an opportunity went through, as rows that are only added."""

from __future__ import annotations

from desktop.domain.opportunities import OpportunityState, StateChange
from desktop.store.journal import Journal


def add(journal: Journal, opportunity_id: str, state: OpportunityState, at: str, reason: str) -> None:
    """Note that an opportunity came to a state, from the one that was noted last."""
    last = journal.value(
        "SELECT to_state FROM opportunity_states WHERE opportunity_id = ? ORDER BY seq DESC LIMIT 1",
        (opportunity_id,),
    )
    row = {"opportunity_id": opportunity_id, "at": at, "from_state": last or "", "to_state": state.value}
    journal.insert("opportunity_states", {**row, "reason": reason})


def of_opportunity(journal: Journal, opportunity_id: str) -> list[StateChange]:
    """Return the states of an opportunity, the first one first; none for a referral."""
    rows = journal.rows(
        "SELECT * FROM opportunity_states WHERE opportunity_id = ? ORDER BY seq", (opportunity_id,)
    )
    return [
        StateChange(
            at=row["at"],
            before=OpportunityState(row["from_state"]) if row["from_state"] else None,
            after=OpportunityState(row["to_state"]),
            reason=row["reason"],
        )
        for row in rows
    ]
