"""What customers know of promises that are late or broken, as rows."""

from __future__ import annotations

import json
from collections.abc import Collection

from desktop.domain.clients import Promise
from desktop.store.clients import promise_of
from desktop.store.journal import Journal


def pending_promises(journal: Journal, client_ids: Collection[str]) -> list[Promise]:
    """Return our promises to these clients that are not kept: the broken ones first, then the next due."""
    rows = journal.rows(
        "SELECT * FROM promises WHERE ours = 1 AND state <> 'kept' "
        "AND client_id IN (SELECT value FROM json_each(?)) "
        "ORDER BY state <> 'broken', due_on IS NULL, due_on, seq",
        (json.dumps(list(client_ids)),),
    )
    return [promise_of(row) for row in rows]


def line_of(journal: Journal, client_id: str) -> str:
    """Return the line that waits for the next ask of a client, empty where none does."""
    found = journal.value("SELECT text FROM earned_lines WHERE client_id = ?", (client_id,))
    return str(found) if found is not None else ""


def keep_line(journal: Journal, client_id: str, text: str, at: str) -> None:
    """Keep a line for the next ask of a client; an empty one forgets what was kept."""
    journal.execute("DELETE FROM earned_lines WHERE client_id = ?", (client_id,))
    if text:
        journal.insert("earned_lines", {"client_id": client_id, "text": text, "told_at": at})
