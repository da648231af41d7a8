"""How sure one was of a hand-off, as a column of its own that nothing else reads."""

from __future__ import annotations

import json
from collections.abc import Sequence

from desktop.store.journal import Journal


def write(journal: Journal, handoff_id: str, value: int) -> None:
    """Keep how sure one is, in per cent."""
    journal.update("handoffs", handoff_id, {"confidence": value})


def outcomes(journal: Journal, states: Sequence[str]) -> list[tuple[int, str]]:
    """Return per cent and state of each hand-off that ended in one of these states."""
    rows = journal.rows(
        "SELECT confidence, state FROM handoffs WHERE confidence IS NOT NULL "
        "AND state IN (SELECT value FROM json_each(?)) ORDER BY seq",
        (json.dumps(list(states)),),
    )
    return [(row["confidence"], row["state"]) for row in rows]
