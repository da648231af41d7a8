"""Reading and verifying the ownership record."""

from __future__ import annotations

from desktop.domain.clients import Client
from desktop.domain.records import RecordRow, Verdict, verify_chain
from desktop.services.desk import Desk
from desktop.services.naming import find_client
from desktop.store import record


def show_record(desk: Desk, reference: str) -> tuple[Client, list[RecordRow]]:
    """Return a client and its chain from the first row."""
    client = find_client(desk, reference)
    return client, record.rows_of(desk.journal, client.id)


def verify_record(desk: Desk) -> list[Verdict]:
    """Check every client's chain."""
    journal = desk.journal
    return [
        verify_chain(chain, record.rows_of(journal, chain), record.head_of(journal, chain))
        for chain in record.chains(journal)
    ]
