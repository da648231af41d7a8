"""The ownership record: rows are appended, payloads can be emptied, nothing else."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping, Sequence

from desktop.domain.records import GENESIS, RecordRow, dump_payload, payload_digest, row_hash
from desktop.store.journal import Journal, Row


def append(journal: Journal, client_id: str, kind: str, at: str, facts: Mapping[str, object]) -> None:
    """Append one row to a client's chain."""
    head = journal.row("SELECT sequence, hash FROM record_heads WHERE client_id = ?", (client_id,))
    sequence, previous = (head["sequence"] + 1, head["hash"]) if head else (1, GENESIS)
    salt, payload = secrets.token_hex(16), dump_payload(facts)
    digest = payload_digest(salt, payload)
    hashed = row_hash(client_id, sequence, at, kind, previous, digest)
    key: Row = {"client_id": client_id, "sequence": sequence}
    journal.insert(
        "ownership_record",
        {**key, "at": at, "kind": kind, "previous": previous, "digest": digest, "hash": hashed},
    )
    journal.insert("record_payloads", {**key, "salt": salt, "payload": payload})
    journal.execute(
        "INSERT OR REPLACE INTO record_heads (client_id, sequence, hash) VALUES (?, ?, ?)",
        (client_id, sequence, hashed),
    )


def empty(journal: Journal, client_id: str, sequences: Sequence[int]) -> None:
    """Empty the payloads of rows of a chain; a row of kind `erased` must name them in the same transaction."""
    journal.execute(
        "UPDATE record_payloads SET salt = NULL, payload = NULL "
        "WHERE client_id = ? AND sequence IN (SELECT value FROM json_each(?))",
        (client_id, json.dumps(list(sequences))),
    )


def rows_of(journal: Journal, client_id: str) -> list[RecordRow]:
    """Return a client's chain from its first row."""
    rows = journal.rows(
        "SELECT o.*, p.salt, p.payload FROM ownership_record AS o LEFT JOIN record_payloads AS p "
        "ON p.client_id = o.client_id AND p.sequence = o.sequence WHERE o.client_id = ? ORDER BY o.sequence",
        (client_id,),
    )
    return [
        RecordRow(
            chain=row["client_id"],
            sequence=row["sequence"],
            at=row["at"],
            kind=row["kind"],
            previous=row["previous"],
            digest=row["digest"],
            hash=row["hash"],
            salt=row["salt"],
            payload=row["payload"],
        )
        for row in rows
    ]


def chains(journal: Journal) -> list[str]:
    """Return every chain there is, or should be: of the record, of its heads and of the clients."""
    rows = journal.rows(
        "SELECT client_id FROM ownership_record UNION SELECT client_id FROM record_heads "
        "UNION SELECT client_id FROM record_payloads UNION SELECT id FROM clients ORDER BY 1"
    )
    return [str(row["client_id"]) for row in rows]


def head_of(journal: Journal, client_id: str) -> str | None:
    """Return the hash that the journal keeps for the end of a chain."""
    found = journal.value("SELECT hash FROM record_heads WHERE client_id = ?", (client_id,))
    return str(found) if found is not None else None
